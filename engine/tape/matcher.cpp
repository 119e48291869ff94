#include "engine/tape/matcher.h"

#include <algorithm>

#include <re2/re2.h>

namespace relata {
namespace {

RE2::Options options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(64 << 20);
  return options;
}

const RE2* as_re2(const std::unique_ptr<void, RegexDeleter>& regex) { return static_cast<const RE2*>(regex.get()); }

constexpr int most_groups = 96;
// How far a pattern reaches from its first cell: on a sentence of megabytes every anchored match stays bounded.
constexpr std::size_t reach_bytes = 4096;

}  // namespace

void RegexDeleter::operator()(void* regex) const { delete static_cast<RE2*>(regex); }

Matcher::Matcher(CompiledText text, std::string* error) : text_(std::move(text)) {
  auto regex = std::make_unique<RE2>(text_.regex, options());
  if (!regex->ok() || regex->NumberOfCapturingGroups() >= most_groups) {
    if (error) *error = regex->ok() ? "too many slots once its repetitions are unrolled" : regex->error();
    return;
  }
  regex_.reset(regex.release());
}

bool Matcher::match_at(const Tape& tape, std::uint32_t at, TapeMatch& match) const {
  return match_between(tape, at, static_cast<std::uint32_t>(std::min(tape.text.size(), at + reach_bytes)), false, match);
}

bool Matcher::match_between(const Tape& tape, std::uint32_t at, std::uint32_t end, bool whole, TapeMatch& match) const {
  if (!regex_) return false;
  const RE2* regex = as_re2(regex_);
  re2::StringPiece groups[most_groups];
  int count = regex->NumberOfCapturingGroups() + 1;
  if (!regex->Match(tape.text, at, end, whole ? RE2::ANCHOR_BOTH : RE2::ANCHOR_START, groups, count)) return false;
  const char* base = tape.text.data();
  match.begin = at;
  match.captures.assign(text_.captures.size(), {});
  match.taken.assign(text_.captures.size(), false);
  for (std::size_t i = 0; i < text_.captures.size(); ++i) {
    const re2::StringPiece& group = groups[i + 1];
    if (!group.data()) continue;
    auto begin = static_cast<std::uint32_t>(group.data() - base);
    match.captures[i] = {begin, begin + static_cast<std::uint32_t>(group.size())};
    match.taken[i] = true;
    if (text_.captures[i].kind == CaptureKind::phrase_end) match.end = begin;
  }
  return true;
}

bool Matcher::matches_nothing() const { return regex_ && RE2::FullMatch("", *as_re2(regex_)); }

}  // namespace relata
