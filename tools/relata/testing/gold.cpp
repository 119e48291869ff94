#include "tools/relata/testing/gold.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "engine/read/documents.h"
#include "engine/rules/parse_gives.h"
#include "engine/text/utf8.h"
#include "tools/relata/explaining/drawn_sentence.h"
#include "tools/relata/extracting/documents_in_order.h"
#include "tools/relata/loading.h"

namespace relata {
namespace {

using nlohmann::json;

std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Case, points, quotation marks, hyphens and a leading "the" don't count.
std::string plain(std::string_view name) {
  std::string out;
  for (const char c : fold_case(name)) {
    if (c == '.' || c == '\'' || c == '"') continue;
    const bool space = c == ' ' || c == '-' || c == '\n' || c == '\t';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (out.ends_with(' ')) out.pop_back();
  return out.starts_with("the ") ? out.substr(4) : out;
}

std::string stem(const std::string& doc) {
  std::string name = doc.substr(doc.rfind('/') + 1);
  for (const char* end : {".txt", ".json", ".html", ".tml", ".jsonl"})
    if (name.ends_with(end)) name.resize(name.size() - std::string_view(end).size());
  return name;
}

struct GoldStatement {
  std::string subject, relation, object, mode;
  bool found = false;
};

class Gold {
 public:
  Gold(const Extractor& extractor, const std::string& folder) : schema_(extractor.base->schema), folder_(folder) {}

  bool load() {
    const bool sound = each_line("statements.jsonl", [&](const json& line) {
      const std::string mode = text_of(line, "mode");
      docs_[text_of(line, "doc")].push_back({text_of(line, "s"), text_of(line, "r"), text_of(line, "o"), mode.empty() ? "asserted" : mode});
      relations_.insert(text_of(line, "r"));
    });
    return sound && each_line("entities.jsonl", [&](const json& line) {
             const std::string doc = text_of(line, "doc");
             docs_[doc];
             std::set<std::string>& names = names_[doc + "\n" + plain(text_of(line, "name"))];
             names.insert(plain(text_of(line, "name")));
             if (const auto also = line.find("also"); also != line.end() && also->is_array())
               for (const json& name : *also)
                 if (name.is_string()) names.insert(plain(name.get<std::string>()));
           });
  }

  void score(const std::string& document, const std::vector<Statement>& statements) {
    const auto doc = doc_named(stem(document));
    if (doc == docs_.end() || !read_.insert(doc->first).second) return;
    std::set<std::string> told;
    for (const Statement& made : statements) {
      const std::string& relation = made.relation;
      GoldStatement* hit = nullptr;
      for (GoldStatement& wanted : doc->second)
        if (wanted.relation == relation && wanted.mode == relata::name_of(made.mode) && agree(doc->first, wanted, made) &&
            (!hit || hit->found))
          hit = &wanted;
      const std::string line = to_gives(made);
      if (hit && of_rule_[made.rule].insert(hit).second) ++report.by_rule[made.rule].right;
      if (hit && hit->found) continue;  // said twice
      if (!hit && !told.insert(line).second) continue;
      GoldCount& of_relation = report.by_relation[relation];
      ++(hit ? of_relation.right : of_relation.wrong);
      if (hit) {
        hit->found = true;
        continue;
      }
      ++report.by_rule[made.rule].wrong;
      report.wrong.push_back(doc->first + ": " + line + "  [" + made.rule + "] \"" + on_one_line(made.evidence.text) + "\"");
    }
    for (const GoldStatement& wanted : doc->second) {
      if (wanted.found) continue;
      ++report.by_relation[wanted.relation].missed;
      report.missed.push_back(doc->first + ": " + wanted.subject + " " + wanted.relation + " " + wanted.object +
                              (wanted.mode == "asserted" ? "" : " (" + wanted.mode + ")"));
    }
  }

  // What a rule missed: statements of the relations that it makes.
  void count_what_rules_missed(const RuleBase& base) {
    for (const Rule& rule : base.rules) {
      const auto found = report.by_rule.find(base.packs[rule.pack].name + "/" + rule.id);
      if (found == report.by_rule.end()) continue;
      std::set<RelationId> relations;
      for (const EmitAction& emit : rule.emit) relations.insert(emit.relation);
      std::size_t all = 0;
      for (const RelationId id : relations)
        if (const auto count = report.by_relation.find(base.schema.relation(id).name); count != report.by_relation.end())
          all += count->second.right + count->second.missed;
      found->second.missed = all - std::min(all, found->second.right);
    }
  }

  GoldReport report;

 private:
  template <typename Take>
  bool each_line(const char* name, const Take& take) {
    std::ifstream in(std::filesystem::path(folder_) / name);
    if (!in) {
      complain("`" + folder_ + "/" + name + "` can't be read");
      return false;
    }
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      const json object = json::parse(line, nullptr, false);
      if (object.is_object())
        take(object);
      else
        complain(fmt::format("{}/{}:{}: not a JSON object", folder_, name, number));
    }
    return true;
  }

  // A document of the folder by its file's name, which may say more behind an underscore.
  std::map<std::string, std::vector<GoldStatement>>::iterator doc_named(const std::string& name) {
    if (const auto found = docs_.find(name); found != docs_.end()) return found;
    return docs_.find(name.substr(0, name.find('_')));
  }

  bool is(const std::string& doc, const std::string& wanted, const End& end) const {
    const auto known = names_.find(doc + "\n" + plain(wanted));
    const auto fits = [&](const std::string& name) {
      return known != names_.end() ? known->second.count(plain(name)) > 0 : plain(name) == plain(wanted);
    };
    if (fits(end.label)) return true;
    return std::any_of(end.aliases.begin(), end.aliases.end(),
                       [&](const std::string& alias) { return alias.find(' ') != std::string::npos && fits(alias); });
  }

  bool agree(const std::string& doc, const GoldStatement& wanted, const Statement& made) const {
    const auto id = schema_.find_relation(made.relation);
    if (!id) return false;
    const Relation& relation = schema_.relation(*id);
    if (!is(doc, wanted.subject, made.subject))
      return relation.symmetric && is(doc, wanted.object, made.subject) && is(doc, wanted.subject, made.object);
    if (is(doc, wanted.object, made.object)) return true;
    // Of a quotation the first words are enough.
    const std::string said = plain(made.object.label), expected = plain(wanted.object);
    const bool is_quotation =
        relation.to != no_type && schema_.type(relation.to).reference == Reference::value && expected.find(' ') != std::string::npos;
    if (is_quotation && !said.empty() && !expected.empty() && (said.starts_with(expected) || expected.starts_with(said))) return true;
    return relation.symmetric && is(doc, wanted.object, made.subject) && is(doc, wanted.subject, made.object);
  }

  const Schema& schema_;
  const std::string folder_;
  std::map<std::string, std::vector<GoldStatement>> docs_;
  std::map<std::string, std::set<std::string>> names_;             // doc and name -> names that count as right
  std::map<std::string, std::set<const GoldStatement*>> of_rule_;  // that the rule found, whoever found them first
  std::set<std::string> relations_, read_;
};

}  // namespace

std::optional<GoldReport> score_gold(const Extractor& extractor, const std::string& folder, const std::vector<std::string>& sources,
                                     unsigned threads) {
  Gold gold(extractor, folder);
  if (!gold.load()) return std::nullopt;
  std::vector<std::string> all = sources;
  if (const auto docs = std::filesystem::path(folder) / "docs.jsonl"; std::filesystem::exists(docs)) all.push_back(docs.string());
  DocumentStream documents(all, extractor.reading);
  PipelineOptions pipeline;
  pipeline.threads = threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
  pipeline.resolve.mentions = false;
  pipeline.take = [&](ReadDocument& item) {
    for (const SourceProblem& problem : item.problems) complain(to_string(problem));
    if (!item.last) gold.score(item.document.id, item.result.resolution.statements);
  };
  run_in_order(extractor, documents, pipeline);
  gold.count_what_rules_missed(*extractor.base);
  return std::move(gold.report);
}

}  // namespace relata
