#include "tools/relata/language_server/features/workspace_symbols.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "engine/text/utf8.h"
#include "tools/relata/language_server/features/symbol_kind.h"
#include "tools/relata/language_server/uri.h"

namespace relata::language_server {
namespace {

constexpr std::size_t most_symbols = 1000;

std::optional<SymbolKind> kind_of(NameKind kind) {
  switch (kind) {
    case NameKind::type:
      return SymbolKind::class_;
    case NameKind::relation:
      return SymbolKind::event;
    case NameKind::set:
      return SymbolKind::array;
    case NameKind::family:
      return SymbolKind::function;
    case NameKind::phrase:
      return SymbolKind::constant;
    case NameKind::rule:
      return SymbolKind::method;
    default:
      return std::nullopt;
  }
}

// How far a name, case folded, is from what is asked for: 0 is it, 1 begins with it, 2 holds it, 3 holds its letters in their order.
std::optional<int> distance(const std::string& name, const std::string& query) {
  if (name == query) return 0;
  if (const std::size_t at = name.find(query); at != std::string::npos) return at == 0 ? 1 : 2;
  std::size_t at = 0;
  for (const char c : name)
    if (at < query.size() && c == query[at]) ++at;
  return at == query.size() ? std::optional(3) : std::nullopt;
}

std::string last_part(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

struct Found {
  int distance = 0;
  const FileNames* file = nullptr;
  const NameUse* use = nullptr;
  [[nodiscard]] auto order() const { return std::tie(distance, use->name, file->path, use->span.begin); }
};

}  // namespace

Json workspace_symbols(const std::vector<PackNames>& packs, const std::string& query) {
  const std::string asked = fold_case(query);
  std::vector<Found> found;
  std::set<const FileNames*> seen;
  for (const PackNames& names : packs)
    for (const FilePointer& file : names.files) {
      if (!seen.insert(file.get()).second) continue;
      for (const NameUse& use : file->uses) {
        if (!use.declares || !kind_of(use.kind)) continue;
        if (const auto far = distance(fold_case(use.name), asked)) found.push_back({*far, file.get(), &use});
      }
    }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.order() < b.order(); });
  if (found.size() > most_symbols) found.resize(most_symbols);
  std::map<const FileNames*, TextLines> lines;
  Json all = Json::array();
  for (const Found& each : found) {
    const TextLines& in = lines.try_emplace(each.file, *each.file->text, packs.front().units).first->second;
    all.push_back({{"name", each.use->name},
                   {"kind", static_cast<int>(*kind_of(each.use->kind))},
                   {"containerName", last_part(each.file->pack.empty() ? each.file->path : each.file->pack)},
                   {"location", {{"uri", uri_of_path(each.file->path)}, {"range", to_json(in.range_of(each.use->span))}}}});
  }
  return all;
}

}  // namespace relata::language_server
