#include "tests/source_folder.h"

std::string source_folder() {
  return RELATA_SOURCE_DIR;
}
