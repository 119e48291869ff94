#include "engine/rules/known_files.h"

#include <algorithm>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/diagnostics/report.h"
#include "engine/rules/changed_words.h"
#include "engine/rules/ground.h"
#include "engine/rules/keys.h"
#include "engine/rules/trees_ahead.h"
#include "engine/rules/vocabulary.h"
#include "engine/text/work_ahead.h"
#include "engine/yaml/expect.h"

namespace relata {
namespace {

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

std::vector<RuleFile> read_rule_files(const std::vector<Pack>& packs, const RuleBase& base, TreesAhead* ahead, KnownTrees* known,
                                      Diagnostics& diagnostics) {
  std::vector<RuleFile> files;
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < packs.size(); ++i)
    for (const std::string& path : packs[i].rule_files) {
      const TreeAhead read = ahead ? ahead->take(next++) : TreeAhead();
      const auto source = read.file ? diagnostics.add_source(read.file) : read_source(path, diagnostics);
      if (!source) {
        report(diagnostics, "K007", diagnostics.add_source(path, ""), {0, 0}, "`" + path + "` can't be read");
        continue;
      }
      auto root = read.root ? read.root : tree_of(*source, known, diagnostics);
      // A schema that pack.yaml means and fails to name.
      if (root && base.schema.has_lost_some() && !root->find("rules") && (root->find("types") || root->find("relations"))) continue;
      if (!root || !check_keys(*root, KeyOwner::rule_file, *source, {0, 0}, diagnostics)) continue;
      if (root->members.empty())
        report_warning(diagnostics, "R015", *source, {0, 0}, "the file is empty",
                       "a rule file holds `layer:` and `rules:`, or `sets:`, `families:` and `phrases:`");
      // A list or mapping is told of with the rules, where there are any.
      if (const yaml::Node* layer = root->find("layer"); layer && !root->find("rules"))
        static_cast<void>(yaml::Reader{*source, diagnostics, "R011"}.text(*layer, "`layer`"));
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

// What `diagnostics` was told from the `first` one on.
std::vector<Diagnostic> told_since(std::size_t first, const Diagnostics& diagnostics) {
  return {diagnostics.all().begin() + static_cast<std::ptrdiff_t>(first), diagnostics.all().end()};
}

void tell_again(const std::vector<Diagnostic>& told, Diagnostics& diagnostics) {
  for (const Diagnostic& each : told) diagnostics.add(each);
}

RuleBase known_ground(const std::vector<Pack>& packs, KnownFiles& files, const std::string& key, Diagnostics& diagnostics) {
  KnownGround& known = files.ground;
  std::string state = key + state_of_ground(packs, diagnostics);
  const auto first = static_cast<SourceId>(diagnostics.source_count());
  if (known.base && known.state == state && known.first == first) {
    for (const auto& source : known.sources) diagnostics.add_source(source);
    tell_again(known.told, diagnostics);
    RuleBase base = *known.base;
    for (std::size_t i = 0; i < packs.size(); ++i) base.packs[i] = {packs[i].name, packs[i].version, packs[i].language, packs[i].folder};
    return base;
  }
  const std::size_t told = diagnostics.all().size();
  std::string schemas = key + state_of_schemas(packs, diagnostics);
  RuleBase base = load_ground(packs, diagnostics);
  // Rules know no more of a lexicon than its lemmas by number, and the names that are read from it.
  if (known.base && known.first == first && known.schemas == schemas) {
    files.vocabulary.is_stale = true;
  } else {
    files.vocabulary = {};
    files.rules.clear();
  }
  known = {std::move(state), std::move(schemas), first, {}, told_since(told, diagnostics), std::make_shared<const RuleBase>(base)};
  for (SourceId id = first; id < diagnostics.source_count(); ++id) known.sources.push_back(diagnostics.shared_source(id));
  return base;
}

bool same_node(const yaml::Node* a, const yaml::Node* b);

bool same_node(const yaml::Node& a, const yaml::Node& b) {
  return a.kind == b.kind && a.style == b.style && a.text == b.text && a.span == b.span && a.place == b.place &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(),
                    [](const yaml::Node& x, const yaml::Node& y) { return same_node(x, y); }) &&
         std::equal(a.members.begin(), a.members.end(), b.members.begin(), b.members.end(),
                    [](const yaml::Member& x, const yaml::Member& y) { return same_node(x.key, y.key) && same_node(x.value, y.value); });
}

bool same_node(const yaml::Node* a, const yaml::Node* b) {
  return a && b ? same_node(*a, *b) : a == b;
}

constexpr const char* name_sections[] = {"sets", "families", "phrases"};

// Does the file declare the very same names, at the same places?
bool same_names(const NamedFrom& a, const NamedFrom& b) {
  return a.second == b.second &&
         (a.first == b.first || std::all_of(std::begin(name_sections), std::end(name_sections), [&](const char* section) {
            return same_node(a.first->find(section), b.first->find(section));
          }));
}

bool same_names(const std::vector<NamedFrom>& a, const std::vector<NamedFrom>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const NamedFrom& x, const NamedFrom& y) { return same_names(x, y); });
}

// Which rules must be read again though their files did not change.
struct Reread {
  std::uint32_t first_pack = 0;                   // of this pack and those behind it
  std::optional<std::vector<std::string>> names;  // those of files that may name one of these; nullopt: of all
};

