#include "tools/relata/extracting/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace relata {

Progress::Progress(std::size_t total)
    : terminal_(::isatty(STDERR_FILENO) == 1), total_(total), start_(std::chrono::steady_clock::now()), last_(start_) {}

void Progress::show(std::size_t documents, std::uint64_t bytes) {
  if (!terminal_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  constexpr std::size_t width = 30;
  const std::size_t filled = total_ ? std::min(width, documents * width / total_) : 0;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const std::string line = fmt::format("\r[{}{}] {} of {} documents, {:.1f} MB/s\x1b[K", std::string(filled, '#'),
                                       std::string(width - filled, '.'), documents, total_, static_cast<double>(bytes) / 1e6 / seconds);
  std::fwrite(line.data(), 1, line.size(), stderr);
  shown_ = true;
}

void Progress::clear() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
  shown_ = false;
}

}  // namespace relata
