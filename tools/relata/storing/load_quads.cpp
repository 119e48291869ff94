#include "tools/relata/storing/load_quads.h"

#include <fmt/format.h>

#include "engine/text/stable_hash.h"
#include "engine/text/utf8.h"

namespace relata {
namespace {

// The end of the term that starts at `at`; npos where none does.
std::size_t end_of_term(std::string_view line, std::size_t at) {
  constexpr std::size_t none = std::string_view::npos;
  if (at >= line.size()) return none;
  if (line[at] == '<') {
    const std::size_t end = line.find_first_of("> \"{}|^`", at);
    return end == none || line[end] != '>' ? none : end + 1;
  }
  if (line[at] != '"') return none;
  std::size_t end = at + 1;
  while (end < line.size() && line[end] != '"') end += line[end] == '\\' ? 2 : 1;
  if (end >= line.size()) return none;
  ++end;
  if (end < line.size() && line[end] == '@') return std::min(line.find_first_of(" \t.", end), line.size());
  return line.substr(end).starts_with("^^") ? end_of_term(line, end + 2) : end;
}

struct Quad {
  std::string_view triple;  // subject to object
  std::string_view graph;   // without brackets; empty: none
};

// nullopt with what is wrong.
std::optional<Quad> parse(std::string_view line, std::string_view& wrong) {
  std::size_t at = 0;
  std::string_view terms[4];
  std::size_t count = 0;
  const auto skip = [&] { at = std::min(line.find_first_not_of(" \t", at), line.size()); };
  for (skip(); at < line.size() && line[at] != '.'; skip()) {
    if (line.substr(at).starts_with("_:")) return wrong = "a blank node: no part of a file that holds one can be sent alone", std::nullopt;
    const std::size_t end = count < 4 ? end_of_term(line, at) : std::string_view::npos;
    if (end == std::string_view::npos) return wrong = "no quad", std::nullopt;
    terms[count++] = line.substr(at, end - at);
    at = end;
  }
  const bool ends = at < line.size() && line.find_first_not_of(" \t\r", at + 1) == std::string_view::npos;
  if (!ends || count < 3 || (count == 4 && terms[3][0] != '<')) return wrong = "no quad", std::nullopt;
  Quad quad{line.substr(static_cast<std::size_t>(terms[0].data() - line.data()),
                        static_cast<std::size_t>(terms[2].data() + terms[2].size() - terms[0].data())),
            {}};
  if (count == 4) quad.graph = terms[3].substr(1, terms[3].size() - 2);
  return quad;
}

}  // namespace

QuadBatches::QuadBatches(const std::string& path, bool by_graph, std::size_t most_bytes)
    : path_(path), lines_(ByteStream(path)), by_graph_(by_graph), most_bytes_(most_bytes) {}

void QuadBatches::fail(std::string_view message) {
  problem_ = number_ ? fmt::format("{}:{}: {}", path_, number_, message) : fmt::format("{}: {}", path_, message);
}

bool QuadBatches::read_line() {
  std::string_view line;
  while (lines_.next(line)) {
    ++number_;
    const std::size_t first = line.find_first_not_of(" \t\r");
    if (first == std::string_view::npos || line[first] == '#') continue;
    std::string_view wrong;
    const auto quad = first_invalid_utf8(line) ? (wrong = "no UTF-8", std::nullopt) : parse(line, wrong);
    if (!quad) return fail(wrong), false;
    graph_ = quad->graph;
    line_ = quad->triple;
    if (!by_graph_ && !graph_.empty()) line_ += fmt::format(" <{}>", graph_);
    line_ += " .\n";
    return true;
  }
  if (!lines_.error().empty()) number_ = 0, fail(lines_.error());
  return false;
}

std::optional<Batch> QuadBatches::next() {
  if (!waiting_) waiting_ = read_line();
  if (!waiting_) return std::nullopt;
  Batch batch;
  batch.graph = graph_;
  IdHash hash;
  hash.add_part(fingerprint_);
  while (waiting_ && (by_graph_ ? graph_ == batch.graph : batch.body.size() < most_bytes_)) {
    batch.graph = graph_;
    batch.body += line_;
    ++batch.quads;
    waiting_ = read_line();
  }
  if (!problem_.empty()) return std::nullopt;  // a piece with a broken line behind it is not sent: it may be cut short
  hash.add_part(batch.body);
  hash.add_part(batch.graph);
  batch.fingerprint = fingerprint_ = hash.hex();
  batch.is_first = graphs_.insert(stable_id(batch.graph)).second;
  return batch;
}

}  // namespace relata
