#include "tools/relata/language_server/features/navigation.h"

#include <algorithm>
#include <set>

#include "tools/relata/language_server/uri.h"

namespace relata::language_server {
namespace {

Json location(const FileNames& file, const TextLines& lines, Span span) {
  return {{"uri", uri_of_path(file.path)}, {"range", to_json(lines.range_of(span))}};
}

// Calls `take(file, lines, use)` for each place; the lines of a file are found once.
template <typename Take>
void each_place(const std::vector<NamePlace>& places, Units units, const Take& take) {
  std::unique_ptr<TextLines> lines;
  const FileNames* last = nullptr;
  for (const NamePlace& place : places) {
    if (place.file.get() != last) lines = std::make_unique<TextLines>(*place.file->text, units);
    last = place.file.get();
    take(*place.file, *lines, *place.use);
  }
}

// Quotation marks of a quoted key or value stay.
Span bare(const FileNames& file, const NameUse& use) {
  Span span = use.span;
  const std::string_view written = std::string_view(*file.text).substr(span.begin, span.size());
  if (written.size() >= 2 && (written.front() == '\'' || written.front() == '"') && written.back() == written.front()) {
    ++span.begin;
    --span.end;
  }
  return span;
}

bool may_be_name(NameKind kind, const std::string& name) {
  if (name.empty()) return false;
  const auto sound = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) || c == '-' || c == '_';
  };
  if (!std::all_of(name.begin(), name.end(), sound) || std::isdigit(static_cast<unsigned char>(name[0])) || name[0] == '-') return false;
  if (kind == NameKind::type) return name[0] >= 'A' && name[0] <= 'Z';
  if (kind == NameKind::slot)
    return name[0] >= 'a' && name[0] <= 'z' && name != "rest" && name != "gap" && name != "end" && name != "match";
  return true;
}

}  // namespace

std::string_view name_of(NameKind kind) {
  switch (kind) {
    case NameKind::type:
      return "type";
    case NameKind::relation:
    case NameKind::told:
      return "relation";
    case NameKind::set:
    case NameKind::set_item:
      return "set";
    case NameKind::family:
      return "family";
    case NameKind::phrase:
      return "phrase";
    case NameKind::rule:
      return "rule";
    case NameKind::slot:
      return "slot";
    case NameKind::layer:
      return "layer";
    case NameKind::word:
      return "verb";
  }
  return {};
}

std::optional<NameAt> name_at(const PackNames& names, const std::string& path, std::uint32_t byte) {
  const FilePointer file = names.file(path);
  if (!file) return std::nullopt;
  const NameUse* best = nullptr;
  for (const NameUse& use : file->uses)
    if (use.span.begin <= byte && byte <= use.span.end && (!best || use.span.size() < best->span.size())) best = &use;
  if (!best) return std::nullopt;
  auto symbol = names.meaning(*file, *best);
  if (!symbol) return std::nullopt;
  return NameAt{file, best, std::move(*symbol)};
}

std::vector<NamePlace> uses_of(const PackNames& names, const Symbol& symbol) {
  std::vector<NamePlace> places;
  for (const FilePointer& file : names.files) {
    const std::size_t first = places.size();
    for (const NameUse& use : file->uses)
      if (use.name == symbol.name && names.meaning(*file, use) == symbol) places.push_back({file, &use});
    std::sort(places.begin() + static_cast<std::ptrdiff_t>(first), places.end(),
              [](const NamePlace& a, const NamePlace& b) { return a.use->span < b.use->span; });
  }
  return places;
}

Json definition(const PackNames& names, const NameAt& at) {
  Json all = Json::array();
  each_place(uses_of(names, at.symbol), names.units, [&](const FileNames& file, const TextLines& lines, const NameUse& use) {
    if (use.declares) all.push_back(location(file, lines, use.span));
  });
  return all;
}

Json references(const PackNames& names, const NameAt& at, bool with_declaration) {
  Json all = Json::array();
  each_place(uses_of(names, at.symbol), names.units, [&](const FileNames& file, const TextLines& lines, const NameUse& use) {
    if (with_declaration || !use.declares) all.push_back(location(file, lines, use.span));
  });
  return all;
}

Json highlights(const PackNames& names, const NameAt& at) {
  Json all = Json::array();
  std::vector<NamePlace> places = uses_of(names, at.symbol);
  std::erase_if(places, [&](const NamePlace& place) { return place.file != at.file; });
  each_place(places, names.units, [&](const FileNames&, const TextLines& lines, const NameUse& use) {
    all.push_back({{"range", to_json(lines.range_of(use.span))}, {"kind", use.declares ? 3 : 2}});
  });
  return all;
}

Reply prepare_rename(const PackNames& names, const NameAt& at) {
  const std::vector<NamePlace> places = uses_of(names, at.symbol);
  const bool declared = std::any_of(places.begin(), places.end(), [](const NamePlace& place) { return place.use->declares; });
  if (!declared)
    return Failure{ErrorCode::request_failed,
                   "the " + std::string(name_of(at.symbol.kind)) + " `" + at.symbol.name + "` is declared in no file"};
  const Span span = bare(*at.file, *at.use);
  return Json{{"range", to_json(TextLines(*at.file->text, names.units).range_of(span))}, {"placeholder", at.symbol.name}};
}

Reply rename(const PackNames& names, const NameAt& at, const std::string& fresh) {
  if (const Reply sound = prepare_rename(names, at); std::holds_alternative<Failure>(sound)) return sound;
  if (!may_be_name(at.symbol.kind, fresh))
    return Failure{ErrorCode::request_failed, "`" + fresh + "` can't be the name of a " + std::string(name_of(at.symbol.kind))};
  Symbol taken = at.symbol;
  taken.name = fresh;
  for (const NameKind kind : {at.symbol.kind, NameKind::set, NameKind::family, NameKind::phrase}) {
    const bool vocabulary = at.symbol.kind == NameKind::set || at.symbol.kind == NameKind::family || at.symbol.kind == NameKind::phrase;
    if (kind != at.symbol.kind && !vocabulary) continue;
    taken.kind = kind;
    if (fresh != at.symbol.name && !uses_of(names, taken).empty())
      return Failure{ErrorCode::request_failed, "there is a " + std::string(name_of(kind)) + " `" + fresh + "` already"};
  }
  Json changes = Json::object();
  each_place(uses_of(names, at.symbol), names.units, [&](const FileNames& file, const TextLines& lines, const NameUse& use) {
    changes[uri_of_path(file.path)].push_back({{"range", to_json(lines.range_of(bare(file, use)))}, {"newText", fresh}});
  });
  return Json{{"changes", std::move(changes)}};
}

}  // namespace relata::language_server
