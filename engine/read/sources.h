// What the command line names as sources, as a list of files in a fixed order.
#pragma once
#include <string>
#include <vector>

#include "engine/read/problem.h"

namespace relata {

struct SourceFileName {
  std::string path;      // to open it; "-" is standard input
  std::string relative;  // to the folder or glob base that was named; else the file's name
};

// In the order of `sources`; a folder gives its files at any depth, a glob (* ? [...], ** for any depth) what it matches, both sorted by
// path, names that begin with a stop left out. What is missing or matches nothing is a problem, never fatal.
[[nodiscard]] std::vector<SourceFileName> find_sources(const std::vector<std::string>& sources, std::vector<SourceProblem>& problems);

}  // namespace relata
