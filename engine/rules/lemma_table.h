// Base forms of verbs and nouns, numbered. Those of the lexicons are shared by the copies of a table.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

using LemmaId = std::uint32_t;
inline constexpr LemmaId no_lemma = 0xffffffff;

class LemmaTable {
 public:
  LemmaId id(std::string_view lemma);                        // adds it if it is new
  [[nodiscard]] LemmaId find(std::string_view lemma) const;  // no_lemma if unknown
  [[nodiscard]] const std::string& operator[](LemmaId id) const {
    return id < shared_size() ? shared_->words[id] : own_.words[id - shared_size()];
  }
  [[nodiscard]] std::size_t size() const { return shared_size() + own_.words.size(); }
  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] std::vector<std::string> all() const;  // in the order of their numbers
  // What the table holds now becomes what its copies share.
  void freeze();
  // Do both hold the same lemmas by the same numbers? To be told of tables that share what they held when they were copied.
  [[nodiscard]] bool is_same(const LemmaTable& other) const { return shared_ == other.shared_ && own_.words == other.own_.words; }

 private:
  // Open addressing: a slot holds a part of the hash and the number.
  struct Part {
    struct Slot {
      std::uint32_t hash = 0;
      LemmaId id = no_lemma;
    };
    std::vector<std::string> words;
    std::vector<Slot> slots;
    [[nodiscard]] LemmaId find(std::string_view lemma, std::uint32_t hash) const;
    LemmaId add(std::string_view lemma, std::uint32_t hash);
  };
  [[nodiscard]] std::size_t shared_size() const { return shared_ ? shared_->words.size() : 0; }

  std::shared_ptr<const Part> shared_;
  Part own_;
};

}  // namespace relata
