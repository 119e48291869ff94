// Where a name is declared and used, and giving it another one.
#pragma once
#include "tools/relata/language_server/names/pack_names.h"

namespace relata::language_server {

// A name in a file, and what it stands for.
struct NameAt {
  FilePointer file;
  const NameUse* use = nullptr;  // lives in `file`
  Symbol symbol;
};
[[nodiscard]] std::optional<NameAt> name_at(const PackNames& names, const std::string& path, std::uint32_t byte);

struct NamePlace {
  FilePointer file;
  const NameUse* use = nullptr;
};
// In the order of files, then of bytes.
[[nodiscard]] std::vector<NamePlace> uses_of(const PackNames& names, const Symbol& symbol);

// Arrays of Location.
[[nodiscard]] Json definition(const PackNames& names, const NameAt& at);
[[nodiscard]] Json references(const PackNames& names, const NameAt& at, bool with_declaration);
[[nodiscard]] Json highlights(const PackNames& names, const NameAt& at);
// A WorkspaceEdit, or why it can't be done.
[[nodiscard]] Reply rename(const PackNames& names, const NameAt& at, const std::string& fresh);
[[nodiscard]] Reply prepare_rename(const PackNames& names, const NameAt& at);

[[nodiscard]] std::string_view name_of(NameKind kind);  // "type", "family"

}  // namespace relata::language_server
