#include "engine/rules/case_files.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

#include "engine/diagnostics/report.h"
#include "engine/rules/canonical_path.h"
#include "engine/rules/keys.h"
#include "engine/rules/parse_rule_tests.h"
#include "engine/yaml/expect.h"

namespace fs = std::filesystem;

namespace relata {
namespace {

std::vector<std::string> case_files_of(const PackInfo& pack, const Diagnostics& diagnostics) {
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::recursive_directory_iterator at(fs::path(pack.folder) / "tests", error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (at->path().extension() == ".yaml" && at->is_regular_file(ignored)) paths.push_back(at->path().generic_string());
  }
  // One that an editor has not saved yet is in no listing of its folder.
  if (diagnostics.unsaved_texts())
    for (const auto& [path, text] : *diagnostics.unsaved_texts())
      if (path.starts_with(canonical_path(pack.folder) + "/tests/") && path.ends_with(".yaml") && !fs::exists(path, error))
        paths.push_back(pack.folder + path.substr(canonical_path(pack.folder).size()));
  std::sort(paths.begin(), paths.end());
  return paths;
}

class CaseReader {
 public:
  CaseReader(const RuleBase& base, const PackInfo& pack, Diagnostics& diagnostics) : base_(base), diagnostics_(diagnostics) {
    // A broken rule may be the one that emits it.
    if (base.broken_rules > 0) return;
    emitted_.emplace(base.schema.relations().size(), false);
    for (const Rule& rule : base.rules)
      if (base.packs[rule.pack].name == pack.name)
        for (const EmitAction& emit : rule.emit) (*emitted_)[emit.relation] = true;
  }

  void read_file(SourceId source, std::vector<PackCase>& cases) const {
    const auto root = yaml::parse(source, diagnostics_);
    if (!root || !check_keys(*root, KeyOwner::case_file, source, {0, 0}, diagnostics_)) return;
    const yaml::Node* list = root->find("cases");
    if (!list) return;
    if (!list->is_sequence() || list->items.empty()) {
      const yaml::Node* key = &root->members.front().key;
      for (const yaml::Member& member : root->members)
        if (member.key.text == "cases") key = &member.key;
      report(diagnostics_, "R001", source, key->span, "`cases` holds no case", "it is a list: each case begins with `- text:`");
      return;
    }
    std::map<std::string, Span> texts;  // text and date -> where it stands first
    for (const yaml::Node& item : list->items) {
      auto one = read_case(item, source);
      if (!one) continue;
      const auto [first, fresh] = texts.emplace(one->text + "\n" + one->date, one->place);
      if (!fresh) {
        Diagnostic twice = error_at("M007", source, one->place, "this text is a case already", "leave one of the two out");
        twice.severity = Severity::warning;
        twice.labels.push_back({source, first->second, "the first one"});
        diagnostics_.add(std::move(twice));
      }
      cases.push_back(std::move(*one));
    }
  }

 private:
  std::optional<PackCase> read_case(const yaml::Node& item, SourceId source) const {
    const Span start = item.is_mapping() && !item.members.empty() ? item.members.front().key.span : item.shown;
    if (!check_keys(item, KeyOwner::pack_case, source, start, diagnostics_)) return std::nullopt;
    const yaml::Node *text = item.find("text"), *gives = item.find("gives");
    if (!text || !gives || !yaml::Reader{source, diagnostics_, "R001"}.text(*text, "`text`")) return std::nullopt;
    PackCase one;
    one.text = text->text;
    one.source = source;
    one.place = text->span;
    const auto other = [&](const char* key) {
      const yaml::Node* node = item.find(key);
      return node && node->is_scalar() ? node->text : std::string();
    };
    one.about = other("about");
    one.todo = other("todo");
    if (const yaml::Node* date = item.find("date")) one.date = read_test_date(*date, source, diagnostics_);
    for (const GivenStatement& given : read_gives(*gives, source, base_.schema, diagnostics_)) {
      one.gives_places.push_back(given.node->span);
      one.gives.push_back(given.node->text);
      if (given.statement && emitted_ && !(*emitted_)[given.statement->relation])
        report_warning(
            diagnostics_, "M006", source, given.node->span,
            "no rule of this pack emits `" + base_.schema.relation(given.statement->relation).name + "`, so the case can never pass",
            "`gives:` of a case is all that its own pack emits, not what the packs that it requires do");
    }
    if (one.gives_places.empty()) one.gives_places.push_back(gives->span);
    return one;
  }

  const RuleBase& base_;
  Diagnostics& diagnostics_;
  std::optional<std::vector<bool>> emitted_;  // by relation; nullopt: not known
};

}  // namespace

std::vector<PackCase> load_cases(const RuleBase& base, const PackInfo& pack, Diagnostics& diagnostics) {
  const CaseReader reader(base, pack, diagnostics);
  std::vector<PackCase> cases;
  for (const std::string& path : case_files_of(pack, diagnostics))
    if (const auto source = read_source(path, diagnostics)) reader.read_file(*source, cases);
  return cases;
}

}  // namespace relata
