#include "engine/read/documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <deque>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "engine/read/bytes.h"
#include "engine/read/html.h"
#include "engine/read/opening.h"
#include "engine/read/record.h"
#include "engine/read/sources.h"
#include "engine/text/utf8.h"

namespace relata {

namespace {

constexpr std::size_t largest_text = 1ULL << 31;  // spans count in 32 bits

enum class Format { text, json, json_lines };

[[nodiscard]] std::string_view without_mark(std::string_view bytes) {  // the byte order mark of UTF-8
  return bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
}

[[nodiscard]] bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

[[nodiscard]] bool is_named_json_lines(std::string_view path) {
  for (const std::string_view packed : {".gz", ".zst"}) {
    if (path.ends_with(packed)) path.remove_suffix(packed.size());
  }
  return path.ends_with(".jsonl") || path.ends_with(".ndjson");
}

[[nodiscard]] std::uint32_t line_of(std::string_view text, std::size_t at) {
  return static_cast<std::uint32_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) + 1;
}

// Control characters that no text has, in the first bytes.
[[nodiscard]] bool is_binary(std::string_view bytes) {
  bytes = bytes.substr(0, 1 << 16);
  std::size_t controls = 0;
  for (const char c : bytes) controls += (c >= 0 && c < 9) || (c > 13 && c < 27) ? 1 : 0;
  return controls > 0 && controls * 100 >= bytes.size();
}

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

// One source while it is read: hands out records.
class OpenSource {
 public:
  OpenSource(SourceFileName name, std::FILE* spooled, const ReadingLexicon& lexicon, RecordParser& parser, bool keys_only)
      : name_(std::move(name)),
        lexicon_(lexicon),
        parser_(parser),
        keys_only_(keys_only),
        lines_(spooled != nullptr ? ByteStream(spooled) : ByteStream(name_.path)) {}

