// The texts that the client has open, as they stand in its editor.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "engine/diagnostics/unsaved_texts.h"
#include "tools/relata/language_server/messages.h"
#include "tools/relata/language_server/text_lines.h"

namespace relata::language_server {

// Immutable: a change makes a new one, so that other threads may go on with the old.
struct OpenDocument {
  OpenDocument(std::string uri, std::int64_t version, std::string text, Units units = Units::utf16);
  OpenDocument(const OpenDocument&) = delete;
  OpenDocument& operator=(const OpenDocument&) = delete;
  std::string uri, path;   // the path canonical; empty if it is no file
  bool is_relata = false;  // in a pack, or with the keys of a rule file or schema: other YAML is left alone
  std::int64_t version;
  std::string text;
  TextLines lines;  // of `text`
  [[nodiscard]] Json range(Span span) const;
};
using DocumentPointer = std::shared_ptr<const OpenDocument>;

class OpenDocuments {
 public:
  // What places are counted in; before any document is open.
  void count_in(Units units) { units_ = units; }
  [[nodiscard]] Units units() const { return units_; }
  // Parameters of textDocument/didOpen, didChange and didClose; each gives the document that it concerns, or nullptr if it isn't open.
  DocumentPointer open(const Json& parameters);
  DocumentPointer change(const Json& parameters);
  DocumentPointer close(const Json& parameters);
  [[nodiscard]] DocumentPointer find(const std::string& uri) const;
  [[nodiscard]] DocumentPointer find_path(const std::string& path) const;
  [[nodiscard]] const std::map<std::string, DocumentPointer>& by_uri() const { return documents_; }
  // The texts of files, for readers of packs.
  [[nodiscard]] std::shared_ptr<const UnsavedTexts> texts() const;

 private:
  Units units_ = Units::utf16;
  std::map<std::string, DocumentPointer> documents_;
};

[[nodiscard]] Json to_json(Place place);
[[nodiscard]] Json to_json(Range range);
[[nodiscard]] Place place_from(const Json& position);

}  // namespace relata::language_server
