// A pack that stays loaded while its files change: what is wrong with it, which of its tests pass, and what it says of a pinned corpus.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/extraction.h"
#include "engine/rules/load.h"
#include "engine/rules/pack.h"
#include "tools/relata/changing/pack_change.h"
#include "tools/relata/changing/statement_changes.h"
#include "tools/relata/testing/trials.h"

namespace relata {

// What a save did.
struct WatchReport {
  bool same = false;               // no file says anything else than before
  std::vector<std::string> files;  // that changed, are new or are gone, as far as they are the pack's own
  std::string diagnostics;         // of these files, and errors of any
  std::size_t errors = 0, warnings = 0;
  bool broken = false;  // the pack of before is kept, and neither tests nor corpus were looked at
  std::size_t tests = 0, tests_run = 0, failed = 0;
  std::string failures;                      // of the tests that were run, and why not
  std::vector<std::string> source_problems;  // of the corpus, when it is read for the first time
  std::size_t documents = 0, documents_read = 0, statements = 0;
  std::string change;  // what changed, in words; empty at first
  StatementChanges changes;
};

class ResidentPack {
 public:
  // `sources`: the documents of the pinned corpus, read once; `date`: of those that have none.
  ResidentPack(const std::string& pack, std::vector<std::string> sources, const std::optional<Date>& date)
      : name_(pack), sources_(std::move(sources)), date_(date), loader_({pack}) {}

  // Looks at the files again.
  [[nodiscard]] WatchReport update();
  // All packs, the watched one last; empty as long as it is not found.
  [[nodiscard]] const std::vector<Pack>& packs() const { return packs_; }

 private:
  struct PinnedDocument {
    Document document;
    std::string searchable;  // its text
    std::vector<Statement> statements;
  };

  [[nodiscard]] std::vector<std::string> changed_files();
  void check(const std::optional<RuleBase>& base, Diagnostics& diagnostics, const WatchReport& report) const;
  void show(Diagnostics& diagnostics, WatchReport& report) const;
  void run_tests(const Extractor& extractor, const std::vector<TestItem>& items, const PackChange* change, const Diagnostics& sources,
                 WatchReport& report);
  void read_corpus(const Extractor& extractor, const PackChange* change, WatchReport& report);

  std::string name_;
  std::vector<Pack> packs_;
  std::vector<std::string> sources_;
  std::optional<Date> date_;
  PackLoader loader_;
  std::optional<Extractor> extractor_;        // of the last files without errors
  std::string ground_;                        // size and time of the files of the packs that it requires, at the last update
  std::map<std::string, std::string> files_;  // path -> bytes, of the watched pack
  std::map<std::string, bool> outcomes_;      // of tests, by all that they say
  std::vector<PinnedDocument> corpus_;
  bool corpus_is_read_ = false;
};

}  // namespace relata
