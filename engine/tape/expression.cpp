#include "engine/tape/expression.h"

#include <algorithm>

#include "engine/text/utf8.h"

namespace relata {
namespace {

constexpr int deepest = 200;  // groups in groups
constexpr int most_rounds = 1000;

class ExpressionParser {
 public:
  ExpressionParser(std::string_view regex, CodePointSets& pool) : regex_(regex), pool_(pool) {}

  std::optional<ExpressionTree> run() {
    tree_.root = alternation();
    if (!sound_ || at_ < regex_.size()) return std::nullopt;
    return std::move(tree_);
  }

 private:
  using Kind = Expression::Kind;

  [[nodiscard]] bool more() const { return sound_ && at_ < regex_.size(); }
  [[nodiscard]] bool next_is(char c) const { return more() && regex_[at_] == c; }
  bool take(std::string_view wanted) {
    if (!regex_.substr(at_).starts_with(wanted)) return false;
    at_ += wanted.size();
    return true;
  }
  Expression fail() {
    sound_ = false;
    return {};
  }

  Expression alternation() {
    Expression out;
    out.kind = Kind::alternation;
    do {
      out.parts.push_back(sequence());
      out.may_be_empty = out.may_be_empty || out.parts.back().may_be_empty;
    } while (more() && take("|"));
    if (out.parts.size() > 1) return out;
    Expression only = std::move(out.parts.front());
    return only;
  }

  Expression sequence() {
    Expression out;
    out.may_be_empty = true;
    while (more() && !next_is('|') && !next_is(')')) {
      if (!out.parts.empty() && goes_on_as(out.parts.back())) {
        out.parts.back().text += regex_[at_++];
        continue;
      }
      Expression part = atom();
      if (!sound_) return part;
      if (is_repeated()) part = repeat(std::move(part));
      out.may_be_empty = out.may_be_empty && part.may_be_empty;
      const bool joins = part.kind == Kind::text && !out.parts.empty() && out.parts.back().kind == Kind::text &&
                         part.any_case == out.parts.back().any_case;
      if (joins)
        out.parts.back().text += part.text;
      else
        out.parts.push_back(std::move(part));
    }
    return out;
  }

  [[nodiscard]] bool is_repeated(std::size_t ahead = 0) const {
    return at_ + ahead < regex_.size() && std::string_view("?*+{").find(regex_[at_ + ahead]) != std::string_view::npos;
  }
  // Is the next character a small letter or a space that only goes on with a text?
  [[nodiscard]] bool goes_on_as(const Expression& text) const {
    const char c = regex_[at_];
    const bool plain = (c >= 'a' && c <= 'z') || (c == ' ' && !any_case_);
    return plain && text.kind == Kind::text && text.any_case == any_case_ && !is_repeated(1);
  }

  Expression repeat(Expression part) {
    Expression out;
    out.kind = Kind::repeat;
    const char sign = regex_[at_++];
    if (sign == '?') out.max = 1;
    if (sign == '*') out.max = -1;
    if (sign == '+') out.min = 1, out.max = -1;
    if (sign == '{') {
      if (!number(out.min)) return fail();
      out.max = out.min;
      if (take(",") && !number(out.max)) out.max = -1;
      if (!take("}")) return fail();
    }
    out.lazy = take("?");
    // A loop over the empty text is RE2's own affair; so is a repetition of a repetition.
    if ((out.max < 0 && part.may_be_empty) || is_repeated()) return fail();
    out.may_be_empty = out.min == 0 || part.may_be_empty;
    out.parts.push_back(std::move(part));
    return out;
  }

  bool number(int& value) {
    const std::size_t start = at_;
    value = 0;
    while (at_ < regex_.size() && regex_[at_] >= '0' && regex_[at_] <= '9' && value <= most_rounds)
      value = value * 10 + (regex_[at_++] - '0');
    if (value > most_rounds) sound_ = false;
    return at_ > start;
  }

  // `at_` stands before aside_space.
  Expression space() {
    Expression out;
    out.kind = Kind::space;
    if (tree_.space.parts.empty()) tree_.space = ExpressionParser(aside_space, pool_).inner();
    at_ += aside_space.size();
    return out;
  }
  Expression inner() {
    in_space_ = true;
    return alternation();
  }

