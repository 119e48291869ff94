// The bytes of a source as they come: plain, gzip or Zstandard, told by their first bytes.
#pragma once
#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace relata {

// Pulls chunks out of a file or standard input. Errors end the stream; error() says what was wrong.
class ByteStream {
 public:
  // "-" is standard input. The file is opened at the first read.
  explicit ByteStream(std::string path);
  // Of a file that is open, from where it stands; it stays open.
  explicit ByteStream(std::FILE* file);
  ~ByteStream();
  ByteStream(ByteStream&&) noexcept;
  ByteStream& operator=(ByteStream&&) noexcept;

  // Appends the next chunk (at most some 100 KB) to `out`; false at the end or on an error.
  [[nodiscard]] bool read(std::string& out);
  [[nodiscard]] const std::string& error() const;  // empty: none

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The lines of a stream, in bounded memory: the longest line and a chunk.
class LineReader {
 public:
  explicit LineReader(ByteStream bytes) : bytes_(std::move(bytes)) {}
  // The next line without its end; false at the end. The view holds until the next call.
  [[nodiscard]] bool next(std::string_view& line);
  // Is there a line that is not blank after the last one? The view of that one stays good only if it was copied.
  [[nodiscard]] bool has_more();
  // All that is left, appended to `out`.
  void rest(std::string& out);
  [[nodiscard]] const std::string& error() const { return bytes_.error(); }

 private:
  ByteStream bytes_;
  std::string buffer_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

}  // namespace relata
