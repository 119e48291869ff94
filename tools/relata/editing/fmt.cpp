#include <fmt/format.h>

#include <cstdio>
#include <fstream>

#include "engine/diagnostics/render.h"
#include "engine/diagnostics/report.h"
#include "engine/rules/format.h"
#include "engine/rules/pack.h"
#include "engine/yaml/yaml.h"
#include "tools/relata/commands.h"
#include "tools/relata/editing/line_diff.h"
#include "tools/relata/editing/replace_file.h"
#include "tools/relata/loading.h"

namespace relata {
namespace {

// The rule and case files of the packs, and the files that are named.
bool files_of(const std::vector<std::string>& targets, std::vector<std::string>& files) {
  bool sound = true;
  for (const std::string& target : targets) {
    if (names_rule_file(target)) {
      files.push_back(target);
      continue;
    }
    Diagnostics diagnostics;
    const auto packs = load_packs({target}, diagnostics);
    if (!packs) {
      tell(diagnostics);
      sound = false;
      continue;
    }
    files.insert(files.end(), packs->back().rule_files.begin(), packs->back().rule_files.end());
    files.insert(files.end(), packs->back().case_files.begin(), packs->back().case_files.end());
  }
  return sound;
}

}  // namespace

int run_fmt(const FmtOptions& options) {
  std::vector<std::string> files;
  bool sound = files_of(options.targets, files);
  std::size_t changed = 0;
  for (const std::string& path : files) {
    Diagnostics diagnostics;
    const auto source = read_source(path, diagnostics);
    if (!source) {
      complain("`" + path + "` can't be read");
      sound = false;
      continue;
    }
    // The bytes as they are on disk: reading leaves out a byte order mark.
    std::ifstream in(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const auto formatted = format_rule_file(bytes);
    if (!formatted) {
      static_cast<void>(yaml::parse(*source, diagnostics));
      if (tell(diagnostics) == 0) complain("`" + path + "` is left as it is: written anew it would not read as the same rules");
      sound = false;
      continue;
    }
    if (*formatted == bytes) continue;
    ++changed;
    if (options.check) {
      const std::string diff = unified_diff(bytes, *formatted, path);
      std::fwrite(diff.data(), 1, diff.size(), stdout);
    } else if (!replace_file(path, *formatted)) {
      complain("`" + path + "` can't be written");
      sound = false;
    } else {
      fmt::print("{}\n", path);
    }
  }
  std::fflush(stdout);
  fmt::print(stderr, "{} of {} files {}\n", changed, files.size(), options.check ? "would change" : "changed");
  if (!sound) return refused;
  return options.check && changed > 0 ? findings : done;
}

}  // namespace relata
