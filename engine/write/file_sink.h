// A file being written, compressed or not.
#pragma once
#include <memory>
#include <string>

#include "engine/write/output_formats.h"
#include "engine/write/sink.h"

namespace relata {

class FileSink : public Sink {
 public:
  // Takes over the open file `descriptor`, to be closed unless it is standard output.
  FileSink(int descriptor, Compression compression);
  ~FileSink() override;
  FileSink(const FileSink&) = delete;
  FileSink& operator=(const FileSink&) = delete;
  void write(std::string_view bytes) override;
  // Ends the compressed stream and closes the file. What went wrong, now or in any write before; empty if nothing did.
  [[nodiscard]] std::string close();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace relata
