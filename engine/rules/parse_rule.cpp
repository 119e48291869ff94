#include "engine/rules/parse_rule.h"

#include <algorithm>
#include <charconv>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/diagnostics/report.h"
#include "engine/rules/bind_pattern.h"
#include "engine/rules/keys.h"
#include "engine/rules/offer_rewrites.h"
#include "engine/rules/parse_action.h"
#include "engine/rules/parse_pattern.h"
#include "engine/rules/parse_rule_tests.h"
#include "engine/rules/referring_slots.h"
#include "engine/yaml/expect.h"

namespace relata {
namespace {

bool is_id(std::string_view id) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  };
  return !id.empty() && id.front() != '-' && id.front() != '.' && std::all_of(id.begin(), id.end(), allowed);
}

// The verb that a pattern may end with, or nullptr: then "Qin and Wang met Blinken" could be read as "Qin met".
const PatternNode* verb_at_end(const PatternNode& node, const RuleBase& base) {
  switch (node.kind) {
    case PatternKind::word: {
      const bool verbs = node.word_kind == WordKind::verb || node.word_kind == WordKind::family ||
                         (node.word_kind == WordKind::set && base.sets[node.word_index].kind == SetKind::verbs);
      return verbs ? &node : nullptr;
    }
    case PatternKind::alternation:
      for (const PatternNode& child : node.children)
        if (const PatternNode* verb = verb_at_end(child, base)) return verb;
      return nullptr;
    case PatternKind::repeat:
      return verb_at_end(node.children.front(), base);
    case PatternKind::sequence:
      for (auto child = node.children.rbegin(); child != node.children.rend(); ++child) {
        if (const PatternNode* verb = verb_at_end(*child, base)) return verb;
        const bool may_miss = child->kind == PatternKind::repeat && child->min == 0;
        if (!may_miss) return nullptr;
      }
      return nullptr;
    default:
      return nullptr;
  }
}

class RuleReader {
 public:
  RuleReader(const yaml::Node& node, RuleScope& scope) : node_(node), scope_(scope), values_{scope.source, scope.diagnostics, "R011"} {}

  void read() {
    read_header();
    read_match();
    if (const yaml::Node* value = node_.find("parts")) parse_parts(*value, scope_);
    // mark and fold first: they say what `match` is in an emit
    bool acts = false;
    const std::pair<const char*, void (*)(const yaml::Node&, RuleScope&)> readers[] = {
        {"mark", parse_mark},   {"fold", parse_fold},     {"restate", parse_restate}, {"emit", parse_emit},
        {"where", parse_where}, {"unless", parse_unless}, {"mode", parse_mode},       {"when", parse_when}};
    for (const auto& [key, parse] : readers) {
      const yaml::Node* value = node_.find(key);
      if (!value) continue;
      parse(*value, scope_);
      acts = acts || std::string_view(key) == "mark" || std::string_view(key) == "fold" || std::string_view(key) == "restate" ||
             std::string_view(key) == "emit";
    }
    if (!acts && !misspells_an_action())
      report(scope_.diagnostics, "R006", scope_.source, scope_.rule.place, "the rule does nothing",
             "it needs `mark:`, `fold:`, `restate:` or `emit:`");
    check_ends();
  }

 private:
  // "emits": told of as a key.
  [[nodiscard]] bool misspells_an_action() const {
    return std::any_of(node_.members.begin(), node_.members.end(), [](const yaml::Member& member) {
      const std::string near = did_you_mean(member.key.text, keys_of(KeyOwner::rule));
      return member.key.text != near && (near == "mark" || near == "fold" || near == "restate" || near == "emit");
    });
  }

  void read_header() {
    Rule& rule = scope_.rule;
    const yaml::Node* id = node_.find("id");
    if (const std::optional<std::string> text = id ? values_.text(*id, "`id`") : std::nullopt) {
      rule.id = *text;
      rule.place = id->span;
      if (!is_id(*text))
        report(scope_.diagnostics, "R004", scope_.source, id->span, "`" + *text + "` can't be an `id`",
               "an id is letters, digits, `-`, `_` and `.`");
    }
    if (const yaml::Node* about = node_.find("about")) rule.about = values_.text(*about, "`about`").value_or("");
    if (const yaml::Node* status = node_.find("status"))
      rule.status = static_cast<Status>(values_.one_of(*status, {"stable", "experimental", "deprecated"}, "`status`").value_or(0));
    if (const yaml::Node* priority = node_.find("priority")) {
      const std::string text = values_.text(*priority, "`priority`").value_or("0");
      const char* begin = text.data() + (text.starts_with('+') ? 1 : 0);
      const auto [stop, error] = std::from_chars(begin, text.data() + text.size(), rule.priority);
      if (error != std::errc() || stop != text.data() + text.size())
        report(scope_.diagnostics, "R010", scope_.source, priority->span, "`priority` must be a whole number, not `" + text + "`",
               "the higher wins where matches overlap; the default is 0, the highest 2147483647");
    }
  }

