// The commands of code lenses: running a rule's tests, and explaining it.
#pragma once
#include <string>

#include "engine/extraction.h"
#include "engine/yaml/yaml.h"
#include "tools/relata/language_server/checking.h"

namespace relata::language_server {

// Arguments of both: [uri, rule id, number of the test (optional, from 0)].
inline constexpr const char* run_test_command = "relata.runTest";
inline constexpr const char* explain_command = "relata.explain";

[[nodiscard]] Json code_lenses(const OpenDocument& document, const yaml::Node& root);

// What a command found: `text` as `relata test` or `relata explain` prints it, and one line that says it all.
struct CommandResult {
  std::string title, text, summary;
  bool good = true;
  std::size_t passed = 0, failed = 0, to_do = 0;
};
struct CommandTarget {
  std::string path, rule;
  int test = -1;  // all of them
};

// Both read the pack as it stands in the editor; the first time takes long, later ones read what changed. Not for several threads.
class CommandRunner {
 public:
  [[nodiscard]] CommandResult run_tests(const CommandTarget& target, std::shared_ptr<const UnsavedTexts> texts);
  [[nodiscard]] CommandResult explain(const CommandTarget& target, std::shared_ptr<const UnsavedTexts> texts);

 private:
  struct Trials;
  [[nodiscard]] std::unique_ptr<Trials> load(const CommandTarget& target, std::shared_ptr<const UnsavedTexts> texts);
  [[nodiscard]] static CommandResult refused(const CommandTarget& target, const Trials& trials);
  [[nodiscard]] static const Rule* rule_of(const Trials& trials, const std::string& id);

  RuleFileLoader loader_;
  std::shared_ptr<const Extractor> extractor_;  // of the last command
};

}  // namespace relata::language_server
