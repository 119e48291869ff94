// The examples under every --help. A test runs each line that begins with "  relata".
#pragma once

namespace relata::help {

inline constexpr const char* examples = R"(Examples:
  relata extract docs/examples --rules diplomacy -o out/news.graphml
  relata check rules/diplomacy/met.yaml
  relata test diplomacy
Each command has its own: relata extract --help

Exit status: 0 done; 1 findings, or with --strict anything left out; 2 nothing written)";

inline constexpr const char* extract = R"(Examples:
  A graph for Gephi and triples for a store, of all files of a folder:
  relata extract docs/examples --rules diplomacy -o out/news.gexf -o out/news.nq
  Statements with the words they rest on, a line each; documents without a date get one:
  relata extract docs/examples/*.txt --rules diplomacy --date 2023-06-19 -o out/news.statements.jsonl
  Only the times, to standard output:
  relata extract docs/examples --rules core --types Time -o - --format mentions.jsonl
  What is around one person, and what was met or visited in a spring:
  relata extract docs/examples --rules diplomacy --ego "Ingrid Dahl" --hops 2 -o out/dahl.html
  relata extract docs/examples --rules diplomacy --relations met,visited --since 2024-03 --until 2024-05 -o out/spring.gexf
  An edge for each statement, compressed, and the texts that offsets count in:
  relata extract docs/examples --rules diplomacy --view statements -o out/all.graphml.gz --keep-text out/texts.jsonl
  What each rule cost, the dearest first:
  relata extract docs/examples --rules diplomacy -o out/news.nq --profile)";

inline constexpr const char* merge = R"(Examples:
  Shards that were read apart become one graph, the same in any order:
  relata merge out/a.statements.jsonl out/b.statements.jsonl --rules diplomacy -o out/both.graphml -o out/both.statements.jsonl
  Who was taken for one, and why:
  relata merge out/a.statements.jsonl --rules diplomacy -o out/a.csv --explain)";

inline constexpr const char* load = R"(Examples:
  All quads into a store that takes N-Quads (Fuseki, Oxigraph, GraphDB); what is there stays:
  $ relata load out/news.nq --endpoint http://localhost:3030/ds/data
  Graph by graph into any store: a document that is loaded again takes the place of its older self:
  $ relata load out/news.nq.gz --endpoint http://localhost:3030/ds/data --graph-by document

User and password of the store are taken from RELATA_STORE_USER and RELATA_STORE_PASSWORD.
A load that was cut off goes on where it was when the same command runs again.)";

inline constexpr const char* check = R"(Examples:
  A whole pack, or the one file at hand:
  relata check diplomacy
  relata check rules/diplomacy/met.yaml
  What a code means:
  relata check --explain E012
  Fixes as a diff; without --dry-run they are carried out:
  relata check diplomacy --fix --dry-run
  For editors, build servers and code hosts:
  relata check diplomacy --format sarif
A warning is allowed by a comment with a reason: # relata: allow M010: other packs name it)";

inline constexpr const char* fmt = R"(Examples:
  What would change, as a diff; exit status 1 if anything would:
  relata fmt --check diplomacy
  In place; comments stay, and the rules read as before:
  relata fmt rules/diplomacy/met.yaml)";

inline constexpr const char* test = R"(Examples:
  relata test core diplomacy
  relata test rules/diplomacy/met.yaml
  Cases that give something else than their file says: y, n, a, q for each; --accept takes all:
  $ relata test ./deals/ --review
  What the tests of a file reach, and what they would not miss:
  relata test rules/diplomacy/warned.yaml --coverage
  relata test rules/diplomacy/warned.yaml --mutate
  What each rule costs, the dearest first; --profile FILE.json writes all of it:
  relata test rules/diplomacy/warned.yaml --profile)";

inline constexpr const char* diff = R"(Examples:
  Statements gained, lost and changed, by rule, with the words they rest on; exit status 1 if there are any:
  relata diff core diplomacy docs/examples/01-oslo-talks.txt
Only documents that the change can touch are read; the last line tells which and why.
  For a pull request:
  relata diff old/rules/diplomacy rules/diplomacy docs/examples --format markdown)";

inline constexpr const char* watch = R"(Examples:
  Beside the editor: each save is answered with what is wrong, which tests fail, and what the corpus says now and said before:
  $ relata watch rules/diplomacy/ --corpus docs/examples
  The same once, for scripts:
  relata watch diplomacy --corpus docs/examples --once
A file with mistakes keeps the pack as it was before them. Ctrl-C ends it.)";

inline constexpr const char* explain = R"(Examples:
  The statements that rest on the words at a place: sentence, tape, readings, rule, slots, and who was taken for whom:
  relata explain docs/examples/01-oslo-talks.txt:3:20 --rules diplomacy
  The same as a page for a browser:
  relata explain docs/examples/01-oslo-talks.txt:3:20 --rules diplomacy --format html
  Why a statement is missed: the nearest rules, how far each got, the first part that failed, and the smallest edit of a rule
  that makes it, tried, with what else it would change in all of the files:
  relata explain docs/examples/01-oslo-talks.txt --rules diplomacy --why-not "Ingrid Dahl met China"
  Layer by layer: what each rule matched in the sentence, what it wrote, and what stopped others; as a page, with a slider:
  relata explain docs/examples/01-oslo-talks.txt:3:20 --rules diplomacy --steps
  A pattern in English:
  relata explain "{a:Agent} <meet> {b:Agent}" --rules diplomacy
An id may come from any output: of a statement, an entity, a node or an edge, an IRI too; name the sources that it was made of.)";

inline constexpr const char* new_ = R"(Examples:
  A folder with schema, rules and tests, and what to do next:
  relata new pack deals
  relata test ./deals/
  One more rule in a file, with a test:
  relata new rule signed --in deals/rules.yaml)";

inline constexpr const char* docs = R"(Examples:
  relata docs diplomacy
  relata docs diplomacy -o out/diplomacy.html)";

inline constexpr const char* lsp = R"(Examples:
  Editors start it themselves; docs/language-server.md has the lines for each, and what it can do:
  $ relata lsp

Standard input and output, Content-Length framing, UTF-16 positions. Rule files that are open are checked as they stand in the editor.)";

inline constexpr const char* list = R"(Examples:
  relata list formats
  relata list relations --rules diplomacy)";

inline constexpr const char* schema = R"(Examples:
  relata schema statements
  What stores and validators want to know of a pack's types and relations, in Turtle:
  relata schema ontology --rules diplomacy
  relata schema shapes --rules diplomacy --base https://example.org/mine/)";

}  // namespace relata::help
