#include "tools/relata/explaining/edit_trials.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "tools/relata/editing/apply_fixes.h"
#include "tools/relata/editing/line_diff.h"

namespace relata {
namespace {

DocumentResult read_one(const Extractor& extractor, Document& document, const std::optional<Date>& date) {
  ResolveOptions options;
  options.mentions = false;
  return extract_document(extractor, document, options, nullptr, date);
}

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace

bool is_the_missed(const ExpectedStatement& wanted, const Statement& made, const Schema& schema) {
  ExpectedStatement asked = wanted;
  if (asked.when.empty()) asked.when = made.when;
  if (asked.mode == Mode::asserted) asked.mode = made.mode;
  return matches(asked, made, schema);
}

std::optional<Extractor> EditTrials::load(Diagnostics& diagnostics) {
  auto base = loader_.load(diagnostics);
  if (!base) return std::nullopt;
  return make_extractor(std::move(*base), diagnostics, {.compile_all = false}, unchanged_.get());
}

// nullopt: the rules would not load.
std::optional<Extractor> EditTrials::load_with(const SmallEdit& edit, const Diagnostics& sources) {
  if (!unchanged_) {
    Diagnostics as_they_are;
    auto extractor = load(as_they_are);
    if (!extractor) return std::nullopt;
    unchanged_ = std::make_unique<Extractor>(std::move(*extractor));
    known_errors_ = as_they_are.errors();
  }
  const SourceFile& file = sources.source(edit.fix.edits.front().source);
  Diagnostics changed;
  const std::string path = std::filesystem::weakly_canonical(file.path).generic_string();
  changed.read_unsaved(
      std::make_shared<const UnsavedTexts>(UnsavedTexts{{path, std::make_shared<const std::string>(edited(file.bytes, edit.fix.edits))}}));
  auto extractor = load(changed);
  if (changed.errors() > known_errors_) return std::nullopt;
  return extractor;
}

std::vector<EditTrials::Told> EditTrials::read_all(const Extractor& extractor, const ExpectedStatement& wanted,
                                                   std::size_t& documents) const {
  std::vector<Told> all;
  documents = 0;
  DocumentStream stream(files_, extractor.reading);
  for (Document document; stream.next(document); document = {}) {
    ++documents;
    for (const Statement& made : read_one(extractor, document, date_).resolution.statements)
      if (!is_the_missed(wanted, made, extractor.base->schema))
        all.push_back({made.doc, to_gives(made), extractor.base->schema.relation(*extractor.base->schema.find_relation(made.relation)).name,
                       on_one_line(made.evidence.text)});
  }
  std::sort(all.begin(), all.end());
  return all;
}

void EditTrials::search(const std::vector<SmallEdit>& edits, const ExpectedStatement& wanted, const Document& document,
                        const Diagnostics& sources, MissedSentence& missed) {
  missed.searched = true;
  std::vector<Told> before;
  for (const SmallEdit& edit : edits) {
    if (missed.tried == most_tries || missed.firing == most_firing) break;
    ++missed.tried;
    const auto extractor = load_with(edit, sources);
    if (!extractor) continue;
    Document fresh = document;
    const DocumentResult result = read_one(*extractor, fresh, date_);
    const auto& made = result.resolution.statements;
    const auto found =
        std::find_if(made.begin(), made.end(), [&](const Statement& one) { return is_the_missed(wanted, one, extractor->base->schema); });
    if (found == made.end()) continue;
    if (++missed.firing == 1) {
      std::size_t documents = 0;
      before = read_all(*unchanged_, wanted, documents);
    }
    EditEffect effect;
    const std::vector<Told> after = read_all(*extractor, wanted, effect.documents);
    std::vector<Told> gained, lost;
    std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(gained));
    std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(lost));
    std::map<std::string, EditEffect::Count> counts;
    for (const Told& one : gained) ++counts[one.relation].gained;
    for (const Told& one : lost) ++counts[one.relation].lost;
    for (auto& [relation, count] : counts) effect.counts.push_back({relation, count.gained, count.lost});
    if (missed.edit && missed.edit->effect.size() <= effect.size()) continue;
    constexpr std::size_t most_quotes = 3;
    for (const auto& [list, is_gain] : {std::pair{&gained, true}, {&lost, false}})
      for (const Told& one : *list)
        if (effect.quotes.size() < most_quotes) effect.quotes.push_back({is_gain, one.statement, one.document, one.words});
    const SourceFile& file = sources.source(edit.fix.edits.front().source);
    missed.edit = EditFound{edit.fix.title, file.path, unified_diff(file.bytes, edited(file.bytes, edit.fix.edits), file.path),
                            to_gives(*found), std::move(effect)};
  }
}

}  // namespace relata
