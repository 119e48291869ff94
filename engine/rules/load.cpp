#include "engine/rules/load.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/diagnostics/report.h"
#include "engine/model/date.h"
#include "engine/rules/keys.h"
#include "engine/rules/lexicon_file.h"
#include "engine/rules/parse_rule.h"
#include "engine/rules/referring_slots.h"
#include "engine/rules/vocabulary.h"
#include "engine/schema/load_schema.h"
#include "engine/yaml/expect.h"

namespace fs = std::filesystem;

namespace relata {
namespace {

std::string canonical(const std::string& path) {
  std::error_code error;
  const fs::path found = fs::weakly_canonical(path, error);
  return error ? path : found.string();
}

void load_schemas(const std::vector<Pack>& packs, RuleBase& base, Diagnostics& diagnostics) {
  std::set<std::string> done;
  for (const Pack& pack : packs)
    for (const std::string& schema : pack.schemas)
      if (done.insert(canonical(schema)).second) load_schema(schema, base.schema, diagnostics);
}

void load_lexicons(const std::vector<Pack>& packs, RuleBase& base, Diagnostics& diagnostics) {
  for (const Pack& pack : packs) {
    for (const std::string& path : pack.lexicons)
      if (const auto source = read_source(path, diagnostics)) read_lexicon(*source, base.schema, base.lexicon, diagnostics);
    for (const std::string& path : pack.merges)
      if (const auto source = read_source(path, diagnostics)) read_merges(*source, base.lexicon, diagnostics);
  }
  base.lexicon.freeze();
  // Entries come sorted by lemma or nearly so: most of them have the last one's.
  std::string_view last;
  for (const LexiconEntry& entry : base.lexicon.entries()) {
    if (!base.schema.type(entry.type).has_lemma || entry.id == last) continue;
    static_cast<void>(base.lemma_id(entry.id));
    last = entry.id;
  }
}

// The tree of a file, nullptr if it has none.
std::shared_ptr<const yaml::Node> tree_of(SourceId source, KnownTrees* known, Diagnostics& diagnostics) {
  const SourceFile& file = diagnostics.source(source);
  if (known)
    if (const auto found = known->find(file.path); found != known->end() && found->second.bytes == file.bytes) return found->second.root;
  const std::size_t told = diagnostics.all().size();
  auto root = yaml::parse(source, diagnostics);
  if (!root) return nullptr;
  auto tree = std::make_shared<const yaml::Node>(std::move(*root));
  // What something was told of is read again, so that it is told again.
  if (known && diagnostics.all().size() == told) (*known)[file.path] = {file.bytes, tree};
  return tree;
}

std::vector<RuleFile> read_rule_files(const std::vector<Pack>& packs, const RuleBase& base, KnownTrees* known, Diagnostics& diagnostics) {
  std::vector<RuleFile> files;
  for (std::uint32_t i = 0; i < packs.size(); ++i)
    for (const std::string& path : packs[i].rule_files) {
      const auto source = read_source(path, diagnostics);
      if (!source) {
        report(diagnostics, "K007", diagnostics.add_source(path, ""), {0, 0}, "`" + path + "` can't be read");
        continue;
      }
      auto root = tree_of(*source, known, diagnostics);
      if (!root || !check_keys(*root, KeyOwner::rule_file, *source, {0, 0}, diagnostics)) continue;
      if (const yaml::Node* layer = root->find("layer");
          layer && layer->is_scalar() && !base.layers.empty() &&
          std::find(base.layers.begin(), base.layers.end(), layer->text) == base.layers.end())
        // The rules of the file are told about it one by one where there are any.
        if (!root->find("rules"))
          report(diagnostics, "R008", *source, layer->span, "no layer `" + layer->text + "`", suggestion(layer->text, base.layers));
      files.push_back({*source, i, std::move(root)});
    }
  return files;
}

// All that rule files stand on: layers, schemas, lexicons.
RuleBase load_ground(const std::vector<Pack>& packs, Diagnostics& diagnostics) {
  RuleBase base;
  for (const Pack& pack : packs) {
    base.packs.push_back({pack.name, pack.version, pack.language, pack.folder});
    merge_layers(base.layers, pack.layers);
    if (const auto order = date_order_named(pack.date_order)) base.date_order = *order;
    for (const auto& [purpose, type] : pack.reading) base.reading[purpose] = type;
  }
  if (base.layers.empty() || base.layers.front() != "lexicon") {
    std::erase(base.layers, "lexicon");
    base.layers.insert(base.layers.begin(), "lexicon");
  }
  load_schemas(packs, base, diagnostics);
  load_lexicons(packs, base, diagnostics);
  return base;
}

void load_rules(const std::vector<Pack>& packs, RuleBase& base, KnownTrees* known, Diagnostics& diagnostics) {
  const std::vector<RuleFile> files = read_rule_files(packs, base, known, diagnostics);
  for (const RuleFile& file : files) base.source_packs.emplace(file.source, file.pack);
  read_vocabulary(files, base, diagnostics);
  for (const RuleFile& file : files) parse_rule_file(*file.root, file.source, file.pack, base, diagnostics);
  let_slots_refer_back(base);
}

// Tells whether a file is still the one that was read.
std::string state_of(const std::string& path, const Diagnostics& diagnostics) {
  if (const std::string* text = diagnostics.unsaved(path)) return path + " " + std::to_string(std::hash<std::string>{}(*text));
  std::error_code error;
  const auto changed = fs::last_write_time(path, error).time_since_epoch().count();
  return path + " " + std::to_string(changed) + " " + std::to_string(fs::file_size(path, error));
}

// A file that an editor has not saved yet is in no listing of its folder.
void add_unsaved_file(const std::string& path, const std::string& file, Pack& pack, const Diagnostics& diagnostics) {
  std::error_code error;
  const bool is_rule_file = file.ends_with(".yaml") && !file.ends_with("/pack.yaml") && !file.starts_with(pack.folder + "/tests/");
  if (!is_rule_file || !diagnostics.unsaved(path) || fs::exists(file, error)) return;
  pack.rule_files.insert(std::upper_bound(pack.rule_files.begin(), pack.rule_files.end(), path), path);
}

// The packs that a rule file is read with: that whose folder holds it, or one of this file alone. Its path is as named.
std::optional<std::vector<Pack>> packs_around(const std::string& path, Diagnostics& diagnostics) {
  const std::string file = canonical(path);
  std::error_code error;
  for (fs::path folder = fs::path(file).parent_path(); !folder.empty(); folder = folder.parent_path()) {
    if (fs::is_regular_file(folder / "pack.yaml", error)) {
      auto packs = load_packs({folder.generic_string() + "/"}, diagnostics);
      if (!packs) return std::nullopt;
      for (Pack& pack : *packs)
        for (std::string& each : pack.rule_files)
          if (canonical(each) == file) each = path;
      add_unsaved_file(path, file, packs->back(), diagnostics);
      return packs;
    }
    if (folder == folder.root_path()) break;
  }
  auto packs = load_packs({"core"}, diagnostics);
  if (!packs) return std::nullopt;
  Pack alone;
  alone.name = fs::path(path).stem().string();
  alone.version = "0";
  alone.language = packs->back().language;
  // Diplomacy's own rules stay out: its schema alone is lent.
  Diagnostics unheard;
  if (const auto diplomacy = load_packs({"diplomacy"}, unheard)) alone.schemas = diplomacy->back().schemas;
  alone.folder = fs::path(file).parent_path().generic_string();
  alone.rule_files = {path};
  packs->push_back(std::move(alone));
  return packs;
}

}  // namespace

std::optional<RuleBase> load_rule_base(const std::vector<std::string>& packs, Diagnostics& diagnostics) {
  const auto loaded = load_packs(packs, diagnostics);
  if (!loaded) return std::nullopt;
  RuleBase base = load_ground(*loaded, diagnostics);
  load_rules(*loaded, base, nullptr, diagnostics);
  return base;
}

std::optional<RuleBase> PackLoader::load(Diagnostics& diagnostics) {
  const auto loaded = load_packs(packs_, diagnostics);
  if (!loaded) return std::nullopt;
  if (!ground_) ground_ = std::make_shared<const RuleBase>(load_ground(*loaded, diagnostics));
  RuleBase base = *ground_;
  load_rules(*loaded, base, nullptr, diagnostics);
  return base;
}

std::optional<RuleBase> RuleFileLoader::load(const std::string& path, Diagnostics& diagnostics) {
  std::error_code error;
  if (!diagnostics.unsaved(path) && !fs::is_regular_file(path, error)) {
    report(diagnostics, "K007", diagnostics.add_source(path, ""), {0, 0}, "`" + path + "` can't be read");
    return std::nullopt;
  }
  const auto packs = packs_around(path, diagnostics);
  if (!packs) return std::nullopt;
  // A pack of one file has no schemas and lexicons of its own: any two of them stand on the same ground.
  std::string key;
  for (const Pack& pack : *packs) {
    key += (pack.rule_files == std::vector{path} ? "alone" : pack.folder) + "\n";
    key += state_of(pack.folder + "/pack.yaml", diagnostics) + "\n";
    for (const auto* files : {&pack.schemas, &pack.lexicons, &pack.merges})
      for (const std::string& file : *files) key += state_of(file, diagnostics) + "\n";
  }
  if (!ground_ || key != key_) ground_ = std::make_shared<const RuleBase>(load_ground(*packs, diagnostics));
  key_ = std::move(key);
  RuleBase base = *ground_;
  base.packs.back() = {packs->back().name, packs->back().version, packs->back().language, packs->back().folder};
  load_rules(*packs, base, &trees_, diagnostics);
  return base;
}

std::optional<RuleBase> load_rule_file(const std::string& path, Diagnostics& diagnostics) {
  return RuleFileLoader().load(path, diagnostics);
}

std::vector<PackCase> load_cases(const PackInfo& pack, Diagnostics& diagnostics) {
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::recursive_directory_iterator at(fs::path(pack.folder) / "tests", error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (at->path().extension() == ".yaml" && at->is_regular_file(ignored)) paths.push_back(at->path().generic_string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<PackCase> cases;
  for (const std::string& path : paths) {
    const auto source = read_source(path, diagnostics);
    if (!source) continue;
    const auto root = yaml::parse(*source, diagnostics);
    if (!root || !check_keys(*root, KeyOwner::case_file, *source, {0, 0}, diagnostics)) continue;
    const yaml::Node* list = root->find("cases");
    if (!list || list->is_absent()) continue;
    const yaml::Reader reader{*source, diagnostics, "R001"};
    for (const yaml::Node* item : yaml::as_list(*list)) {
      if (!check_keys(*item, KeyOwner::pack_case, *source, {item->span.begin, item->span.begin}, diagnostics)) continue;
      const yaml::Node *text = item->find("text"), *gives = item->find("gives");
      if (!text || !gives || !reader.text(*text, "`text`")) continue;
      PackCase one;
      one.text = text->text;
      one.source = *source;
      one.place = text->span;
      const auto other = [&](const char* key) {
        const yaml::Node* node = item->find(key);
        return node && node->is_scalar() ? node->text : std::string();
      };
      one.date = other("date");
      one.about = other("about");
      one.todo = other("todo");
      if (const yaml::Node* date = item->find("date"); date && (one.date.size() != 10 || !parse_date(one.date)))
        report(diagnostics, "T006", *source, date->span, "no such day", "a day is written 2023-06-19");
      for (const yaml::Node* statement : reader.texts(*gives, "`gives`")) {
        one.gives_places.push_back(statement->span);
        if (statement->text != "nothing") one.gives.push_back(statement->text);
      }
      cases.push_back(std::move(one));
    }
  }
  return cases;
}

}  // namespace relata
