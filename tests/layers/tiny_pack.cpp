#include "tests/layers/tiny_pack.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "engine/rules/load.h"

namespace relata::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* schema = R"(types:
  Entity: {}
  Agent: {is: Entity}
  Place: {is: Entity}
  Person: {is: Agent, refers: name, naming: personal, entity: true}
  Organization: {is: Agent, refers: name, naming: body, entity: true}
  Country: {is: [Agent, Place], refers: name, entity: true}
  City: {is: Place, refers: name, entity: true}
  Nationality: {refers: none}
  Role: {refers: value, entity: true}
  Quotation: {refers: value, entity: true}
  Time: {refers: value, qualifier: when}
  NounForm: {lemma: true, features: {number: [singular, plural]}}
  VerbForm: {lemma: true}
  Adjective: {}
  Verb:
    lemma: true
    features:
      tense: [past, present, future]
      voice: [active, passive]
      polarity: [positive, negative]
      form: [finite, infinitive, gerund]
  Noun: {lemma: true, features: {number: [singular, plural]}}
  Aside: {aside: true}
  TimeAside: {is: Aside, aside: true, qualifier: when}
  PlaceAside: {is: Aside, aside: true, qualifier: where}
  ClosedWord: {closed: true}
  TextWord: {text: true}
  Number: {shape: number}
relations:
  met: {from: Agent, to: Agent, symmetric: true}
  visited: {from: Agent, to: Place}
  urged: {from: Agent, to: Agent}
  holdsRole: {from: Person, to: Role}
  said: {from: Agent, to: Quotation}
)";

constexpr const char* words = R"(ann|Person|Q1
Bo Lin|Person|Q2
Cem|Person|Q3
Dara|Person|Q4
Peru|Country|Q419
Oslo|City|Q585
Georgia|Country|Q230
Georgia|City|Q1428
Peruvian|Nationality|Q419
Water Board|Organization|Q9|Board
Monday|Time
Tuesday|Time
envoy|Role
met|Verb|meet||tense=past;form=finite;voice=active
meet|Verb|meet||form=infinitive
greeted|Verb|greet||tense=past;form=finite;voice=active
visited|Verb|visit||tense=past;form=finite;voice=active
called|Verb|call||tense=past;form=finite;voice=active
took|Verb|take||tense=past;form=finite;voice=active
sat|Verb|sit||tense=past;form=finite;voice=active
held|Verb|hold||tense=past;form=finite;voice=active
wants|Verb|want||tense=present;form=finite;voice=active
arrived|Verb|arrive||tense=past;form=finite;voice=active
was met|Verb|meet||tense=past;form=finite;voice=passive
urged|Verb|urge||tense=past;form=finite;voice=active
signs|VerbForm|sign
signs|NounForm|sign||number=plural
visit|Noun|visit||number=singular
trip|Noun|trip||number=singular
call|Noun|call||number=singular
talks|Noun|talk||number=plural
task|NounForm|task||number=singular
treaty|NounForm|treaty||number=singular
joint|Adjective
the|ClosedWord
the|Adjective
per cent|TextWord
per|Adjective
)";

std::string tabs(std::string lines) {
  std::string out = "name\ttype\tid\taliases\tattributes\tfrom\tto\n";
  for (char& c : lines)
    if (c == '|') c = '\t';
  return out + lines;
}

fs::path write_pack(const std::string& rules, const std::string& lexicon) {
  static int count = 0;
  const fs::path folder = fs::temp_directory_path() / ("relata-tiny-pack-" + std::to_string(++count));
  fs::remove_all(folder);
  fs::create_directories(folder / "pack");
  const auto write = [&](const std::string& name, const std::string& bytes) { std::ofstream(folder / name, std::ios::binary) << bytes; };
  write("pack/pack.yaml",
        "name: tiny\nversion: 1.0\nlanguage: en\nschema: ../schema.yaml\n"
        "layers: [lexicon, one, two, recall, three, readings, relations, more]\n");
  write("schema.yaml", schema);
  write("pack/words.tsv", tabs(words));
  if (!lexicon.empty()) write("pack/words2.tsv", tabs(lexicon));
  std::size_t at = 0;
  for (int file = 1; at <= rules.size(); ++file) {
    std::size_t end = rules.find("---\n", at);
    if (end == std::string::npos) end = rules.size();
    write("pack/rules" + std::to_string(file) + ".yaml", rules.substr(at, end - at));
    at = end + 4;
  }
  return folder;
}

