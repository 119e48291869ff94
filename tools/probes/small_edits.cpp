#include "tools/probes/small_edits.h"

#include <algorithm>
#include <cctype>

#include "tools/probes/list_edits.h"

namespace relata {
namespace {

// Can it stand in a pattern or a list without quoting?
bool is_word(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isalpha(c) || c >= 0x80 || c == '-'; }) &&
         text.front() != '-';
}

// All names of types that a cell carries but features: "Verb,Verb.past" -> Verb.
std::vector<TypeId> main_types_of(const Schema& schema, const std::string& types) {
  std::vector<TypeId> found;
  for (std::size_t at = 0; at < types.size();) {
    const std::size_t end = std::min(types.find_first_of(",+", at), types.size());
    const auto type = schema.find_type(types.substr(at, end - at));
    if (type && schema.type(*type).feature_of == no_type) found.push_back(*type);
    at = end + 1;
  }
  return found;
}

class EditMaker {
 public:
  EditMaker(const Probes& probes, const Standstill& still, const Trial& trial, const Diagnostics& sources)
      : base_(*probes.extractor.base),
        rule_(base_.rules[still.rule]),
        pattern_(rule_.match[still.pattern]),
        still_(still),
        trial_(trial),
        sources_(sources),
        parts_(parts_of(pattern_.root)) {
    next_ = find(still.next);
  }

  std::vector<SmallEdit> all() {
    if (next_ == parts_.size()) return {};
    add_found_word(*parts_[next_]);
    widen_gap();
    let_something_in();
    make_optional(*parts_[next_]);
    widen_type(*parts_[next_]);
    return std::move(edits_);
  }

 private:
  static std::vector<const PatternNode*> parts_of(const PatternNode& node) {
    if (node.kind != PatternKind::sequence) return {&node};
    std::vector<const PatternNode*> parts;
    for (const PatternNode& child : node.children)
      for (const PatternNode* part : parts_of(child)) parts.push_back(part);
    return parts;
  }

  std::size_t find(Span span) const {
    std::size_t at = 0;
    while (at < parts_.size() && !(parts_[at]->span == span)) ++at;
    return span.empty() ? parts_.size() : at;
  }

  std::string words(Span span) const { return pattern_.text.substr(span.begin, span.size()); }

  void add(EditKind kind, std::string title, Edit edit) { edits_.push_back({kind, still_.rule, {std::move(title), {std::move(edit)}}}); }
  void replace(EditKind kind, std::string title, Span span, std::string instead) {
    add(kind, std::move(title), {rule_.source, pattern_.in_source(span), std::move(instead)});
  }

  std::string found_lemma() const {
    if (still_.found.mention == no_mention || !still_.found.made_of.empty()) return {};
    const LemmaId lemma = trial_.trace.mentions[still_.found.mention].lemma;
    return lemma < base_.lemmas.size() ? base_.lemmas[lemma] : std::string();
  }

  void add_found_word(const PatternNode& part) {
    const std::string lemma = found_lemma(), plain = still_.found.mention == no_mention ? still_.found.words : std::string();
    if (part.kind == PatternKind::word) {
      const bool of_words = part.word_kind == WordKind::set && base_.sets[part.word_index].kind == SetKind::words;
      const std::string word = of_words ? still_.found.words : lemma;
      if (!is_word(word)) return;
      if (part.word_kind == WordKind::set) add_to_list(base_.sets[part.word_index].source, "sets", base_.sets[part.word_index].name, word);
      if (part.word_kind == WordKind::family) {
        const Family& family = base_.families[part.word_index];
        add_to_list(family.source, "families", family.name, word);
        if (still_.behind.mention == no_mention && is_word(still_.behind.words))
          add_to_list(family.source, "families", family.name, word + " " + still_.behind.words);
      }
      if (part.word_kind == WordKind::verb)
        replace(EditKind::word_added, "let `" + word + "` stand for " + words(part.span), part.span,
                "(" + words(part.span) + "|<" + word + ">)");
    } else if (is_word(plain)) {
      const std::string was = words(part.span), title = "let `" + plain + "` stand for `" + was + "`";
      if (part.kind == PatternKind::literal) replace(EditKind::word_added, title, part.span, "(" + was + "|" + plain + ")");
      if (part.kind == PatternKind::alternation && was.ends_with(')'))
        replace(EditKind::word_added, title, {part.span.end - 1, part.span.end}, "|" + plain + ")");
    }
  }

