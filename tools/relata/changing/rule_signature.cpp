#include "tools/relata/changing/rule_signature.h"

namespace relata {
namespace {

// Values one behind another, each with its length, so that no two lists of values read alike.
class Signature {
 public:
  explicit Signature(const RuleBase& base, bool only_names = false) : base_(base), only_names_(only_names) {}

  [[nodiscard]] std::string take() { return std::move(out_); }

  void add(std::string_view text) { (out_ += std::to_string(text.size()) += ':') += text; }
  void add(const char* text) { add(std::string_view(text)); }
  void add(long long number) { (out_ += std::to_string(number)) += ','; }
  void add(const std::vector<std::string>& words) {
    add(static_cast<long long>(words.size()));
    for (const std::string& word : words) add(word);
  }
  void add_type(TypeId type) { add(type == no_type ? std::string_view() : base_.schema.type(type).name); }
  void add_types(const std::vector<TypeId>& types) {
    add(static_cast<long long>(types.size()));
    for (const TypeId type : types) add_type(type);
  }
  void add_lemma(LemmaId lemma) { add(lemma < base_.lemmas.size() ? std::string_view(base_.lemmas[lemma]) : std::string_view()); }

  void add(const TypeTest& test) {
    add_types(test.types);
    add(static_cast<long long>(test.others.size()));
    for (const std::vector<TypeId>& other : test.others) add_types(other);
    add(static_cast<long long>(test.group_only));
  }

  void add(const FamilyVerb& verb) {
    add_lemma(verb.lemma);
    add(verb.before_object);
    add(verb.prepositions);
    add(static_cast<long long>(verb.preposition_optional));
    add(verb.after_object);
  }
  void add(const FamilyNoun& noun) {
    add_lemma(noun.lemma);
    add(noun.modifiers);
    add(static_cast<long long>(noun.frame.size()));
    for (const FramePart& part : noun.frame) {
      add(static_cast<long long>(part.role));
      add(part.prepositions);
      add(static_cast<long long>(part.optional));
    }
  }
  void add(const Family& family) {
    add(family.name);
    add(static_cast<long long>(family.verbs.size()));
    for (const FamilyVerb& verb : family.verbs) add(verb);
    add(static_cast<long long>(family.nouns.size()));
    for (const FamilyNoun& noun : family.nouns) add(noun);
  }

  void add_name(const std::string& name, SourceId source) {
    add(base_.packs[base_.pack_of(source)].name);
    add(name);
  }

  void add_word(WordKind kind, std::uint32_t index) {
    add(static_cast<long long>(kind));
    if (only_names_ && kind == WordKind::set) {
      add(static_cast<long long>(base_.sets[index].kind));
      add_name(base_.sets[index].name, base_.sets[index].source);
    } else if (only_names_ && kind == WordKind::family) {
      add_name(base_.families[index].name, base_.families[index].source);
    } else if (kind == WordKind::set) {
      const WordSet& set = base_.sets[index];
      add(static_cast<long long>(set.kind));
      add(set.words);
      for (const LemmaId lemma : set.lemmas) add_lemma(lemma);
    } else if (kind == WordKind::family) {
      add(base_.families[index]);
    } else if (kind == WordKind::phrase) {
      add(base_.phrases[index].pattern.root);
    } else if (kind == WordKind::verb) {
      add_lemma(index);
    }
  }

  // Patterns nest no deeper than their reader allows.
  void add(const PatternNode& node) {
    add(static_cast<long long>(node.kind));
    add(node.text);
    add(node.min);
    add(node.max);
    add(static_cast<long long>(node.lazy));
    add(node.test);
    add(node.slot);
    if (node.kind == PatternKind::word) add_word(node.word_kind, node.word_index);
    add(static_cast<long long>(node.children.size()));
    for (const PatternNode& child : node.children) add(child);
  }
  void add(const std::vector<Pattern>& patterns) {
    add(static_cast<long long>(patterns.size()));
    for (const Pattern& pattern : patterns) add(pattern.root);
  }

