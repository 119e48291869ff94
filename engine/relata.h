// relata as a library: text in, statements out. The one header that is installed.
//
//   #include <relata.h>
//
//   std::string problems;
//   if (auto packs = relata::api::Packs::load({"diplomacy"}, problems))
//     for (const auto& s : packs->extract({.id = "a", .date = "2023-06-19", .text = "Antony Blinken met Wang Yi on Monday."}))
//       std::cout << s.subject.label << ' ' << s.relation << ' ' << s.object.label << ' ' << s.when << '\n';
//
// Strings are UTF-8, offsets count code points of the document's text, ends exclusive. Nothing is thrown but std::bad_alloc. The same
// input gives the same output on every run. Packs are immutable once loaded: any number of threads may use one at the same time.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace relata::api {

// One end of a statement: who or what it is about.
struct End {
  std::string id;     // the lexicon's, else a hash of document, type and label
  std::string label;  // the fullest name that the document gives
  std::string type;   // "Person"
  std::vector<std::string> aliases;
  std::optional<std::pair<std::uint32_t, std::uint32_t>> place;  // absent where the text leaves it out
  std::string text;                                              // the words at `place`
};

// A typed triple with its qualifiers, its mode and the words it rests on: a line of the statement stream. Empty strings: not told.
struct Statement {
  std::string id;
  std::string document, date, title, url, publisher;
  std::string print;  // equal for near-equal texts: wire copies
  End subject;
  std::string relation;  // "met"
  End object;
  std::string mode;  // asserted, negated, planned or possible
  std::string when;  // ISO 8601, a day, month or year, or an interval
  std::optional<End> where;
  std::string duration;  // ISO 8601
  std::optional<End> of;
  std::optional<End> source;  // who says so
  std::string rule, rule_version;
  std::uint32_t start = 0, end = 0;  // the evidence
  std::string quote;                 // its words
  std::vector<std::pair<std::uint32_t, std::uint32_t>> spans;
};

struct Text {
  std::string id;
  std::string date = {};  // YYYY-MM-DD; empty: what the text itself tells, else unknown
  std::string text;       // valid UTF-8
};

// Packs of rules, loaded and compiled.
class Packs {
 public:
  // By name, or by path where it holds a '/'. nullopt if a pack isn't found. What is wrong with rules is told in `problems`, with file,
  // line and a caret under the words; a broken rule is left out and the rest loads.
  [[nodiscard]] static std::optional<Packs> load(const std::vector<std::string>& names, std::string& problems);

  // The statements of one text, in its order. Empty too where the text is in no language of the packs.
  [[nodiscard]] std::vector<Statement> extract(const Text& text) const;

  // Reads files, folders and globs (.txt .html .json .jsonl, .gz and .zst of them) one document after another and hands each one's
  // statements to `take`. What can't be read costs itself; it is named in `problems`, a line each.
  void extract_files(const std::vector<std::string>& sources, const std::function<void(std::vector<Statement>&&)>& take,
                     std::string& problems) const;

  // Writes statements as files whose endings tell the format (graph.gexf, triples.nq.gz, all.statements.jsonl): all, or none and
  // false. Statements are a set: their order changes no graph.
  [[nodiscard]] bool write(const std::vector<Statement>& statements, const std::vector<std::string>& paths, std::string& problems) const;

 private:
  struct Loaded;
  explicit Packs(std::shared_ptr<const Loaded> loaded) : loaded_(std::move(loaded)) {}
  std::shared_ptr<const Loaded> loaded_;
};

// One line of JSON, its line feed included, as the statement stream has it.
[[nodiscard]] std::string to_json_line(const Statement& statement);

}  // namespace relata::api