  // One more verb of a family, or word of a set, where its file lists them.
  void add_to_list(SourceId source, const char* section, const std::string& name, const std::string& word) {
    const SourceFile& file = sources_.source(source);
    Diagnostics unheard;
    const auto root = yaml::parse(unheard.add_source(file.path, file.bytes), unheard);
    const yaml::Node* list = root ? root->find(section) : nullptr;
    if (list) list = list->find(name);
    const bool family = std::string_view(section) == "families";
    if (list && family) list = list->find("verbs");
    if (!list) return;
    Edit edit{source, list->span, "[" + file.bytes.substr(list->span.begin, list->span.size()) + ", " + word + "]"};
    if (list->is_sequence()) {
      if (list->items.empty()) return;
      edit = append_item(file.bytes, source, list->items.back().span, word);
    }
    add(EditKind::word_added, "add `" + word + "` to the " + (family ? "family" : "set") + " `" + name + "`", edit);
  }

  // The gap or the counted repetition right before the part that failed.
  void widen_gap() {
    std::size_t at = next_;
    while (at > 0 && parts_[at - 1]->kind == PatternKind::space) --at;
    if (at == 0) return;
    const PatternNode& before = *parts_[at - 1];
    if (before.kind == PatternKind::gap)
      replace(EditKind::gap_widened, "let the gap be longer: {..} in place of {gap}", before.span, "{..}");
    const std::string was = words(before.span);
    if (before.kind != PatternKind::repeat || before.max < 1 || !was.ends_with('}')) return;
    const std::string counts = "{" + std::to_string(before.min) + "," + std::to_string(before.max + 1) + "}";
    const auto brace = static_cast<std::uint32_t>(before.span.begin + was.rfind('{'));
    replace(EditKind::gap_widened, "let it come once more: " + counts, {brace, before.span.end}, counts);
  }

  // At the space before the part that failed, or before the optional ones that precede it.
  void let_something_in() {
    std::size_t at = next_;
    while (at > 0 && parts_[at - 1]->kind == PatternKind::repeat && parts_[at - 1]->min == 0) --at;
    if (at == 0 || parts_[at - 1]->kind != PatternKind::space) return;
    replace(EditKind::aside_let_in, "let a few words stand before `" + words(parts_[at]->span) + "`", parts_[at - 1]->span, " ({gap} )?");
  }

  // A statement needs its ends: their slots stay.
  bool is_needed(const PatternNode& node) const {
    if (node.kind == PatternKind::slot && node.slot >= 0)
      for (const EmitAction& emit : rule_.emit)
        if (emit.subject.slot == node.slot || emit.object.slot == node.slot) return true;
    return std::any_of(node.children.begin(), node.children.end(), [&](const PatternNode& child) { return is_needed(child); });
  }

  void make_optional(const PatternNode& part) {
    const bool verb = part.kind == PatternKind::word && (part.word_kind == WordKind::verb || part.word_kind == WordKind::family);
    if (verb || is_needed(part) || part.kind == PatternKind::end || part.kind == PatternKind::rest) return;
    Span span = part.span;
    if (next_ > 0 && parts_[next_ - 1]->kind == PatternKind::space) span.begin = parts_[next_ - 1]->span.begin;
    replace(EditKind::part_optional, "let `" + words(part.span) + "` be missing", span, "(" + words(span) + ")?");
  }

  void widen_type(const PatternNode& part) {
    if (part.kind != PatternKind::slot || part.test.types.size() != 1 || still_.found.mention == no_mention) return;
    const std::vector<TypeId> found = main_types_of(base_.schema, still_.found.types);
    const auto is_one = [&](TypeId above) {
      return std::any_of(found.begin(), found.end(), [&](TypeId type) { return base_.schema.is_a(type, above); });
    };
    const std::string was = words(part.span), type = base_.schema.type(part.test.types.front()).name;
    const std::size_t at = was.rfind(type);
    if (at == std::string::npos) return;
    const auto begin = static_cast<std::uint32_t>(part.span.begin + at);
    const Span name{begin, static_cast<std::uint32_t>(begin + type.size())};
    for (const TypeId parent : base_.schema.type(part.test.types.front()).parents)
      if (is_one(parent))
        replace(EditKind::type_widened, "widen `" + type + "` to `" + base_.schema.type(parent).name + "`", name,
                base_.schema.type(parent).name);
    if (!found.empty())
      replace(EditKind::type_widened, "take `" + base_.schema.type(found.front()).name + "` as well as `" + type + "`", name,
              type + "|" + base_.schema.type(found.front()).name);
  }

  const RuleBase& base_;
  const Rule& rule_;
  const Pattern& pattern_;
  const Standstill& still_;
  const Trial& trial_;
  const Diagnostics& sources_;
  std::vector<const PatternNode*> parts_;  // top level, in order
  std::size_t next_ = 0;                   // index of the part that failed
  std::vector<SmallEdit> edits_;
};

}  // namespace

std::vector<SmallEdit> small_edits(const Probes& probes, const Standstill& still, const Trial& trial, const Diagnostics& sources) {
  if (still.whole) return condition_edits(*probes.extractor.base, still, sources);
  return EditMaker(probes, still, trial, sources).all();
}

}  // namespace relata
