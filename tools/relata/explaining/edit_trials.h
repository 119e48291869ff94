// Small edits carried out in memory and run: which of them make a statement that is missed, and what else they would change.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/read/documents.h"
#include "engine/rules/load.h"
#include "engine/rules/parse_gives.h"
#include "tools/probes/small_edits.h"
#include "tools/relata/explaining/missed_account.h"

namespace relata {

// Is `made` the statement that is meant? As tests compare, but for the date and the mode where none is asked for.
[[nodiscard]] bool is_the_missed(const ExpectedStatement& wanted, const Statement& made, const Schema& schema);

class EditTrials {
 public:
  EditTrials(std::vector<std::string> packs, std::vector<std::string> files, std::optional<Date> date)
      : loader_(std::move(packs)), files_(std::move(files)), date_(date) {}

  // Tries `edits` in order, at most `most_tries`, until `most_firing` have made the statement in `document` (as it was read, not yet
  // prepared); keeps the one that changes the fewest other statements of the files, the first of several. `sources` hold what the edits
  // point into.
  void search(const std::vector<SmallEdit>& edits, const ExpectedStatement& wanted, const Document& document, const Diagnostics& sources,
              MissedSentence& missed);

  static constexpr std::size_t most_tries = 40, most_firing = 4;

 private:
  struct Told {  // a statement, to compare runs by
    std::string document, statement, relation, words;
    friend auto operator<=>(const Told&, const Told&) = default;
  };
  std::optional<Extractor> load(Diagnostics& diagnostics);
  std::optional<Extractor> load_with(const SmallEdit& edit, const Diagnostics& sources);
  std::vector<Told> read_all(const Extractor& extractor, const ExpectedStatement& wanted, std::size_t& documents) const;

  PackLoader loader_;
  std::vector<std::string> files_;
  std::optional<Date> date_;
  std::size_t known_errors_ = 0;          // of the packs as they are
  std::unique_ptr<Extractor> unchanged_;  // the packs as they are
};

}  // namespace relata