  // The next record; its document's id is final but for repetition. False at the end. Problems are added to `problems`.
  bool next(Record& record, std::vector<SourceProblem>& problems) {
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

 private:
  bool next_line(std::string_view& line) {
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
  void begin(std::vector<SourceProblem>& problems) {
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
    const char first = start == std::string::npos ? '\0' : first_line_[start];
    if (is_json_lines(first)) {
      format_ = Format::json_lines;
      has_first_line_ = true;
      return;
    }
    bytes.append(first_line_).push_back('\n');
    lines_.rest(bytes);
    if (lines_.error().empty()) read_whole(bytes, first, problems);
  }

  // An object in the first line: one of many if its ending says so or more lines follow it; a record of several lines is not closed there.
  // With that ending a first line that is no record costs only itself, unless it opens an array.
  bool is_json_lines(char first) {
    if (is_named_json_lines(name_.path)) return first == '{' || (first != '[' && lines_.has_more());
    if (first != '{') return false;
    std::string error;
    if (!parser_.parse(
            first_line_, true, [](Record&&) {}, error))
      return false;
    return lines_.has_more();
  }

  void read_line(std::string_view line, std::vector<SourceProblem>& problems) {
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

  void read_whole(const std::string& all, char first, std::vector<SourceProblem>& problems) {
    std::string_view bytes = all;
    if (bytes.ends_with('\n')) bytes.remove_suffix(1);  // the one that was put behind the last line
    if (bytes.size() >= largest_text) {
      problems.push_back({name_.path, 0, "larger than 2 GB", true});
      return;
    }
    if (is_binary(bytes)) {
      problems.push_back({name_.path, 0, "not a text", true});
      return;
    }
    if (const auto bad = first_invalid_utf8(bytes)) {
      problems.push_back({name_.path, line_of(bytes, *bad), "not UTF-8", true});
      return;
    }
    const auto second = bytes.find_first_not_of(" \t\r\n", bytes.find(first) + 1);
    const bool object = first == '{' && second != std::string_view::npos && (bytes[second] == '"' || bytes[second] == '}');
    const bool array = first == '[' && second != std::string_view::npos && bytes[second] == '{';
    if (object || array) {
      read_json(bytes, array, problems);
      return;
    }
    if (is_blank(bytes)) {
      problems.push_back({name_.path, 0, "the text is empty", true});
      return;
    }
    Record record;
    record.document.id = name_.relative;
    record.key = content_key(bytes, {});
    if (!keys_only_) {
      if (looks_like_html(bytes)) {
        read_page(bytes, record);
      } else {
        record.document.text = bytes;
      }
    }
    take(std::move(record), problems);
  }

  void read_page(std::string_view html, Record& record) {
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

  void read_json(std::string_view bytes, bool array, std::vector<SourceProblem>& problems) {
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

  void take(Record&& record, std::vector<SourceProblem>& problems) {
    record.document.source = name_.path;
    if (!record.problem.empty()) problems.push_back({name_.path, record.document.line, record.problem, record.left_out});
    if (!record.left_out) queue_.push_back(std::move(record));
  }

  SourceFileName name_;
  const ReadingLexicon& lexicon_;
  RecordParser& parser_;
  bool keys_only_;
  LineReader lines_;
  Format format_ = Format::text;
  bool begun_ = false, has_first_line_ = false, told_error_ = false;
  std::string first_line_;
  std::uint32_t line_number_ = 0;
  std::deque<Record> queue_;
};

[[nodiscard]] std::uint64_t id_key(std::string_view id) {
  return content_key(id, {});
}

}  // namespace

struct DocumentStream::State {
  const ReadingLexicon& lexicon;
  RecordParser parser;
  std::vector<SourceFileName> files;
  std::vector<SourceProblem> problems;
  std::unique_ptr<std::FILE, CloseFile> spool;  // standard input
  std::unordered_set<std::uint64_t> ids;
  std::unordered_map<std::uint64_t, std::vector<std::uint64_t>> repeated;  // id -> its contents, sorted
  std::unordered_map<std::uint64_t, std::vector<bool>> handed_out;         // of the repeated ones
  std::size_t file = 0;
  std::optional<OpenSource> open;
  std::uint64_t bytes = 0;
  std::size_t total = 0;

  explicit State(const ReadingLexicon& the_lexicon) : lexicon(the_lexicon), parser(the_lexicon) {}

  void spool_input() {
    spool.reset(std::tmpfile());
    if (!spool) return;
    ByteStream input("-");
    std::string chunk;
    while (input.read(chunk)) {
      std::fwrite(chunk.data(), 1, chunk.size(), spool.get());
      chunk.clear();
    }
  }

  OpenSource open_source(std::size_t index, bool keys_only) {
    std::FILE* spooled = files[index].path == "-" ? spool.get() : nullptr;
    if (spooled != nullptr) std::rewind(spooled);
    return OpenSource(files[index], spooled, lexicon, parser, keys_only);
  }

  // The first reading: which ids come twice, and with which contents.
  void survey() {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> seen;  // id and content
    std::vector<SourceProblem> told_later;
    Record record;
    for (std::size_t i = 0; i < files.size(); ++i) {
      auto source = open_source(i, true);
      while (source.next(record, told_later)) seen.emplace_back(id_key(record.document.id), record.key);
      told_later.clear();
    }
    total = seen.size();
    std::sort(seen.begin(), seen.end());
    for (std::size_t i = 0; i < seen.size();) {
      std::size_t end = i;
      while (end < seen.size() && seen[end].first == seen[i].first) ++end;
      if (end - i > 1) {
        auto& contents = repeated[seen[i].first];
        for (; i < end; ++i) {
          if (contents.empty() || contents.back() != seen[i].second) contents.push_back(seen[i].second);
        }
      }
      i = end;
    }
    if (std::any_of(repeated.begin(), repeated.end(), [](const auto& entry) { return entry.second.size() > 1; })) {
      for (const auto& [id, content] : seen) ids.insert(id);
    }
  }

  // Gives a repeated id its number; false if this very document was handed out before.
  bool settle_id(Record& record) {
    const auto key = id_key(record.document.id);
    const auto found = repeated.find(key);
    if (found == repeated.end()) return true;
    const auto& contents = found->second;
    const auto rank = static_cast<std::size_t>(std::lower_bound(contents.begin(), contents.end(), record.key) - contents.begin());
    auto& done = handed_out[key];
    done.resize(contents.size() + 1);
    if (done[rank]) return false;
    done[rank] = true;
    if (rank == 0) return true;
    // The n-th free name: an id that is written so in some source keeps it.
    std::size_t number = 1;
    std::string name;
    for (std::size_t free = 0; free < rank;) {
      name = fmt::format("{}~{}", record.document.id, ++number);
      if (!ids.contains(id_key(name))) ++free;
    }
    problems.push_back({record.document.source, record.document.line,
                        fmt::format("the id {} comes again with another text, read as {}", record.document.id, name), false});
    record.document.id = std::move(name);
    return true;
  }
};

DocumentStream::DocumentStream(const std::vector<std::string>& sources, const ReadingLexicon& lexicon)
    : state_(std::make_unique<State>(lexicon)) {
  state_->files = find_sources(sources, state_->problems);
  const auto is_input = [](const SourceFileName& file) { return file.path == "-"; };
  if (std::any_of(state_->files.begin(), state_->files.end(), is_input)) state_->spool_input();
  state_->survey();
}

DocumentStream::~DocumentStream() = default;
DocumentStream::DocumentStream(DocumentStream&&) noexcept = default;
DocumentStream& DocumentStream::operator=(DocumentStream&&) noexcept = default;

bool DocumentStream::next(Document& document) {
  auto& state = *state_;
  Record record;
  for (;;) {
    if (!state.open) {
      if (state.file == state.files.size()) return false;
      state.open.emplace(state.open_source(state.file, false));
    }
    if (!state.open->next(record, state.problems)) {
      state.open.reset();
      ++state.file;
      continue;
    }
    if (!state.settle_id(record)) continue;
    document = std::move(record.document);
    state.bytes += document.text.size();
    return true;
  }
}

const std::vector<SourceProblem>& DocumentStream::problems() const {
  return state_->problems;
}
std::size_t DocumentStream::total() const {
  return state_->total;
}
std::uint64_t DocumentStream::bytes() const {
  return state_->bytes;
}

}  // namespace relata
