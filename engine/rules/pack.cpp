#include "engine/rules/pack.h"

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <set>
#include <utility>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/diagnostics/report.h"
#include "engine/rules/canonical_path.h"
#include "engine/rules/keys.h"
#include "engine/rules/language_tag.h"
#include "engine/yaml/expect.h"

namespace fs = std::filesystem;

namespace relata {
namespace {

bool is_made_of(std::string_view text, std::string_view signs) {
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || signs.find(c) != std::string_view::npos;
  });
}

// 1, 1.2 or 1.2.3, and behind the three - or + and more (semver.org).
bool is_version(std::string_view text) {
  int numbers = 0;
  std::size_t at = 0;
  for (; numbers < 3; ++at) {
    const std::size_t begin = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    if (at == begin) return false;
    ++numbers;
    if (at == text.size()) return true;
    if (text[at] != '.') break;
  }
  return (text[at] == '-' || text[at] == '+') && at + 1 < text.size() && is_made_of(text.substr(at + 1), "-.+");
}

bool is_pack(const fs::path& folder) {
  std::error_code error;
  return fs::is_regular_file(folder / "pack.yaml", error);
}

std::string without_slash(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

// ".yml" and ".csv" are not read: told, since the name says that they were meant to be.
void warn_of_unread(const std::string& path, Diagnostics& diagnostics) {
  const bool table = path.ends_with(".csv");
  if (!table && !path.ends_with(".yml")) return;
  report_warning(diagnostics, "K008", diagnostics.add_source(path, ""), {0, 0}, "nothing reads this file of the pack",
                 table ? "a lexicon is `.tsv`, with tabs between its columns" : "rule files and case files end in `.yaml`");
}

// The file that `named` means in the folder, which is told as it was named ("./deals") unless the way leads out of it.
std::string beside(const std::string& folder, const std::string& named) {
  const fs::path within = fs::path(named).lexically_normal();
  const bool leads_out = within.is_absolute() || (!within.empty() && *within.begin() == "..");
  return leads_out ? (fs::path(folder) / within).lexically_normal().generic_string() : (fs::path(folder) / within).generic_string();
}

void list_files(Pack& pack, Diagnostics& diagnostics) {
  std::error_code error;
  std::vector<std::string> paths;  // relative
  const fs::path folder = pack.folder;
  for (fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error), end; !error && at != end;
       at.increment(error)) {
    const std::string name = at->path().filename().string();
    std::error_code ignored;
    if (name.starts_with(".")) {
      if (at->is_directory(ignored)) at.disable_recursion_pending();
    } else if (at->is_regular_file(ignored)) {
      paths.push_back(at->path().lexically_relative(folder).generic_string());
    }
  }
  std::sort(paths.begin(), paths.end());
  // A schema may lie beside the rules.
  const auto is_schema = [&](const std::string& path) {
    const fs::path sought = fs::path(path).lexically_normal();
    return std::any_of(pack.schemas.begin(), pack.schemas.end(),
                       [&](const std::string& schema) { return fs::path(schema).lexically_normal() == sought; });
  };
  for (const std::string& path : paths) {
    const std::string full = (folder / path).generic_string();
    if (path == "pack.yaml") continue;
    warn_of_unread(full, diagnostics);
    if (path.ends_with(".merges.tsv"))
      pack.merges.push_back(full);
    else if (path.ends_with(".tsv"))
      pack.lexicons.push_back(full);
    else if (path.ends_with(".yaml") && !is_schema(full))
      (path.starts_with("tests/") ? pack.case_files : pack.rule_files).push_back(full);
  }
}