Reread read_known_vocabulary(const std::vector<RuleFile>& files, KnownVocabulary& known, RuleBase& base, Diagnostics& diagnostics) {
  KnownVocabulary now;
  now.read_from.resize(base.packs.size());
  for (const RuleFile& file : files)
    if (std::any_of(std::begin(name_sections), std::end(name_sections), [&](const char* section) { return file.root->find(section); }))
      now.read_from[file.pack].emplace_back(file.root, file.source);
  const auto same = std::mismatch(now.read_from.begin(), now.read_from.end(), known.read_from.begin(), known.read_from.end(),
                                  [](const auto& a, const auto& b) { return same_names(a, b); })
                        .first;
  if (!known.is_stale && same == now.read_from.end() && now.read_from.size() == known.read_from.size()) {
    base.sets = known.sets;
    base.families = known.families;
    base.phrases = known.phrases;
    base.lemmas = known.lemmas;
    base.declared_words = known.declared_words;
    tell_again(known.told, diagnostics);
    return {static_cast<std::uint32_t>(base.packs.size()), std::vector<std::string>()};
  }
  const std::size_t told = diagnostics.all().size();
  read_vocabulary(files, base, diagnostics);
  share_vocabulary(known, base);
  Reread again = {static_cast<std::uint32_t>(same - now.read_from.begin()), changed_words(known, base)};
  // Where other lexicons are read, or a lemma has another number, any pack's rules may mean something else.
  if (!again.names && (known.is_stale || !base.lemmas.is_same(known.lemmas))) again.first_pack = 0;
  now.sets = base.sets;
  now.families = base.families;
  now.phrases = base.phrases;
  now.lemmas = base.lemmas;
  now.declared_words = base.declared_words;
  now.told = told_since(told, diagnostics);
  known = std::move(now);
  return again;
}

// One with the same sources that was told nothing.
Diagnostics untold(const Diagnostics& diagnostics) {
  Diagnostics other;
  other.read_unsaved(diagnostics.unsaved_texts());
  for (SourceId id = 0; id < diagnostics.source_count(); ++id) other.add_source(diagnostics.shared_source(id));
  return other;
}

// Of each file its rules: by several threads, each file told of apart.
struct ParsedFile {
  const RuleFile* file = nullptr;
  FileRules rules;
  std::vector<Diagnostic> told;
};
void parse_rule_files(std::vector<ParsedFile>& files, const RuleBase& base, const Diagnostics& diagnostics) {
  std::vector<Diagnostics> told(files.size(), untold(diagnostics));
  WorkAhead ahead(files.size(), [&](std::size_t i, std::size_t) {
    const RuleFile& file = *files[i].file;
    files[i].rules = parse_rule_file(*file.root, file.source, file.pack, base, told[i]);
  });
  for (std::size_t i = 0; i < files.size(); ++i) {
    ahead.need(i);
    files[i].told = told[i].all();
  }
}

void read_known_rules(const std::vector<RuleFile>& files, const Reread& again, std::map<std::string, KnownRules>& known,
                      const RuleBase& base, const Diagnostics& diagnostics) {
  std::vector<ParsedFile> fresh;
  for (const RuleFile& file : files) {
    const KnownRules& rules = known[diagnostics.source(file.source).path];
    const SourceFile& source = diagnostics.source(file.source);
    const bool renamed = again.names ? may_name(source.bytes, *again.names) : file.pack >= again.first_pack;
    if (renamed || rules.root != file.root || rules.source != file.source || rules.pack != file.pack) fresh.push_back({&file, {}, {}});
  }
  parse_rule_files(fresh, base, diagnostics);
  for (ParsedFile& each : fresh)
    known[diagnostics.source(each.file->source).path] = {each.file->root, each.file->source, each.file->pack, std::move(each.rules),
                                                         std::move(each.told)};
}

}  // namespace

RuleBase load_base(const std::vector<Pack>& packs, KnownFiles* known, const std::string& key, Diagnostics& diagnostics) {
  std::optional<TreesAhead> ahead;
  if (!known) ahead.emplace(packs, diagnostics.unsaved_texts());
  RuleBase base = known ? known_ground(packs, *known, key, diagnostics) : load_ground(packs, diagnostics);
  const std::vector<RuleFile> files = read_rule_files(packs, base, ahead ? &*ahead : nullptr, known ? &known->trees : nullptr, diagnostics);
  for (const RuleFile& file : files) base.source_packs.emplace(file.source, file.pack);
  RuleCollector collector(base, diagnostics);
  if (!known) {
    read_vocabulary(files, base, diagnostics);
    std::vector<ParsedFile> parsed;
    for (const RuleFile& file : files) parsed.push_back({&file, {}, {}});
    parse_rule_files(parsed, base, diagnostics);
    for (const ParsedFile& each : parsed) {
      tell_again(each.told, diagnostics);
      collector.add(each.rules);
    }
    return base;
  }
  const Reread again = read_known_vocabulary(files, known->vocabulary, base, diagnostics);
  read_known_rules(files, again, known->rules, base, diagnostics);
  for (const RuleFile& file : files) {
    const KnownRules& rules = known->rules[diagnostics.source(file.source).path];
    tell_again(rules.told, diagnostics);
    collector.add(rules.rules);
  }
  return base;
}

}  // namespace relata
