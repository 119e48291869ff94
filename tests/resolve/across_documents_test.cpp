#include "engine/resolve/across_documents.h"

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "tests/write/sample.h"

using namespace relata;
using sample::end_of;
using sample::role;
using sample::statement;

namespace {

// The labels of the nodes that the given names of the given documents became: "doc name" -> node label and id.
[[nodiscard]] std::map<std::string, GraphEntity> nodes(const std::vector<Statement>& statements,
                                                       const Vocabulary& vocabulary = sample::vocabulary()) {
  const GraphEntities entities = resolve_across_documents(statements, vocabulary);
  std::map<std::string, GraphEntity> out;
  for (std::size_t i = 0; i < statements.size(); ++i)
    out[statements[i].doc + " " + statements[i].subject.label] = entities.entities[entities.ends[i].subject];
  return out;
}

[[nodiscard]] Statement visit(const std::string& doc, const std::string& type, const std::string& name,
                              std::vector<std::string> aliases = {}) {
  return statement(doc, end_of(doc, type, name, std::move(aliases)), "visited", sample::china());
}

}  // namespace

TEST_CASE("a surname joins the one bearer of it with a first name") {
  const auto found = nodes({visit("1", "Person", "Marta Oliveira"), visit("2", "Person", "Oliveira")});
  CHECK(found.at("2 Oliveira").id == found.at("1 Marta Oliveira").id);
  CHECK(found.at("2 Oliveira").label == "Marta Oliveira");
}

TEST_CASE("a surname with two bearers stays its document's own") {
  const auto found =
      nodes({visit("1", "Person", "Marta Oliveira"), visit("2", "Person", "Oliveira"), visit("3", "Person", "Rui Oliveira")});
  std::set<std::string> ids;
  for (const auto& [name, node] : found) ids.insert(node.id);
  CHECK(ids.size() == 3);
}

TEST_CASE("a company of that name is another") {
  const auto found = nodes({visit("1", "Person", "Marta Oliveira"), visit("2", "Organization", "Oliveira")});
  CHECK(found.at("2 Oliveira").id != found.at("1 Marta Oliveira").id);
}

TEST_CASE("titles, middle initials, accents, hyphens and apostrophes tell nobody apart") {
  for (const auto& [left, right] : std::vector<std::pair<std::string, std::string>>{{"Marta J. Oliveira", "Marta Oliveira"},
                                                                                    {"Mr. Jose Ibanez", "José Ibáñez"},
                                                                                    {"Han Seo-yun", "Han Seo Yun"},
                                                                                    {"Ciara O’Dowd", "Ciara O'Dowd"}}) {
    const auto found = nodes({visit("1", "Person", left), visit("2", "Person", right)});
    INFO(left);
    CHECK(found.at("1 " + left).id == found.at("2 " + right).id);
  }
}

TEST_CASE("different middle initials tell apart") {
  const auto found = nodes({visit("1", "Person", "Marta J. Oliveira"), visit("2", "Person", "Marta K. Oliveira")});
  CHECK(found.at("1 Marta J. Oliveira").id != found.at("2 Marta K. Oliveira").id);
}

TEST_CASE("initials that only another name of the document has tell apart too") {
  const auto found =
      nodes({visit("1", "Person", "Marta Oliveira", {"Marta J. Oliveira"}), visit("2", "Person", "Marta Oliveira", {"Marta K.L. Oliveira"}),
             visit("3", "Person", "Marta Oliveira", {"Marta J. Oliveira"}), visit("4", "Person", "Oliveira")});
  CHECK(found.at("1 Marta Oliveira").id != found.at("2 Marta Oliveira").id);
  CHECK(found.at("1 Marta Oliveira").id == found.at("3 Marta Oliveira").id);
  CHECK(found.at("4 Oliveira").id != found.at("1 Marta Oliveira").id);
}

TEST_CASE("one without initials may be either of two who differ in theirs, and stays alone") {
  const auto found = nodes({role("1", end_of("1", "Person", "Marta Oliveira", {"Marta J. Oliveira"}), "president", sample::france()),
                            role("2", end_of("2", "Person", "Marta Oliveira", {"Marta K. Oliveira"}), "president", sample::france()),
                            role("3", end_of("3", "Person", "Marta Oliveira"), "president", sample::france())});
  std::set<std::string> ids;
  for (const auto& [name, node] : found) ids.insert(node.id);
  CHECK(ids.size() == 3);
}