class PackReader {
 public:
  explicit PackReader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  // Adds the pack in `folder` behind all that it requires; false if something of it can't be had.
  bool add(const std::string& folder) {
    const std::string key = canonical_path(folder);
    if (done_.contains(key)) return true;
    if (packs_.size() + open_.size() > 256) return false;
    auto pack = read(folder);
    if (!pack) return false;
    open_.push_back(key);
    bool sound = true;
    const std::vector<const yaml::Node*> names = std::exchange(required_, {});
    for (const yaml::Node* required : names) sound = require(*required, *pack) && sound;
    open_.pop_back();
    list_files(*pack, diagnostics_);
    done_.insert(key);
    for (const Pack& other : packs_)
      if (other.name == pack->name) {
        report(diagnostics_, "K005", source_of_[pack->folder], name_place_[pack->folder], "two packs are named `" + pack->name + "`",
               "the other one lies in " + other.folder);
        return false;
      }
    packs_.push_back(std::move(*pack));
    return sound;
  }

  std::vector<Pack> take() { return std::move(packs_); }

 private:
  std::optional<Pack> read(const std::string& folder) {
    Pack pack;
    pack.folder = folder;
    const std::string path = (fs::path(folder) / "pack.yaml").generic_string();
    const auto source = read_source(path, diagnostics_);
    if (!source) {
      report(diagnostics_, "K002", diagnostics_.add_source(path, ""), {0, 0}, "`" + path + "` can't be read",
             "a pack is a folder with a pack.yaml");
      return std::nullopt;
    }
    trees_.push_back(yaml::parse(*source, diagnostics_));
    if (!trees_.back()) return std::nullopt;
    const yaml::Node& root = *trees_.back();
    if (!check_keys(root, KeyOwner::pack, *source, {0, 0}, diagnostics_)) return std::nullopt;
    const yaml::Reader reader{*source, diagnostics_, "K003"};
    const auto text = [&](const char* key) {
      const yaml::Node* node = root.find(key);
      return node ? reader.text(*node, "`" + std::string(key) + "`").value_or("") : std::string();
    };
    const auto texts = [&](const char* key) {
      const yaml::Node* node = root.find(key);
      return node ? reader.texts(*node, "`" + std::string(key) + "`") : std::vector<const yaml::Node*>();
    };
    pack.name = text("name");
    pack.version = text("version");
    pack.language = text("language");
    pack.date_order = text("date-order");
    check_values(pack, root, *source);
    if (!pack.date_order.empty() && pack.date_order != "mdy" && pack.date_order != "dmy")
      report(diagnostics_, "K003", *source, root.find("date-order")->span,
             "`date-order` must be mdy or dmy, not `" + pack.date_order + "`");
    source_of_[folder] = *source;
    if (root.find("deprecated")) deprecated_[canonical_path(folder)] = text("deprecated");
    if (const yaml::Node* name = root.find("name")) name_place_[folder] = name->span;
    const std::vector<const yaml::Node*> schemas = texts("schema");
    warn_of_twice(schemas, *source, "is a schema of this pack already");
    for (const yaml::Node* schema : schemas) {
      const std::string file = beside(folder, schema->text);
      std::error_code error;
      pack.schemas.push_back(file);
      if (diagnostics_.unsaved(file) || fs::is_regular_file(file, error)) continue;
      const std::string near = file_near(file, schema->text);
      Diagnostic diagnostic = error_at("S010", *source, schema->span, "schema `" + schema->text + "` can't be read",
                                       near.empty() ? "the path counts from the folder of pack.yaml" : "did you mean `" + near + "`?");
      if (!near.empty()) diagnostic.fixes.push_back({"write `" + near + "`", {{*source, schema->span, near}}});
      diagnostics_.add(std::move(diagnostic));
    }
    // Not a text: which declarations are lost is not known. A folder can't be read as a schema.
    if (root.find("schema") && pack.schemas.empty()) pack.schemas.push_back(folder);
    if (const yaml::Node* layers = root.find("layers"); layers && layers->is_scalar())
      report(diagnostics_, "K003", *source, layers->span, "`layers` must be a list, not text", "`layers: [names, mine]`, in running order");
    else
      for (const yaml::Node* layer : texts("layers")) pack.layers.push_back(layer->text);
    if (const yaml::Node* reading = root.find("reading"); reading && reader.mapping(*reading, "`reading`"))
      for (const yaml::Member& member : reading->members)
        if (is_purpose(member.key, *source))
          if (const auto type = reader.text(member.value, "a purpose's type")) pack.reading[member.key.text] = *type;
    const std::size_t told = diagnostics_.errors();
    const yaml::Node* requires_key = root.find("requires");
    if (requires_key && requires_key->is_mapping())
      report(diagnostics_, "K003", *source, requires_key->span, "`requires` must be a list, not a mapping", "`requires: [core]`");
    else
      required_ = texts("requires");
    if (requires_key && requires_key->is_scalar() &&
        !find_pack(requires_key->text, fs::path(folder).parent_path().generic_string()).empty())
      warn_of_text(*requires_key, *source);
    warn_of_twice(required_, *source, "is required already");
    // Without the packs that it stands on all else would be told wrong.
    if (diagnostics_.errors() > told || (!root.find("requires") && told_of_requires(root))) return std::nullopt;
    for (const yaml::Node* required : required_) pack.requires_packs.push_back(required->text);
    return pack;
  }

