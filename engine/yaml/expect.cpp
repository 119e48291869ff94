#include "engine/yaml/expect.h"

#include <algorithm>
#include <utility>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/diagnostics/report.h"

namespace relata::yaml {
namespace {

std::string kind_of(const Node& node) {
  if (node.is_mapping()) return "a mapping";
  if (node.is_sequence()) return "a list";
  return node.is_absent() ? "nothing" : "text";
}

}  // namespace

std::string listing(const std::vector<std::string>& names, std::string_view last) {
  std::string all;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i) all += i + 1 == names.size() ? " " + std::string(last) + " " : ", ";
    all += names[i];
  }
  return all;
}

void Reader::keys(const Node& mapping, const std::vector<std::string>& allowed, std::string_view what) const {
  for (const Member& member : mapping.members) {
    if (std::find(allowed.begin(), allowed.end(), member.key.text) != allowed.end()) continue;
    const std::string near = did_you_mean(member.key.text, allowed);
    Diagnostic diagnostic = error_at(code, source, member.key.shown, std::string(what) + " has no key `" + member.key.text + "`",
                                     near.empty() ? "keys are " + listing(allowed, "and") : "did you mean `" + near + "`?");
    if (!near.empty()) diagnostic.fixes.push_back({"write `" + near + "`", {{source, member.key.span, near}}});
    diagnostics.add(std::move(diagnostic));
  }
}

std::optional<std::string> Reader::text(const Node& node, std::string_view what) const {
  if (node.is_scalar() && !node.text.empty()) return node.text;
  if (is_alias(node)) return std::nullopt;
  report(diagnostics, code, source, node.shown,
         std::string(what) + " must be text, not " +
             (node.is_absent()   ? "nothing"
              : node.is_scalar() ? "empty"
                                 : kind_of(node)));
  return std::nullopt;
}

bool Reader::mapping(const Node& node, std::string_view what) const {
  if (node.is_mapping()) return true;
  report(diagnostics, code, source, node.shown, std::string(what) + " must be a mapping (`key: value` lines), not " + kind_of(node));
  return false;
}

std::vector<const Node*> Reader::texts(const Node& node, std::string_view what) const {
  std::vector<const Node*> sound;
  for (const Node* item : as_list(node))
    if (text(*item, what)) sound.push_back(item);
  return sound;
}

std::optional<bool> Reader::truth(const Node& node, std::string_view what) const {
  if (node.is_scalar() && node.text == "true") return true;
  if (node.is_scalar() && node.text == "false") return false;
  Diagnostic diagnostic = error_at(code, source, node.shown,
                                   std::string(what) + " must be true or false, not " +
                                       (node.is_scalar() && !node.text.empty() ? "`" + node.text + "`" : kind_of(node)));
  for (const auto& [meant, said] : {std::pair{"true", "yes on True TRUE 1 Yes"}, {"false", "no off False FALSE 0 No"}})
    if (node.is_scalar() && !node.text.empty() && (" " + std::string(said) + " ").find(" " + node.text + " ") != std::string::npos) {
      diagnostic.help = "write `" + std::string(meant) + "`";
      diagnostic.fixes.push_back({diagnostic.help, {{source, node.span, meant}}});
    }
  diagnostics.add(std::move(diagnostic));
  return std::nullopt;
}

std::optional<std::size_t> Reader::one_of(const Node& node, const std::vector<std::string>& names, std::string_view what) const {
  if (node.is_scalar()) {
    const auto found = std::find(names.begin(), names.end(), node.text);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  }
  const std::string near = node.is_scalar() ? did_you_mean(node.text, names) : std::string();
  Diagnostic diagnostic = error_at(code, source, node.shown,
                                   std::string(what) + " must be " + listing(names) + ", not " +
                                       (node.is_scalar() && !node.text.empty() ? "`" + node.text + "`" : kind_of(node)),
                                   near.empty() ? std::string() : "did you mean `" + near + "`?");
  if (!near.empty()) diagnostic.fixes.push_back({"write `" + near + "`", {{source, node.shown, near}}});
  diagnostics.add(std::move(diagnostic));
  return std::nullopt;
}

}  // namespace relata::yaml