TEST_CASE("offices of different countries tell apart") {
  const auto found = nodes({role("1", end_of("1", "Person", "Marta Oliveira"), "president", sample::china()),
                            role("2", end_of("2", "Person", "Oliveira"), "president", sample::france()),
                            role("3", end_of("3", "Person", "Marta Oliveira"), "president", sample::france())});
  CHECK(found.at("1 Marta Oliveira").id != found.at("3 Marta Oliveira").id);
  CHECK(found.at("2 Oliveira").id == found.at("3 Marta Oliveira").id);
}

TEST_CASE("a body's acronym joins it, a ministry without its country does not") {
  const auto found = nodes({visit("1", "Organization", "Baltic Grain Council", {"BGC"}), visit("2", "Organization", "BGC"),
                            visit("3", "Organization", "Chinese Foreign Ministry", {"Foreign Ministry"}),
                            visit("4", "Organization", "Foreign Ministry"), visit("5", "Organization", "Foreign Ministry")});
  CHECK(found.at("2 BGC").id == found.at("1 Baltic Grain Council").id);
  CHECK(found.at("2 BGC").label == "Baltic Grain Council");
  CHECK(found.at("4 Foreign Ministry").id != found.at("3 Chinese Foreign Ministry").id);
  CHECK(found.at("4 Foreign Ministry").id != found.at("5 Foreign Ministry").id);
}

TEST_CASE("a merges file forces and forbids") {
  Vocabulary vocabulary = sample::vocabulary();
  vocabulary.merges = {{true, "Marta Oliveira", "Tita Oliveira", "a nickname"}, {false, "Rui Costa", "Costa", "two men"}};
  const auto found = nodes({visit("1", "Person", "Marta Oliveira"), visit("2", "Person", "Tita Oliveira"),
                            visit("3", "Person", "Rui Costa"), visit("4", "Person", "Costa")},
                           vocabulary);
  CHECK(found.at("1 Marta Oliveira").id == found.at("2 Tita Oliveira").id);
  CHECK(found.at("3 Rui Costa").id != found.at("4 Costa").id);
}

TEST_CASE("a role is its title and whose it is") {
  const std::vector<Statement> statements{role("1", end_of("1", "Person", "Marta Oliveira"), "foreign minister", sample::china()),
                                          role("2", end_of("2", "Person", "Rui Costa"), "Foreign Minister", sample::china()),
                                          role("3", end_of("3", "Person", "Ana Reis"), "foreign minister", sample::france()),
                                          role("4", end_of("4", "Person", "Ana Lima"), "foreign minister", std::nullopt)};
  const GraphEntities found = resolve_across_documents(statements, sample::vocabulary());
  const auto node = [&](std::size_t i) { return found.entities[found.ends[i].object]; };
  CHECK(node(0).id == node(1).id);
  CHECK(node(2).label == "foreign minister (France)");
  CHECK(node(3).label == "foreign minister");
  CHECK(std::set<std::string>{node(0).id, node(2).id, node(3).id}.size() == 3);
}

TEST_CASE("every merge says why") {
  const GraphEntities found =
      resolve_across_documents({visit("1", "Person", "Marta Oliveira"), visit("2", "Person", "Oliveira")}, sample::vocabulary());
  REQUIRE(found.merges.size() == 1);
  CHECK(found.merges[0].left.label == "Oliveira");
  CHECK(found.merges[0].right.label == "Marta Oliveira");
  CHECK_FALSE(found.merges[0].why.empty());
}

TEST_CASE("who is meant does not depend on the order of statements") {
  std::vector<Statement> statements = sample::many();
  for (const char* name : {"Marta Oliveira", "Oliveira", "Rui Oliveira", "Marta J. Oliveira"})
    for (int i = 0; i < 4; ++i) statements.push_back(visit("m" + std::to_string(i), "Person", name));
  const auto ids = [](const std::vector<Statement>& all) {
    const GraphEntities found = resolve_across_documents(all, sample::vocabulary());
    std::map<std::string, std::string> out;
    for (std::size_t i = 0; i < all.size(); ++i)
      out[all[i].id] = found.entities[found.ends[i].subject].id + found.entities[found.ends[i].subject].label;
    return out;
  };
  const auto first = ids(statements);
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(statements.begin(), statements.end(), random);
    CHECK(ids(statements) == first);
  }
}
