#include "engine/rules/vocabulary.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/diagnostics/report.h"
#include "engine/rules/keys.h"
#include "engine/rules/known_words.h"
#include "engine/rules/unreadable_names.h"
#include "engine/rules/vocabulary_phrases.h"
#include "engine/yaml/expect.h"

namespace relata {
namespace {

// "verb" or "noun" in front of a set's first item.
std::optional<SetKind> kind_named(std::string_view name) {
  if (name == "verb") return SetKind::verbs;
  if (name == "noun") return SetKind::nouns;
  return std::nullopt;
}

const char* name_of(SetKind kind) {
  return kind == SetKind::verbs ? "verbs" : kind == SetKind::nouns ? "nouns" : "words";
}

struct SetDraft {
  std::string name;
  SourceId source = 0;
  Span place;
  std::optional<SetKind> kind;  // said
  std::vector<const yaml::Node*> items;
  bool has_mistakes = false;
  enum class State : std::uint8_t { unread, open, read } state = State::unread;
  WordSet result;
};

class VocabularyReader {
 public:
  VocabularyReader(RuleBase& base, Diagnostics& diagnostics) : base_(base), diagnostics_(diagnostics) {}

  void read(const std::vector<RuleFile>& files) {
    for (const RuleFile& file : files) {
      if (!file.root->is_mapping()) continue;
      // In the file's order: of two that bear one name the second is the mistake.
      for (const yaml::Member& section : file.root->members) {
        each(file, section, "sets", [&](const yaml::Member& member) { draft_set(file, member); });
        each(file, section, "families", [&](const yaml::Member& member) { read_family(file, member); });
        each(file, section, "phrases", [&](const yaml::Member& member) {
          phrases_.push_back({member.key.text, file.source, &member.value});
        });
      }
    }
    for (const RuleFile& file : files) read_deprecated(file);
    expand_sets();
    read_phrases(phrases_, base_, diagnostics_);
    for (const std::string& name : unreadable_names(diagnostics_))
      if (!base_.declared_words.count(name)) set_aside(name);
  }

 private:
  struct Declared {
    const char* kind;
    SourceId source;
    Span place;
  };

  void error(std::string code, SourceId source, Span place, std::string message, std::string help = {}) {
    report(diagnostics_, std::move(code), source, place, std::move(message), std::move(help));
  }

  template <typename Read>
  void each(const RuleFile& file, const yaml::Member& section, const char* name, const Read& read) {
    if (section.key.text != name) return;
    if (!yaml::Reader{file.source, diagnostics_, "R001"}.mapping(section.value, "`" + std::string(name) + "`")) {
      for (const yaml::Node& item : section.value.items)
        for (const yaml::Member& member : item.members) set_aside(member.key.text);
      return;
    }
    for (const yaml::Member& member : section.value.members)
      if (declare(name, file.source, member.key)) read(member);
  }

  void read_deprecated(const RuleFile& file) {
    const yaml::Node* deprecated = file.root->find("deprecated");
    const yaml::Reader reader{file.source, diagnostics_, "R001"};
    if (!deprecated || !reader.mapping(*deprecated, "`deprecated`")) return;
    for (const yaml::Member& member : deprecated->members) {
      const std::string own = std::to_string(base_.pack_of(file.source)) + "/" + member.key.text;
      if (!declared_.count(own))
        error("R016", file.source, member.key.span, "this pack has no set, family or phrase `" + member.key.text + "` to be deprecated",
              suggestion(member.key.text, names_of_pack(base_.pack_of(file.source))));
      else if (const auto instead = reader.text(member.value, "what to use instead"))
        base_.declared_words[member.key.text].deprecated[file.source] = *instead;
    }
  }

  std::vector<std::string> names_of_pack(std::uint32_t pack) const {
    std::vector<std::string> names;
    const std::string prefix = std::to_string(pack) + "/";
    for (const auto& [name, declared] : declared_)
      if (name.starts_with(prefix)) names.push_back(name.substr(prefix.size()));
    std::sort(names.begin(), names.end());
    return names;
  }

