// The id of a statement: a hash of everything that it says.
#include "engine/resolve/within_statements.h"
#include "engine/text/stable_hash.h"

namespace relata::within {
namespace {

std::string place_text(std::pair<std::uint32_t, std::uint32_t> place) {
  std::string out = std::to_string(place.first);
  out += ' ';
  out += std::to_string(place.second);
  return out;
}

void add_to(IdHash& hash, const std::optional<End>& end) {
  hash.add_part(end ? "1" : "0");
  if (!end) return;
  hash.add_part(end->id);
  hash.add_part(end->label);
  hash.add_part(end->type);
  for (const std::string& alias : end->aliases) hash.add_part(alias);
  hash.add_part(end->place ? place_text(*end->place) : std::string{});
  hash.add_part(end->text);
}

}  // namespace

std::string statement_id(const Statement& s) {
  IdHash hash;
  for (const std::string* field :
       {&s.doc, &s.date, &s.title, &s.url, &s.publisher, &s.print, &s.relation, &s.when, &s.duration, &s.rule, &s.version})
    hash.add_part(*field);
  hash.add_part(name_of(s.mode));
  add_to(hash, s.subject);
  add_to(hash, s.object);
  add_to(hash, s.where);
  add_to(hash, s.of);
  add_to(hash, s.source);
  hash.add_part(s.evidence.text);
  for (const auto& [start, end] : s.evidence.spans) hash.add_part(place_text({start, end}));
  return hash.hex();
}

}  // namespace relata::within
