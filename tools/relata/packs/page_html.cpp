#include <fmt/format.h>

#include <algorithm>

#include "tools/relata/packs/pack_pages.h"

namespace relata {
namespace {

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

std::string markdown_to_html(const std::string& markdown) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Pack</title>\n<style>body{font:16px/1.5 "
      "sans-serif;margin:2em "
      "auto;max-width:60em}td,th{padding:3px 10px;text-align:left;vertical-align:top;border-bottom:1px solid #ddd}pre{background:#f4f4f4;"
      "padding:8px}</style></head><body>\n";
  std::string open;  // the block that is open: "table", "pre" or "ul"
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
    if (line.starts_with("- ")) {
      block("ul");
      out += "<li>" + inline_html(line.substr(2)) + "</li>\n";
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
