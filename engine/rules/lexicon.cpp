#include "engine/rules/lexicon.h"

#include <algorithm>
#include <unordered_map>

#include "engine/rules/flat_table.h"
#include "engine/rules/spelling.h"
#include "engine/text/tokens.h"
#include "engine/text/utf8.h"

namespace relata {
namespace {

enum class Joint : std::uint8_t { adjacent, spaced };

std::uint64_t edge_key(std::uint32_t node, Joint joint, std::uint64_t token) {
  const std::uint64_t key = mix(token + node * 0x9e3779b97f4a7c15ull + (joint == Joint::spaced ? 0x5851f42d4c957f2dull : 0));
  return key ? key : 1;
}

std::uint64_t id_key(std::string_view id) {
  std::uint64_t h = 0xcbf29ce484222325ull;
  for (const char c : id) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  h = mix(h);
  return h ? h : 1;
}

std::string_view part(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

bool is_hyphen_token(std::string_view text, Span token) {
  if (token.size() > 3) return false;
  std::size_t at = token.begin;
  return is_hyphen(decode_utf8(text, at)) && at == token.end;
}

constexpr std::uint32_t none = 0xffffffff;
constexpr std::size_t max_case_sets = 64;

// A spelling as it stands in a file, with the entries that have it.
struct Spelling {
  std::string name;           // white space as single blanks
  std::uint32_t next = none;  // the next spelling of the node: another case, or other words with the same hash
  EntryId entry = no_entry;   // the first that has it; the others in file order behind it
  std::vector<EntryId> others;
  int set = -1;  // index of the entry set that it has alone

  [[nodiscard]] std::vector<EntryId> entries() const {
    std::vector<EntryId> all = {entry};
    all.insert(all.end(), others.begin(), others.end());
    return all;
  }
};

// White space at the rims goes, within it becomes single blanks.
std::string tidy(std::string_view name) {
  const auto is_plain = [](char c) { return static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(name.begin(), name.end(), is_plain)) return std::string(name);
  std::string tidied;
  tidied.reserve(name.size());
  bool space = false;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t before = at;
    if (is_space(decode_utf8(name, at))) {
      space = !tidied.empty();
      continue;
    }
    if (space) tidied += ' ';
    space = false;
    tidied.append(name.substr(before, at - before));
  }
  return tidied;
}

// `a` with the capitals of `b` as well; empty if the two are no case variants of each other.
std::string with_capitals_of(std::string_view a, std::string_view b) {
  std::string joined;
  std::size_t in_a = 0, in_b = 0;
  while (in_a < a.size() && in_b < b.size()) {
    const char32_t ca = decode_utf8(a, in_a), cb = decode_utf8(b, in_b);
    if (fold_case(ca) != fold_case(cb)) return {};
    append_utf8(is_upper(cb) ? cb : ca, joined);
  }
  return in_a == a.size() && in_b == b.size() ? joined : std::string();
}

}  // namespace

struct Lexicon::Index {
  struct Node {
    std::uint32_t spelling = none;
    bool has_children = false;
  };
  FlatTable edges, ids;
  std::vector<Node> nodes;
  std::vector<Spelling> spellings;
  // Several spellings of one node may fit one text ("may", "May"): from the fitting spellings to their joint entry set.
  std::unordered_map<std::uint64_t, int> joint_sets;

  [[nodiscard]] std::uint32_t walk(std::uint32_t node, Joint joint, std::string_view token) const {
    const std::uint32_t* child = edges.find(edge_key(node, joint, spelling_hash(token)));
    return child ? *child : none;
  }

  // The entry set of the spellings at `node` that fit `text`, or -1.
  [[nodiscard]] int fitting(std::uint32_t node, std::string_view text) const {
    int found = -1, count = 0;
    std::uint64_t several = 0;
    for (std::uint32_t i = nodes[node].spelling; i != none; i = spellings[i].next) {
      if (!is_spelling_of(text, spellings[i].name)) continue;
      several = mix(several + i + 1);
      if (++count == 1) found = spellings[i].set;
    }
    if (count < 2) return found;
    const auto joint = joint_sets.find(several);
    return joint == joint_sets.end() ? found : joint->second;
  }

