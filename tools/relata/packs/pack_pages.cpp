#include "tools/relata/packs/pack_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace relata {
namespace {

std::string name_of_type(const RuleBase& base, TypeId type) {
  return type == no_type ? "anything" : base.schema.type(type).name;
}

std::string cell(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '|' ? "\\|" : c == '\n' ? " " : std::string(1, c);
  return out;
}

class Page {
 public:
  Page(const RuleBase& base, std::uint32_t pack, const Diagnostics& sources) : base_(base), pack_(pack), sources_(sources) {}

  std::string write() {
    const PackInfo& info = base_.packs[pack_];
    out_ = fmt::format("# {} {}\n\nLanguage: {}.", info.name, info.version, info.language);
    if (pack_ > 0) {
      out_ += " Requires:";
      for (std::uint32_t i = 0; i < pack_; ++i)
        out_ += fmt::format("{} {} {}", i > 0 ? "," : "", base_.packs[i].name, base_.packs[i].version);
      out_ += ".";
    }
    out_ += "\n";
    relations();
    families();
    rules();
    return std::move(out_);
  }

 private:
  // Those that rules of this pack emit.
  void relations() {
    std::set<RelationId> emitted;
    for (const Rule& rule : base_.rules)
      if (rule.pack == pack_)
        for (const EmitAction& emit : rule.emit) emitted.insert(emit.relation);
    if (emitted.empty()) return;
    out_ += "\n## Relations\n\n| relation | from | to | rules |\n| --- | --- | --- | --- |\n";
    for (const RelationId id : emitted) {
      const Relation& relation = base_.schema.relation(id);
      std::string rules;
      for (const Rule& rule : base_.rules)
        if (rule.pack == pack_ && std::any_of(rule.emit.begin(), rule.emit.end(), [&](const EmitAction& e) { return e.relation == id; }))
          rules += (rules.empty() ? "`" : ", `") + rule.id + "`";
      out_ += fmt::format("| {}{} | {} | {} | {} |\n", relation.name, relation.symmetric ? " (either order)" : "",
                          name_of_type(base_, relation.from), name_of_type(base_, relation.to), rules);
    }
  }

  void families() {
    bool first = true;
    for (const Family& family : base_.families) {
      if (base_.pack_of(family.source) != pack_) continue;
      if (first) out_ += "\n## Families\n\n| family | verbs | nouns |\n| --- | --- | --- |\n";
      first = false;
      std::string verbs, nouns;
      for (const FamilyVerb& verb : family.verbs) verbs += (verbs.empty() ? "" : ", ") + written(family.source, verb.place);
      for (const FamilyNoun& noun : family.nouns) nouns += (nouns.empty() ? "" : ", ") + written(family.source, noun.place);
      out_ += fmt::format("| {} | {} | {} |\n", family.name, cell(verbs), cell(nouns));
    }
  }

  std::string written(SourceId source, Span place) const { return sources_.source(source).bytes.substr(place.begin, place.size()); }

  void rules() {
    std::string file;
    for (const Rule& rule : base_.rules) {
      if (rule.pack != pack_) continue;
      const std::string name = std::filesystem::path(sources_.source(rule.source).path).filename().string();
      if (name != file) out_ += fmt::format("\n## {}\n", file = name);
      out_ += fmt::format("\n### {}\n\n", rule.id);
      if (!rule.about.empty()) out_ += rule.about + "\n\n";
      out_ += fmt::format("Layer {}{}.\n\n", rule.layer,
                          rule.status == Status::experimental ? ", experimental"
                          : rule.status == Status::deprecated ? ", deprecated"
                                                              : "");
      for (const Pattern& pattern : rule.match) out_ += "    " + pattern.text + "\n";
      if (rule.tests.empty()) continue;
      out_ += "\n| text | gives |\n| --- | --- |\n";
      for (const RuleTest& test : rule.tests) {
        std::string gives;
        for (const std::string& each : test.gives) gives += (gives.empty() ? "" : "; ") + each;
        out_ += fmt::format("| {} | {} |\n", cell(test.text), gives.empty() ? "nothing" : cell(gives));
      }
    }
  }

  const RuleBase& base_;
  const std::uint32_t pack_;
  const Diagnostics& sources_;
  std::string out_;
};

std::string escaped(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' && i + 1 < text.size() && text[i + 1] == '|') continue;
    out += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : std::string(1, c);
  }
  return out;
}

// `code` between backquotes.
std::string inline_html(const std::string& text) {
  std::string out;
  bool code = false;
  for (const char c : escaped(text)) {
    if (c != '`') {
      out += c;
      continue;
    }
    out += code ? "</code>" : "<code>";
    code = !code;
  }
  return code ? out + "</code>" : out;
}

std::string row_html(const std::string& line, const char* tag) {
  std::string out = "<tr>", cell;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '|' && line[i - 1] != '\\') {
      out += fmt::format("<{}>{}</{}>", tag, inline_html(cell), tag);
      cell.clear();
    } else {
      cell += line[i];
    }
  }
  return out + "</tr>\n";
}

}  // namespace

std::string pack_markdown(const RuleBase& base, std::uint32_t pack, const Diagnostics& sources) {
  return Page(base, pack, sources).write();
}

std::string markdown_to_html(const std::string& markdown) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Pack</title>\n<style>body{font:16px/1.5 "
      "sans-serif;margin:2em "
      "auto;max-width:60em}td,th{padding:3px 10px;text-align:left;vertical-align:top;border-bottom:1px solid #ddd}pre{background:#f4f4f4;"
      "padding:8px}</style></head><body>\n";
  std::string open;  // the block that is open: "table" or "pre"
  const auto block = [&](const std::string& wanted) {
    if (open == wanted) return;
    if (!open.empty()) out += "</" + open + ">\n";
    if (!wanted.empty()) out += "<" + wanted + ">\n";
    open = wanted;
  };
  std::size_t row = 0;
  for (std::size_t begin = 0; begin < markdown.size();) {
    const std::size_t end = std::min(markdown.find('\n', begin), markdown.size());
    const std::string line = markdown.substr(begin, end - begin);
    begin = end + 1;
    if (line.starts_with("|")) {
      if (open != "table") row = 0;
      block("table");
      if (++row != 2) out += row_html(line, row == 1 ? "th" : "td");
      continue;
    }
    if (line.starts_with("    ")) {
      block("pre");
      out += escaped(line.substr(4)) + "\n";
      continue;
    }
    block("");
    const std::size_t level = line.find_first_not_of('#');
    if (level > 0 && level <= 3 && level != std::string::npos)
      out += fmt::format("<h{0}>{1}</h{0}>\n", level, inline_html(line.substr(level + 1)));
    else if (!line.empty())
      out += "<p>" + inline_html(line) + "</p>\n";
  }
  block("");
  return out + "</body></html>\n";
}

}  // namespace relata
