// Hand-made statements for the tests of resolution over documents, graph and writers.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "engine/model/statement.h"
#include "engine/resolve/across_vocabulary.h"
#include "engine/text/stable_hash.h"
#include "engine/write/statement_stream.h"

namespace relata::sample {

inline End end_of(const std::string& doc, const std::string& type, const std::string& label, std::vector<std::string> aliases = {}) {
  End end;
  end.label = label;
  end.type = type;
  end.id = document_entity_id(doc, type, label);
  end.aliases = std::move(aliases);
  std::sort(end.aliases.begin(), end.aliases.end());
  return end;
}

inline End known(const std::string& id, const std::string& type, const std::string& label, std::vector<std::string> aliases = {}) {
  End end = end_of("", type, label, std::move(aliases));
  end.id = id;
  return end;
}

inline Statement statement(const std::string& doc, End subject, const std::string& relation, End object, const std::string& when = {},
                           Mode mode = Mode::asserted, std::uint32_t start = 0) {
  Statement s;
  s.doc = doc;
  s.date = "2024-03-0" + std::to_string(doc.size() % 9 + 1);
  s.title = "Talks in " + doc;
  s.print = "p-" + doc;
  s.subject = std::move(subject);
  s.relation = relation;
  s.object = std::move(object);
  s.mode = mode;
  s.when = when;
  s.rule = "diplomacy/" + relation;
  s.version = "1";
  s.evidence.start = start;
  s.evidence.end = start + 20;
  s.evidence.text = "words of " + doc + " at " + std::to_string(start);
  s.evidence.spans = {{start, start + 20}};
  s.id = statement_id(s);
  return s;
}

inline Statement role(const std::string& doc, End subject, const std::string& title, std::optional<End> of, std::uint32_t start = 0) {
  Statement s = statement(doc, std::move(subject), "holdsRole", end_of(doc, "Role", title), {}, Mode::asserted, start);
  s.of = std::move(of);
  s.id = statement_id(s);
  return s;
}

inline Vocabulary vocabulary() {
  Vocabulary v;
  v.relations["met"] = {true, "", "met"};
  v.relations["spokeWith"] = {true, "https://example.com/vocabulary#spokeWith", ""};
  for (const char* name : {"visited", "warned", "holdsRole", "said", "bornOn"}) v.relations[name] = {};
  v.personal = {"Person"};
  v.bodies = {"Organization"};
  v.countries = {"Country"};
  v.agents = {"Person", "Organization", "Country"};
  v.places = {"City", "Region"};
  v.titles = {"mr", "president"};
  return v;
}

inline End china() {
  return known("Q148", "Country", "China", {"PRC"});
}
inline End france() {
  return known("Q142", "Country", "France");
}

// Statements of many documents with every kind of end, mode and date, and text that outputs must escape.
inline std::vector<Statement> many() {
  std::vector<Statement> all;
  const End city = known("Q956", "City", "Beijing");
  for (int i = 0; i < 12; ++i) {
    const std::string doc = "story/" + std::to_string(i) + ".txt";
    const End anna = end_of(doc, "Person", i % 3 ? "Anna Lindqvist" : "Lindqvist", {"Ms. Lindqvist"});
    const End li = end_of(doc, "Person", "Li Wenhao", {"Li"});
    const End body = end_of(doc, "Organization", i % 2 ? "Baltic Grain Council" : "Council <of> \"R&D\" 'x' ]]>", {"BGC"});
    all.push_back(statement(doc, anna, "met", li, i % 2 ? "2024-03-0" + std::to_string(i % 9 + 1) : "2024-02", Mode::asserted, 10));
    all.push_back(statement(doc, li, "met", anna, "", i % 4 ? Mode::planned : Mode::negated, 50));
    all.push_back(statement(doc, anna, "visited", city, "1969-07-20/1969-07-24", Mode::asserted, 90));
    all.push_back(statement(doc, body, "warned", china(), "2023", Mode::possible, 130));
    all.push_back(statement(doc, anna, "said", end_of(doc, "Quotation", "We will\nnot \x01wait\xEF\xBF\xBE; \xF0\x9F\x98\x80 \xD7\xA9"), "",
                            Mode::asserted, 170));
    all.push_back(statement(doc, li, "bornOn", end_of(doc, "Time", "1961-04-02"), "", Mode::asserted, 210));
    all.push_back(role(doc, li, "foreign minister", china(), 250));
    all.push_back(role(doc, anna, "chair", body, 290));
  }
  auto& rich = all.front();
  rich.where = city;
  rich.source = end_of(rich.doc, "Organization", "Baltic Grain Council");
  rich.duration = "P2D";
  rich.url = "https://news.example.com/a?b=1&c=<2>";
  rich.publisher = "The \"Daily\"";
  rich.id = statement_id(rich);
  return all;
}

}  // namespace relata::sample
