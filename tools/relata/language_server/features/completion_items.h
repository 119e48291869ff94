// Items of a completion, collected by what they are.
#pragma once
#include <functional>
#include <set>
#include <string>

#include "tools/relata/language_server/features/file_context.h"

namespace relata::language_server {

// Kinds of the protocol.
enum class ItemKind {
  function = 3,
  property = 10,
  class_ = 7,
  keyword = 14,
  value = 12,
  module_ = 9,
  enum_member = 20,
  constant = 21,
  event = 23,
  variable = 6
};

class CompletionItems {
 public:
  // `replaced`: the bytes of the document that an item takes the place of; `typed`: what stands there before the cursor.
  CompletionItems(const FileContext& context, Span replaced, std::string typed);

  // What is added from here on stands behind what has a lower rank; the editor sorts by name within one.
  void rank(int rank) { rank_ = rank; }
  // `behind` is inserted behind the name. The same name twice is told once.
  void add(const std::string& name, ItemKind kind, const std::string& detail, const std::string& documentation = {},
           const std::string& behind = {});
  void add_snippet(const std::string& label, const std::string& detail, const std::string& snippet);
  void add_types(const std::string& behind);
  void add_relations();
  // What can be asked of a slot: features of all types, and what each mention has; then the values of one of them.
  void add_attributes();
  void add_values(std::string_view attribute);
  // Sets, families and phrases that the file may name, and verbs that begin with what is typed.
  void add_words(const std::string& behind);
  void add_sets();
  void add_layers();
  void add_choices(const std::vector<std::string_view>& choices);
  [[nodiscard]] Json list() const;

 private:
  const FileContext& context_;
  Span replaced_;
  std::string typed_;
  std::set<std::string> names_;
  Json items_ = Json::array();
  int rank_ = 1;
  bool complete_ = true;
};

}  // namespace relata::language_server
