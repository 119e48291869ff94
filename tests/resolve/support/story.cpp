#include "tests/resolve/support/story.h"

#include <algorithm>

namespace relata::test {
namespace {

void add_types(Schema& schema) {
  const auto add = [&](std::string name, std::vector<std::string> parents, Reference reference, bool output = false,
                       Naming naming = Naming::plain) {
    Type type;
    type.name = std::move(name);
    for (const std::string& parent : parents) type.parents.push_back(*schema.find_type(parent));
    type.reference = reference;
    type.in_output = output;
    type.naming = naming;
    return schema.add_type(std::move(type));
  };
  using R = Reference;
  add("Entity", {}, R::none);
  add("Agent", {"Entity"}, R::none);
  add("Place", {"Entity"}, R::none);
  add("Person", {"Agent"}, R::name, true, Naming::personal);
  add("Organization", {"Agent"}, R::name, true, Naming::body);
  add("Country", {"Agent", "Place"}, R::name, true);
  add("City", {"Place"}, R::name, true);
  add("Event", {"Entity"}, R::name, true);
  add("Role", {}, R::value, true);
  add("Quotation", {}, R::value, true);
  add("Time", {}, R::value);
  add("Metonym", {"Agent"}, R::name);
  add("Nationality", {}, R::none);
  add("Pronoun", {"Agent"}, R::pronoun);
  add("Possessive", {}, R::pronoun);
  add("Description", {"Person"}, R::description);
  add("BodyDescription", {"Organization"}, R::description);
  add("PlaceDescription", {"Agent", "Place"}, R::description);
  add("PersonSet", {"Person"}, R::set);
  add("SideSet", {"Agent"}, R::set);
  add("Counterpart", {"Person"}, R::counterpart);
  add("Unnamed", {"Agent"}, R::none);
  add("RoleHead", {}, R::none);
  add("RoleModifier", {}, R::none);
  add("Noun", {}, R::none);
  add("Verb", {}, R::none);
  const auto relate = [&](std::string name, std::string_view from, std::string_view to, bool symmetric = false) {
    Relation relation;
    relation.name = std::move(name);
    relation.from = *schema.find_type(from);
    relation.to = *schema.find_type(to);
    relation.symmetric = symmetric;
    schema.add_relation(std::move(relation));
  };
  relate("met", "Agent", "Agent", true);
  relate("urged", "Agent", "Agent");
  relate("visited", "Agent", "Place");
  relate("holdsRole", "Person", "Role");
  relate("said", "Agent", "Quotation");
  relate("probes", "Entity", "Time");
}

void add_entries(Lexicon& lexicon, const Schema& schema) {
  const auto add = [&](std::string name, std::string_view type, std::string id = {}, std::vector<std::string> aliases = {},
                       Attributes attributes = {}) {
    LexiconEntry entry;
    entry.name = std::move(name);
    entry.type = *schema.find_type(type);
    entry.id = std::move(id);
    entry.aliases = std::move(aliases);
    entry.attributes = std::move(attributes);
    lexicon.add(std::move(entry));
  };
  add("China", "Country", "Q148");
  add("United States", "Country", "Q30", {"US"});
  add("Peru", "Country", "Q419");
  add("Norway", "Country", "Q20");
  add("Malta", "Country", "Q233", {}, {{"kind", "island"}});
  add("Chinese", "Nationality", "Q148");
  add("Norwegian", "Nationality", "Q20");
  add("Peruvian", "Nationality", "Q419");
  add("Beijing", "City", "Q956");
  add("Beijing", "Metonym", "Q148");
  add("Oslo", "City", "Q585");
  add("prime minister", "RoleHead", "", {}, {{"distinct", "yes"}, {"kind", "leader"}});
  add("premier", "RoleHead", "", {}, {{"same", "prime minister"}});
  add("president", "RoleHead", "", {}, {{"kind", "leader"}});
  add("spokesman", "RoleHead", "", {}, {{"voice", "yes"}});
  add("vice", "RoleModifier", "", {}, {{"distinct", "yes"}});
  add("International Water Board", "Organization", "Q77", {"IWB"});
  lexicon.freeze();
}

}  // namespace

Story::Story() {
  document.id = "story";
  document.date = Date{2023, 6, 20};
  add_types(rules.schema);
  add_entries(rules.lexicon, rules.schema);
  rules.packs.push_back({"probe", "1.0", "en", ""});
  Rule rule;
  rule.id = "rule";
  rules.rules.push_back(std::move(rule));
}

TypeId Story::type(std::string_view name) const {
  return *rules.schema.find_type(name);
}

Story& Story::sentence(std::string_view text, int quotation) {
  if (!document.text.empty()) document.text += ' ';
  const auto begin = static_cast<std::uint32_t>(document.text.size());
  document.text += text;
  Sentence sentence;
  sentence.span = {begin, static_cast<std::uint32_t>(document.text.size())};
  sentence.paragraph = paragraph_;
  sentence.quotation = quotation;
  document.sentences.push_back(sentence);
  analysis.tapes.emplace_back();
  cursor_ = begin;
  return *this;
}

Story& Story::paragraph() {
  ++paragraph_;
  return *this;
}

int Story::quotation(std::string_view whole) {
  const std::uint32_t kept = cursor_;
  Quotation quotation;
  quotation.whole = find(whole);
  quotation.words = {quotation.whole.begin + 1, quotation.whole.end - 1};
  quotation.full = true;
  document.quotations.push_back(quotation);
  cursor_ = kept;
  return static_cast<int>(document.quotations.size()) - 1;
}

Span Story::find(std::string_view text) {
  const Span sentence = document.sentences.back().span;
  auto at = document.text.find(text, cursor_);
  if (at == std::string::npos || at >= sentence.end) at = document.text.find(text, sentence.begin);
  const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())};
  cursor_ = span.end;
  return span;
}