  Expression atom() {
    const char c = regex_[at_];
    if (c == '\\' && !in_space_ && !any_case_ && regex_.substr(at_).starts_with(aside_space)) return space();
    if (c == '(') return group();
    if (c == '[') return one_of();
    if (c == '.' || c == '*' || c == '+' || c == '?' || c == '{') return fail();
    Expression out;
    if (c == '^' || c == '$') {
      ++at_;
      out.kind = c == '^' ? Kind::begin : Kind::finish;
      out.may_be_empty = true;
      return out;
    }
    out.kind = Kind::text;
    const auto code_point = character();
    if (!code_point) return fail();
    if (any_case_) {
      // Case folding of other letters and of capitals is RE2's.
      if (*code_point < 'a' || *code_point > 'z') return fail();
      out.any_case = true;
    }
    append_utf8(*code_point, out.text);
    return out;
  }

  Expression group() {
    if (++depth_ > deepest) return fail();
    ++at_;
    Expression out;
    const bool outer_case = any_case_;
    if (take("?:")) {
    } else if (take("?i:")) {
      any_case_ = true;
    } else if (next_is('?')) {
      return fail();
    } else {
      out.kind = Kind::group;
      out.group = ++tree_.groups;
    }
    Expression inner = alternation();
    if (!sound_ || !take(")")) return fail();
    any_case_ = outer_case;
    --depth_;
    if (out.kind != Kind::group) {
      if (inner.kind == Kind::sequence && inner.parts.size() == 1) {
        Expression only = std::move(inner.parts.front());
        inner = std::move(only);
      }
      return inner;
    }
    out.may_be_empty = inner.may_be_empty;
    out.parts.push_back(std::move(inner));
    return out;
  }

  // A character as it is, or behind a backslash.
  std::optional<char32_t> character() {
    if (!more()) return std::nullopt;
    if (regex_[at_] != '\\') return decode_utf8(regex_, at_);
    ++at_;
    if (take("x{")) {
      char32_t value = 0;
      for (; more() && regex_[at_] != '}'; ++at_) {
        const char c = regex_[at_];
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0 || value > 0x10FFFF) return std::nullopt;
        value = value * 16 + static_cast<char32_t>(digit);
      }
      if (!take("}") || value > 0x10FFFF) return std::nullopt;
      return value;
    }
    if (!more()) return std::nullopt;
    const auto c = static_cast<unsigned char>(regex_[at_]);
    if (c >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return std::nullopt;
    ++at_;
    return c;
  }

  // Behind the bracket that closes the class at `at_`; the expression's end if none does.
  [[nodiscard]] std::size_t class_end() const {
    std::size_t at = at_ + 1;
    if (at < regex_.size() && regex_[at] == '^') ++at;
    for (bool first = true; at < regex_.size() && (first || regex_[at] != ']'); first = false) at += regex_[at] == '\\' ? 2 : 1;
    return std::min(at + 1, regex_.size());
  }

  Expression one_of() {
    if (any_case_) return fail();
    Expression out;
    out.kind = Kind::one_of;
    const std::size_t end = class_end();
    out.set = pool_.find(regex_.substr(at_, end - at_));
    if (out.set) {
      at_ = end;
      return out;
    }
    const std::size_t start = at_++;
    CodePointSet set;
    const bool negated = take("^");
    for (bool first = true; first || !next_is(']'); first = false) {
      if (!more() || regex_.substr(at_).starts_with("[:")) return fail();
      const auto from = character();
      if (!from) return fail();
      auto to = from;
      if (next_is('-') && at_ + 1 < regex_.size() && regex_[at_ + 1] != ']') {
        ++at_;
        to = character();
        if (!to || *to < *from) return fail();
      }
      set.add(*from, *to);
    }
    ++at_;
    const std::string_view written = regex_.substr(start, at_ - start);
    if (negated) set.negate();
    set.finish();
    out.set = pool_.keep(written, std::move(set));
    return out;
  }

  std::string_view regex_;
  CodePointSets& pool_;
  std::size_t at_ = 0;
  bool sound_ = true;
  bool any_case_ = false;
  int depth_ = 0;
  bool in_space_ = false;  // aside_space itself is read
  ExpressionTree tree_;
};

}  // namespace

std::optional<ExpressionTree> parse_expression(std::string_view regex, CodePointSets& pool) {
  return ExpressionParser(regex, pool).run();
}

}  // namespace relata