  void not_a_list(const std::string& what, SourceId source, const yaml::Member& member) {
    const std::string& text = member.value.text;
    Diagnostic diagnostic = error_at("R001", source, text.empty() ? member.key.span : member.value.span,
                                     what + " must be a list, not " + (text.empty() ? "nothing" : "text"),
                                     text.empty() ? "`" + member.key.text + ": [word, word]`" : "write `[" + text + "]`");
    if (!text.empty()) diagnostic.fixes.push_back({"make it a list", {{source, member.value.span, "[" + text + "]"}}});
    diagnostics_.add(std::move(diagnostic));
  }

  // What names it is no mistake of its own.
  void set_aside(const std::string& name) { base_.declared_words[name].is_unreadable = true; }

  // One name in two of set, family and phrase, or twice in one of them, is an error; the first stands.
  bool declare(const char* section, SourceId source, const yaml::Node& key) {
    const char* kind = section[0] == 's' ? "a set" : section[0] == 'f' ? "a family" : "a phrase";
    if (key.text.find_first_of("{}<>() \t") != std::string::npos || key.text.empty()) {
      error("R020", source, key.span, "`" + key.text + "` can't be written as <name>", "use letters, digits and hyphens");
      return false;
    }
    // A pack may use a name again that a pack it requires has: in its own files it means its own.
    const auto [found, fresh] =
        declared_.try_emplace(std::to_string(base_.pack_of(source)) + "/" + key.text, Declared{kind, source, key.span});
    if (fresh) return true;
    Diagnostic diagnostic =
        error_at("R021", source, key.span, "`" + key.text + "` is " + found->second.kind + " already",
                 std::string(kind) == found->second.kind ? "join the two, or rename one" : "rename one: <name> must mean one thing");
    diagnostic.labels.push_back({found->second.source, found->second.place, "first here"});
    diagnostics_.add(std::move(diagnostic));
    set_aside(key.text);
    return false;
  }

  void draft_set(const RuleFile& file, const yaml::Member& member) {
    SetDraft draft;
    draft.name = member.key.text;
    draft.source = file.source;
    draft.place = member.key.span;
    if (member.value.is_scalar() && !yaml::is_alias(member.value)) {
      draft.has_mistakes = true;
      not_a_list("a set", file.source, member);
    }
    for (const yaml::Node* item : yaml::as_list(member.value)) {
      if (yaml::is_alias(*item)) {
        draft.has_mistakes = true;
        continue;
      }
      if (item->is_scalar() && (!item->text.empty() || &member.value == item)) {
        if (item->text.empty()) continue;
        if (const bool opens = item->text.front() == '<', closes = item->text.back() == '>'; opens != closes) {
          draft.has_mistakes = true;
          const std::string name = opens ? item->text.substr(1) : item->text.substr(0, item->text.size() - 1);
          error("R022", file.source, item->span, "a set in a set is named between both brackets", "write `<" + name + ">`");
          continue;
        }
        draft.items.push_back(item);
        continue;
      }
      const bool is_pair =
          item->is_mapping() && item->members.size() == 1 && item->members[0].value.is_scalar() && !item->members[0].value.text.empty();
      // An alias or the like, which YAML's reader has told of.
      draft.has_mistakes = draft.has_mistakes || item->is_scalar();
      const auto kind = is_pair ? kind_named(item->members[0].key.text) : std::nullopt;
      if (!kind) {
        draft.has_mistakes = true;
        if (&member.value == item) {
          error("R001", file.source, item->span, "a set must be a list, not a mapping", "`" + draft.name + ": [word, word]`");
          continue;
        }
        error("R022", file.source, item->shown, item->is_scalar() ? "an empty item" : "an item of a set is a word",
              is_pair ? suggestion(item->members[0].key.text, {"verb", "noun"}) : "the first may be written verb: hold, or noun: talk");
        continue;
      }
      if (draft.kind && *draft.kind != *kind) {
        error("R023", file.source, item->span, std::string("a set of ") + name_of(*draft.kind) + " that holds " + name_of(*kind),
              "make it two sets");
        continue;
      }
      if (!draft.kind && !draft.items.empty() && set_index(draft.items[0]->text, draft.source) < 0) {
        error("R023", file.source, item->span, std::string("a set that holds words and ") + name_of(*kind),
              "put `" + item->members[0].key.text + ":` in front of the first item");
        continue;
      }
      draft.kind = kind;
      draft.items.push_back(&item->members[0].value);
    }
    set_indices_.emplace(std::to_string(base_.pack_of(draft.source)) + "/" + draft.name, sets_.size());
    sets_.push_back(std::move(draft));
  }

