#include <algorithm>
#include <cstdio>
#include <set>

#include "engine/read/documents.h"
#include "tools/relata/explaining/asked_id.h"
#include "tools/relata/explaining/asked_place.h"
#include "tools/relata/explaining/explaining.h"
#include "tools/relata/explaining/silent_sentence.h"
#include "tools/relata/explaining/statement_account.h"
#include "tools/relata/loading.h"

namespace relata {
namespace {

// The documents, read as often as they are asked about.
class Search {
 public:
  Search(const ExplainOptions& options, const Extractor& extractor, const Diagnostics& sources)
      : options_(options),
        extractor_(extractor),
        sources_(sources),
        place_(asked_place(options.what)),
        id_(bare_id(options.what)),
        files_(options.sources) {
    if (place_ && files_.empty()) files_.push_back(place_->file);
  }

  int run() {
    if (place_ && (place_->line == 0 || place_->column == 0)) {
      complain("`" + options_.what + "` is no place: lines and columns count from 1");
      return refused;
    }
    std::vector<Statement> all;
    const std::size_t read = read_all([&](const Document& document, const Trial& trial) {
      const auto point = place_ ? point_at(document.text, *place_) : std::nullopt;
      reached_ = reached_ || point;
      const std::size_t before = accounts_.size();
      for (const Statement& statement : trial.result.resolution.statements)
        if (place_ ? point && statement.evidence.start <= *point && *point < statement.evidence.end
                   : holds_id(statement, id_) || holds_id(statement, options_.what))
          account_for(document, statement, trial);
      if (point && accounts_.size() == before) draw_silence(document, byte_at(document.text, *point), trial);
      note_mentions(document, trial);
      all.insert(all.end(), trial.result.resolution.statements.begin(), trial.result.resolution.statements.end());
    });
    const Vocabulary vocabulary = vocabulary_of(extractor_.base->schema, extractor_.base->lexicon);
    if (accounts_.empty() && !place_) account_for_graph(statements_in_graph(all, vocabulary, id_), all);
    if (read > 1 && !accounts_.empty()) add_merges(accounts_, all, vocabulary);
    write();
    if (!accounts_.empty()) return done;
    say_nothing_found();
    return findings;
  }

 private:
  template <class Use>
  std::size_t read_all(Use use) {
    DocumentStream documents(files_, extractor_.reading);
    std::size_t read = 0;
    for (Document document; documents.next(document); document = {}) {
      const Trial trial = read_and_tell(extractor_, document, options_.date);
      use(document, trial);
      ++read;
    }
    problems_ = documents.problems();
    return read;
  }

  void account_for(const Document& document, const Statement& statement, const Trial& trial) {
    accounts_.push_back(account_of(extractor_, document, statement, trial, sources_));
  }

  // Nodes and edges of graphs have ids of their own, known when all documents are: these are read again.
  void account_for_graph(const std::vector<std::size_t>& wanted, const std::vector<Statement>& all) {
    if (wanted.empty()) return;
    std::set<std::string> ids;
    for (const std::size_t i : wanted) ids.insert(all[i].id);
    read_all([&](const Document& document, const Trial& trial) {
      for (const Statement& statement : trial.result.resolution.statements)
        if (ids.contains(statement.id)) account_for(document, statement, trial);
    });
  }

  void draw_silence(const Document& document, std::uint32_t byte, const Trial& trial) {
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
      const Sentence& sentence = document.sentences[s];
      if (byte < sentence.span.begin || byte >= sentence.span.end) continue;
      SilentSentence one{document.id, options_.what, sentence.masked, draw_sentence(extractor_, document, trial, s, std::nullopt), {}};
      if (!sentence.masked && !one.drawn.tape.empty()) one.nearest = nearest_of_all_rules(document, s);
      silent_ = std::move(one);
    }
  }

  // Of the rules that make statements in the pack that was named last: those that it builds on are not what its author mends.
  std::vector<NearRule> nearest_of_all_rules(Document document, std::uint32_t sentence) const {
    const RuleBase& base = *extractor_.base;
    std::vector<RuleId> rules;
    std::vector<Variant> variants;
    for (RuleId rule = 0; rule < base.rules.size(); ++rule) {
      if (base.rules[rule].emit.empty() || base.rules[rule].pack + 1 != base.packs.size()) continue;
      rules.push_back(rule);
      for (Variant& each : prefixes_of(base, rule)) variants.push_back(std::move(each));
    }
    const Probes probes = make_probes(base, std::move(variants));
    const Trial trial = read_and_tell(probes.extractor, document, options_.date);
    std::vector<NearRule> nearest = nearest_rules(probes, rules, document, sentence, trial, sources_);
    std::erase_if(nearest, [](const NearRule& near) { return near.words.empty(); });
    return nearest;
  }

  // Who has the id, though no statement is about him.
  void note_mentions(const Document& document, const Trial& trial) {
    for (const Decision& decision : trial.result.resolution.decisions) {
      if (place_ || decision.entity != id_ || !mentioned_.empty()) continue;
      const Span span = trial.trace.mentions[decision.mention].span;
      mentioned_ = decision.label + " (\"" + on_one_line(document.text.substr(span.begin, span.size())) + "\" in " + document.id + ")";
    }
  }

  void write() const {
    std::string out;
    if (options_.format == "html") {
      if (!accounts_.empty())
        out = to_html(accounts_);
      else if (silent_)
        out = to_html(*silent_);
    } else {
      for (const StatementAccount& account : accounts_) out += options_.format == "json" ? to_json(account) : to_text(account);
      if (accounts_.empty() && silent_) out = options_.format == "json" ? to_json(*silent_) : to_text(*silent_);
    }
    std::fwrite(out.data(), 1, out.size(), stdout);
    std::fflush(stdout);
    for (const SourceProblem& problem : problems_) complain(to_string(problem));
  }

  void say_nothing_found() const {
    if (place_ && !reached_ && problems_.empty())
      complain("no document has a line " + std::to_string(place_->line) + " with a column " + std::to_string(place_->column));
    else if (place_)
      complain("no statement rests on the words at " + options_.what);
    else if (!mentioned_.empty())
      complain("no statement is about " + mentioned_);
    else
      complain("no statement, entity, node or edge has the id " + options_.what);
  }

  const ExplainOptions& options_;
  const Extractor& extractor_;
  const Diagnostics& sources_;
  std::optional<AskedPlace> place_;
  std::string id_;
  std::vector<std::string> files_;
  std::vector<SourceProblem> problems_;
  std::vector<StatementAccount> accounts_;
  std::optional<SilentSentence> silent_;
  std::string mentioned_;
  bool reached_ = false;  // some document reaches as far as the place
};

}  // namespace

int explain_statements(const ExplainOptions& options, const Extractor& extractor, const Diagnostics& sources) {
  return Search(options, extractor, sources).run();
}

}  // namespace relata
