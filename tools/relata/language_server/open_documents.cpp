#include "tools/relata/language_server/open_documents.h"

#include <algorithm>

#include "tools/relata/language_server/uri.h"

namespace relata::language_server {
namespace {

bool has_key_of_ours(std::string_view text) {
  for (const std::string_view key : {"rules:", "families:", "sets:", "phrases:", "types:", "relations:"}) {
    const std::string behind = "\n" + std::string(key);
    if (text.starts_with(key) || text.find(behind) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

OpenDocument::OpenDocument(std::string uri_given, std::int64_t version_given, std::string text_given, Units units)
    : uri(std::move(uri_given)), version(version_given), text(std::move(text_given)), lines(text, units) {
  if (const std::string named = path_of_uri(uri); !named.empty()) path = canonical_path(named);
  is_relata = !path.empty() && (!pack_folder_of(path).empty() || has_key_of_ours(text));
}

Json OpenDocument::range(Span span) const {
  return to_json(lines.range_of(span));
}

DocumentPointer OpenDocuments::open(const Json& parameters) {
  const Json& document = parameters.at("textDocument");
  auto opened = std::make_shared<const OpenDocument>(document.at("uri").get<std::string>(), document.value("version", std::int64_t{0}),
                                                     document.at("text").get<std::string>(), units_);
  return documents_[opened->uri] = std::move(opened);
}

DocumentPointer OpenDocuments::change(const Json& parameters) {
  const Json& identifier = parameters.at("textDocument");
  const auto found = documents_.find(identifier.at("uri").get<std::string>());
  if (found == documents_.end()) return nullptr;
  std::string text = found->second->text;
  for (const Json& change : parameters.at("contentChanges")) {
    const std::string& fresh = change.at("text").get_ref<const std::string&>();
    if (!change.contains("range")) {
      text = fresh;
      continue;
    }
    const TextLines lines(text, units_);
    const std::uint32_t begin = lines.byte_at(place_from(change.at("range").at("start")));
    const std::uint32_t end = lines.byte_at(place_from(change.at("range").at("end")));
    text.replace(begin, end > begin ? end - begin : 0, fresh);
  }
  const auto version = identifier.find("version");
  const bool has_version = version != identifier.end() && version->is_number_integer();
  found->second = std::make_shared<const OpenDocument>(
      found->first, has_version ? version->get<std::int64_t>() : found->second->version + 1, std::move(text), units_);
  return found->second;
}

DocumentPointer OpenDocuments::close(const Json& parameters) {
  const auto found = documents_.find(parameters.at("textDocument").at("uri").get<std::string>());
  if (found == documents_.end()) return nullptr;
  DocumentPointer closed = std::move(found->second);
  documents_.erase(found);
  return closed;
}

DocumentPointer OpenDocuments::find(const std::string& uri) const {
  const auto found = documents_.find(uri);
  return found == documents_.end() ? nullptr : found->second;
}

DocumentPointer OpenDocuments::find_path(const std::string& path) const {
  for (const auto& [uri, document] : documents_)
    if (!path.empty() && document->path == path) return document;
  return nullptr;
}

std::shared_ptr<const UnsavedTexts> OpenDocuments::texts() const {
  auto texts = std::make_shared<UnsavedTexts>();
  for (const auto& [uri, document] : documents_)
    if (!document->path.empty()) texts->emplace(document->path, std::shared_ptr<const std::string>(document, &document->text));
  return texts;
}

Json to_json(Place place) {
  return {{"line", place.line}, {"character", place.character}};
}

Json to_json(Range range) {
  return {{"start", to_json(range.start)}, {"end", to_json(range.end)}};
}

Place place_from(const Json& position) {
  // Clients send what fits no 32 bits to say "the end".
  const auto number = [&](const char* key) {
    const std::int64_t value = position.at(key).get<std::int64_t>();
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(value, 0, 0x7fffffff));
  };
  return {number("line"), number("character")};
}

}  // namespace relata::language_server
