#include "tools/relata/explaining/missed_account.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace relata {
namespace {

using nlohmann::ordered_json;

std::string indented(const std::string& text) {
  std::string out = "    ";
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text[i] == '\n' && i + 1 < text.size()) out += "    ";
  }
  return out;
}

std::string effect_text(const EditEffect& effect) {
  const std::string where = fmt::format("{} document{}", effect.documents, effect.documents == 1 ? "" : "s");
  if (effect.counts.empty()) return fmt::format("    changes nothing else in {}\n", where);
  std::string out = fmt::format("    changes besides, in {}:", where);
  for (const EditEffect::Count& count : effect.counts) {
    out += " " + count.relation;
    if (count.gained) out += fmt::format(" +{}", count.gained);
    if (count.lost) out += fmt::format(" -{}", count.lost);
    out += &count == &effect.counts.back() ? "\n" : ",";
  }
  for (const EditEffect::Quote& quote : effect.quotes)
    out += fmt::format("      {} {}  ({}: \"{}\")\n", quote.gained ? '+' : '-', quote.statement, quote.document, quote.words);
  return out;
}

std::string edit_text(const MissedSentence& missed) {
  if (!missed.searched) return {};
  if (!missed.edit) return fmt::format("  no small edit of these rules makes it ({} tried)\n", missed.tried);
  const EditFound& edit = *missed.edit;
  return fmt::format("  the smallest edit that makes it ({} tried, {} make it): {}\n{}    makes {}\n{}", missed.tried, missed.firing,
                     edit.title, indented(edit.diff), edit.makes, effect_text(edit.effect));
}

ordered_json effect_json(const EditEffect& effect) {
  ordered_json counts = ordered_json::array(), quotes = ordered_json::array();
  for (const EditEffect::Count& count : effect.counts)
    counts.push_back({{"relation", count.relation}, {"gained", count.gained}, {"lost", count.lost}});
  for (const EditEffect::Quote& quote : effect.quotes)
    quotes.push_back({{"change", quote.gained ? "gained" : "lost"},
                      {"statement", quote.statement},
                      {"document", quote.document},
                      {"words", quote.words}});
  return {{"documents", effect.documents}, {"counts", counts}, {"quotes", quotes}};
}

}  // namespace

std::size_t EditEffect::size() const {
  std::size_t all = 0;
  for (const Count& count : counts) all += count.gained + count.lost;
  return all;
}

std::string to_text(const MissedAccount& account) {
  std::string out;
  for (const MadeStatement& made : account.made)
    out += fmt::format("{}: it is made{}: {}  [{}]\n", made.document, made.otherwise ? " otherwise" : "", made.statement, made.rule);
  for (const MissedSentence& missed : account.sentences) {
    out += fmt::format("{}: {}\n", missed.document, missed.sentence);
    out += to_text(missed.nearest);
    out += edit_text(missed);
  }
  return out;
}

std::string to_json(const MissedAccount& account) {
  ordered_json out = {{"wanted", account.wanted}, {"made", ordered_json::array()}, {"sentences", ordered_json::array()}};
  for (const MadeStatement& made : account.made)
    out["made"].push_back({{"document", made.document}, {"statement", made.statement}, {"rule", made.rule}, {"otherwise", made.otherwise}});
  for (const MissedSentence& missed : account.sentences) {
    ordered_json one = {{"document", missed.document}, {"sentence", missed.sentence}, {"nearest", to_json(missed.nearest)}};
    if (missed.searched) {
      one["tried"] = missed.tried;
      one["firing"] = missed.firing;
      one["edit"] = nullptr;
    }
    if (missed.edit)
      one["edit"] = {{"title", missed.edit->title},
                     {"file", missed.edit->file},
                     {"diff", missed.edit->diff},
                     {"makes", missed.edit->makes},
                     {"besides", effect_json(missed.edit->effect)}};
    out["sentences"].push_back(std::move(one));
  }
  return out.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace relata
