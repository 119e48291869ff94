// Runs a target over every file of a folder, each named before it runs, so that a crash names its input.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "tests/fuzz/target.h"

int main(int argc, char** argv) {
  std::vector<std::filesystem::path> inputs;
  std::error_code error;
  for (int i = 1; i < argc; ++i)
    for (std::filesystem::directory_iterator at(argv[i], error), end; !error && at != end; at.increment(error))
      inputs.push_back(at->path());
  std::sort(inputs.begin(), inputs.end());
  for (const auto& path : inputs) {
    std::printf("%s\n", path.filename().c_str());
    std::fflush(stdout);
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    relata::fuzz::take(bytes);
  }
  std::printf("%zu inputs\n", inputs.size());
  return inputs.empty() ? 1 : 0;
}