  void add(const std::vector<AttributeSetting>& settings) {
    add(static_cast<long long>(settings.size()));
    for (const AttributeSetting& setting : settings) {
      add(setting.name);
      add(setting.literal);
      add(setting.slot);
      add(setting.attribute);
    }
  }
  void add(const std::optional<ModeSetting>& setting) {
    add(static_cast<long long>(setting.has_value()));
    if (!setting) return;
    add(static_cast<long long>(setting->combine));
    add(static_cast<long long>(setting->constants.size()));
    for (const Mode mode : setting->constants) add(static_cast<long long>(mode));
    add(static_cast<long long>(setting->slots.size()));
    for (const int slot : setting->slots) add(slot);
  }
  void add(const SlotUse& use) {
    add(use.slot);
    add(static_cast<long long>(use.discourse));
  }

  void add_actions(const Rule& rule) {
    add("mark");
    for (const MarkAction& mark : rule.mark) {
      add_type(mark.type);
      add(mark.slot);
      add(mark.attributes);
    }
    add("fold");
    for (const FoldAction& fold : rule.fold) {
      add_type(fold.type);
      add(static_cast<long long>(fold.group));
      add(static_cast<long long>(fold.slots.size()));
      for (const int slot : fold.slots) add(slot);
      add(fold.head);
      add(fold.attributes);
    }
    add("restate");
    for (const RestateAction& restate : rule.restate) {
      add(static_cast<long long>(restate.items.size()));
      for (const RestateItem& item : restate.items) {
        add(static_cast<long long>(item.kind));
        add(item.slot);
        add_types(item.features);
        // Whatever the family holds, the verb is one of it.
        if (item.lemma_is_family)
          add_name(base_.families[item.lemma].name, base_.families[item.lemma].source);
        else
          add_lemma(item.lemma);
        add(item.text);
      }
      add(restate.mode);
    }
    add("emit");
    for (const EmitAction& emit : rule.emit) {
      const Relation& relation = base_.schema.relation(emit.relation);
      add(emit.subject);
      add(relation.name);
      add_type(relation.from);
      add_type(relation.to);
      add(static_cast<long long>(relation.symmetric));
      add(emit.object);
      add(static_cast<long long>(emit.each_pair));
      for (const int slot : {emit.when, emit.where, emit.of, emit.duration, emit.source}) add(slot);
    }
  }

  void add_conditions(const Rule& rule) {
    for (const PartBinding& part : rule.parts) {
      add(part.slot);
      add(part.test);
      add(part.whole);
      add(static_cast<long long>(part.optional));
      add(static_cast<long long>(part.last));
    }
    add("where");
    for (const Condition& condition : rule.where) {
      add(static_cast<long long>(condition.kind));
      add(static_cast<long long>(condition.negated));
      add(condition.slot);
      add(condition.other);
      add(condition.attribute);
      add(condition.values);
      add(condition.test);
      add_word(condition.word_kind, condition.word_index);
    }
    for (const auto* patterns : {&rule.unless_inside, &rule.unless_before, &rule.unless_after}) add(*patterns);
  }

  void add(const Rule& rule) {
    add(rule.layer);
    add(static_cast<long long>(rule.slots.size()));
    for (const SlotDeclaration& slot : rule.slots) {
      add(static_cast<long long>(slot.tests.size()));
      for (const TypeTest& test : slot.tests) add(test);
      add(static_cast<long long>(slot.is_list));
      add(static_cast<long long>(slot.is_group));
      add(static_cast<long long>(slot.from_parts));
    }
    add(rule.match);
    add_actions(rule);
    add_conditions(rule);
    add(rule.mode);
    add(rule.when);
    add(static_cast<long long>(rule.when_none));
    add(rule.priority);
  }

 private:
  const RuleBase& base_;
  const bool only_names_;
  std::string out_;
};

template <typename Part>
std::string made(const RuleBase& base, const Part& part) {
  Signature signature(base);
  signature.add(part);
  return signature.take();
}

}  // namespace

std::string signature_of(const RuleBase& base, const Rule& rule) {
  return made(base, rule);
}

std::string outline_of(const RuleBase& base, const Rule& rule) {
  Signature signature(base, true);
  signature.add(rule);
  return signature.take();
}

std::string signature_of(const RuleBase& base, const FamilyVerb& verb) {
  return made(base, verb);
}

std::string signature_of(const RuleBase& base, const FamilyNoun& noun) {
  return made(base, noun);
}

std::string signature_of(const RuleBase& base, const Pattern& pattern) {
  return made(base, pattern.root);
}

}  // namespace relata
