// One text with what its source says of it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/model/date.h"
#include "engine/text/span.h"

namespace relata {

// Why a stretch makes no statements. Mentions in it still count (a dateline's place and date).
enum class MaskKind : std::uint8_t { clutter, header, headline, dateline, byline, caption };

struct Mask {
  Span span;
  MaskKind kind = MaskKind::clutter;
};

// Direct speech: `whole` with its marks, `words` between them. An unclosed one ends with its paragraph.
struct Quotation {
  Span whole;
  Span words;
  std::uint32_t paragraph = 0;
  bool full = false;   // holds at least one whole sentence of its own; otherwise a fragment inside a sentence
  int continues = -1;  // index of the quotation that this one goes on with (a quotation of several paragraphs)
};

struct Sentence {
  Span span;
  std::uint32_t paragraph = 0;
  int quotation = -1;   // index of the quotation whose words these are; -1: the document's own voice
  bool masked = false;  // lies in a mask: mentions only
};

struct Document {
  std::string id;
  std::optional<Date> date;
  std::string title, url, publisher;   // empty where unknown
  std::string text;                    // UTF-8; all spans are bytes of it
  std::string source;                  // path as named, for diagnostics
  std::uint32_t line = 0;              // of a record in a .jsonl source, 1-based; 0: the whole file
  std::uint64_t print = 0;             // near-equal texts have equal prints
  std::vector<Mask> masks;             // sorted, disjoint
  std::vector<Quotation> quotations;   // sorted by whole.begin
  std::vector<Sentence> sentences;     // sorted by span.begin; a quotation's own sentences follow the one that holds it
  std::optional<Span> dateline_place;  // the city of a dateline, if there is one
};

}  // namespace relata
