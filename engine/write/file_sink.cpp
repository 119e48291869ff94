#include "engine/write/file_sink.h"

#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

namespace relata {

struct FileSink::Impl {
  int descriptor = -1;
  Compression compression = Compression::none;
  std::string problem;
  z_stream gzip{};
  ZSTD_CStream* zstd = nullptr;
  std::vector<char> buffer = std::vector<char>(1 << 16);

  void put(const char* bytes, std::size_t size) {
    while (size > 0 && problem.empty()) {
      const ssize_t written = ::write(descriptor, bytes, size);
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) {
        problem = std::strerror(errno);
        return;
      }
      bytes += written;
      size -= static_cast<std::size_t>(written);
    }
  }

  void deflate_all(std::string_view bytes, int flush) {
    // zlib counts in unsigned int: long texts go in pieces.
    constexpr std::size_t piece = 1 << 30;
    do {
      const std::size_t size = std::min(bytes.size(), piece);
      gzip.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
      gzip.avail_in = static_cast<uInt>(size);
      bytes.remove_prefix(size);
      const int mode = bytes.empty() ? flush : Z_NO_FLUSH;
      do {
        gzip.next_out = reinterpret_cast<Bytef*>(buffer.data());
        gzip.avail_out = static_cast<uInt>(buffer.size());
        deflate(&gzip, mode);
        put(buffer.data(), buffer.size() - gzip.avail_out);
      } while (gzip.avail_out == 0 && problem.empty());
    } while (!bytes.empty() && problem.empty());
  }

  void zstd_all(std::string_view bytes, ZSTD_EndDirective end) {
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    std::size_t left = 0;
    do {
      ZSTD_outBuffer out{buffer.data(), buffer.size(), 0};
      left = ZSTD_compressStream2(zstd, &out, &in, end);
      if (ZSTD_isError(left)) {
        problem = ZSTD_getErrorName(left);
        return;
      }
      put(buffer.data(), out.pos);
    } while (problem.empty() && (in.pos < in.size || (end == ZSTD_e_end && left > 0)));
  }
};

FileSink::FileSink(int descriptor, Compression compression) : impl_(std::make_unique<Impl>()) {
  impl_->descriptor = descriptor;
  impl_->compression = compression;
  // zlib's own gzip head has no time in it: equal content gives equal files.
  if (compression == Compression::gzip && deflateInit2(&impl_->gzip, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    impl_->problem = "zlib has no memory";
  if (compression == Compression::zstd && !(impl_->zstd = ZSTD_createCStream())) impl_->problem = "zstd has no memory";
}

FileSink::~FileSink() {
  if (impl_->descriptor >= 0) (void)close();
}

void FileSink::write(std::string_view bytes) {
  if (!impl_->problem.empty() || bytes.empty()) return;
  switch (impl_->compression) {
    case Compression::none:
      impl_->put(bytes.data(), bytes.size());
      break;
    case Compression::gzip:
      impl_->deflate_all(bytes, Z_NO_FLUSH);
      break;
    case Compression::zstd:
      impl_->zstd_all(bytes, ZSTD_e_continue);
      break;
  }
}

std::string FileSink::close() {
  if (impl_->descriptor < 0) return impl_->problem;
  if (impl_->compression == Compression::gzip) {
    if (impl_->problem.empty()) impl_->deflate_all({}, Z_FINISH);
    deflateEnd(&impl_->gzip);
  }
  if (impl_->zstd) {
    if (impl_->problem.empty()) impl_->zstd_all({}, ZSTD_e_end);
    ZSTD_freeCStream(impl_->zstd);
    impl_->zstd = nullptr;
  }
  if (impl_->descriptor != STDOUT_FILENO && ::close(impl_->descriptor) != 0 && impl_->problem.empty())
    impl_->problem = std::strerror(errno);
  impl_->descriptor = -1;
  return impl_->problem;
}

}  // namespace relata