MentionId Story::mark(std::string_view text, std::string_view name, Attributes attributes, bool on_tape) {
  Mention mention;
  mention.span = find(text);
  mention.sentence = static_cast<std::uint32_t>(document.sentences.size() - 1);
  mention.senses.push_back({type(name), no_entry});
  mention.attributes = std::move(attributes);
  std::sort(mention.attributes.begin(), mention.attributes.end());
  const auto id = static_cast<MentionId>(analysis.mentions.size());
  analysis.mentions.push_back(std::move(mention));
  if (on_tape) analysis.tapes.back().push_back(id);
  return id;
}

MentionId Story::known(std::string_view text, bool on_tape) {
  const MentionId id = mark(text, "Entity", {}, on_tape);
  analysis.mentions[id].senses.clear();
  for (const EntryId entry : rules.lexicon.find_name(text))
    analysis.mentions[id].senses.push_back({rules.lexicon.entry(entry).type, entry});
  return id;
}

void Story::leave_tape(MentionId id) {
  std::erase(analysis.tapes.back(), id);
}

MentionId Story::fold(std::string_view text, std::string_view name, MentionId stands_for, std::vector<MentionId> parts,
                      Attributes attributes) {
  const std::uint32_t kept = cursor_;
  cursor_ = document.sentences.back().span.begin;
  for (const MentionId part : parts) cursor_ = std::min(kept, analysis.mentions[part].span.begin);
  cursor_ = document.sentences.back().span.begin;
  const MentionId id = mark(text, name, std::move(attributes));
  for (const MentionId part : parts) leave_tape(part);
  analysis.mentions[id].stands_for = stands_for;
  analysis.mentions[id].parts = std::move(parts);
  cursor_ = std::max(kept, cursor_);
  return id;
}

MentionId Story::group(std::vector<MentionId> members, std::string_view name) {
  Mention mention;
  mention.span = {analysis.mentions[members.front()].span.begin, analysis.mentions[members.back()].span.end};
  mention.sentence = static_cast<std::uint32_t>(document.sentences.size() - 1);
  mention.senses.push_back({type(name), no_entry});
  for (const MentionId member : members) leave_tape(member);
  mention.members = members;
  mention.parts = std::move(members);
  const auto id = static_cast<MentionId>(analysis.mentions.size());
  analysis.mentions.push_back(std::move(mention));
  analysis.tapes.back().push_back(id);
  return id;
}

MentionId Story::official(std::string_view name, std::string_view role, MentionId of, Attributes attributes) {
  const std::uint32_t kept = cursor_;
  cursor_ = document.sentences.back().span.begin;
  const MentionId person = mark(name, "Person", std::move(attributes));
  cursor_ = document.sentences.back().span.begin;
  const MentionId held = mark(role, "Role");
  cursor_ = kept;
  draft(person, "holdsRole", held).of = of;
  return person;
}

void Story::clause(MentionId subject, bool speech, bool restated) {
  Mention verb;
  verb.sentence = static_cast<std::uint32_t>(document.sentences.size() - 1);
  verb.span = {analysis.mentions[subject].span.end, analysis.mentions[subject].span.end};
  verb.senses.push_back({type("Verb"), no_entry});
  if (speech) verb.attributes.emplace_back("speech", "yes");
  analysis.clauses.push_back(
      {verb.sentence, subject, static_cast<MentionId>(analysis.mentions.size()), static_cast<std::uint8_t>(restated ? 2 : 1)});
  analysis.mentions.push_back(std::move(verb));
}

StatementDraft& Story::draft(MentionId subject, std::string_view relation, MentionId object) {
  StatementDraft draft;
  draft.relation = *rules.schema.find_relation(relation);
  draft.subject = {subject, Discourse::none, rules.schema.relation(draft.relation).from};
  draft.object = {object, Discourse::none, rules.schema.relation(draft.relation).to};
  draft.sentence = static_cast<std::uint32_t>(document.sentences.size() - 1);
  for (const MentionId id : {subject, object})
    if (id != no_mention) draft.evidence.push_back(analysis.mentions[id].span);
  std::sort(draft.evidence.begin(), draft.evidence.end());
  analysis.drafts.push_back(std::move(draft));
  return analysis.drafts.back();
}

Resolution Story::resolve(const TimeSource& times) {
  ResolveOptions options;
  options.explain = true;
  return resolve_document(document, analysis, rules, make_resolve_tables(rules), times, options);
}

std::string Story::told() {
  std::string out;
  for (const Statement& one : resolve().statements) {
    if (one.relation == "holdsRole") continue;
    if (!out.empty()) out += "; ";
    out += one.subject.label + " " + one.relation + " " + one.object.label;
    if (one.mode != Mode::asserted) out += " (" + std::string(name_of(one.mode)) + ")";
  }
  return out;
}

std::string Story::meaning(MentionId mention) {
  // A time of no meaning stands at the other end, so that only `mention` can fail.
  Mention probe;
  probe.span = {0, 1};
  probe.senses.push_back({type("Time"), no_entry});
  const auto id = static_cast<MentionId>(analysis.mentions.size());
  analysis.mentions.push_back(probe);
  draft(mention, "probes", id);
  std::string out;
  for (const Statement& one : resolve().statements) {
    if (one.relation != "probes") continue;
    if (!out.empty()) out += ", ";
    out += one.subject.label;
  }
  analysis.drafts.pop_back();
  analysis.mentions.pop_back();
  return out.empty() ? "nobody" : out;
}

}  // namespace relata::test
