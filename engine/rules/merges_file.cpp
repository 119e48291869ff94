#include "engine/rules/merges_file.h"

#include <string>
#include <unordered_map>
#include <vector>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/diagnostics/report.h"
#include "engine/rules/table_lines.h"

namespace relata {
namespace {

// Classes of what is the same, each with the directive that made its last join.
class SameClasses {
 public:
  explicit SameClasses(const Lexicon& lexicon) : lexicon_(lexicon) {}

  std::size_t class_of(const std::string& id_or_name) {
    const auto [found, fresh] = numbers_.try_emplace(meaning_of(id_or_name), parents_.size());
    if (fresh) {
      parents_.push_back(found->second);
      joined_by_.push_back(nullptr);
    }
    std::size_t at = found->second;
    while (parents_[at] != at) at = parents_[at] = parents_[parents_[at]];
    return at;
  }

  void join(std::size_t left, std::size_t right, const MergeDirective& merge) {
    parents_[right] = left;
    joined_by_[left] = &merge;
  }

  [[nodiscard]] const MergeDirective* joined_by(std::size_t at) const { return joined_by_[at]; }

 private:
  [[nodiscard]] std::string meaning_of(const std::string& id_or_name) const {
    if (lexicon_.find_id(id_or_name) != no_entry) return id_or_name;
    const std::vector<EntryId> named = lexicon_.find_name(id_or_name);
    const bool has_id = named.size() == 1 && !lexicon_.entry(named.front()).id.empty();
    return has_id ? lexicon_.entry(named.front()).id : id_or_name;
  }

  const Lexicon& lexicon_;
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<std::size_t> parents_;
  std::vector<const MergeDirective*> joined_by_;
};

}  // namespace

void read_merges(SourceId source, Lexicon& lexicon, Diagnostics& diagnostics) {
  const std::string_view bytes = diagnostics.source(source).bytes;
  std::vector<Span> cells;
  std::size_t at = 0;
  while (const std::optional<Span> line = next_table_line(bytes, at)) {
    if (!check_characters(source, *line, diagnostics)) continue;
    split_cells(bytes, *line, '\t', cells);
    const auto text = [&](std::size_t i) {
      return i < cells.size() ? std::string(bytes.substr(cells[i].begin, cells[i].size())) : std::string();
    };
    const std::string kind = text(0);
    if (kind != "same" && kind != "different") {
      const std::string near = did_you_mean(kind, {"same", "different"});
      Diagnostic diagnostic = error_at("L009", source, cells[0], "a merge starts with `same` or `different`, not with `" + kind + "`",
                                       near.empty() ? "`same<tab>name or id<tab>name or id<tab>why`" : "did you mean `" + near + "`?");
      if (!near.empty()) diagnostic.fixes.push_back({"write `" + near + "`", {{source, cells[0], near}}});
      diagnostics.add(std::move(diagnostic));
    } else if (cells.size() > 4) {
      report(diagnostics, "L009", source, cells[4], "a fifth column", "a merge is `same<tab>name or id<tab>name or id<tab>why`");
    } else if (text(1).empty() || text(2).empty()) {
      report(diagnostics, "L009", source, *line, "a merge names two, each by its name or id",
             "a merge is `same<tab>name or id<tab>name or id<tab>why`, with one tab between its columns");
    } else {
      if (text(3).empty())
        report_warning(diagnostics, "L014", source, *line, "this merge does not say why",
                       "its fourth column is the reason, which `relata explain` shows");
      lexicon.merges.push_back({kind == "same", text(1), text(2), text(3), source, *line});
    }
  }
}

void check_merges(const Lexicon& lexicon, Diagnostics& diagnostics) {
  SameClasses classes(lexicon);
  for (const MergeDirective& merge : lexicon.merges) {
    if (!merge.same) continue;
    const std::size_t left = classes.class_of(merge.left), right = classes.class_of(merge.right);
    if (left != right)
      classes.join(left, right, merge);
    else
      report_warning(diagnostics, "L013", merge.source, merge.place, "`" + merge.left + "` and `" + merge.right + "` are the same already",
                     "leave this line out");
  }
  for (const MergeDirective& merge : lexicon.merges) {
    if (merge.same) continue;
    const std::size_t left = classes.class_of(merge.left);
    if (left != classes.class_of(merge.right)) continue;
    const MergeDirective* joined = classes.joined_by(left);
    Diagnostic diagnostic = error_at("L013", merge.source, merge.place,
                                     "`" + merge.left + "` and `" + merge.right +
                                         "` can't be different: " + (joined ? "they are the same, as other lines say" : "they are one"),
                                     joined ? "one `same` or this `different` must go" : "leave this line out");
    if (joined) diagnostic.labels.push_back({joined->source, joined->place, "the same, by this and the lines before it"});
    diagnostics.add(std::move(diagnostic));
  }
}

}  // namespace relata
