#include "tools/relata/checking/explain_code.h"

#include <cstdio>
#include <fstream>
#include <iterator>

#include "engine/diagnostics/catalogue.h"
#include "engine/diagnostics/did_you_mean.h"
#include "tools/relata/checking/diagnostic_page.h"
#include "tools/relata/commands.h"
#include "tools/relata/loading.h"

namespace relata {

int explain_code(const std::string& code) {
  if (title_of(code).empty()) {
    std::vector<std::string> codes;
    for (const CatalogueEntry& entry : catalogue()) codes.emplace_back(entry.code);
    const std::string hint = suggestion(code, codes);
    complain("no diagnostic `" + code + "`" + (hint.empty() ? "" : "; " + hint));
    return refused;
  }
  std::ifstream in(page_of(code), std::ios::binary);
  const std::string page{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (page.empty()) return complain("the page of " + code + " can't be read"), refused;
  std::fwrite(page.data(), 1, page.size(), stdout);
  return done;
}

}  // namespace relata
