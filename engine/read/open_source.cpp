#include "engine/read/open_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/read/html.h"
#include "engine/read/opening.h"
#include "engine/read/source_kind.h"
#include "engine/text/utf8.h"

namespace relata {

namespace {

constexpr std::size_t largest_text = 1ULL << 31;  // spans count in 32 bits
constexpr std::string_view white = " \t\r\n";

[[nodiscard]] std::string_view without_mark(std::string_view bytes) {  // the byte order mark of UTF-8
  return bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
}

[[nodiscard]] bool is_blank(std::string_view line) {
  return line.find_first_not_of(white) == std::string_view::npos;
}

[[nodiscard]] std::uint32_t line_of(std::string_view text, std::size_t at) {
  return static_cast<std::uint32_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) + 1;
}

enum class JsonShape : std::uint8_t { none, object, array };

// Prose may begin with a bracket: only what opens as records do is JSON, where no ending says so.
[[nodiscard]] JsonShape json_shape(std::string_view path, std::string_view bytes) {
  const auto at = bytes.find_first_not_of(white);
  if (at == std::string_view::npos) return JsonShape::none;
  const char first = bytes[at];
  if (is_named_json(path) || is_named_json_lines(path)) return first == '[' ? JsonShape::array : JsonShape::object;
  const auto behind = bytes.find_first_not_of(white, at + 1);
  const char second = behind == std::string_view::npos ? '\0' : bytes[behind];
  if (first == '{' && (second == '"' || second == '}')) return JsonShape::object;
  return first == '[' && second == '{' ? JsonShape::array : JsonShape::none;
}

}  // namespace

OpenSource::OpenSource(SourceFileName name, std::FILE* spooled, const ReadingLexicon& lexicon, RecordParser& parser, bool keys_only)
    : name_(std::move(name)),
      lexicon_(lexicon),
      parser_(parser),
      keys_only_(keys_only),
      lines_(spooled != nullptr ? ByteStream(spooled) : ByteStream(name_.path)) {}

bool OpenSource::next(Record& record, std::vector<SourceProblem>& problems) {
  if (!begun_) begin(problems);
  while (queue_.empty() && format_ == Format::json_lines) {
    std::string_view line;
    if (!next_line(line)) break;
    read_line(line, problems);
  }
  if (!lines_.error().empty() && !told_error_) {
    told_error_ = true;
    problems.push_back({name_.path, 0, lines_.error(), true});
  }
  if (queue_.empty()) return false;
  record = std::move(queue_.front());
  queue_.pop_front();
  return true;
}

bool OpenSource::next_line(std::string_view& line) {
  if (has_first_line_) {
    has_first_line_ = false;
    line = first_line_;
    return true;
  }
  if (!lines_.next(line)) return false;
  ++line_number_;
  return true;
}

// Tells the format by the first line that is not blank; reads everything unless it is JSON lines.
void OpenSource::begin(std::vector<SourceProblem>& problems) {
  begun_ = true;
  std::string bytes;
  std::string_view line;
  while (lines_.next(line)) {
    ++line_number_;
    if (line_number_ == 1) line = without_mark(line);
    if (!is_blank(line)) break;
    bytes.append(line).push_back('\n');
    line = {};
  }
  first_line_ = line;
  if (!lines_.error().empty()) return;
  const auto start = first_line_.find_first_not_of(" \t\r");
  if (is_json_lines(start == std::string::npos ? '\0' : first_line_[start])) {
    format_ = Format::json_lines;
    has_first_line_ = true;
    return;
  }
  bytes.append(first_line_).push_back('\n');
  lines_.rest(bytes);
  if (lines_.error().empty()) read_whole(bytes, problems);
}

// An object in the first line: one of many if its ending says so or more lines follow it; a record of several lines is not closed there.
// With that ending a first line that is no record costs only itself, unless it opens an array.
bool OpenSource::is_json_lines(char first) {
  if (is_named_json_lines(name_.path)) return first == '{' || (first != '[' && lines_.has_more());
  if (first != '{') return false;
  std::string error;
  if (!parser_.parse(
          first_line_, true, [](Record&&) {}, error))
    return false;
  return lines_.has_more();
}

void OpenSource::read_line(std::string_view line, std::vector<SourceProblem>& problems) {
  if (is_blank(line)) return;
  const std::uint32_t number = line_number_;
  std::string error;
  const auto add = [&](Record&& record) {
    record.document.line = number;
    if (record.document.id.empty()) record.document.id = fmt::format("{}#{}", name_.relative, number);
    take(std::move(record), problems);
  };
  if (!parser_.parse(line, keys_only_, add, error)) problems.push_back({name_.path, number, error, true});
}

void OpenSource::read_whole(const std::string& all, std::vector<SourceProblem>& problems) {
  std::string_view bytes = all;
  if (bytes.ends_with('\n')) bytes.remove_suffix(1);  // the one that was put behind the last line
  const auto refuse = [&](std::uint32_t line, std::string why) { problems.push_back({name_.path, line, std::move(why), true}); };
  if (bytes.size() >= largest_text) return refuse(0, "larger than 2 GB");
  if (auto why = why_no_text(name_.path, bytes); !why.empty()) return refuse(0, std::move(why));
  if (const auto bad = first_invalid_utf8(bytes)) return refuse(line_of(bytes, *bad), "not UTF-8");
  if (is_blank(bytes)) return refuse(0, "the text is empty");
  if (const JsonShape shape = json_shape(name_.path, bytes); shape != JsonShape::none)
    return read_json(bytes, shape == JsonShape::array, problems);
  const bool html = looks_like_html(bytes);
  if (!html && bytes.substr(bytes.find_first_not_of(white)).starts_with("<?xml"))
    return refuse(0, "is an XML document, which relata does not read: turn it into text or HTML first");
  Record record;
  record.document.id = name_.relative;
  record.key = content_key(bytes, {});
  if (!keys_only_) {
    if (html) {
      read_page(bytes, record);
    } else {
      record.document.text = bytes;
    }
  }
  take(std::move(record), problems);
}

void OpenSource::read_page(std::string_view html, Record& record) const {
  auto story = read_html_page(html, lexicon_);
  auto& document = record.document;
  document.text = std::move(story.text);
  document.title = std::move(story.title);
  document.url = std::move(story.url);
  document.publisher = std::move(story.publisher);
  if (!story.date.empty()) {
    document.date = parse_date(story.date);
    if (!document.date) document.date = first_date(story.date, lexicon_);
    if (!document.date) record.problem = fmt::format("no such date: {}", story.date.substr(0, 40));
  }
}

void OpenSource::read_json(std::string_view bytes, bool array, std::vector<SourceProblem>& problems) {
  std::string error;
  std::size_t number = 0;
  const auto add = [&](Record&& record) {
    ++number;
    if (!array) {
      record.document.id = name_.relative;
    } else if (record.document.id.empty()) {
      record.document.id = fmt::format("{}#{}", name_.relative, number);
    }
    if (array && !record.problem.empty()) record.problem = fmt::format("record {}: {}", number, record.problem);
    take(std::move(record), problems);
  };
  if (!parser_.parse(bytes, keys_only_, add, error)) problems.push_back({name_.path, 1, error, true});
}

void OpenSource::take(Record&& record, std::vector<SourceProblem>& problems) {
  record.document.source = name_.path;
  if (!record.problem.empty()) problems.push_back({name_.path, record.document.line, record.problem, record.left_out});
  if (!record.left_out) queue_.push_back(std::move(record));
}

}  // namespace relata