  // The set that `name` means in file `source`: of its own pack, else of one before it.
  int set_index(const std::string& name, SourceId source) const {
    for (std::uint32_t pack = base_.pack_of(source) + 1; pack-- > 0;) {
      const auto found = set_indices_.find(std::to_string(pack) + "/" + name);
      if (found != set_indices_.end()) return static_cast<int>(found->second);
    }
    return -1;
  }

  // A set named in `item`: bare where it is one, in <> where it must be one; -1 where the item is a word.
  int nested_in(const SetDraft& set, const yaml::Node& item, bool& unknown) const {
    const bool explicit_name = item.text.size() > 2 && item.text.front() == '<' && item.text.back() == '>';
    const std::string name = explicit_name ? item.text.substr(1, item.text.size() - 2) : item.text;
    const int index = set_index(name, set.source);
    unknown = explicit_name && index < 0;
    return name == set.name && !explicit_name ? -1 : index;
  }

  // Nested ones first, without recursion: a set is left open until all that it names are read.
  void expand_sets() {
    for (std::size_t start = 0; start < sets_.size(); ++start) {
      std::vector<std::size_t> stack = {start};
      while (!stack.empty()) {
        SetDraft& set = sets_[stack.back()];
        if (set.state == SetDraft::State::read) {
          stack.pop_back();
          continue;
        }
        set.state = SetDraft::State::open;
        bool waits = false;
        for (const yaml::Node*& item : set.items) {
          bool unknown = false;
          const int nested = item ? nested_in(set, *item, unknown) : -1;
          if (unknown) {
            error("R024", set.source, item->span, "no set " + item->text,
                  suggestion(item->text.substr(1, item->text.size() - 2), set_names()));
            set.has_mistakes = true;
            item = nullptr;
          }
          if (nested < 0 || sets_[nested].state == SetDraft::State::read) continue;
          if (sets_[nested].state == SetDraft::State::open) {
            error("R025", set.source, item->span, "set `" + sets_[nested].name + "` holds, in the end, itself",
                  "one item of this circle must go");
            set.has_mistakes = true;
            item = nullptr;
            continue;
          }
          stack.push_back(static_cast<std::size_t>(nested));
          waits = true;
          break;
        }
        if (waits) continue;
        finish(set);
        stack.pop_back();
      }
    }
    for (SetDraft& set : sets_) {
      if (set.result.words.empty()) {
        set_aside(set.name);
        continue;
      }
      base_.declared_words[set.name].sets.push_back(static_cast<std::uint32_t>(base_.sets.size()));
      base_.sets.push_back(std::move(set.result));
    }
  }

  std::vector<std::string> set_names() const {
    std::vector<std::string> names;
    for (const SetDraft& set : sets_) names.push_back(set.name);
    return names;
  }

  void finish(SetDraft& set) {
    set.state = SetDraft::State::read;
    WordSet& result = set.result;
    result.name = set.name;
    result.source = set.source;
    result.place = set.place;
    std::optional<SetKind> kind = set.kind;
    for (const yaml::Node* item : set.items) {
      bool unknown = false;
      if (!kind && item && nested_in(set, *item, unknown) < 0) kind = SetKind::words;
    }
    std::unordered_map<std::string, bool> seen;
    for (const yaml::Node* item : set.items) {
      if (!item) continue;
      bool unknown = false;
      const int nested = nested_in(set, *item, unknown);
      set.has_mistakes = set.has_mistakes || (nested >= 0 && sets_[nested].has_mistakes);
      // A set that holds sets alone is of their kind.
      const SetKind item_kind = nested >= 0 ? sets_[nested].result.kind : kind.value_or(SetKind::words);
      if (!kind) kind = item_kind;
      if (item_kind != *kind) {
        error("R023", set.source, item->span, std::string("a set of ") + name_of(*kind) + " that holds " + name_of(item_kind),
              "make it two sets");
        continue;
      }
      if (nested < 0) {
        if (seen.emplace(item->text, true).second)
          result.words.push_back(item->text);
        else
          report_warning(diagnostics_, "M011", set.source, item->span, "`" + item->text + "` stands in this set already", "leave it out");
        continue;
      }
      copied_ += sets_[nested].result.words.size();
      if (copied_ > most_copied) {
        if (!told_of_copies_)
          error("R029", set.source, item->span, "sets in each other come to more than 4,000,000 words",
                "name fewer sets in sets: a chain of them holds its last words again and again");
        told_of_copies_ = true;
        continue;
      }
      for (const std::string& word : sets_[nested].result.words)
        if (seen.emplace(word, true).second) result.words.push_back(word);
    }
    result.kind = kind.value_or(SetKind::words);
    if (result.words.empty() && !set.has_mistakes)
      error("R026", set.source, set.place, "set `" + set.name + "` is empty", "a rule that names it could never match");
    if (result.kind == SetKind::words) return;
    for (const yaml::Node* item : set.items)
      if (bool unknown = false; item && nested_in(set, *item, unknown) < 0) check_form(set, result.kind, *item);
    for (const std::string& word : result.words) result.lemmas.push_back(base_.lemma_id(word));
  }

