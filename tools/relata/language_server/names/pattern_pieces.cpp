#include "tools/relata/language_server/names/pattern_pieces.h"

#include <algorithm>

namespace relata::language_server {
namespace {

bool is_name_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

class PieceReader {
 public:
  explicit PieceReader(std::string_view text) : text_(text) {}

  std::vector<PatternPiece> read() {
    for (std::size_t at = 0; at < text_.size();) at = step(at);
    return std::move(pieces_);
  }

 private:
  void add(PieceKind kind, std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    if (kind == PieceKind::text && !pieces_.empty() && pieces_.back().kind == kind && pieces_.back().span.end == begin)
      pieces_.back().span.end = static_cast<std::uint32_t>(end);
    else
      pieces_.push_back({kind, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
  }

  std::size_t step(std::size_t at) {
    switch (text_[at]) {
      case '\\':
        return escape(at);
      case '[':
        return set(at);
      case '{':
        return braces(at);
      case '<':
        return angles(at);
      case '(':
        return group(at);
      case ')':
      case '|':
      case '*':
      case '+':
      case '?':
      case '^':
      case '$':
      case '.':
        add(PieceKind::operation, at, at + 1);
        return at + 1;
      default:
        add(PieceKind::text, at, at + 1);
        return at + 1;
    }
  }

  std::size_t escape(std::size_t at) {
    std::size_t end = std::min(at + 2, text_.size());
    if (at + 2 < text_.size() && text_[at + 2] == '{' && std::string_view("pPx").find(text_[at + 1]) != std::string_view::npos)
      end = std::min(text_.find('}', at), text_.size() - 1) + 1;
    add(PieceKind::escape, at, end);
    return end;
  }

  std::size_t set(std::size_t at) {
    std::size_t end = at + 1;
    if (end < text_.size() && text_[end] == '^') ++end;
    if (end < text_.size() && text_[end] == ']') ++end;
    while (end < text_.size() && text_[end] != ']') end += text_[end] == '\\' ? 2 : 1;
    end = std::min(end + 1, text_.size());
    add(PieceKind::set, at, end);
    return end;
  }

  // (?: (?i) (?s:
  std::size_t group(std::size_t at) {
    std::size_t end = at + 1;
    if (end < text_.size() && text_[end] == '?') {
      for (++end; end < text_.size() && ((text_[end] >= 'a' && text_[end] <= 'z') || text_[end] == '-' || text_[end] == 'U');) ++end;
      if (end < text_.size() && (text_[end] == ':' || text_[end] == ')')) ++end;
    }
    add(PieceKind::operation, at, end);
    return end;
  }

  std::size_t name_end(std::size_t at) const {
    while (at < text_.size() && is_name_byte(text_[at])) ++at;
    return at;
  }

  std::size_t braces(std::size_t at) {
    std::size_t next = at + 1;
    if (next < text_.size() && text_[next] >= '0' && text_[next] <= '9') {
      while (next < text_.size() && ((text_[next] >= '0' && text_[next] <= '9') || text_[next] == ',')) ++next;
      if (next < text_.size() && text_[next] == '}') ++next;
      add(PieceKind::operation, at, next);
      return next;
    }
    if (text_.substr(next, 2) == "..") {
      add(PieceKind::wildcard, next, next + 2);
      return next + 2 < text_.size() && text_[next + 2] == '}' ? next + 3 : next + 2;
    }
    std::size_t end = name_end(next);
    if (end < text_.size() && text_[end] == ':') {
      add(PieceKind::slot, next, end);
      next = end + 1;
    } else if (end > next && !is_capital(text_[next])) {
      add(PieceKind::wildcard, next, end);
      return end < text_.size() && text_[end] == '}' ? end + 1 : end;
    }
    return types(next);
  }

  // Agent|Place.x+ up to the closing brace
  std::size_t types(std::size_t at) {
    bool feature = false;
    while (at < text_.size()) {
      const std::size_t end = name_end(at);
      add(feature ? PieceKind::feature : PieceKind::type, at, end);
      if (end == text_.size()) return end;
      if (text_[end] == '}') return end + 1;
      if (text_[end] != '.' && text_[end] != '|' && text_[end] != '+') return end;
      feature = text_[end] == '.';
      at = end + 1;
    }
    return at;
  }

  std::size_t angles(std::size_t at) {
    const std::size_t begin = at + 1, end = name_end(begin);
    if (text_.substr(end, 4) == " of ") {
      const std::size_t slot_end = name_end(end + 4);
      add(PieceKind::frame, begin, end);
      add(PieceKind::slot, end + 4, slot_end);
      return slot_end < text_.size() && text_[slot_end] == '>' ? slot_end + 1 : slot_end;
    }
    add(PieceKind::word, begin, end);
    return end < text_.size() && text_[end] == '>' ? end + 1 : std::max(end, at + 1);
  }

  std::string_view text_;
  std::vector<PatternPiece> pieces_;
};

}  // namespace

std::vector<PatternPiece> pieces_of(std::string_view pattern) {
  return PieceReader(pattern).read();
}

}  // namespace relata::language_server
