#include <fmt/format.h>

#include <map>

#include "tools/relata/testing/coverage.h"

namespace relata {
namespace {

struct Count {
  std::size_t reached = 0, all = 0;
};

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '<' ? "&lt;" : c == '&' ? "&amp;" : c == '"' ? "&quot;" : std::string(1, c);
  return out;
}

std::map<std::string, Count> by_kind(const Coverage& coverage) {
  std::map<std::string, Count> counts;
  for (const CoverageItem& item : coverage.items) {
    Count& count = counts[item.kind];
    ++count.all;
    count.reached += item.hits > 0;
  }
  return counts;
}

}  // namespace

std::string coverage_text(const Coverage& coverage) {
  std::string out;
  for (const CoverageItem& item : coverage.items)
    if (item.hits == 0)
      out +=
          fmt::format("{}:{}:{}: no test reaches this {} of {}: {}\n", item.file, item.line, item.column, item.kind, item.rule, item.words);
  for (const auto& [kind, count] : by_kind(coverage)) out += fmt::format("{:<14}{:>6} of {}\n", kind, count.reached, count.all);
  return out + fmt::format("coverage {:.1f}%\n", coverage.percent());
}

// A rule is a function (FN) on its line; all else is a branch (BRDA) on its own.
std::string coverage_lcov(const Coverage& coverage) {
  std::map<std::string, std::vector<const CoverageItem*>> files;
  for (const CoverageItem& item : coverage.items) files[item.file].push_back(&item);
  std::string out;
  for (const auto& [file, items] : files) {
    out += "TN:\nSF:" + file + "\n";
    std::map<std::uint32_t, std::size_t> lines;
    std::size_t functions = 0, functions_hit = 0, branches = 0, branches_hit = 0, number = 0;
    std::string function_text, branch_text;
    for (const CoverageItem* item : items) {
      auto [line, fresh] = lines.try_emplace(item->line, item->hits);
      if (!fresh) line->second = std::max(line->second, item->hits);
      if (item->kind == "rule") {
        function_text += fmt::format("FN:{},{}\nFNDA:{},{}\n", item->line, item->rule, item->hits, item->rule);
        ++functions, functions_hit += item->hits > 0;
      } else {
        branch_text += fmt::format("BRDA:{},0,{},{}\n", item->line, number++, item->hits);
        ++branches, branches_hit += item->hits > 0;
      }
    }
    out += function_text + fmt::format("FNF:{}\nFNH:{}\n", functions, functions_hit);
    out += branch_text + fmt::format("BRF:{}\nBRH:{}\n", branches, branches_hit);
    std::size_t hit = 0;
    for (const auto& [line, hits] : lines) {
      out += fmt::format("DA:{},{}\n", line, hits);
      hit += hits > 0;
    }
    out += fmt::format("LF:{}\nLH:{}\nend_of_record\n", lines.size(), hit);
  }
  return out;
}

std::string coverage_html(const Coverage& coverage) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Rule coverage</title>\n<style>body{font:15px/1.5 "
      "sans-serif;margin:2em auto;max-width:70em}td,th{padding:2px 10px;text-align:left;vertical-align:top}code{white-space:pre-wrap}"
      ".no{background:#fde8e8}.yes{background:#e8f6e8}</style></head><body>\n";
  out += fmt::format("<h1>Rule coverage: {:.1f}%</h1>\n<table><tr><th>kind</th><th>reached</th><th>of</th></tr>\n", coverage.percent());
  for (const auto& [kind, count] : by_kind(coverage))
    out += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n", kind, count.reached, count.all);
  out += "</table>\n";
  std::string file;
  for (const CoverageItem& item : coverage.items) {
    if (item.file != file) {
      out += (file.empty() ? "" : "</table>\n") + fmt::format("<h2>{}</h2>\n<table>\n", escaped(item.file));
      file = item.file;
    }
    out += fmt::format("<tr class=\"{}\"><td>{}</td><td>{}</td><td>{}</td><td><code>{}</code></td><td>{}</td></tr>\n",
                       item.hits > 0 ? "yes" : "no", item.line, escaped(item.rule), item.kind, escaped(item.words), item.hits);
  }
  return out + (file.empty() ? "" : "</table>\n") + "</body></html>\n";
}

}  // namespace relata
