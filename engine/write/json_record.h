// Reading the objects of a stream: every member is asked for by name, and what was not asked for is a mistake.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {

// One object of a line. The first mistake found anywhere in the line stays in its problem.
class JsonRecord {
 public:
  enum Need { optional, may_be_empty, required };  // may_be_empty: present, perhaps ""

  void text(std::string_view key, std::string& value, Need need = optional) const;
  void texts(std::string_view key, std::vector<std::string>& values) const;
  bool number(std::string_view key, std::uint32_t& value) const;  // true if it is there
  void spans(std::string_view key, std::vector<std::pair<std::uint32_t, std::uint32_t>>& values) const;
  void texts_by_key(std::string_view key, std::vector<std::pair<std::string, std::string>>& values) const;
  [[nodiscard]] std::optional<JsonRecord> record(std::string_view key) const;
  void check_date(std::string_view key, std::string_view value) const;  // a full day, or empty
  void check_when(std::string_view key, std::string_view value) const;  // a day, month, year or interval, or empty
  void fail(std::string message) const;
  void finish() const;  // complains about members that nobody asked for

  struct Node;

 private:
  friend class JsonLine;
  explicit JsonRecord(std::shared_ptr<Node> node) : node_(std::move(node)) {}
  std::shared_ptr<Node> node_;
};

// A line parsed as one JSON object. The line may die before its records.
class JsonLine {
 public:
  JsonLine(std::string_view line, std::string& problem);  // `problem` must outlive it
  [[nodiscard]] const std::optional<JsonRecord>& record() const { return record_; }

 private:
  std::optional<JsonRecord> record_;
};

// Calls `read` for each line that is not blank; a problem it reports is kept as "PATH:LINE: message".
void for_each_json_line(std::string_view bytes, std::string_view path, std::vector<std::string>& problems,
                        const std::function<void(std::string_view line, std::string& problem)>& read);

}  // namespace relata