  void read_match() {
    const yaml::Node* match = node_.find("match");
    if (!match) return;
    const std::vector<const yaml::Node*> patterns = yaml::as_list(*match);
    if (patterns.empty())
      report(scope_.diagnostics, "R005", scope_.source, match->span, "`match` holds no pattern", "`match: '{a:Agent} <meet> {b:Agent}'`");
    const std::size_t before = scope_.diagnostics.all().size();
    PatternFacts holds_rest(PatternFact::rest, scope_.base);
    for (const yaml::Node* item : patterns) {
      std::optional<Pattern> pattern = parse_pattern(*item, scope_.source, scope_.base, &scope_.rule.slots, scope_.diagnostics);
      if (!pattern || !is_small_enough(*pattern, scope_.base, scope_.diagnostics)) {
        scope_.has_rest = true;  // perhaps
        scope_.unread.push_back(item->text);
        continue;
      }
      scope_.has_rest = scope_.has_rest || holds_rest.holds(pattern->root);
      use_frames(pattern->root);
      scope_.rule.match.push_back(std::move(*pattern));
    }
    offer_rewrites(node_, scope_.source, before, scope_.diagnostics);
  }

  void use_frames(const PatternNode& node) {
    if (node.kind == PatternKind::frame) scope_.use(node.slot);
    for (const PatternNode& child : node.children) use_frames(child);
  }

  void check_ends() {
    const Rule& rule = scope_.rule;
    if (rule.emit.empty() || !rule.mark.empty() || !rule.fold.empty() || !rule.restate.empty()) return;
    for (const Pattern& pattern : rule.match) {
      if (const PatternNode* group = subject_group_at_end(pattern.root))
        report(scope_.diagnostics, "R013", scope_.source, pattern.in_source(group->span),
               "a pattern that emits can't end with the group that is its subject",
               "put {end}, {rest} or the object behind it: else \"Qin and Wang met Blinken\" could be read as \"Qin and Wang met\"");
      if (const PatternNode* verb = verb_at_end(pattern.root, scope_.base))
        report(scope_.diagnostics, "R013", scope_.source, pattern.in_source(verb->span), "a pattern that emits can't end with its verb",
               "put {end}, {rest} or the object behind it: else \"Qin and Wang met Blinken\" could be read as \"Qin and Wang met\"");
    }
  }

  // A group of which the rule emits pairs, with nothing behind it.
  const PatternNode* subject_group_at_end(const PatternNode& root) const {
    const PatternNode& last = root.kind == PatternKind::sequence && !root.children.empty() ? root.children.back() : root;
    if (last.kind != PatternKind::slot || !last.test.group_only || last.slot < 0) return nullptr;
    // "{a:Agent} <mediate> between {g:Agent+}": the group is no subject, for another mention stands before the verb.
    for (const PatternNode& child : root.children)
      if (&child != &last && child.kind == PatternKind::slot) return nullptr;
    const auto is_subject = [&](const EmitAction& emit) { return emit.subject.slot == last.slot; };
    return std::any_of(scope_.rule.emit.begin(), scope_.rule.emit.end(), is_subject) ? &last : nullptr;
  }

  const yaml::Node& node_;
  RuleScope& scope_;
  yaml::Reader values_;
};

// Has the mapping a key that must be this one, misspelt?
bool misspelt_key(const yaml::Node& mapping, const std::string& key) {
  return std::any_of(mapping.members.begin(), mapping.members.end(), [&](const yaml::Member& member) {
    return member.key.text != key && did_you_mean(member.key.text, {key}) == key &&
           did_you_mean(member.key.text, keys_of(KeyOwner::rule_file)) == key;
  });
}

std::uint32_t line_of(std::string_view bytes, std::size_t at, std::size_t& counted_to, std::uint32_t& line) {
  if (at < counted_to) counted_to = 0, line = 1;
  line += static_cast<std::uint32_t>(std::count(bytes.begin() + counted_to, bytes.begin() + std::min(at, bytes.size()), '\n'));
  counted_to = std::min(at, bytes.size());
  return line;
}

}  // namespace

