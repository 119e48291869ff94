// The names of a file's pack, of the packs that it requires and of those beside it that require it.
#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "engine/rules/pack.h"
#include "tools/relata/language_server/names/name_uses.h"
#include "tools/relata/language_server/open_documents.h"

namespace relata::language_server {

struct FileNames {
  std::string path;  // canonical
  FileKind kind = FileKind::rules;
  std::string pack;  // its folder; empty for schemas
  std::shared_ptr<const std::string> text;
  yaml::Node root;  // not of lexicons
  std::vector<NameUse> uses;
};
using FilePointer = std::shared_ptr<const FileNames>;

// What a name stands for: two uses with equal symbols mean the same.
struct Symbol {
  NameKind kind = NameKind::word;  // word: a verb
  std::string name;
  std::string home;  // the pack's folder of sets, families, phrases and rules; path and rule of slots; empty for what is everybody's
  friend bool operator==(const Symbol&, const Symbol&) = default;
};

// The packs around one file at one moment.
class PackNames {
 public:
  std::vector<FilePointer> files;
  Units units = Units::utf16;                                // that the client counts places in
  std::map<std::string, std::vector<std::string>> required;  // pack folder -> itself and what it requires, the nearest first

  [[nodiscard]] FilePointer file(const std::string& path) const;
  // nullopt for a word of a set, or of `gives`, that names nothing.
  [[nodiscard]] std::optional<Symbol> meaning(const FileNames& file, const NameUse& use) const;
  void add_declarations();  // once `files` is complete

 private:
  std::map<std::tuple<std::string, std::string>, NameKind> vocabulary_;  // pack, name -> set, family or phrase
  std::map<std::string, bool> relations_;
};

// Reads files, and keeps what it read of each until its text changes.
class PackNamesReader {
 public:
  // `lexicons`: the types that they name, too.
  [[nodiscard]] PackNames around(const std::string& path, const OpenDocuments& open, bool lexicons);

 private:
  struct Kept {
    FilePointer file;
    std::filesystem::file_time_type changed;
    DocumentPointer document;
  };
  FilePointer read(const std::string& path, FileKind kind, const std::string& pack, const OpenDocuments& open);
  std::map<std::string, Kept> kept_;
};

}  // namespace relata::language_server