  // The node that `name` ends at, made if need be; none for a name without tokens.
  std::uint32_t node_of(std::string_view name, std::vector<Span>& tokens) {
    tokens.clear();
    tokenize(name, {0, static_cast<std::uint32_t>(name.size())}, tokens);
    std::uint32_t node = 0, end = tokens.empty() ? 0 : tokens[0].begin;
    for (const Span token : tokens) {
      const Joint joint = token.begin == end ? Joint::adjacent : Joint::spaced;
      end = token.end;
      nodes[node].has_children = true;
      const std::uint32_t child =
          edges.insert(edge_key(node, joint, spelling_hash(part(name, token))), static_cast<std::uint32_t>(nodes.size()));
      if (child == nodes.size()) nodes.emplace_back();
      node = child;
    }
    return tokens.empty() ? none : node;
  }

  void add_spelling(std::string name, EntryId entry, std::vector<Span>& tokens) {
    const std::uint32_t node = node_of(name, tokens);
    if (node == none) return;
    std::uint32_t* link = &nodes[node].spelling;
    while (*link != none) {
      Spelling& spelling = spellings[*link];
      if (spelling.name == name) {
        if ((spelling.others.empty() ? spelling.entry : spelling.others.back()) != entry) spelling.others.push_back(entry);
        return;
      }
      link = &spelling.next;
    }
    *link = static_cast<std::uint32_t>(spellings.size());
    spellings.push_back({std::move(name), none, entry, {}, -1});
  }
};

namespace {

// Numbers distinct lists of entries.
class SetNumbers {
 public:
  explicit SetNumbers(std::vector<std::vector<EntryId>>& sets, std::size_t entries) : sets_(sets), singles_(entries, -1) {}
  int of(EntryId entry) {
    int& single = singles_[entry];
    if (single < 0) single = append({entry});
    return single;
  }
  int of(const std::vector<EntryId>& entries) {
    if (entries.size() == 1) return of(entries[0]);
    std::uint64_t h = entries.size();
    for (const EntryId entry : entries) h = mix(h + entry + 1);
    std::vector<int>& same_hash = several_[h];
    for (const int set : same_hash)
      if (sets_[set] == entries) return set;
    same_hash.push_back(append(entries));
    return same_hash.back();
  }

