#include "engine/write/mention_stream.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/write/json_record.h"
#include "engine/write/json_text.h"

namespace relata {

void append_mention_line(const MentionRecord& mention, std::string& out) {
  std::string body = "{";
  append_json_member("doc", mention.doc, body);
  append_json_member("type", mention.type, body);
  fmt::format_to(std::back_inserter(body), ", \"start\": {}, \"end\": {}", mention.start, mention.end);
  append_json_key("text", body);
  append_json_string(mention.text, body);
  append_json_member("value", mention.value, body);
  append_json_member("entity", mention.entity, body);
  if (!mention.attributes.empty()) {
    append_json_key("attributes", body);
    body.push_back('{');
    for (const auto& [name, value] : mention.attributes) {
      append_json_key(name, body);
      append_json_string(value, body);
    }
    body.push_back('}');
  }
  out += body;
  out += "}\n";
}

std::optional<MentionRecord> parse_mention_line(std::string_view line, std::string& problem) {
  const JsonLine json(line, problem);
  if (!json.record()) return std::nullopt;
  const JsonRecord& record = *json.record();
  MentionRecord mention;
  record.text("doc", mention.doc, JsonRecord::required);
  record.text("type", mention.type, JsonRecord::required);
  if (!record.number("start", mention.start) || !record.number("end", mention.end) || mention.start > mention.end)
    record.fail("\"start\" and \"end\" are no span");
  record.text("text", mention.text, JsonRecord::may_be_empty);
  record.text("value", mention.value);
  record.text("entity", mention.entity);
  record.texts_by_key("attributes", mention.attributes);
  record.finish();
  std::sort(mention.attributes.begin(), mention.attributes.end());
  if (!problem.empty()) return std::nullopt;
  return mention;
}

std::vector<MentionRecord> parse_mention_stream(std::string_view bytes, std::string_view path, std::vector<std::string>& problems) {
  std::vector<MentionRecord> mentions;
  for_each_json_line(bytes, path, problems, [&](std::string_view line, std::string& problem) {
    if (auto mention = parse_mention_line(line, problem)) mentions.push_back(std::move(*mention));
  });
  return mentions;
}

}  // namespace relata
