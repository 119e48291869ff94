#include "engine/write/json_record.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <set>

#include "engine/model/date.h"
#include "engine/resolve/across_dates.h"

namespace relata {

struct JsonRecord::Node {
  simdjson::dom::object object;
  std::string* problem = nullptr;
  std::string path;  // "subject.": of the object inside its line
  std::set<std::string_view> asked;
};

namespace {

// One parser a thread: its buffers are reused from line to line, so records die with the next line.
[[nodiscard]] simdjson::dom::parser& line_parser() {
  thread_local simdjson::dom::parser parser;
  return parser;
}

}  // namespace

void JsonRecord::fail(std::string message) const {
  if (!node_->problem->empty()) return;
  *node_->problem = node_->path.empty() ? std::move(message) : fmt::format("in \"{}\": {}", node_->path, message);
}

void JsonRecord::text(std::string_view key, std::string& value, Need need) const {
  node_->asked.insert(key);
  std::string_view found;
  const auto error = node_->object.at_key(key).get(found);
  if (error == simdjson::NO_SUCH_FIELD) {
    if (need != optional) fail(fmt::format("\"{}\" is missing", key));
  } else if (error) {
    fail(fmt::format("\"{}\" is no string", key));
  } else {
    value = found;
    if (need == required && value.empty()) fail(fmt::format("\"{}\" is empty", key));
  }
}

void JsonRecord::texts(std::string_view key, std::vector<std::string>& values) const {
  node_->asked.insert(key);
  simdjson::dom::array array;
  const auto error = node_->object.at_key(key).get(array);
  if (error == simdjson::NO_SUCH_FIELD) return;
  if (error) return fail(fmt::format("\"{}\" is no list", key));
  for (const auto item : array) {
    std::string_view found;
    if (item.get(found)) return fail(fmt::format("\"{}\" holds something else than strings", key));
    values.emplace_back(found);
  }
}

bool JsonRecord::number(std::string_view key, std::uint32_t& value) const {
  node_->asked.insert(key);
  std::uint64_t found = 0;
  const auto error = node_->object.at_key(key).get(found);
  if (error == simdjson::NO_SUCH_FIELD) return false;
  if (error || found > 0xffffffffU) {
    fail(fmt::format("\"{}\" is no count of code points", key));
    return false;
  }
  value = static_cast<std::uint32_t>(found);
  return true;
}

void JsonRecord::spans(std::string_view key, std::vector<std::pair<std::uint32_t, std::uint32_t>>& values) const {
  node_->asked.insert(key);
  simdjson::dom::array array;
  const auto error = node_->object.at_key(key).get(array);
  if (error == simdjson::NO_SUCH_FIELD) return;
  if (error) return fail(fmt::format("\"{}\" is no list", key));
  for (const auto item : array) {
    simdjson::dom::array pair;
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    if (item.get(pair) || pair.size() != 2 || pair.at(0).get(first) || pair.at(1).get(last) || first > last || last > 0xffffffffU)
      return fail(fmt::format("\"{}\" holds something else than [start, end]", key));
    values.emplace_back(static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last));
  }
}

void JsonRecord::texts_by_key(std::string_view key, std::vector<std::pair<std::string, std::string>>& values) const {
  node_->asked.insert(key);
  simdjson::dom::object object;
  const auto error = node_->object.at_key(key).get(object);
  if (error == simdjson::NO_SUCH_FIELD) return;
  if (error) return fail(fmt::format("\"{}\" is no object", key));
  for (const auto [name, value] : object) {
    std::string_view found;
    if (value.get(found)) return fail(fmt::format("\"{}\" holds something else than strings", key));
    values.emplace_back(name, found);
  }
}

std::optional<JsonRecord> JsonRecord::record(std::string_view key) const {
  node_->asked.insert(key);
  simdjson::dom::object object;
  const auto error = node_->object.at_key(key).get(object);
  if (error == simdjson::NO_SUCH_FIELD) return std::nullopt;
  if (error) {
    fail(fmt::format("\"{}\" is no object", key));
    return std::nullopt;
  }
  auto node = std::make_shared<Node>();
  node->object = object;
  node->problem = node_->problem;
  node->path = key;
  return JsonRecord(std::move(node));
}

void JsonRecord::check_date(std::string_view key, std::string_view value) const {
  if (!value.empty() && (value.size() != 10 || !parse_date(value))) fail(fmt::format("\"{}\" is no day: \"{}\"", key, value));
}

void JsonRecord::check_when(std::string_view key, std::string_view value) const {
  if (!value.empty() && !days_of(value)) fail(fmt::format("\"{}\" is no day, month, year or interval: \"{}\"", key, value));
}

void JsonRecord::finish() const {
  for (const auto [key, value] : node_->object)
    if (!node_->asked.contains(key)) return fail(fmt::format("unknown key \"{}\"", key));
}

JsonLine::JsonLine(std::string_view line, std::string& problem) {
  simdjson::dom::element element;
  if (const auto error = line_parser().parse(line.data(), line.size()).get(element)) {
    problem = fmt::format("broken JSON ({})", simdjson::error_message(error));
    return;
  }
  auto node = std::make_shared<JsonRecord::Node>();
  if (element.get(node->object)) {
    problem = "no JSON object";
    return;
  }
  node->problem = &problem;
  record_ = JsonRecord(std::move(node));
}

void for_each_json_line(std::string_view bytes, std::string_view path, std::vector<std::string>& problems,
                        const std::function<void(std::string_view line, std::string& problem)>& read) {
  std::size_t number = 1;
  for (std::size_t at = 0; at < bytes.size(); ++number) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    std::string_view line = bytes.substr(at, end - at);
    at = end + 1;
    if (number == 1 && line.substr(0, 3) == "\xef\xbb\xbf") line.remove_prefix(3);
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    std::string problem;
    read(line, problem);
    if (!problem.empty()) problems.push_back(fmt::format("{}:{}: {}", path, number, problem));
  }
}

}  // namespace relata