 private:
  int append(std::vector<EntryId> entries) {
    sets_.push_back(std::move(entries));
    return static_cast<int>(sets_.size() - 1);
  }
  std::vector<std::vector<EntryId>>& sets_;
  std::vector<int> singles_;
  std::unordered_map<std::uint64_t, std::vector<int>> several_;
};

}  // namespace

EntryId Lexicon::add(LexiconEntry entry) {
  entries_->push_back(std::move(entry));
  return static_cast<EntryId>(entries_->size() - 1);
}

void Lexicon::freeze() {
  auto index = std::make_shared<Index>();
  std::size_t names = 0;
  for (const LexiconEntry& entry : entries()) names += 1 + entry.aliases.size();
  index->edges = FlatTable(names + names / 2);
  index->ids = FlatTable(size());
  index->nodes.reserve(names + names / 2 + 1);
  index->spellings.reserve(names);
  index->nodes.emplace_back();
  std::vector<Span> tokens;
  for (EntryId id = 0; id < size(); ++id) {
    const LexiconEntry& entry = this->entry(id);
    index->add_spelling(tidy(entry.name), id, tokens);
    for (const std::string& alias : entry.aliases) index->add_spelling(tidy(alias), id, tokens);
    if (!entry.id.empty()) index->ids.insert(id_key(entry.id), id);
  }

  entry_sets_->clear();
  SetNumbers numbers(*entry_sets_, size());
  for (Spelling& spelling : index->spellings)
    spelling.set = spelling.others.empty() ? numbers.of(spelling.entry) : numbers.of(spelling.entries());
  for (const Index::Node& node : index->nodes) {
    if (node.spelling == none || index->spellings[node.spelling].next == none) continue;
    // Which spellings can fit one text together: try the spellings themselves, and all mixtures of their capitals.
    std::vector<std::string> texts;
    for (std::uint32_t i = node.spelling; i != none && texts.size() < max_case_sets; i = index->spellings[i].next)
      texts.push_back(index->spellings[i].name);
    for (std::size_t i = 1; i < texts.size(); ++i)
      for (std::size_t j = 0; j < i && texts.size() < max_case_sets; ++j) {
        std::string text = with_capitals_of(texts[i], texts[j]);
        if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
      }
    for (const std::string& text : texts) {
      std::uint64_t several = 0;
      std::vector<EntryId> entries;
      for (std::uint32_t i = node.spelling; i != none; i = index->spellings[i].next) {
        if (!is_spelling_of(text, index->spellings[i].name)) continue;
        several = mix(several + i + 1);
        const std::vector<EntryId> own = index->spellings[i].entries();
        entries.insert(entries.end(), own.begin(), own.end());
      }
      std::sort(entries.begin(), entries.end());
      entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
      if (!entries.empty()) index->joint_sets.emplace(several, numbers.of(entries));
    }
  }
  index_ = std::move(index);
}

EntryId Lexicon::find_id(std::string_view id) const {
  if (!index_) return no_entry;
  const std::uint32_t* found = index_->ids.find(id_key(id));
  return found && entry(*found).id == id ? *found : no_entry;
}

std::vector<EntryId> Lexicon::find_name(std::string_view name) const {
  if (!index_) return {};
  const std::string wanted = tidy(name);
  std::vector<Span> tokens;
  tokenize(wanted, {0, static_cast<std::uint32_t>(wanted.size())}, tokens);
  std::uint32_t node = 0, end = tokens.empty() ? 0 : tokens[0].begin;
  for (const Span token : tokens) {
    node = index_->walk(node, token.begin == end ? Joint::adjacent : Joint::spaced, part(wanted, token));
    if (node == none) return {};
    end = token.end;
  }
  for (std::uint32_t i = index_->nodes[node].spelling; i != none; i = index_->spellings[i].next)
    if (index_->spellings[i].name == wanted) return index_->spellings[i].entries();
  return {};
}

int Lexicon::longest_at(std::string_view text, const std::vector<Span>& tokens, std::size_t first, std::size_t& length) const {
  if (!index_) return -1;
  const Index& index = *index_;
  struct State {
    std::uint32_t node;
    std::size_t next;
  };
  // A hyphen may be a token of the name or stand for its blank, so there can be more than one way through the trie.
  constexpr std::size_t max_states = 32;
  State states[max_states];
  std::size_t count = 0;
  const auto go = [&](std::uint32_t node, Joint joint, std::size_t token) {
    const std::uint32_t child = index.walk(node, joint, part(text, tokens[token]));
    if (child != none && count < max_states) states[count++] = {child, token + 1};
  };
  go(0, Joint::adjacent, first);
  int best = -1;
  length = 0;
  while (count) {
    const State state = states[--count];
    const Index::Node& node = index.nodes[state.node];
    if (node.spelling != none && state.next - first > length) {
      const int set = index.fitting(state.node, part(text, {tokens[first].begin, tokens[state.next - 1].end}));
      if (set >= 0) best = set, length = state.next - first;
    }
    if (!node.has_children || state.next >= tokens.size()) continue;
    if (tokens[state.next].begin != tokens[state.next - 1].end) {
      go(state.node, Joint::spaced, state.next);
      continue;
    }
    if (state.next + 1 < tokens.size() && tokens[state.next + 1].begin == tokens[state.next].end &&
        is_hyphen_token(text, tokens[state.next]))
      go(state.node, Joint::spaced, state.next + 1);
    go(state.node, Joint::adjacent, state.next);
  }
  return best;
}

}  // namespace relata
