#include "engine/schema/load_schema.h"

#include <algorithm>
#include <queue>
#include <unordered_map>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/diagnostics/report.h"
#include "engine/yaml/expect.h"

namespace relata {
namespace {

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Letters and digits, first a letter of the given case.
bool is_name(std::string_view name, bool capital) {
  if (name.empty() || !is_ascii_letter(name[0]) || (name[0] <= 'Z') != capital) return false;
  return std::all_of(name.begin(), name.end(), [](char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9'); });
}

// A scheme, a colon, and none of the characters that RDF forbids.
bool is_absolute_iri(std::string_view iri) {
  const std::size_t colon = iri.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == iri.size() || !is_ascii_letter(iri[0])) return false;
  const bool scheme = std::all_of(iri.begin(), iri.begin() + static_cast<std::ptrdiff_t>(colon),
                                  [](char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'; });
  return scheme && std::none_of(iri.begin(), iri.end(), [](char c) {
           return static_cast<unsigned char>(c) <= 0x20 || std::string_view("<>\"{}|^`\\").find(c) != std::string_view::npos;
         });
}

Span key_of(const yaml::Node& mapping, std::string_view key) {
  for (const yaml::Member& member : mapping.members)
    if (member.key.text == key) return member.key.span;
  return mapping.span;
}

// A type as the file says it, before its parents are known.
struct Declaration {
  const yaml::Node* name = nullptr;
  Type type;
  bool refers = false, naming = false, entity = false;  // said, not to be inherited
  std::vector<const yaml::Node*> parents;
  std::vector<std::pair<std::string, std::vector<const yaml::Node*>>> features;
  std::size_t waiting = 0;            // parents of this file that are not added yet
  std::vector<std::size_t> children;  // declarations that wait for this one
  bool added = false;
};

class Loader {
 public:
  Loader(SourceId source, Schema& schema, Diagnostics& diagnostics)
      : schema_(schema), diagnostics_(diagnostics), read_{source, diagnostics, "S001"} {}

  void load(const yaml::Node& root) {
    if (!read_.mapping(root, "a schema")) return schema_.lose_declarations();
    const std::size_t told = diagnostics_.all().size();
    read_.keys(root, {"types", "relations", "deprecated"}, "a schema");
    const yaml::Node *types = root.find("types"), *relations = root.find("relations");
    if (types && !read_.mapping(*types, "`types`")) types = nullptr;
    if (relations && !read_.mapping(*relations, "`relations`")) relations = nullptr;
    if (diagnostics_.all().size() > told) schema_.lose_declarations();
    if (types) {
      for (const yaml::Member& member : types->members) declare(member.key, member.value);
      add_in_order();
    }
    if (relations)
      for (const yaml::Member& member : relations->members) relation(member.key, member.value);
    if (const yaml::Node* deprecated = root.find("deprecated"); deprecated && read_.mapping(*deprecated, "`deprecated`"))
      for (const yaml::Member& member : deprecated->members) deprecate(member.key, member.value);
  }

 private:
  void error(std::string code, Span place, std::string message, std::string help = {}) {
    report(diagnostics_, std::move(code), read_.source, place, std::move(message), std::move(help));
  }

  // deprecated: {old: new}: its users are warned. What `new` says may be a name, or how else it is said.
  void deprecate(const yaml::Node& name, const yaml::Node& instead) {
    if (!schema_.find_type(name.text) && !schema_.find_relation(name.text)) {
      if (!schema_.may_declare(name.text))
        error("S012", name.span, "no type or relation `" + name.text + "` to be deprecated", suggestion(name.text, all_names()));
    } else if (const auto text = read_.text(instead, "what to use instead")) {
      schema_.deprecate(name.text, *text);
    }
  }

  [[nodiscard]] std::vector<std::string> all_names() const {
    std::vector<std::string> names;
    for (const Type& type : schema_.types()) names.push_back(type.name);
    for (const Relation& relation : schema_.relations()) names.push_back(relation.name);
    return names;
  }

  void declare(const yaml::Node& name, const yaml::Node& node) {
    if (!is_name(name.text, true))
      return error("S002", name.span, "`" + name.text + "` is no type's name: letters and digits, a capital first");
    const std::size_t told = diagnostics_.all().size();
    declare_type(name, node);
    if (diagnostics_.all().size() > told && index_.find(name.text) == index_.end()) schema_.declare_unreadable(name.text);
  }

  void declare_type(const yaml::Node& name, const yaml::Node& node) {
    if (schema_.find_type(name.text)) return error("S003", name.span, "type `" + name.text + "` is declared by another schema already");
    if (!node.is_mapping() && !yaml::is_alias(node))
      return error("S001", node.shown,
                   std::string("a type must be a mapping, not ") + (node.is_sequence() ? "a list"
                                                                    : node.is_absent() ? "nothing"
                                                                                       : "text"),
                   "it says what it is a kind of: `" + name.text + ": {is: Organization}`");
    if (!read_.mapping(node, "a type")) return;
    read_.keys(node, {"is", "refers", "naming", "shape", "lemma", "aside", "qualifier", "text", "closed", "entity", "features", "label"},
               "a type");
    Declaration declaration;
    declaration.name = &name;
    Type& type = declaration.type;
    type.name = name.text;
    if (const yaml::Node* is = node.find("is")) declaration.parents = read_.texts(*is, "`is`");
    if (const yaml::Node* refers = node.find("refers"))
      if (const auto i = read_.one_of(*refers, {"none", "name", "pronoun", "description", "set", "counterpart", "value"}, "`refers`"))
        type.reference = static_cast<Reference>(*i), declaration.refers = true;
    if (const yaml::Node* naming = node.find("naming"))
      if (const auto i = read_.one_of(*naming, {"plain", "personal", "body"}, "`naming`"))
        type.naming = static_cast<Naming>(*i), declaration.naming = true;
    if (const yaml::Node* shape = node.find("shape"))
      if (const auto i = read_.one_of(*shape, {"none", "capitalized", "upper", "initial", "number", "mixed"}, "`shape`"))
        type.shape = static_cast<Shape>(*i);
    if (const yaml::Node* qualifier = node.find("qualifier"))
      if (read_.one_of(*qualifier, {"when", "where", "for", "source"}, "`qualifier`")) type.qualifier = qualifier->text;
    if (const yaml::Node* lemma = node.find("lemma")) type.has_lemma = read_.truth(*lemma, "`lemma`").value_or(false);
    if (const yaml::Node* text = node.find("text")) type.stays_text = read_.truth(*text, "`text`").value_or(false);
    if (const yaml::Node* closed = node.find("closed")) type.is_closed = type.stays_text = read_.truth(*closed, "`closed`").value_or(false);
    if (const yaml::Node* aside = node.find("aside")) type.is_aside = read_.truth(*aside, "`aside`").value_or(false);
    if (const yaml::Node* entity = node.find("entity"))
      type.in_output = read_.truth(*entity, "`entity`").value_or(false), declaration.entity = true;
    if (const yaml::Node* label = node.find("label")) static_cast<void>(read_.text(*label, "`label`"));
    if (const yaml::Node* features = node.find("features"); features && read_.mapping(*features, "`features`"))
      for (const yaml::Member& feature : features->members)
        declaration.features.emplace_back(feature.key.text, read_.texts(feature.value, "a feature's value"));
    index_.emplace(name.text, declarations_.size());
    declarations_.push_back(std::move(declaration));
  }

  // Parents first, else as in the file.
  void add_in_order() {
    for (std::size_t i = 0; i < declarations_.size(); ++i) link(i);
    std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> ready;
    for (std::size_t i = 0; i < declarations_.size(); ++i)
      if (!declarations_[i].waiting) ready.push(i);
    while (!ready.empty()) {
      const std::size_t i = ready.top();
      ready.pop();
      add(declarations_[i]);
      for (const std::size_t child : declarations_[i].children)
        if (!--declarations_[child].waiting) ready.push(child);
    }
    report_cycles();
    for (Declaration& declaration : declarations_)
      if (!declaration.added) add(declaration);
  }

  void link(std::size_t i) {
    std::vector<const yaml::Node*> sound;
    for (const yaml::Node* parent : declarations_[i].parents) {
      if (std::any_of(sound.begin(), sound.end(), [&](const yaml::Node* other) { return other->text == parent->text; })) {
        report_warning(diagnostics_, "S003", read_.source, parent->span, "`" + parent->text + "` stands here twice",
                       "leave one of the two out");
        continue;
      }
      if (const auto found = index_.find(parent->text); found != index_.end()) {
        declarations_[found->second].children.push_back(i);
        ++declarations_[i].waiting;
      } else if (!schema_.find_type(parent->text)) {
        unknown_type(*parent);
        continue;
      }
      sound.push_back(parent);
    }
    declarations_[i].parents = std::move(sound);
  }

  // From each type that is left, its first parent that is left too, until one comes again: that is a cycle, told once.
  void report_cycles() {
    std::vector<std::size_t> walked(declarations_.size(), 0);
    for (std::size_t start = 0; start < declarations_.size(); ++start) {
      std::size_t at = start;
      while (!declarations_[at].added && !walked[at]) {
        walked[at] = start + 1;
        const yaml::Node* up = nullptr;
        for (const yaml::Node* parent : declarations_[at].parents) {
          const auto found = index_.find(parent->text);
          if (found == index_.end() || declarations_[found->second].added) continue;
          up = parent;
          at = found->second;
          break;
        }
        if (!up) break;
        if (walked[at] == start + 1) {
          error("S005", up->span, "`" + up->text + "` is, in the end, its own parent", "one of the `is` of this circle must go");
          break;
        }
      }
    }
  }

  void add(Declaration& declaration) {
    Type type = std::move(declaration.type);
    declaration.added = true;
    if (schema_.types().size() + 1 > max_types) {
      if (!full_) error("S006", declaration.name->span, "more than " + std::to_string(max_types) + " types", "feature values count too");
      full_ = true;
      return;
    }
    for (const yaml::Node* parent : declaration.parents)
      if (const auto id = schema_.find_type(parent->text))
        if (std::find(type.parents.begin(), type.parents.end(), *id) == type.parents.end()) type.parents.push_back(*id);
    for (const TypeId parent : type.parents) inherit(schema_.type(parent), type, declaration);
    const Type owner = type;
    const TypeId id = schema_.add_type(std::move(type));
    for (const auto& [feature, values] : declaration.features)
      for (const yaml::Node* value : values) add_feature(owner, id, feature, *value);
  }

  static void inherit(const Type& parent, Type& type, const Declaration& declaration) {
    if (!declaration.refers && type.reference == Reference::none) type.reference = parent.reference;
    if (!declaration.naming && type.naming == Naming::plain) type.naming = parent.naming;
    // A kind of club is a club in outputs; "the club", which refers otherwise, is not.
    if (!declaration.entity && type.reference == Reference::name && parent.reference == Reference::name) type.in_output |= parent.in_output;
    if (type.qualifier.empty()) type.qualifier = parent.qualifier;
    type.has_lemma |= parent.has_lemma;
    type.is_aside |= parent.is_aside;
  }

  void add_feature(const Type& owner, TypeId owner_id, const std::string& feature, const yaml::Node& value) {
    if (!is_name(value.text, false)) return error("S002", value.span, "a feature's value is letters and digits, a lower-case letter first");
    if (schema_.find_type(owner.name + "." + value.text))
      return error("S004", value.span, "`" + value.text + "` is a value of two features of `" + owner.name + "`, or twice of one");
    if (schema_.types().size() + 1 > max_types) {
      if (!full_) error("S006", value.span, "more than " + std::to_string(max_types) + " types", "feature values count too");
      full_ = true;
      return;
    }
    Type type = owner;
    type.name = owner.name + "." + value.text;
    type.parents = {owner_id};
    type.shape = Shape::none;
    type.feature_of = owner_id;
    type.feature = feature;
    schema_.add_type(std::move(type));
  }

  void unknown_type(const yaml::Node& name) {
    if (schema_.may_declare(name.text)) return;
    std::vector<std::string> known;
    for (const Type& type : schema_.types()) known.push_back(type.name);
    for (const Declaration& declaration : declarations_) known.push_back(declaration.name->text);
    const std::string near = did_you_mean(name.text, known);
    Diagnostic diagnostic = error_at("S007", read_.source, name.span, "no type `" + name.text + "`", suggestion(name.text, known));
    if (!near.empty()) diagnostic.fixes.push_back({"write `" + near + "`", {{read_.source, name.span, near}}});
    diagnostics_.add(std::move(diagnostic));
  }

  std::optional<TypeId> end_type(const yaml::Node& name, const yaml::Node& node, const char* key, bool misspelt) {
    const yaml::Node* value = node.find(key);
    if (!value) {
      // A misspelt key is told of already.
      if (misspelt) return std::nullopt;
      error("S008", name.span, "relation `" + name.text + "` has no `" + key + "`",
            "say which type stands there: `" + std::string(key) + ": Agent`");
      return std::nullopt;
    }
    if (!read_.text(*value, "`" + std::string(key) + "`")) return std::nullopt;
    const auto found = schema_.find_type(value->text);
    if (!found) unknown_type(*value);
    return found;
  }

  void warn_of_no_entities(TypeId type, const yaml::Node& node, const char* key) {
    if (has_entities(type) || told_of_its_parents(type)) return;
    const std::string& name = schema_.type(type).name;
    report_warning(diagnostics_, "S011", read_.source, node.find(key)->span,
                   "no mention is both a `" + name + "` and an end of a statement: this relation holds of nothing",
                   "declare the type below one that names bear, such as `" + name + ": {is: " + a_type_of_names() + "}`");
  }

  // What is wrong with a type's `is`, or with a key that may be meant as one, is told there.
  [[nodiscard]] bool told_of_its_parents(TypeId type) const {
    const auto declared = index_.find(schema_.type(type).name);
    return declared != index_.end() && diagnostics_.errors() > 0;
  }

  // Some type at or below it may be an end of a statement.
  [[nodiscard]] bool has_entities(TypeId type) const {
    for (std::size_t below = 0; below < schema_.types().size(); ++below) {
      const Type& one = schema_.types()[below];
      if (one.in_output && one.reference != Reference::none && schema_.is_a(static_cast<TypeId>(below), type)) return true;
    }
    return false;
  }

  // The last of the type names that any pack may build on: `Thing` of rules/core.
  [[nodiscard]] std::string a_type_of_names() const {
    std::string last = "Person";
    for (const Type& type : schema_.types())
      if (type.in_output && type.reference == Reference::name && !index_.count(type.name)) last = type.name;
    return last;
  }

  // In `emit:` and `gives:` these words mean something else.
  void warn_of_language_word(const yaml::Node& name) {
    for (const std::string_view word :
         {"each", "pair", "of", "match", "nothing", "when", "where", "for", "source", "asserted", "negated", "planned", "possible"})
      if (name.text == word)
        report_warning(diagnostics_, "S002", read_.source, name.span, "`" + name.text + "` has a meaning of its own in statements",
                       "choose another name for the relation");
  }

  void relation(const yaml::Node& name, const yaml::Node& node) {
    const std::size_t told = diagnostics_.all().size();
    declare_relation(name, node);
    if (diagnostics_.all().size() > told && !schema_.find_relation(name.text)) schema_.declare_unreadable(name.text);
  }

  void declare_relation(const yaml::Node& name, const yaml::Node& node) {
    if (!is_name(name.text, false))
      return error("S002", name.span, "`" + name.text + "` is no relation's name: letters and digits, a lower-case letter first");
    if (schema_.find_relation(name.text))
      return error("S003", name.span, "relation `" + name.text + "` is declared by another schema already");
    if (!node.is_mapping() && !yaml::is_alias(node))
      return error("S001", node.shown,
                   std::string("a relation must be a mapping, not ") + (node.is_sequence() ? "a list"
                                                                        : node.is_absent() ? "nothing"
                                                                                           : "text"),
                   "its two ends are types: `" + name.text + ": {from: Agent, to: Agent}`");
    if (!read_.mapping(node, "a relation")) return;
    warn_of_language_word(name);
    const std::size_t told = diagnostics_.all().size();
    read_.keys(node, {"from", "to", "symmetric", "iri", "label"}, "a relation");
    const bool misspelt = diagnostics_.all().size() > told;
    Relation relation;
    relation.name = name.text;
    const auto from = end_type(name, node, "from", misspelt), to = end_type(name, node, "to", misspelt);
    if (const yaml::Node* symmetric = node.find("symmetric")) relation.symmetric = read_.truth(*symmetric, "`symmetric`").value_or(false);
    if (const yaml::Node* iri = node.find("iri")) {
      relation.iri = read_.text(*iri, "`iri`").value_or("");
      if (!relation.iri.empty() && !is_absolute_iri(relation.iri)) {
        error("S013", iri->span, "`" + relation.iri + "` is no IRI", "an absolute one, as `https://example.org/terms#" + name.text + "`");
        relation.iri.clear();
      }
    }
    if (const yaml::Node* label = node.find("label")) relation.label = read_.text(*label, "`label`").value_or("");
    if (!from || !to) return;
    relation.from = *from;
    relation.to = *to;
    if (relation.symmetric && relation.from != relation.to)
      return error("S009", key_of(node, "symmetric"), "`" + name.text + "` is symmetric, so `from` and `to` must be one type");
    warn_of_no_entities(relation.from, node, "from");
    if (relation.to != relation.from) warn_of_no_entities(relation.to, node, "to");
    schema_.add_relation(std::move(relation));
  }

  Schema& schema_;
  Diagnostics& diagnostics_;
  yaml::Reader read_;
  std::vector<Declaration> declarations_;
  std::unordered_map<std::string, std::size_t> index_;
  bool full_ = false;
};

}  // namespace

void load_schema(const std::string& path, Schema& schema, Diagnostics& diagnostics) {
  const auto source = read_source(path, diagnostics);
  if (!source) {
    report(diagnostics, "S010", diagnostics.add_source(path, ""), {0, 0}, "schema `" + path + "` can't be read");
    return schema.lose_declarations();
  }
  const auto root = yaml::parse(*source, diagnostics);
  if (!root) return schema.lose_declarations();
  Loader(*source, schema, diagnostics).load(*root);
}

}  // namespace relata
