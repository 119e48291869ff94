#include "engine/resolve/within_roles.h"

#include <algorithm>

#include "engine/resolve/within_shared_offices.h"
#include "engine/text/utf8.h"

namespace relata::within {
namespace {

bool starts(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
  return part.size() <= whole.size() && std::equal(part.begin(), part.end(), whole.begin());
}

bool finishes(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
  return part.size() <= whole.size() && std::equal(part.rbegin(), part.rend(), whole.rbegin());
}

bool distinct_before(const ResolveTables& tables, const std::vector<std::string>& role, std::size_t end) {
  for (std::size_t i = 0; i < end; ++i)
    if (tables.distinct_modifiers.contains(role[i])) return true;
  return false;
}

// The longest run of words that the lexicon knows as a head, the last one first.
const RoleHeadFacts* head_of(const ResolveTables& tables, const std::vector<std::string>& role, std::size_t* begin = nullptr) {
  for (std::size_t end = role.size(); end > 0; --end)
    for (std::size_t first = end > 4 ? end - 4 : 0; first < end; ++first) {
      const auto found = tables.role_heads.find(join({role.begin() + static_cast<long>(first), role.begin() + static_cast<long>(end)}));
      if (found == tables.role_heads.end()) continue;
      if (begin) *begin = first;
      return &found->second;
    }
  return nullptr;
}

// Is the end of it a title with a meaning of its own ("prime minister")?
bool is_distinct(const ResolveTables& tables, const std::vector<std::string>& role) {
  for (std::size_t first = role.size() > 4 ? role.size() - 4 : 0; first < role.size(); ++first) {
    const auto found = tables.role_heads.find(join(role, first));
    if (found != tables.role_heads.end() && found->second.distinct) return true;
  }
  return false;
}

// "secretary general" is no secretary; "secretary of state" is one: what follows does not end in a head.
bool grows_to_other_head(const ResolveTables& tables, const std::vector<std::string>& role, std::size_t length) {
  for (std::size_t end = length + 1; end <= std::min(role.size(), length + 3); ++end)
    if (tables.role_heads.contains(join({role.begin(), role.begin() + static_cast<long>(end)})) &&
        tables.role_heads.contains(role[end - 1]))
      return true;
  return false;
}

bool is_stateless(const ResolveTables& tables, const std::vector<std::string>& role) {
  const RoleHeadFacts* head = head_of(tables, role);
  return head && head->stateless;
}

// Does this mention give a country or an organization? By adjective, name or a fold of one.
bool is_owner(const Scene& scene, MentionId id) {
  const Mention& mention = scene.mention(scene.innermost(id));
  for (const Sense& sense : mention.senses) {
    if (sense.entry != no_entry && scene.tables.output_entry(scene.rules, sense.entry) != no_entry) return true;
    if (scene.is_a(sense.type, scene.tables.organization) && scene.tables.organization != no_type) return true;
    if (scene.is_a(sense.type, scene.tables.country) && scene.tables.country != no_type) return true;
  }
  return false;
}

// "Chinese" names nobody, "China" does.
bool is_adjective_only(const Scene& scene, MentionId id) {
  const Mention& mention = scene.mention(scene.innermost(id));
  return std::none_of(mention.senses.begin(), mention.senses.end(),
                      [&](const Sense& sense) { return scene.schema().type(sense.type).in_output; });
}

// "European" has its capital wherever it stands.
bool is_always_capital(const Scene& scene, MentionId id) {
  const Mention& mention = scene.mention(scene.innermost(id));
  const auto is_capital = [&](const Sense& sense) {
    if (sense.entry == no_entry) return false;
    const std::string& name = scene.rules.lexicon.entry(sense.entry).name;
    std::size_t at = 0;
    return !name.empty() && is_upper(decode_utf8(name, at));
  };
  return !mention.senses.empty() && std::all_of(mention.senses.begin(), mention.senses.end(), is_capital);
}

}  // namespace

std::string role_label(const Scene& scene, MentionId role) {
  const Mention& mention = scene.mention(scene.innermost(role));
  Span span = mention.span;
  if (is_shared_office(scene, role)) {
    const auto known = scene.shared_offices.find(scene.innermost(role));
    return known == scene.shared_offices.end() ? std::string{} : known->second.title;
  }
  // A rule may say what the title is ("Gen." is a general, "Presidents" are each a president).
  if (const auto label = scene.mention_attribute(role, "label"); !label.empty()) return std::string(label);
  // Its country in front goes, an adjective of it before the head too; names further in stay as they are written.
  std::vector<Span> proper, dropped;
  // "chief" heads titles too: of "chief Danish negotiator" the last word that can be one is the head.
  std::uint32_t head = span.end;
  for (const MentionId part : mention.parts)
    if (part < scene.analysis.mentions.size() && scene.tables.role_heads.contains(join(key_tokens(scene.text(scene.mention(part).span)))))
      head = scene.mention(part).span.begin;
  for (const MentionId part : mention.parts) {
    if (part >= scene.analysis.mentions.size()) continue;
    const Span at = scene.mention(part).span;
    const bool before_head = at.begin < head;
    if (!is_owner(scene, part)) {
      if (before_head && is_always_capital(scene, part)) proper.push_back(at);
      continue;
    }
    if (at.begin == span.begin && at.end < span.end)
      span.begin = at.end;
    else if (before_head && (is_adjective_only(scene, part) || is_all_capital(scene.text(at))))
      dropped.push_back(at);
    else
      proper.push_back(at);
  }
  std::string out;
  std::size_t at = span.begin;
  const std::string_view text = std::string_view(scene.document.text).substr(0, span.end);
  if (span.begin != mention.span.begin) {  // what ties an owner to its title: an apostrophe and what follows it up to the space
    while (at < span.end && text[at] != ' ') ++at;
    if (at == span.end) at = span.begin;
  }
  std::string word;
  bool keep = false;
  const auto flush = [&] {
    if (word.empty()) return;
    if (!out.empty()) out += ' ';
    out += keep || is_all_capital(word) ? word : fold_case(word);
    word.clear();
  };
  while (at < span.end) {
    const std::size_t here = at;
    const char32_t c = decode_utf8(text, at);
    if (is_space(c)) {
      flush();
      continue;
    }
    if (const auto skip = std::find_if(dropped.begin(), dropped.end(), [&](Span s) { return s.begin == here; }); skip != dropped.end()) {
      at = skip->end;
      continue;
    }
    if (word.empty()) keep = std::any_of(proper.begin(), proper.end(), [&](Span s) { return s.begin <= here && here < s.end; });
    word += text.substr(here, at - here);
  }
  flush();
  return out;
}

std::vector<std::string> role_key(const ResolveTables& tables, std::string_view role) {
  std::vector<std::string> tokens = key_tokens(role);
  const auto same = [&](const std::string& key) -> const std::vector<std::string>* {
    const auto found = tables.role_heads.find(key);
    return found == tables.role_heads.end() || found->second.same.empty() ? nullptr : &found->second.same;
  };
  if (const auto* whole = same(join(tokens))) return *whole;
  std::vector<std::string> out;
  for (std::string& token : tokens) {
    if (const auto* words = same(token))
      out.insert(out.end(), words->begin(), words->end());
    else
      out.push_back(std::move(token));
  }
  return out;
}

int role_fit(const ResolveTables& tables, const std::vector<std::string>& wanted, const std::vector<std::string>& role) {
  if (wanted.empty() || role.empty()) return 0;
  if (wanted == role) return 3;
  if (wanted.size() < role.size()) {
    if (finishes(role, wanted) && (!is_distinct(tables, role) || is_distinct(tables, wanted)) &&
        !distinct_before(tables, role, role.size() - wanted.size()))
      return 2;
    if (starts(role, wanted) && !grows_to_other_head(tables, role, wanted.size())) return 2;
  } else if (wanted.size() > role.size()) {
    if (finishes(wanted, role) && (!is_distinct(tables, wanted) || is_distinct(tables, role)) &&
        !distinct_before(tables, wanted, wanted.size() - role.size()))
      return 1;
  }
  std::size_t begin = 0;
  const RoleHeadFacts* head = head_of(tables, role, &begin);
  if (head && !distinct_before(tables, role, begin)) {
    const std::string key = join(wanted);
    if (std::find(head->kinds.begin(), head->kinds.end(), key) != head->kinds.end()) return 1;
  }
  return 0;
}

bool is_voice(const ResolveTables& tables, const std::vector<std::string>& role) {
  const RoleHeadFacts* head = head_of(tables, role);
  return head && head->voice;
}

std::vector<HeldRole> held_roles(const Scene& scene) {
  std::vector<HeldRole> out;
  if (scene.tables.role == no_type) return out;
  for (const StatementDraft& draft : scene.analysis.drafts) {
    if (draft.subject.mention == no_mention || draft.object.mention == no_mention) continue;
    if (!scene.is_a(scene.schema().relation(draft.relation).to, scene.tables.role)) continue;
    const MentionId role = scene.innermost(draft.object.mention);
    if (is_shared_office(scene, role)) continue;
    const auto key = role_key(scene.tables, role_label(scene, role));
    for (const MentionId holder : members_of(scene, draft.subject.mention, 28)) out.push_back({holder, role, draft.of, key});
  }
  return out;
}

EntityId pointed_entity(const Scene& scene, MentionId id, TypeId wanted) {
  if (id >= scene.analysis.mentions.size()) return no_entity;
  if (const int at = scene.referring_index(id); at >= 0) {
    const Referring& found = scene.referring[static_cast<std::size_t>(at)];
    if (!found.bearers.empty()) return scene.bearer(found, wanted);
    if (found.entities.size() == 1 && scene.is_a(scene.entities[static_cast<std::size_t>(found.entities[0])].type, wanted))
      return found.entities[0];
    return no_entity;
  }
  // Inside a name it was not visited; an id of the lexicon still tells who it is, if the document has met it.
  for (const Sense& sense : scene.mention(scene.innermost(id)).senses) {
    if (sense.entry == no_entry) continue;
    const EntryId entry = scene.tables.output_entry(scene.rules, sense.entry);
    if (entry == no_entry || !scene.is_a(scene.rules.lexicon.entry(entry).type, wanted)) continue;
    const auto found = scene.by_lexicon_id.find(scene.rules.lexicon.entry(entry).id);
    if (found != scene.by_lexicon_id.end()) return found->second;
  }
  return no_entity;
}

std::vector<EntityId> owners_among_parts(const Scene& scene, MentionId whole, std::size_t most) {
  std::vector<EntityId> out;
  std::vector<MentionId> stack(scene.mention(whole).parts.rbegin(), scene.mention(whole).parts.rend());
  for (int steps = 0; !stack.empty() && steps < 64 && out.size() < most; ++steps) {
    const MentionId id = stack.back();
    stack.pop_back();
    if (id >= scene.analysis.mentions.size()) continue;
    EntityId owner = no_entity;
    for (const TypeId wanted : {scene.tables.country, scene.tables.organization})
      if (wanted != no_type && owner == no_entity) owner = pointed_entity(scene, id, wanted);
    if (owner != no_entity) {
      if (std::find(out.begin(), out.end(), owner) == out.end()) out.push_back(owner);
      continue;
    }
    const Mention& part = scene.mention(id);
    for (auto it = part.parts.rbegin(); it != part.parts.rend(); ++it) stack.push_back(*it);
    if (part.stands_for != no_mention) stack.push_back(part.stands_for);
  }
  return out;
}

EntityId owner_among_parts(const Scene& scene, MentionId whole) {
  const auto first = owners_among_parts(scene, whole, 1);
  return first.empty() ? no_entity : first.front();
}

void learn_fact(Scene& scene, const RoleFact& fact) {
  scene.facts_of[fact.holder].push_back(static_cast<std::uint32_t>(scene.facts.size()));
  scene.facts.push_back(fact);
  scene.holders_of.clear();
}

const std::vector<Scene::Holder>& holders(Scene& scene, const std::vector<std::string>& role, EntityId of) {
  const auto [answer, fresh_question] = scene.holders_of.try_emplace(join(role) + '@' + std::to_string(of));
  std::vector<Scene::Holder>& out = answer->second;
  if (!fresh_question) return out;
  std::unordered_map<EntityId, std::size_t> known;
  for (const RoleFact& fact : scene.facts) {
    // A role in a body of that country may be meant as its country's, but is not surely so.
    if (of != no_entity && fact.of != no_entity && fact.of != of && scene.entities[static_cast<std::size_t>(fact.of)].of != of) continue;
    const int fit = role_fit(scene.tables, role, fact.role);
    if (fit == 0) continue;
    const bool of_known = fact.of != no_entity && (of == no_entity || fact.of == of);
    const Scene::Holder held{fact.holder, fit, of_known, fact.former, is_stateless(scene.tables, fact.role), fact.at};
    const auto [place, fresh] = known.emplace(fact.holder, out.size());
    if (fresh) {
      if (out.size() > 64) break;
      out.push_back(held);
      continue;
    }
    Scene::Holder& had = out[place->second];
    if (held.fit + 4 * held.of_known > had.fit + 4 * had.of_known)
      had = {held.holder, held.fit, held.of_known, held.former, held.stateless, had.at};
  }
  return out;
}

void settle_facts(Scene& scene, const std::vector<HeldRole>& held) {
  for (const HeldRole& one : held) {
    const int at = scene.referring_index(one.holder);
    if (at < 0) continue;
    const Referring& holder = scene.referring[static_cast<std::size_t>(at)];
    const EntityId entity =
        holder.bearers.empty() ? (holder.entities.size() == 1 ? holder.entities[0] : no_entity) : scene.bearer(holder, scene.tables.person);
    if (entity == no_entity) continue;
    EntityId of = one.of == no_mention ? no_entity : pointed_entity(scene, one.of, no_type);
    if (of == no_entity) of = owner_among_parts(scene, one.role);
    bool former = scene.mention_attribute(one.role, "former") == "yes";
    for (const MentionId fold : holder.folds)
      for (const MentionId part : scene.mention(fold).parts)
        if (part < scene.analysis.mentions.size() && scene.mention_attribute(part, "time") == "former") former = true;
    if (Entity& person = scene.entities[static_cast<std::size_t>(entity)]; person.gender == Gender::unknown)
      person.gender = gender_named(scene.mention_attribute(one.role, "gender"));
    scene.facts_of[entity].push_back(static_cast<std::uint32_t>(scene.facts.size()));
    scene.facts.push_back({entity, one.key, of, former, holder.span.begin});
  }
}

}  // namespace relata::within
