// A file of a pack as it stands in the editor, checked as `relata check FILE` does.
#pragma once
#include <memory>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "tools/relata/checking/check_rule_file.h"
#include "tools/relata/language_server/open_documents.h"

namespace relata::language_server {

struct CheckedFile {
  DocumentPointer document;
  RuleFileReading reading;                         // of the pack around it
  std::shared_ptr<const Diagnostics> diagnostics;  // of the file alone
  std::vector<const Diagnostic*> told;             // those that no comment allows, in order; they live in `diagnostics`
};
using CheckedPointer = std::shared_ptr<const CheckedFile>;

// Not for several threads: it keeps what it read and compiled of the last pack.
class FileChecker {
 public:
  [[nodiscard]] CheckedPointer check(const DocumentPointer& document, std::shared_ptr<const UnsavedTexts> texts);

 private:
  KnownPacks known_;
};

// Parameters of textDocument/publishDiagnostics.
[[nodiscard]] Json published(const CheckedFile& checked);
// The span of `diagnostics`' bytes in the document's text, which may begin with a byte order mark.
[[nodiscard]] Span in_document(const OpenDocument& document, Span span);

}  // namespace relata::language_server
