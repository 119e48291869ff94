#include <fmt/format.h>

#include <cstdio>
#include <fstream>

#include "engine/rules/load.h"
#include "tools/relata/commands.h"
#include "tools/relata/editing/replace_file.h"
#include "tools/relata/loading.h"
#include "tools/relata/packs/pack_pages.h"

namespace relata {

int run_docs(const DocsOptions& options) {
  if (!options.output.empty() && !options.output.ends_with(".md") && !options.output.ends_with(".html"))
    return complain(options.output + ": unknown ending; known are .md and .html"), refused;
  Diagnostics diagnostics;
  const auto base = load_for_use({options.pack}, diagnostics);
  if (!base || base->packs.empty()) return refused;
  std::string text = pack_markdown(*base, static_cast<std::uint32_t>(base->packs.size() - 1), diagnostics);
  const bool html = options.output.ends_with(".html") || options.format == "html";
  if (html) text = markdown_to_html(text);
  if (options.output.empty()) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    return done;
  }
  std::ofstream(options.output, std::ios::app).flush();  // so that there is a file to replace
  if (!replace_file(options.output, text)) return complain("`" + options.output + "` can't be written"), refused;
  return done;
}

}  // namespace relata
