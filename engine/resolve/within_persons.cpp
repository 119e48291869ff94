// Personal names: full ones first, then the short ones find their bearer.
#include <algorithm>
#include <map>

#include "engine/resolve/within_entities.h"

namespace relata::within {
namespace {

constexpr std::size_t max_bearers = 16;  // of one surname; more can't be told apart anyway

struct PersonMention {
  std::uint32_t at = 0;  // index into referring
  TypeId sense = no_type;
  EntryId entry = no_entry;
  PersonalName name;
  Gender gender = Gender::unknown;
  bool titled = false;
  const HeldRole* role = nullptr;
};

class PersonIndex {
 public:
  explicit PersonIndex(Scene& scene) : scene_(scene) {}

  // The bearer of a full name, no_entity if it is new.
  EntityId find_full(const PersonMention& mention) const {
    const PersonalName& name = mention.name;
    for (const auto* bearers :
         {find(full_, name.given[0] + '|' + last(name)), find(full_, name.given[0].substr(0, 1) + ".|" + last(name))}) {
      if (!bearers) continue;
      for (const EntityId id : *bearers) {
        const Entity& entity = scene_.entities[static_cast<std::size_t>(id)];
        if (conflict(entity, mention)) continue;
        if (given_names_agree(entity.name, name) && surnames_agree(entity.name, name)) return id;
      }
    }
    // "Rodriguez Zapatero" after "Jose Luis Rodriguez Zapatero".
    std::vector<std::string> all = name.given;
    all.insert(all.end(), name.surname.begin(), name.surname.end());
    if (const auto* bearers = find(tails_, join(all));
        bearers && bearers->size() == 1 && !conflict(scene_.entities[static_cast<std::size_t>((*bearers)[0])], mention))
      return (*bearers)[0];
    // "Jose Luis" or "Syed Hamid" after "Syed Hamid Albar".
    if (const auto* bearers = find(given_, join(all));
        all.size() > 1 && bearers && bearers->size() == 1 && !conflict(scene_.entities[static_cast<std::size_t>((*bearers)[0])], mention))
      return (*bearers)[0];
    return no_entity;
  }

  [[nodiscard]] const std::vector<EntityId>* with_surname(const PersonalName& name) const { return find(tails_, join(name.surname)); }
  [[nodiscard]] const std::vector<EntityId>* with_given(const PersonalName& name) const {
    return find(given_, join(name.given_only ? name.given : name.surname));
  }

  void add(EntityId id, const PersonalName& name) {
    if (!name.given.empty() && !name.surname.empty()) {
      put(full_, name.given[0] + '|' + last(name), id);
      put(full_, name.given[0].substr(0, 1) + ".|" + last(name), id);
      put(given_, name.given[0], id);
      if (name.given.size() > 1) put(given_, join(name.given), id);
      std::vector<std::string> all = name.given;
      all.insert(all.end(), name.surname.begin(), name.surname.end());
      // "De Gucht" after "Karel De Gucht": what stands between the parts belongs to either.
      const std::vector<std::string> written = key_tokens(name.form);
      for (std::size_t from = 1; from + 1 < std::min<std::size_t>(written.size(), 8); ++from)
        if (written.size() > all.size()) put(tails_, join(written, from), id);
      for (std::size_t from = name.given.size() > 8 ? name.given.size() - 8 : 1; from < name.given.size(); ++from)
        put(tails_, join(all, from), id);
    } else if (name.given_only && !name.given.empty()) {
      put(given_, join(name.given), id);
    }
    for (std::size_t from = 0; from < std::min<std::size_t>(name.surname.size(), 8); ++from) put(tails_, join(name.surname, from), id);
  }

  static bool conflict(const Entity& entity, const PersonMention& mention) {
    return entity.gender != Gender::unknown && mention.gender != Gender::unknown && entity.gender != mention.gender;
  }

