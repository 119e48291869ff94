#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "engine/diagnostics/report.h"
#include "engine/rules/load.h"
#include "engine/yaml/yaml.h"
#include "tools/relata/commands.h"
#include "tools/relata/editing/replace_file.h"
#include "tools/relata/loading.h"
#include "tools/relata/packs/scaffold.h"

namespace fs = std::filesystem;

namespace relata {
namespace {

bool is_name(const std::string& name) {
  return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos && name.front() != '-';
}

bool write_new(const fs::path& path, const std::string& text) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  std::ofstream out(path, std::ios::binary);
  out << text;
  if (out.flush()) {
    fmt::print("{}\n", path.generic_string());
    return true;
  }
  complain("`" + path.generic_string() + "` can't be written");
  return false;
}

int new_pack(const NewOptions& options) {
  const fs::path folder = fs::path(options.in.empty() ? "." : options.in) / options.name;
  std::error_code error;
  if (fs::exists(folder, error)) return complain("`" + folder.generic_string() + "` is there already"), refused;
  for (const auto& [file, text] : scaffold::pack(options.name))
    if (!write_new(folder / file, text)) return refused;
  const std::string place = folder.lexically_normal().generic_string();
  fmt::print("next: relata test {}{}/\n", folder.is_absolute() || place.starts_with("..") ? "" : "./", place);
  return done;
}

// A relation that agents have with agents, as the pack around the file knows it.
std::string relation_for(const fs::path& file) {
  const std::string usual = "met";
  Diagnostics unheard;  // what is wrong with the pack is for `relata check`
  std::error_code error;
  const fs::path folder = file.has_parent_path() ? file.parent_path() : ".";
  std::optional<RuleBase> base;
  if (fs::exists(file, error))
    base = load_rule_file(file.string(), unheard);
  else if (fs::exists(folder / "pack.yaml", error))
    base = load_rule_base({folder.string() + "/"}, unheard);
  if (!base || base->schema.find_relation(usual)) return usual;
  const auto agent = base->schema.find_type("Agent");
  for (const Relation& relation : base->schema.relations())
    if (agent && base->schema.is_a(*agent, relation.from) && base->schema.is_a(*agent, relation.to)) return relation.name;
  return usual;
}

int new_rule(const NewOptions& options) {
  if (options.in.empty()) return complain("which file? relata new rule NAME --in FILE.yaml"), refused;
  const fs::path path = options.in;
  std::error_code error;
  if (!fs::exists(path, error)) return write_new(path, scaffold::rule_file(options.name, relation_for(path))) ? done : refused;
  Diagnostics diagnostics;
  const auto source = read_source(options.in, diagnostics);
  const auto root = source ? yaml::parse(*source, diagnostics) : std::nullopt;
  if (!root) return tell(diagnostics), complain("`" + options.in + "` can't be read"), refused;
  const yaml::Node* rules = root->find("rules");
  const std::string& bytes = diagnostics.source(*source).bytes;
  // The new rule goes behind the last one, in its indentation.
  if (!rules || !rules->is_sequence() || rules->items.empty() || bytes[rules->span.begin] == '[')
    return complain("`" + options.in + "` has no list of rules to add to"), refused;
  for (const yaml::Node& rule : rules->items)
    if (const yaml::Node* id = rule.find("id"); id && id->text == options.name)
      return complain("`" + options.in + "` has a rule `" + options.name + "` already"), refused;
  const std::uint32_t first = rules->items.front().span.begin;
  std::uint32_t line = first;
  while (line > 0 && bytes[line - 1] != '\n') --line;
  const std::size_t dash = bytes.find('-', line);
  std::size_t end = rules->span.end;
  while (end < bytes.size() && bytes[end] != '\n') ++end;
  const std::string text = bytes.substr(0, end) + "\n" + scaffold::rule(options.name, relation_for(path), std::string(dash - line, ' ')) +
                           bytes.substr(std::min(end + 1, bytes.size()));
  if (!replace_file(options.in, text)) return complain("`" + options.in + "` can't be written"), refused;
  fmt::print("{}\n", options.in);
  return done;
}

}  // namespace

int run_new(const NewOptions& options) {
  if (!is_name(options.name)) return complain("`" + options.name + "` can't be a name: lower-case letters, digits and hyphens"), refused;
  return options.what == "pack" ? new_pack(options) : new_rule(options);
}

}  // namespace relata