  void warn_of_twice(const std::vector<const yaml::Node*>& items, SourceId source, const std::string& said) {
    for (std::size_t i = 0; i < items.size(); ++i)
      for (std::size_t earlier = 0; earlier < i; ++earlier)
        if (items[i]->text == items[earlier]->text) {
          report_warning(diagnostics_, "K003", source, items[i]->span, "`" + items[i]->text + "` " + said, "leave one of the two out");
          break;
        }
  }

  // "requires: core": read as a list of one.
  void warn_of_text(const yaml::Node& one, SourceId source) {
    Diagnostic diagnostic = error_at("K003", source, one.span, "`requires` must be a list, not text", "write `[" + one.text + "]`");
    diagnostic.severity = Severity::warning;
    diagnostic.fixes.push_back({"make it a list", {{source, one.span, "[" + one.text + "]"}}});
    diagnostics_.add(std::move(diagnostic));
  }

  // The file of the missing one's folder that its name must mean, as pack.yaml would write it; empty if there is none.
  static std::string file_near(const fs::path& missing, const fs::path& written) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator at(missing.parent_path().empty() ? "." : missing.parent_path(), error), end; !error && at != end;
         at.increment(error))
      if (const std::string name = at->path().filename().string(); name.ends_with(".yaml") && name != "pack.yaml") names.push_back(name);
    std::sort(names.begin(), names.end());
    const std::string near = did_you_mean(missing.filename().string(), names);
    return near.empty() ? near : (written.parent_path() / near).generic_string();
  }

  // What engine/read asks lexicons for.
  bool is_purpose(const yaml::Node& key, SourceId source) {
    static const std::vector<std::string> purposes = {"clutter", "abbreviation", "function-word", "month"};
    if (std::find(purposes.begin(), purposes.end(), key.text) != purposes.end()) return true;
    const std::string near = did_you_mean(key.text, purposes);
    report(diagnostics_, "K010", source, key.span, "the reader has no purpose `" + key.text + "`",
           near.empty() ? "its purposes are " + yaml::listing(purposes, "and") : "did you mean `" + near + "`?");
    return false;
  }

  static bool told_of_requires(const yaml::Node& root) {
    return std::any_of(root.members.begin(), root.members.end(),
                       [](const yaml::Member& member) { return did_you_mean(member.key.text, keys_of(KeyOwner::pack)) == "requires"; });
  }

  // What a text of pack.yaml must look like. A name stands in rule ids and IRIs, a language in the outputs.
  void check_values(const Pack& pack, const yaml::Node& root, SourceId source) {
    const auto refuse = [&](const char* key, const std::string& value, bool sound, std::string message, std::string help) {
      if (!value.empty() && !sound)
        report(diagnostics_, "K003", source, root.find(key)->span, "`" + value + "` " + std::move(message), std::move(help));
    };
    refuse("name", pack.name, is_made_of(pack.name, "-_."), "can't be a pack's `name`",
           "letters, digits, `-`, `_` and `.`; its folder may have another name");
    refuse("version", pack.version, is_version(pack.version), "is no `version`", "three numbers and what follows them: 0.1.0, 1.2.0-beta");
    refuse("language", pack.language, is_language(pack.language), "is no `language`", "a BCP 47 tag: en, de, pt-BR");
    if (is_language(pack.language) && !is_registered_language(pack.language))
      report_warning(diagnostics_, "K003", source, root.find("language")->span, "no language has the tag `" + pack.language + "`",
                     "a BCP 47 tag: en, de, pt-BR");
    if (pack.language.empty() && !root.find("language"))
      report_warning(diagnostics_, "K009", source, {0, 0}, "the pack does not say its `language:`",
                     "a BCP 47 tag, `language: en`: it tells which documents it is for");
  }

  bool require(const yaml::Node& name, const Pack& pack) {
    const SourceId source = source_of_[pack.folder];
    const std::string parent = fs::path(pack.folder).parent_path().generic_string();
    const std::string found = find_pack(name.text, parent.empty() ? "." : parent);
    if (found.empty()) {
      const std::string near = did_you_mean(name.text, pack_names());
      Diagnostic diagnostic =
          error_at("K001", source, name.span, "no pack `" + name.text + "`", near.empty() ? near : "did you mean `" + near + "`?");
      if (!near.empty()) diagnostic.fixes.push_back({"write `" + near + "`", {{source, name.span, near}}});
      diagnostics_.add(std::move(diagnostic));
      return false;
    }
    if (std::find(open_.begin(), open_.end(), canonical_path(found)) != open_.end()) {
      report(diagnostics_, "K004", source, name.span, "pack `" + name.text + "` requires, in the end, itself",
             "one `requires` of this circle must go");
      return false;
    }
    if (!add(found)) return false;
    if (const auto instead = deprecated_.find(canonical_path(found)); instead != deprecated_.end())
      report_warning(diagnostics_, "K011", source, name.span, "pack `" + name.text + "` is deprecated",
                     "use `" + instead->second + "` instead");
    return true;
  }

  Diagnostics& diagnostics_;
  std::vector<Pack> packs_;
  std::set<std::string> done_;
  std::vector<std::string> open_;
  std::map<std::string, SourceId> source_of_;
  std::map<std::string, Span> name_place_;
  std::map<std::string, std::string> deprecated_;  // folder -> what to use instead
  std::vector<const yaml::Node*> required_;
  std::deque<std::optional<yaml::Node>> trees_;
};

}  // namespace

