#include "engine/read/documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "engine/read/bytes.h"
#include "engine/read/open_source.h"
#include "engine/read/record.h"
#include "engine/read/sources.h"

namespace relata {

namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
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