std::string join(const std::vector<std::string>& lines, const std::string& separator) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : separator) + line;
  return out;
}

}  // namespace

TinyPack::TinyPack(const std::string& rules, const std::string& lexicon) {
  const fs::path folder = write_pack(rules, lexicon);
  auto base = load_rule_base({(folder / "pack").string()}, diagnostics);
  fs::remove_all(folder);
  REQUIRE(base);
  program = compile_program(std::make_shared<const RuleBase>(std::move(*base)), diagnostics);
}

std::string TinyPack::problems() const {
  std::vector<std::string> out;
  for (const Diagnostic& each : diagnostics.all()) {
    if (each.severity != Severity::error && each.code != "P092") continue;
    const Span span = each.primary.span;
    out.push_back((each.severity == Severity::error ? "" : "warning ") + each.code + " " +
                  diagnostics.source(each.primary.source).bytes.substr(span.begin, span.size()));
  }
  return join(out, "; ");
}

Analysis TinyPack::analyze(const std::string& text, AnalysisTrace* trace, const std::optional<Date>& date) const {
  Document document;
  document.id = "tiny";
  document.date = date;
  document.text = text;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find('\n', at), text.size());
    Sentence sentence;
    sentence.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    document.sentences.push_back(sentence);
    at = end + 1;
  }
  return analyze_document(program, document, trace);
}

std::string TinyPack::tape(const std::string& text) const {
  AnalysisTrace trace;
  (void)analyze(text, &trace);
  std::vector<std::string> out;
  for (const std::string& line : trace.lines)
    if (line.rfind("S ", 0) == 0) out.push_back(line.substr(2));
  return join(out, "\n");
}

std::string TinyPack::readings(const std::string& text) const {
  AnalysisTrace trace;
  (void)analyze(text, &trace);
  std::vector<std::string> out;
  for (const std::string& line : trace.lines)
    if (line.rfind("  R", 0) == 0) out.push_back(line.substr(3, line.rfind(' ') - 3));  // without the rule's id
  return join(out, "\n");
}

std::string TinyPack::drafts(const std::string& text) const {
  const Analysis analysis = analyze(text);
  const auto words_of = [&](MentionId id) {
    const Span span = analysis.mentions[id].span;
    return text.substr(span.begin, span.size());
  };
  const auto end = [&](const DraftEnd& side) -> std::string {
    if (side.discourse == Discourse::topic) return "?topic";
    if (side.discourse == Discourse::speaker) return "?speaker";
    if (side.discourse == Discourse::visitor) return "?visitor";
    return side.mention == no_mention ? "-" : words_of(side.mention);
  };
  std::vector<std::string> out;
  for (const StatementDraft& draft : analysis.drafts) {
    std::string line = end(draft.subject) + " " + program.base->schema.relation(draft.relation).name;
    line += draft.each_pair ? " each other" : " " + end(draft.object);
    std::vector<std::string> notes;
    if (draft.mode != Mode::asserted) notes.emplace_back(name_of(draft.mode));
    const auto note = [&](const char* name, MentionId id) {
      if (id != no_mention) notes.push_back(std::string(name) + " " + words_of(id));
    };
    note("when", draft.when);
    note("where", draft.where);
    note("of", draft.of);
    note("for", draft.duration);
    note("source", draft.source);
    if (!notes.empty()) line += " (" + join(notes, ", ") + ")";
    out.push_back(line);
  }
  return join(out, "; ");
}

}  // namespace relata::test
