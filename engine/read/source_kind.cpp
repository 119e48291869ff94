#include "engine/read/source_kind.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "engine/text/utf8.h"

namespace relata {

namespace {

struct Kind {
  std::string_view name;
  std::string_view first_bytes;
  std::string_view endings;  // with a space before and behind each; what is so named and has other bytes is refused too
  std::string_view help;
};

constexpr std::array kinds = {
    Kind{"a PDF file", "%PDF-", " .pdf ", "turn it into text first, as pdftotext does"},
    Kind{"an RTF file", "{\\rtf", " .rtf ", "save it as text or HTML first"},
    Kind{"an office document or archive", "PK\x03\x04", " .docx .odt .xlsx .ods .pptx .odp .epub .zip ",
         "unpack it, or save it as text or HTML first"},
    Kind{"an office document", "\xD0\xCF\x11\xE0", " .doc .xls .ppt ", "save it as text or HTML first"},
    Kind{"a PostScript file", "%!PS", " .ps .eps ", "turn it into text first, as ps2ascii does"},
    Kind{"a bzip2 archive", "BZh", " .bz2 ", "unpack it first, or pack it with gzip or zstd"},
    Kind{"an xz archive",
         "\xFD"
         "7zXZ",
         " .xz ", "unpack it first, or pack it with gzip or zstd"},
    Kind{"a 7-Zip archive", "7z\xBC\xAF\x27\x1C", " .7z ", "unpack it first"},
    Kind{"a tar archive", {}, " .tar .tgz ", "unpack it first, and name the folder"},
    Kind{"a PNG picture", "\x89PNG", " .png ", {}},
    Kind{"a JPEG picture", "\xFF\xD8\xFF", " .jpg .jpeg ", {}},
    Kind{"a GIF picture", "GIF8", " .gif ", {}},
    Kind{"a WebP, WAV or AVI file", "RIFF", " .webp .wav .avi ", {}},
    Kind{"a sound or film", {}, " .mp3 .mp4 .mov .ogg .webm ", {}},
    Kind{"a SQLite database", "SQLite format 3", " .sqlite .sqlite3 .db ", {}},
    Kind{"a Parquet file", "PAR1", " .parquet ", "turn it into JSON lines first"},
    Kind{"a program",
         "\x7F"
         "ELF",
         " .exe .dll .so ",
         {}},
    Kind{"UTF-16 text", "\xFF\xFE", {}, "turn it into UTF-8 first, as iconv -f UTF-16 -t UTF-8 does"},
    Kind{"UTF-16 text", "\xFE\xFF", {}, "turn it into UTF-8 first, as iconv -f UTF-16 -t UTF-8 does"},
};

[[nodiscard]] std::string_view without_packing(std::string_view path) {
  for (const std::string_view packed : {".gz", ".zst"})
    if (path.ends_with(packed)) path.remove_suffix(packed.size());
  return path;
}

// " .pdf " for "a/Report.PDF"; " " where there is no ending.
[[nodiscard]] std::string ending_of(std::string_view path) {
  path = without_packing(path);
  const std::size_t stop = path.find_last_of("./");
  return " " + (stop == std::string_view::npos || path[stop] == '/' ? std::string() : fold_case(path.substr(stop)) + " ");
}

// Control characters that no text has, in the first bytes.
[[nodiscard]] bool is_noise(std::string_view bytes) {
  bytes = bytes.substr(0, 1 << 16);
  std::size_t controls = 0;
  for (const char c : bytes) controls += (c >= 0 && c < 9) || (c > 13 && c < 27) ? 1 : 0;
  return controls > 0 && controls * 100 >= bytes.size();
}

[[nodiscard]] std::string told(const Kind& kind, bool by_bytes) {
  std::string out = fmt::format("{} {}, which relata does not read", by_bytes ? "is" : "is named like", kind.name);
  if (!kind.help.empty()) out += fmt::format(": {}", kind.help);
  return out;
}

}  // namespace

bool is_named_json(std::string_view path) {
  return without_packing(path).ends_with(".json");
}

bool is_named_json_lines(std::string_view path) {
  path = without_packing(path);
  return path.ends_with(".jsonl") || path.ends_with(".ndjson");
}

std::string missing_packing(std::string_view path, std::string_view bytes) {
  if (path.ends_with(".gz") && !bytes.starts_with("\x1F\x8B")) return "is named .gz and holds no gzip data";
  if (path.ends_with(".zst") && !bytes.starts_with("\x28\xB5\x2F\xFD")) return "is named .zst and holds no Zstandard data";
  return {};
}

std::string why_no_text(std::string_view path, std::string_view bytes) {
  for (const Kind& kind : kinds)
    if (!kind.first_bytes.empty() && bytes.starts_with(kind.first_bytes)) return told(kind, true);
  const std::string ending = ending_of(path);
  for (const Kind& kind : kinds)
    if (ending.size() > 1 && kind.endings.find(ending) != std::string_view::npos) return told(kind, false);
  return is_noise(bytes) ? "not a text" : "";
}

}  // namespace relata
