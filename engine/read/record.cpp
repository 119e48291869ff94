#include "engine/read/record.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <cstring>

#include "engine/read/html.h"
#include "engine/read/opening.h"

namespace relata {

namespace dom = simdjson::dom;

struct RecordParser::State {
  explicit State(const ReadingLexicon& the_lexicon) : lexicon(the_lexicon) {}
  const ReadingLexicon& lexicon;
  dom::parser parser;
};

namespace {

// Eight bytes a step; spreads like splitmix64 (Steele, Lea, Flood), constants as published.
[[nodiscard]] std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}
[[nodiscard]] std::uint64_t add_bytes(std::uint64_t hash, std::string_view bytes) {
  while (!bytes.empty()) {
    std::uint64_t eight = 0;
    const std::size_t count = std::min<std::size_t>(bytes.size(), 8);
    std::memcpy(&eight, bytes.data(), count);
    hash = mixed(hash ^ eight) + 0x9e3779b97f4a7c15ULL;
    bytes.remove_prefix(count);
  }
  return hash;
}

// A field's text: a string, or the `rendered` or `name` of an object. `rendered` is set for the former.
[[nodiscard]] bool text_field(const dom::object& object, const char* name, std::string_view& text, bool* rendered = nullptr) {
  dom::element field;
  if (object[name].get(field) != simdjson::SUCCESS) return false;
  if (field.get(text) == simdjson::SUCCESS) return true;
  dom::object inner;
  if (field.get(inner) != simdjson::SUCCESS) return false;
  if (inner["rendered"].get(text) == simdjson::SUCCESS) {
    if (rendered != nullptr) *rendered = true;
    return true;
  }
  return inner["name"].get(text) == simdjson::SUCCESS;
}

[[nodiscard]] std::string id_of(const dom::object& object) {
  dom::element field;
  if (object["id"].get(field) != simdjson::SUCCESS) return {};
  std::string_view text;
  if (field.get(text) == simdjson::SUCCESS) return std::string(text);
  std::int64_t number = 0;
  if (field.get(number) == simdjson::SUCCESS) return fmt::format("{}", number);
  std::uint64_t large = 0;
  if (field.get(large) == simdjson::SUCCESS) return fmt::format("{}", large);
  return {};
}

[[nodiscard]] Record read_record(const dom::element& element, const ReadingLexicon& lexicon, bool keys_only) {
  Record record;
  auto& document = record.document;
  dom::object object;
  if (element.get(object) != simdjson::SUCCESS) {
    record.problem = "not an object with a text";
    record.left_out = true;
    return record;
  }
  document.id = id_of(object);
  std::string_view text, date;
  bool rendered = false;
  const bool verbatim = text_field(object, "text", text, &rendered) && !rendered;
  const bool found = !text.empty() || verbatim || text_field(object, "content", text, &rendered) || text_field(object, "body", text) ||
                     text_field(object, "articleBody", text);
  for (const char* name : {"date", "published", "published_at", "datePublished", "date_published"}) {
    if (text_field(object, name, date)) break;
  }
  if (!found || text.empty()) {
    record.problem = found ? "the text is empty" : "a record without text or content";
    record.left_out = true;
    return record;
  }
  record.key = content_key(text, date);
  if (keys_only) return record;

  std::string_view field;
  bool title_rendered = false;
  if (text_field(object, "title", field, &title_rendered)) document.title = title_rendered ? read_html_line(field) : std::string(field);
  if (text_field(object, "url", field) || text_field(object, "link", field)) document.url = field;
  if (text_field(object, "publisher", field)) document.publisher = field;
  const bool markup = rendered || (!verbatim && looks_like_html(text));
  document.text = markup ? read_html_fragment(text, lexicon) : std::string(text);
  if (!date.empty()) {
    document.date = parse_date(date);
    if (!document.date) document.date = first_date(date, lexicon);
    if (!document.date) record.problem = fmt::format("no such date: {}", date.substr(0, 40));
  }
  return record;
}

}  // namespace

std::uint64_t content_key(std::string_view text, std::string_view date) {
  return mixed(add_bytes(add_bytes(text.size(), text) + 1, date));
}

RecordParser::RecordParser(const ReadingLexicon& lexicon) : state_(std::make_unique<State>(lexicon)) {}
RecordParser::~RecordParser() = default;

bool RecordParser::parse(std::string_view json, bool keys_only, const std::function<void(Record&&)>& use, std::string& error) {
  dom::element root;
  if (const auto code = state_->parser.parse(json.data(), json.size()).get(root); code != simdjson::SUCCESS) {
    error = code == simdjson::UTF8_ERROR ? "not UTF-8" : fmt::format("broken JSON: {}", simdjson::error_message(code));
    return false;
  }
  dom::array records;
  if (root.get(records) == simdjson::SUCCESS) {
    for (const auto element : records) use(read_record(element, state_->lexicon, keys_only));
  } else {
    use(read_record(root, state_->lexicon, keys_only));
  }
  return true;
}

}  // namespace relata