 private:
  using Index = std::unordered_map<std::string, std::vector<EntityId>>;
  static const std::string& last(const PersonalName& name) { return name.surname.back(); }
  static const std::vector<EntityId>* find(const Index& index, const std::string& key) {
    const auto found = index.find(key);
    return found == index.end() ? nullptr : &found->second;
  }
  static void put(Index& index, const std::string& key, EntityId id) {
    auto& ids = index[key];
    if (ids.size() < max_bearers && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }
  Scene& scene_;
  Index full_, tails_, given_;
};

// What rules have set, else what a lexicon says of the name or of a first name among its parts; a surname tells nothing ("Lu" is a
// woman's first name too).
Gender gender_of(const Scene& scene, const Referring& at) {
  const std::string_view surname = scene.attribute(at, "surname");
  const auto is_surname = [&](Span span) { return !surname.empty() && scene.text(span) == surname; };
  std::vector<MentionId> wholes = at.folds;
  wholes.push_back(at.mention);
  for (const MentionId whole : wholes)
    if (const Gender set = gender_named(attribute_of(scene.mention(whole).attributes, "gender")); set != Gender::unknown) return set;
  if (is_surname(at.span)) return Gender::unknown;
  if (const Gender own = gender_named(scene.attribute(at, "gender")); own != Gender::unknown) return own;
  for (const MentionId part : scene.mention(at.mention).parts)
    if (part < scene.analysis.mentions.size() && !is_surname(scene.mention(part).span))
      if (const Gender gender = gender_named(scene.mention_attribute(part, "gender")); gender != Gender::unknown) return gender;
  return Gender::unknown;
}

void attach(Scene& scene, PersonIndex& index, const PersonMention& mention, EntityId id) {
  Referring& at = scene.referring[mention.at];
  Entity& entity = scene.entities[static_cast<std::size_t>(id)];
  if (entity.gender == Gender::unknown) entity.gender = mention.gender;
  if (mention.entry != no_entry && entity.entry == no_entry) {
    const LexiconEntry& entry = scene.rules.lexicon.entry(mention.entry);
    if (entry.id.empty() || !scene.by_lexicon_id.contains(entry.id)) {
      entity.entry = mention.entry;
      entity.lexicon_id = entry.id;
      if (!entry.id.empty()) scene.by_lexicon_id.emplace(entry.id, id);
      if (entity.gender == Gender::unknown) entity.gender = gender_named(attribute_of(entry.attributes, "gender"));
    }
  }
  const std::string initials = entity.name.initials.empty() ? mention.name.initials : entity.name.initials;
  const std::size_t had = entity.name.given.size() + entity.name.surname.size();
  if (mention.name.given.size() + mention.name.surname.size() > had) {
    entity.name = mention.name;
    index.add(id, mention.name);
  }
  if (entity.initialed.empty()) entity.initialed = mention.name.initialed;
  if (entity.name.initials.empty()) entity.name.initials = initials;
  add_form(entity, squeeze(mention.name.form), at.masked);
  add_bearer(scene, at, mention.sense, id);
}

void start(Scene& scene, PersonIndex& index, const PersonMention& mention) {
  EntityId id = mention.entry != no_entry ? entity_of_entry(scene, mention.entry) : no_entity;
  if (id == no_entity) id = add_entity(scene, mention.sense);
  scene.entities[static_cast<std::size_t>(id)].personal = true;
  attach(scene, index, mention, id);
}

struct Choice {
  EntityId entity = no_entity;
  bool several = false;  // left open: the story decides
  const char* why = "";
};

// What speaks for one of several bearers of a short name before the story as a whole is asked: gender, then the role said with it.
Choice choose_bearer(const Scene& scene, const PersonMention& mention, const std::vector<EntityId>* bearers,
                     const std::unordered_map<EntityId, std::vector<const HeldRole*>>& roles) {
  Choice choice;
  if (!bearers) return choice;
  std::vector<EntityId> open;
  for (const EntityId id : *bearers)
    if (!PersonIndex::conflict(scene.entities[static_cast<std::size_t>(id)], mention)) open.push_back(id);
  if (open.empty()) return choice;
  const std::uint32_t here = scene.referring[mention.at].span.begin;
  const auto fit = [&](EntityId id) {
    int best = 0;
    if (const auto held = roles.find(id); mention.role && held != roles.end())
      for (const HeldRole* one : held->second) best = std::max(best, role_fit(scene.tables, mention.role->key, one->key));
    return best;
  };
  if (open.size() == 1) {
    const Entity& only = scene.entities[static_cast<std::size_t>(open[0])];
    // "President Bush" ahead of the first "Laura Bush" is somebody else.
    if (mention.role && only.first > here && only.gender == Gender::female && mention.gender != Gender::female && fit(open[0]) == 0)
      return choice;
    choice.entity = open[0];
    choice.why = "the only bearer of this name here";
    return choice;
  }
  if (mention.role) {
    int best = 0, count = 0;
    EntityId who = no_entity;
    for (const EntityId id : open) {
      const int value = fit(id);
      if (value > best) best = value, count = 0, who = id;
      if (value == best && value > 0) ++count;
    }
    if (best > 0 && count == 1) {
      choice.entity = who;
      choice.why = "the bearer of this name with this role";
      return choice;
    }
  }
  if (mention.gender != Gender::unknown) {
    EntityId same = no_entity;
    int count = 0;
    for (const EntityId id : open)
      if (scene.entities[static_cast<std::size_t>(id)].gender == mention.gender) same = id, ++count;
    if (count == 1) {
      choice.entity = same;
      choice.why = "the bearer of this name with this gender";
      return choice;
    }
  }
  // The one the story is about; whoever is yet to be named counts only if nobody was.
  const bool any_before =
      std::any_of(open.begin(), open.end(), [&](EntityId id) { return scene.entities[static_cast<std::size_t>(id)].first < here; });
  for (const EntityId id : open) {
    const Entity& one = scene.entities[static_cast<std::size_t>(id)];
    if (any_before && one.first >= here) continue;
    if (choice.entity == no_entity) {
      choice.entity = id;
      continue;
    }
    const Entity& best = scene.entities[static_cast<std::size_t>(choice.entity)];
    if (one.weight > best.weight || (one.weight == best.weight && one.first < best.first)) choice.entity = id;
  }
  choice.several = true;
  choice.why = "of the bearers of this name the one the story is about";
  return choice;
}

}  // namespace

void join_persons(Scene& scene, const std::vector<HeldRole>& held) {
  std::unordered_map<MentionId, const HeldRole*> role_of;
  for (const HeldRole& one : held) role_of.emplace(one.holder, &one);
  PersonIndex index(scene);
  std::vector<PersonMention> full, brief, masked;
  for (std::uint32_t i = 0; i < scene.referring.size(); ++i) {
    const Referring& at = scene.referring[i];
    if (at.kind != Reference::name) continue;
    PersonMention mention;
    for (const Sense& sense : scene.mention(at.mention).senses) {
      const Type& type = scene.schema().type(sense.type);
      if (type.reference != Reference::name || type.naming != Naming::personal || !type.in_output) continue;
      if (mention.sense == no_type) mention.sense = sense.type;
      if (sense.entry != no_entry && mention.entry == no_entry) mention.entry = sense.entry;
    }
    if (mention.sense == no_type) continue;
    mention.at = i;
    mention.name = personal_name(squeeze(scene.text(at.span)), scene.attribute(at, "given"), scene.attribute(at, "surname"));
    if (mention.name.surname.empty() && mention.name.given.empty()) continue;
    mention.gender = gender_of(scene, at);
    mention.titled = !scene.attribute(at, "title").empty();
    if (const auto role = role_of.find(at.mention); role != role_of.end()) mention.role = role->second;
    const bool is_full = !mention.name.given.empty() && !mention.name.surname.empty();
    (at.masked ? masked : is_full ? full : brief).push_back(std::move(mention));
  }

  std::unordered_map<EntityId, std::vector<const HeldRole*>> roles;
  const auto note_role = [&](const PersonMention& mention) {
    if (!mention.role) return;
    auto& of = roles[scene.bearer(scene.referring[mention.at], mention.sense)];
    if (of.size() < 8) of.push_back(mention.role);
  };
  const auto join_full = [&](const PersonMention& mention) {
    EntityId id = no_entity;
    if (mention.entry != no_entry) {
      const auto known = scene.by_lexicon_id.find(scene.rules.lexicon.entry(mention.entry).id);
      if (known != scene.by_lexicon_id.end()) id = known->second;
    }
    if (id == no_entity) id = index.find_full(mention);
    if (id == no_entity) return start(scene, index, mention);
    attach(scene, index, mention, id);
    scene.decide(scene.referring[mention.at], id, "the same full name");
  };
  for (const PersonMention& mention : full) {
    join_full(mention);
    note_role(mention);
  }

  // A first name said with an office ("King Hussein") is only his who holds that office or has been called by it before.
  const auto goes_by_given = [&](const PersonMention& mention, EntityId id) {
    if (!mention.role) return true;
    const auto& forms = scene.entities[static_cast<std::size_t>(id)].forms;
    if (std::any_of(forms.begin(), forms.end(), [&](const Entity::Form& form) { return form.text == mention.name.form; })) return true;
    const auto known = roles.find(id);
    return known != roles.end() && std::any_of(known->second.begin(), known->second.end(), [&](const HeldRole* one) {
             return role_fit(scene.tables, mention.role->key, one->key) > 0;
           });
  };
  const auto bearers_of = [&](const PersonMention& mention) {
    const auto* bearers = mention.name.surname.empty() ? nullptr : index.with_surname(mention.name);
    if (!bearers) {
      const auto* given = index.with_given(mention.name);
      if (given && given->size() == 1 && !mention.titled && goes_by_given(mention, given->front())) bearers = given;
    }
    return bearers;
  };
  // Those that something decides come first, since they tell whom the story is about.
  std::vector<const PersonMention*> left;
  for (const PersonMention& mention : brief) {
    const Choice choice = choose_bearer(scene, mention, bearers_of(mention), roles);
    if (choice.several) {
      left.push_back(&mention);
      continue;
    }
    if (choice.entity == no_entity)
      start(scene, index, mention);
    else {
      attach(scene, index, mention, choice.entity);
      scene.decide(scene.referring[mention.at], choice.entity, choice.why);
    }
    note_role(mention);
  }
  std::vector<std::pair<const PersonMention*, Choice>> chosen;
  for (const PersonMention* mention : left) chosen.emplace_back(mention, choose_bearer(scene, *mention, bearers_of(*mention), roles));
  for (const auto& [mention, choice] : chosen) {
    if (choice.entity == no_entity)
      start(scene, index, *mention);
    else {
      attach(scene, index, *mention, choice.entity);
      scene.decide(scene.referring[mention->at], choice.entity, choice.why);
    }
  }
  for (const PersonMention& mention : masked) {
    if (!mention.name.given.empty() && !mention.name.surname.empty()) {
      join_full(mention);
      continue;
    }
    const Choice choice = choose_bearer(scene, mention, bearers_of(mention), roles);
    if (choice.entity == no_entity)
      start(scene, index, mention);
    else
      attach(scene, index, mention, choice.entity);
  }
}

}  // namespace relata::within
