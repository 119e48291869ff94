#include <iostream>

#include "tools/relata/commands.h"
#include "tools/relata/language_server/server.h"

namespace relata {

int run_lsp() {
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);  // reading and writing happen on different threads
  return language_server::Server(std::cout).run(std::cin);
}

}  // namespace relata