std::optional<Rule> parse_rule(const yaml::Node& node, SourceId source, std::uint32_t pack, const std::string& layer, const RuleBase& base,
                               Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.all().size();
  Rule rule;
  rule.layer = layer;
  rule.pack = pack;
  rule.source = source;
  rule.place = {node.span.begin, node.members.empty() ? node.span.end : node.members.front().key.span.end};
  if (!check_keys(node, KeyOwner::rule, source, rule.place, diagnostics)) return std::nullopt;
  RuleScope scope{base, source, diagnostics, rule};
  RuleReader(node, scope).read();
  const auto is_error = [](const Diagnostic& d) { return d.severity == Severity::error; };
  // What names something unreadable is told there, not here.
  const bool broken = !scope.unread.empty() || scope.is_unsound ||
                      std::any_of(diagnostics.all().begin() + static_cast<std::ptrdiff_t>(before), diagnostics.all().end(), is_error);
  if (!broken) warn_of_unused_slots(scope);
  // What the rest of a broken rule can't do is no contradiction.
  if (broken) rule.match.clear();
  if (const yaml::Node* tests = node.find("tests")) rule.tests = parse_rule_tests(*tests, rule, base.schema, diagnostics);
  if (broken) return std::nullopt;
  return rule;
}

FileRules parse_rule_file(const yaml::Node& root, SourceId source, std::uint32_t pack, const RuleBase& base, Diagnostics& diagnostics) {
  FileRules read;
  if (!root.is_mapping()) return read;
  const yaml::Node* rules = root.find("rules");
  if (!rules) return read;
  const yaml::Reader reader{source, diagnostics, "R011"};
  std::string layer;
  const yaml::Node* layer_node = root.find("layer");
  bool placed = false;
  if (!layer_node) {
    const auto key = std::find_if(root.members.begin(), root.members.end(), [](const yaml::Member& m) { return m.key.text == "rules"; });
    // A misspelt `layer:` is told of already.
    if (!misspelt_key(root, "layer"))
      report(diagnostics, "R009", source, key->key.span, "the file does not say which layer its rules belong to",
             "`layer: relations` at its top");
  } else if (const std::optional<std::string> name = reader.text(*layer_node, "`layer`")) {
    layer = *name;
    placed = std::find(base.layers.begin(), base.layers.end(), layer) != base.layers.end();
    if (layer == "lexicon" || layer == "recall") {
      report_warning(diagnostics, "M013", source, layer_node->span, "layer `" + layer + "` is a step of its own, in which no rule runs",
                     "put the rules in a layer behind it");
      return read;
    }
    if (!placed) {
      const std::string near = did_you_mean(layer, base.layers);
      Diagnostic diagnostic;
      diagnostic.code = "R008";
      diagnostic.message = "no pack has a layer `" + layer + "`";
      diagnostic.primary = {source, layer_node->span, {}};
      diagnostic.help = near.empty() ? "name it under `layers:` of pack.yaml, where it shall run" : "did you mean `" + near + "`?";
      if (!near.empty()) diagnostic.fixes.push_back({"write `" + near + "`", {{source, layer_node->span, near}}});
      diagnostics.add(std::move(diagnostic));
    }
  }
  if (rules->is_absent() || (rules->is_sequence() && rules->items.empty())) {
    const auto key = std::find_if(root.members.begin(), root.members.end(), [](const yaml::Member& m) { return m.key.text == "rules"; });
    report_warning(diagnostics, "R014", source, key->key.span, "`rules:` holds no rule", "each rule begins with `- id:`");
    return read;
  }
  if (!rules->is_sequence()) {
    const yaml::Node& first = rules->is_mapping() && !rules->members.empty() ? rules->members.front().key : *rules;
    report(diagnostics, "R001", source, first.span,
           "`rules` must be a list, not " + std::string(rules->is_mapping() ? "a mapping" : "text"), "each rule begins with `- id:`");
    return read;
  }
  const ReferringSlots referring(base);
  std::size_t counted_to = 0;
  std::uint32_t line = 1;
  for (const yaml::Node& node : rules->items) {
    std::optional<Rule> rule = parse_rule(node, source, pack, layer, base, diagnostics);
    if (!rule || !placed) {
      ++read.broken;
      continue;
    }
    rule->line = line_of(diagnostics.source(source).bytes, rule->place.begin, counted_to, line);
    referring.widen(*rule);
    read.rules.push_back(std::make_shared<const Rule>(std::move(*rule)));
  }
  return read;
}

void RuleCollector::add(const FileRules& file) {
  base_.broken_rules += file.broken;
  for (const std::shared_ptr<const Rule>& rule : file.rules) {
    if (rule->pack != pack_) ids_.clear();
    pack_ = rule->pack;
    const auto [first, fresh] = ids_.emplace(rule->id, rule.get());
    if (fresh) {
      base_.rules.push_back(rule);
      continue;
    }
    Diagnostic diagnostic = error_at("R007", rule->source, rule->place, "two rules of this pack have the id `" + rule->id + "`",
                                     "an id names one rule of a pack; the second one is left out");
    diagnostic.labels.push_back({first->second->source, first->second->place, "the first one"});
    diagnostics_.add(std::move(diagnostic));
    ++base_.broken_rules;
  }
}

}  // namespace relata