std::vector<std::string> pack_folders() {
  std::vector<std::string> folders;
  if (const char* named = std::getenv("RELATA_PACKS")) {
    const std::string all = named;
    for (std::size_t begin = 0; begin <= all.size();) {
      const std::size_t end = std::min(all.find(':', begin), all.size());
      if (end > begin) folders.push_back(without_slash(all.substr(begin, end - begin)));
      begin = end + 1;
    }
  }
#ifdef RELATA_SOURCE_DIR
  folders.push_back(std::string(RELATA_SOURCE_DIR) + "/rules");
#endif
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) folders.push_back((program.parent_path().parent_path() / "share/relata/rules").generic_string());
  return folders;
}

std::vector<std::string> pack_names() {
  std::set<std::string> names;
  for (const std::string& folder : pack_folders()) {
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
      if (is_pack(at->path())) names.insert(at->path().filename().string());
  }
  return {names.begin(), names.end()};
}

std::string find_pack(std::string_view name, const std::string& beside) {
  if (name.find('/') != std::string_view::npos) {
    std::string path = without_slash(std::string(name));
    if (is_pack(path)) return path;
    const std::string relative = beside.empty() ? std::string() : (fs::path(beside) / path).lexically_normal().generic_string();
    return !relative.empty() && is_pack(relative) ? relative : std::string();
  }
  std::vector<std::string> folders = pack_folders();
  if (!beside.empty()) folders.push_back(beside);
  for (const std::string& folder : folders)
    if (!name.empty() && is_pack(fs::path(folder) / name)) return (fs::path(folder) / name).lexically_normal().generic_string();
  return {};
}

