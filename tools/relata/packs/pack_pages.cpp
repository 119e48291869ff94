#include "tools/relata/packs/pack_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "engine/yaml/yaml.h"

namespace relata {
namespace {

std::string name_of_type(const RuleBase& base, TypeId type) {
  return type == no_type ? "anything" : base.schema.type(type).name;
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// Empty where it can't be read: what loading had to say of it was said.
yaml::Node read_yaml(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  Diagnostics unheard;
  return yaml::parse(unheard.add_source(path, bytes), unheard).value_or(yaml::Node{});
}

std::string text_at(const yaml::Node& mapping, const char* key) {
  const yaml::Node* value = mapping.find(key);
  return value && value->is_scalar() ? value->text : "";
}

std::string cell(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '|' ? "\\|" : c == '\n' ? " " : std::string(1, c);
  return out;
}

class Page {
 public:
  Page(const RuleBase& base, std::uint32_t pack, const Diagnostics& sources) : base_(base), pack_(pack), sources_(sources) {}

  std::string write() {
    const PackInfo& info = base_.packs[pack_];
    const yaml::Node pack = read_yaml(info.folder + "/pack.yaml");
    out_ = fmt::format("# {} {}\n\n", info.name, info.version);
    if (const std::string about = text_at(pack, "about"); !about.empty()) out_ += about + "\n\n";
    out_ += fmt::format("Language: {}.", info.language);
    if (const std::string licence = text_at(pack, "licence"); !licence.empty()) out_ += fmt::format(" Licence: {}.", licence);
    if (pack_ > 0) {
      out_ += " Requires:";
      for (std::uint32_t i = 0; i < pack_; ++i)
        out_ += fmt::format("{} {} {}", i > 0 ? "," : "", base_.packs[i].name, base_.packs[i].version);
      out_ += ".";
    }
    out_ += "\n";
    if (const std::string schema = text_at(pack, "schema"); !schema.empty())
      types(read_yaml((std::filesystem::path(info.folder) / schema).string()));
    relations();
    families();
    rules();
    return std::move(out_);
  }

 private:
  // What the pack's own schema adds.
  void types(const yaml::Node& schema) {
    const yaml::Node* types = schema.find("types");
    if (!types || !types->is_mapping() || types->members.empty()) return;
    out_ += "\n## Types\n\n| type | is |\n| --- | --- |\n";
    for (const yaml::Member& each : types->members) {
      const auto type = base_.schema.find_type(each.key.text);
      if (!type) continue;
      std::string parents;
      for (const TypeId parent : base_.schema.type(*type).parents) parents += (parents.empty() ? "" : ", ") + name_of_type(base_, parent);
      out_ += fmt::format("| {} | {} |\n", each.key.text, parents);
    }
  }

  // Those that rules of this pack emit.
  void relations() {
    std::set<RelationId> emitted;
    for (const Rule& rule : base_.rules)
      if (rule.pack == pack_)
        for (const EmitAction& emit : rule.emit) emitted.insert(emit.relation);
    if (emitted.empty()) return;
    out_ += "\n## Relations\n\n| relation | from | to | rules |\n| --- | --- | --- | --- |\n";
    for (const RelationId id : emitted) {
      const Relation& relation = base_.schema.relation(id);
      std::string rules;
      for (const Rule& rule : base_.rules)
        if (rule.pack == pack_ && std::any_of(rule.emit.begin(), rule.emit.end(), [&](const EmitAction& e) { return e.relation == id; }))
          rules += (rules.empty() ? "`" : ", `") + rule.id + "`";
      out_ += fmt::format("| {}{} | {} | {} | {} |\n", relation.name, relation.symmetric ? " (either order)" : "",
                          name_of_type(base_, relation.from), name_of_type(base_, relation.to), rules);
    }
  }

  void families() {
    bool first = true;
    for (const Family& family : base_.families) {
      if (base_.pack_of(family.source) != pack_) continue;
      if (first) out_ += "\n## Families\n\n| family | verbs | nouns |\n| --- | --- | --- |\n";
      first = false;
      std::string verbs, nouns;
      for (const FamilyVerb& verb : family.verbs) verbs += (verbs.empty() ? "" : ", ") + written(family.source, verb.place);
      for (const FamilyNoun& noun : family.nouns) nouns += (nouns.empty() ? "" : ", ") + written(family.source, noun.place);
      out_ += fmt::format("| {} | {} | {} |\n", family.name, cell(verbs), cell(nouns));
    }
  }

  std::string written(SourceId source, Span place) const { return sources_.source(source).bytes.substr(place.begin, place.size()); }

  // Its conditions and what it emits.
  void says(const Rule& rule) {
    std::string listed;
    for (const Condition& each : rule.where) listed += fmt::format("- where `{}`\n", one_line(written(rule.source, each.place)));
    const std::pair<const char*, const std::vector<Pattern>*> lists[] = {
        {"before", &rule.unless_before}, {"inside", &rule.unless_inside}, {"after", &rule.unless_after}};
    for (const auto& [name, list] : lists)
      for (const Pattern& each : *list) listed += fmt::format("- unless {} `{}`\n", name, one_line(each.text));
    for (const EmitAction& emit : rule.emit) listed += fmt::format("- emits `{}`\n", one_line(written(rule.source, emit.place)));
    if (!listed.empty()) out_ += "\n" + listed;
  }

  void rules() {
    std::string file;
    for (const Rule& rule : base_.rules) {
      if (rule.pack != pack_) continue;
      const std::string name = std::filesystem::path(sources_.source(rule.source).path).filename().string();
      if (name != file) out_ += fmt::format("\n## {}\n", file = name);
      out_ += fmt::format("\n### {}\n\n", rule.id);
      if (!rule.about.empty()) out_ += rule.about + "\n\n";
      out_ += fmt::format("Layer {}{}.\n\n", rule.layer,
                          rule.status == Status::experimental ? ", experimental"
                          : rule.status == Status::deprecated ? ", deprecated"
                                                              : "");
      for (const Pattern& pattern : rule.match) out_ += "    " + one_line(pattern.text) + "\n";
      says(rule);
      if (rule.tests.empty()) continue;
      out_ += "\n| text | gives |\n| --- | --- |\n";
      for (const RuleTest& test : rule.tests) {
        std::string gives;
        for (const std::string& each : test.gives) gives += (gives.empty() ? "" : "; ") + each;
        out_ += fmt::format("| {} | {} |\n", cell(test.text), gives.empty() ? "nothing" : cell(gives));
      }
    }
  }

  const RuleBase& base_;
  const std::uint32_t pack_;
  const Diagnostics& sources_;
  std::string out_;
};

}  // namespace

std::string pack_markdown(const RuleBase& base, std::uint32_t pack, const Diagnostics& sources) {
  return Page(base, pack, sources).write();
}

}  // namespace relata
