// Where writers put their bytes.
#pragma once
#include <string>
#include <string_view>

namespace relata {

class Sink {
 public:
  virtual ~Sink() = default;
  virtual void write(std::string_view bytes) = 0;  // failures are kept and told when the sink is closed
};

class StringSink : public Sink {
 public:
  void write(std::string_view bytes) override { text.append(bytes); }
  std::string text;
};

// Collects small pieces, so that a writer's every word does not become a call.
class Pieces {
 public:
  explicit Pieces(Sink& sink) : sink_(sink) {}
  ~Pieces() { flush(); }
  Pieces(const Pieces&) = delete;
  Pieces& operator=(const Pieces&) = delete;
  // The text to append to.
  std::string& text() {
    if (text_.size() >= enough) flush();
    return text_;
  }

 private:
  static constexpr std::size_t enough = 1 << 16;
  void flush() {
    sink_.write(text_);
    text_.clear();
  }
  Sink& sink_;
  std::string text_;
};

}  // namespace relata