namespace {

// The pack on disk that a name or path without one must mean: the folder of that name, or the nearest one beside it. Empty if there is
// none.
std::string pack_near(const std::string& name) {
  const std::string path = without_slash(name);
  if (path.find('/') == std::string::npos) return is_pack(path) ? "./" + path + "/" : std::string();
  const fs::path parent = fs::path(path).parent_path();
  std::error_code error;
  // A lexicon or schema is read with its pack.
  if (fs::is_regular_file(path, error) && is_pack(parent)) return parent.generic_string() + "/";
  std::vector<std::string> beside;
  for (fs::directory_iterator at(parent, error), end; !error && at != end; at.increment(error))
    if (is_pack(at->path())) beside.push_back(at->path().filename().string());
  std::sort(beside.begin(), beside.end());
  const std::string near = did_you_mean(fs::path(path).filename().string(), beside);
  return near.empty() ? std::string() : (parent / near).generic_string() + "/";
}

}  // namespace

std::optional<std::vector<Pack>> load_packs(const std::vector<std::string>& names, Diagnostics& diagnostics) {
  PackReader loader(diagnostics);
  bool sound = true;
  for (const std::string& name : names) {
    const std::string folder = find_pack(name);
    std::error_code error;
    if (folder.empty() && name.find('/') != std::string::npos && fs::is_directory(name, error)) {
      const std::string path = (fs::path(name) / "pack.yaml").generic_string();
      report(diagnostics, "K002", diagnostics.add_source(path, ""), {0, 0}, "`" + name + "` holds no pack.yaml",
             "`relata new pack NAME` begins a pack");
      sound = false;
      continue;
    }
    if (folder.empty()) {
      std::string help = suggestion(name.find('/') == std::string::npos ? name : std::string(), pack_names());
      if (const std::string near = pack_near(name); !near.empty()) help = "did you mean `" + near + "`? A path holds a /";
      if (help.empty()) help = "known packs are " + yaml::listing(pack_names(), "and") + "; a path holds a /";
      report(diagnostics, "K001", diagnostics.add_source(name, ""), {0, 0}, "no pack `" + name + "`", help);
      sound = false;
      continue;
    }
    sound = loader.add(folder) && sound;
  }
  if (!sound) return std::nullopt;
  return loader.take();
}

void merge_layers(std::vector<std::string>& inherited, const std::vector<std::string>& own) {
  if (inherited.empty()) {
    inherited = own;
    return;
  }
  // `lexicon` is first whatever a pack's list starts with.
  std::size_t behind = inherited.front() == "lexicon" ? 1 : 0;
  std::map<std::string, int> seen;
  std::vector<bool> is_new(inherited.size(), false);
  for (const std::string& layer : own) {
    const int wanted = ++seen[layer];
    int count = 0;
    std::size_t at = 0;
    for (; at < inherited.size(); ++at)
      if (!is_new[at] && inherited[at] == layer && ++count == wanted) break;
    if (at < inherited.size()) {
      behind = at + 1;
      continue;
    }
    inherited.insert(inherited.begin() + static_cast<std::ptrdiff_t>(behind), layer);
    is_new.insert(is_new.begin() + static_cast<std::ptrdiff_t>(behind), true);
    ++behind;
  }
}

}  // namespace relata