  void check_form(const SetDraft& set, SetKind kind, const yaml::Node& item) {
    const std::string_view form = kind == SetKind::verbs ? verb_form : noun_form;
    warn_of_slip(base_, item.text, form, {set.source, item.span}, diagnostics_);
  }

  void read_family(const RuleFile& file, const yaml::Member& member) {
    const std::size_t before = diagnostics_.all().size();
    if (!check_keys(member.value, KeyOwner::family, file.source, member.key.span, diagnostics_)) return set_aside(member.key.text);
    Family family;
    family.name = member.key.text;
    family.source = file.source;
    family.place = member.key.span;
    if (const yaml::Node* verbs = member.value.find("verbs"); verbs && !is_map(*verbs, "`verbs`", file.source))
      for (const yaml::Node* item : yaml::as_list(*verbs))
        for (FamilyVerb& verb : parse_family_verb(*item, file.source, base_, diagnostics_)) family.verbs.push_back(std::move(verb));
    if (member.value.is_mapping())
      for (const yaml::Member& list : member.value.members)
        if (list.value.is_scalar() && (list.key.text == "verbs" || list.key.text == "nouns"))
          not_a_list("`" + list.key.text + "`", file.source, list);
    if (member.value.is_mapping()) words_twice(file, member.value);
    if (const yaml::Node* nouns = member.value.find("nouns"); nouns && !is_map(*nouns, "`nouns`", file.source))
      for (const yaml::Node* item : yaml::as_list(*nouns))
        for (FamilyNoun& noun : parse_family_noun(*item, file.source, base_, diagnostics_)) family.nouns.push_back(std::move(noun));
    if (family.verbs.empty() && family.nouns.empty()) {
      set_aside(family.name);
      if (diagnostics_.all().size() > before) return;
      return error("R027", file.source, member.key.span, "family `" + family.name + "` is empty", "it needs `verbs:`, `nouns:` or both");
    }
    base_.declared_words[family.name].families.push_back(static_cast<std::uint32_t>(base_.families.size()));
    base_.families.push_back(std::move(family));
  }

  bool is_map(const yaml::Node& list, const std::string& what, SourceId source) {
    if (!list.is_mapping()) return false;
    error("R001", source, list.span, what + " must be a list, not a mapping", "`[meet (with), see]`: an item each");
    return true;
  }

  void words_twice(const RuleFile& file, const yaml::Node& family) {
    for (const yaml::Member& list : family.members) {
      std::unordered_set<std::string> seen;
      for (const yaml::Node* item : yaml::as_list(list.value))
        if (item->is_scalar() && !seen.insert(item->text).second)
          report_warning(diagnostics_, "M011", file.source, item->span, "`" + item->text + "` stands in this family already",
                         "leave it out");
    }
  }

  RuleBase& base_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string, Declared> declared_;
  std::unordered_map<std::string, std::size_t> set_indices_;
  std::vector<SetDraft> sets_;
  static constexpr std::size_t most_copied = 4'000'000;
  std::size_t copied_ = 0;  // words of sets that stand in other sets
  bool told_of_copies_ = false;
  std::vector<PhraseDraft> phrases_;
};

}  // namespace

void read_vocabulary(const std::vector<RuleFile>& files, RuleBase& base, Diagnostics& diagnostics) {
  VocabularyReader(base, diagnostics).read(files);
}

}  // namespace relata
