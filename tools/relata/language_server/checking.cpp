#include "tools/relata/language_server/checking.h"

#include <algorithm>

#include "engine/diagnostics/render.h"
#include "engine/lint/suppression.h"
#include "tools/relata/language_server/schema_checking.h"

namespace relata::language_server {

CheckedPointer FileChecker::check(const DocumentPointer& document, std::shared_ptr<const UnsavedTexts> texts) {
  auto checked = std::make_shared<CheckedFile>();
  auto diagnostics = std::make_shared<Diagnostics>();
  diagnostics->read_unsaved(std::move(texts));
  checked->document = document;
  const bool is_schema = reads_as_schema(document->text);
  if (is_schema) check_schema(document->path, *diagnostics);
  // A schema's pack is read for what its names mean; what is wrong as a rule file is no matter.
  Diagnostics unheard;
  unheard.read_unsaved(diagnostics->unsaved_texts());
  checked->reading = check_rule_file(document->path, known_, is_schema ? unheard : *diagnostics);
  const std::vector<bool> allowed = apply_suppressions(*diagnostics);
  checked->told = in_order(*diagnostics);
  std::erase_if(checked->told, [&](const Diagnostic* each) {
    const auto index = static_cast<std::size_t>(each - diagnostics->all().data());
    const bool elsewhere = is_schema && diagnostics->source(each->primary.source).path != document->path;
    return elsewhere || (index < allowed.size() && allowed[index]);
  });
  checked->diagnostics = std::move(diagnostics);
  return checked;
}

Span in_document(const OpenDocument& document, Span span) {
  const std::uint32_t mark = document.text.starts_with("\xef\xbb\xbf") ? 3 : 0;
  return {span.begin + mark, span.end + mark};
}

}  // namespace relata::language_server
