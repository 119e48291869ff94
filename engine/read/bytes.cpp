#include "engine/read/bytes.h"

#include <zlib.h>
#include <zstd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>
#include <vector>

#include "engine/read/source_kind.h"

namespace relata {

namespace {

constexpr std::size_t chunk_size = 1 << 16;

struct CloseFile {
  bool owned = true;
  void operator()(std::FILE* file) const {
    if (owned) std::fclose(file);
  }
};
struct FreeZstd {
  void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

enum class Coding { unknown, plain, gzip, zstd };

}  // namespace

struct ByteStream::State {
  std::string path;
  std::string error;
  std::unique_ptr<std::FILE, CloseFile> file;
  Coding coding = Coding::unknown;
  std::vector<char> input = std::vector<char>(chunk_size);
  std::size_t input_at = 0, input_size = 0;
  bool ended = false;
  bool frame_open = false;      // inside a compressed frame: an end here is a broken file
  bool output_pending = false;  // the decoder may hold bytes that had no room in the last chunk
  z_stream gzip{};
  bool gzip_ready = false;
  std::unique_ptr<ZSTD_DStream, FreeZstd> zstd;

  ~State() {
    if (gzip_ready) inflateEnd(&gzip);
  }

  bool open() {
    if (path == "-") {
      file = {stdin, CloseFile{false}};
      return true;
    }
    std::error_code failure;
    if (std::filesystem::is_directory(path, failure)) {
      error = "is a folder";
      return false;
    }
    file.reset(std::fopen(path.c_str(), "rb"));
    if (!file) error = std::strerror(errno);
    return file != nullptr;
  }

  // Fills the input if it is empty; false at the end of the file.
  bool fill() {
    if (input_at < input_size) return true;
    input_at = 0;
    input_size = std::fread(input.data(), 1, input.size(), file.get());
    if (input_size == 0 && std::ferror(file.get()) != 0) error = std::strerror(errno);
    return input_size > 0;
  }

  void tell_coding() {
    const auto* bytes = reinterpret_cast<const unsigned char*>(input.data());
    coding = Coding::plain;
    if (input_size >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b) coding = Coding::gzip;
    if (input_size >= 4 && bytes[0] == 0x28 && bytes[1] == 0xb5 && bytes[2] == 0x2f && bytes[3] == 0xfd) coding = Coding::zstd;
    if (coding == Coding::plain) error = missing_packing(path, {input.data(), input_size});
    if (coding == Coding::gzip) gzip_ready = inflateInit2(&gzip, 15 + 16) == Z_OK;
    if (coding == Coding::zstd) zstd.reset(ZSTD_createDStream());
  }

  bool inflate_some(std::string& out) {
    const std::size_t before = out.size();
    while (out.size() == before) {
      if (!fill()) {
        if (frame_open && error.empty()) error = "compressed data end too early";
        return false;
      }
      frame_open = true;
      out.resize(before + chunk_size);
      gzip.next_in = reinterpret_cast<Bytef*>(input.data() + input_at);
      gzip.avail_in = static_cast<uInt>(input_size - input_at);
      gzip.next_out = reinterpret_cast<Bytef*>(out.data() + before);
      gzip.avail_out = chunk_size;
      const int result = inflate(&gzip, Z_NO_FLUSH);
      input_at = input_size - gzip.avail_in;
      out.resize(before + chunk_size - gzip.avail_out);
      if (result == Z_STREAM_END) {
        frame_open = false;
        inflateReset(&gzip);  // files may be joined
      } else if (result != Z_OK && result != Z_BUF_ERROR) {
        error = "broken gzip data";
        return out.size() > before;
      }
    }
    return true;
  }

  bool unzstd_some(std::string& out) {
    const std::size_t before = out.size();
    while (out.size() == before) {
      if (!fill() && !output_pending) {
        if (frame_open && error.empty()) error = "compressed data end too early";
        return false;
      }
      out.resize(before + chunk_size);
      ZSTD_inBuffer in{input.data(), input_size, input_at};
      ZSTD_outBuffer made{out.data() + before, chunk_size, 0};
      const std::size_t result = ZSTD_decompressStream(zstd.get(), &made, &in);
      input_at = in.pos;
      out.resize(before + made.pos);
      if (ZSTD_isError(result) != 0) {
        error = "broken Zstandard data";
        return out.size() > before;
      }
      frame_open = result != 0;
      output_pending = frame_open && made.pos == made.size;
    }
    return true;
  }

  bool read(std::string& out) {
    if (ended || !error.empty()) return false;
    if (!file && !open()) return false;
    if (coding == Coding::unknown) {
      if (!fill()) {
        ended = true;
        return false;
      }
      tell_coding();
      if (!error.empty()) return false;
    }
    bool more = false;
    if (coding == Coding::plain) {
      more = fill();
      if (more) out.append(input.data() + input_at, input_size - input_at);
      input_at = input_size;
    } else {
      more = coding == Coding::gzip ? inflate_some(out) : unzstd_some(out);
    }
    ended = !more;
    return more;
  }
};

ByteStream::ByteStream(std::string path) : state_(std::make_unique<State>()) {
  state_->path = std::move(path);
}
ByteStream::ByteStream(std::FILE* file) : state_(std::make_unique<State>()) {
  state_->file = {file, CloseFile{false}};
}
ByteStream::~ByteStream() = default;
ByteStream::ByteStream(ByteStream&&) noexcept = default;
ByteStream& ByteStream::operator=(ByteStream&&) noexcept = default;
bool ByteStream::read(std::string& out) {
  return state_->read(out);
}
const std::string& ByteStream::error() const {
  return state_->error;
}

bool LineReader::next(std::string_view& line) {
  std::size_t searched = at_;
  for (;;) {
    const auto end = buffer_.find('\n', searched);
    if (end != std::string::npos) {
      line = std::string_view(buffer_).substr(at_, end - at_);
      at_ = end + 1;
      return true;
    }
    if (ended_) break;
    if (at_ > 0) {  // what was handed out goes
      buffer_.erase(0, at_);
      at_ = 0;
    }
    searched = buffer_.size();
    ended_ = !bytes_.read(buffer_);
  }
  if (at_ >= buffer_.size()) return false;
  line = std::string_view(buffer_).substr(at_);
  at_ = buffer_.size();
  return true;
}

bool LineReader::has_more() {
  for (;;) {
    if (buffer_.find_first_not_of(" \t\r\n", at_) != std::string::npos) return true;
    if (ended_) return false;
    ended_ = !bytes_.read(buffer_);
  }
}

void LineReader::rest(std::string& out) {
  out.append(buffer_, at_);
  buffer_.clear();
  at_ = 0;
  while (bytes_.read(out)) {
  }
  ended_ = true;
}

}  // namespace relata
