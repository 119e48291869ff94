#include "engine/yaml/yaml.h"

#include <libfyaml.h>

#include <algorithm>
#include <memory>
#include <unordered_map>

#include "engine/text/utf8.h"
#include "engine/yaml/place.h"
#include "engine/yaml/yaml_error.h"

namespace relata::yaml {
namespace {

constexpr std::size_t max_depth = 32;

// A mapping or sequence whose end has not been read yet.
struct Open {
  Node node;
  std::optional<Node> key;  // of a mapping: read, its value not yet
  bool key_refused = false;
  std::unordered_map<std::string, Span> keys;
};

class Builder {
 public:
  Builder(SourceId source, Diagnostics& diagnostics)
      : source_(source), bytes_(diagnostics.source(source).bytes), diagnostics_(diagnostics) {}

  // False if reading must stop.
  bool take(fy_event* event) {
    switch (event->type) {
      case FYET_DOCUMENT_START:
        if (++documents_ > 1) {
          report("Y006", "a second document in one file", start_of_document(mark_of(event)),
                 "put it into a file of its own, or remove the `---` line");
          return false;
        }
        refuse_directive();
        return true;
      case FYET_SCALAR:
        refuse_properties(event->scalar.anchor, event->scalar.tag);
        deliver(scalar(event->scalar.value));
        return true;
      case FYET_ALIAS: {
        const Span place = mark_of(event);
        report("Y003", "aliases are not read", {place.begin ? place.begin - 1 : 0, place.end}, "repeat the value here");
        Node node;
        node.span = node.shown = place;
        node.place.push_back(place.begin);
        deliver(std::move(node));
        return true;
      }
      case FYET_MAPPING_START:
        refuse_properties(event->mapping_start.anchor, event->mapping_start.tag);
        return open(NodeKind::mapping, mark_of(event));
      case FYET_SEQUENCE_START:
        refuse_properties(event->sequence_start.anchor, event->sequence_start.tag);
        return open(NodeKind::sequence, mark_of(event));
      case FYET_MAPPING_END:
      case FYET_SEQUENCE_END: {
        close(mark_of(event));
        return true;
      }
      default:
        return true;
    }
  }

  Node root() {
    if (root_) return std::move(*root_);
    Node empty;
    empty.kind = NodeKind::mapping;
    return empty;
  }

  // The bracket of the innermost list or map in flow that is open.
  [[nodiscard]] std::optional<Span> open_flow() const {
    for (std::size_t i = open_.size(); i-- > 0;) {
      const Span place = open_[i].node.span;
      if (place.size() == 1 && (bytes_[place.begin] == '[' || bytes_[place.begin] == '{')) return place;
    }
    return std::nullopt;
  }

  void report(std::string code, std::string message, Span place, std::string help) {
    Diagnostic diagnostic;
    diagnostic.code = std::move(code);
    diagnostic.message = std::move(message);
    diagnostic.primary = {source_, place, ""};
    diagnostic.help = std::move(help);
    diagnostics_.add(std::move(diagnostic));
  }

 private:
  Span span_of(const fy_mark* begin, const fy_mark* end) const {
    if (!begin || !end) return {last_end_, last_end_};
    const auto size = static_cast<std::uint32_t>(bytes_.size());
    return {std::min(static_cast<std::uint32_t>(begin->input_pos), size), std::min(static_cast<std::uint32_t>(end->input_pos), size)};
  }
  Span mark_of(fy_event* event) const { return span_of(fy_event_start_mark(event), fy_event_end_mark(event)); }
  Span span_of(fy_token* token) const { return span_of(fy_token_start_mark(token), fy_token_end_mark(token)); }

  // Its `---`, or the first word of its content.
  [[nodiscard]] Span start_of_document(Span mark) const {
    if (!mark.empty()) return mark;
    std::size_t at = mark.begin;
    const auto skip_line = [&] { at = std::min(bytes_.find('\n', at), bytes_.size()); };
    for (; at < bytes_.size(); ++at) {
      if (bytes_[at] == '#' || bytes_.substr(at).starts_with("...")) skip_line();
      if (at < bytes_.size() && std::string_view(" \t\r\n").find(bytes_[at]) == std::string_view::npos) break;
    }
    const std::size_t end = std::min(bytes_.find_first_of(": \r\n", at), bytes_.size());
    return at < end ? Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)} : mark;
  }

  // "%YAML 1.1" in front of the document.
  void refuse_directive() {
    for (std::size_t at = 0; at < bytes_.size();) {
      const std::size_t end = std::min(bytes_.find('\n', at), bytes_.size());
      const char first = bytes_[at];
      if (first == '%')
        report("Y001", "`" + std::string(bytes_.substr(at, std::min<std::size_t>(end - at, 40))) + "` is a directive, and none is read",
               {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, "leave it out: files are YAML 1.2");
      if (first != '#' && first != '%' && first != '\n' && first != '\r') return;
      at = end + 1;
    }
  }

  void refuse_properties(fy_token* anchor, fy_token* tag) {
    if (anchor) {
      const Span place = span_of(anchor);
      report("Y002", "anchors are not read", {place.begin ? place.begin - 1 : 0, place.end},
             "remove it, and repeat the value where it is needed");
    }
    if (tag) report("Y004", "tags are not read", span_of(tag), "remove it: every value is text");
  }

  Node scalar(fy_token* token) {
    Node node;
    if (!token) {
      // `key:` or `-` with nothing behind it: the place is right behind the sign.
      const bool item = !open_.empty() && open_.back().node.is_sequence();
      const std::size_t sign = behind_comments(item ? '-' : ':');
      const auto at = static_cast<std::uint32_t>(sign == std::string::npos ? last_end_ : sign + 1);
      node.span = {at, at};
      node.shown = !item && !open_.empty() && open_.back().key ? open_.back().key->shown : Span{at > 0 ? at - 1 : 0, at};
      node.place.push_back(at);
      last_end_ = std::max(last_end_, item ? at : last_end_);
      return node;
    }
    std::size_t size = 0;
    const char* text = fy_token_get_text(token, &size);
    if (text) node.text.assign(text, size);
    const Span inner = span_of(token);
    node.span = inner;
    switch (fy_token_scalar_style(token)) {
      case FYSS_SINGLE_QUOTED:
        node.style = ScalarStyle::single_quoted;
        break;
      case FYSS_DOUBLE_QUOTED:
        node.style = ScalarStyle::double_quoted;
        break;
      case FYSS_LITERAL:
        node.style = ScalarStyle::literal;
        break;
      case FYSS_FOLDED:
        node.style = ScalarStyle::folded;
        break;
      default:
        node.style = ScalarStyle::plain;
    }
    if (node.style == ScalarStyle::single_quoted || node.style == ScalarStyle::double_quoted) {
      if (node.span.begin) --node.span.begin;
      if (node.span.end < bytes_.size()) ++node.span.end;
    }
    node.place = source_places(bytes_, inner, node.style, node.text);
    node.shown = node.span;
    last_end_ = node.span.end;
    return node;
  }

  // The next `sign` behind what was read that stands in no comment; npos if there is none.
  [[nodiscard]] std::size_t behind_comments(char sign) const {
    for (std::size_t at = last_end_; at < bytes_.size(); ++at) {
      if (bytes_[at] == sign) return at;
      if (bytes_[at] == '#' && at > 0 && std::string_view(" \n").find(bytes_[at - 1]) != std::string_view::npos)
        at = std::min(bytes_.find('\n', at), bytes_.size());
    }
    return std::string_view::npos;
  }

  bool open(NodeKind kind, Span place) {
    if (open_.size() == max_depth) {
      report("Y007", "nested deeper than 32 levels", place, "");
      return false;
    }
    last_end_ = place.end;
    Open level;
    level.node.kind = kind;
    level.node.span = place;
    open_.push_back(std::move(level));
    return true;
  }

  void close(Span place) {
    Open level = std::move(open_.back());
    open_.pop_back();
    Node& node = level.node;
    // A block ends with its last child: its own end mark stands at the next token.
    const bool flow = place.end > place.begin;
    std::uint32_t begin = node.span.begin, end = flow ? place.end : node.span.end;
    if (!node.members.empty()) {
      if (!flow) begin = std::min(begin, node.members.front().key.span.begin), end = node.members.back().value.span.end;
    } else if (!node.items.empty() && !flow) {
      end = node.items.back().span.end;
    }
    node.span = node.shown = {begin, std::max(begin, end)};
    last_end_ = std::max(last_end_, node.span.end);
    deliver(std::move(node));
  }

  void deliver(Node node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& parent = open_.back();
    if (parent.node.is_sequence()) {
      parent.node.items.push_back(std::move(node));
      return;
    }
    if (parent.key) {
      if (!parent.key_refused) parent.node.members.push_back({std::move(*parent.key), std::move(node)});
      parent.key.reset();
      return;
    }
    parent.key_refused = false;
    if (!node.is_scalar()) {
      report("Y008", "a key must be one word or phrase, not a list or mapping", node.span,
             "quote it if it is text that starts with `[` or `{`");
      parent.key_refused = true;
    } else if (const auto [first, fresh] = parent.keys.emplace(node.text, node.span); !fresh) {
      report_duplicate(first->second, node);
      parent.key_refused = true;
    }
    parent.key = std::move(node);
  }

  void report_duplicate(Span first, const Node& key) {
    Diagnostic diagnostic;
    diagnostic.code = "Y005";
    diagnostic.message = "`" + key.text + "` comes twice in one mapping";
    diagnostic.primary = {source_, key.span, ""};
    diagnostic.labels.push_back({source_, first, "first here"});
    diagnostic.help = "join the two, or rename one; the second is left out";
    diagnostics_.add(std::move(diagnostic));
  }

  SourceId source_;
  std::string_view bytes_;
  Diagnostics& diagnostics_;
  std::vector<Open> open_;
  std::optional<Node> root_;
  int documents_ = 0;
  std::uint32_t last_end_ = 0;
};

// Byte at `line` and `column` (code points), both counted from 1.
std::uint32_t byte_at(std::string_view bytes, int line, int column) {
  std::size_t at = 0;
  for (int i = 1; i < line; ++i) {
    const std::size_t next = bytes.find('\n', at);
    if (next == std::string_view::npos) return static_cast<std::uint32_t>(bytes.size());
    at = next + 1;
  }
  for (int i = 1; i < column && at < bytes.size() && bytes[at] != '\n'; ++i) static_cast<void>(decode_utf8(bytes, at));
  return static_cast<std::uint32_t>(at);
}

struct ParserDeleter {
  void operator()(fy_parser* parser) const { fy_parser_destroy(parser); }
};
struct DiagDeleter {
  void operator()(fy_diag* diag) const { fy_diag_destroy(diag); }
};

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (const Member& member : members)
    if (member.key.text == key) return &member.value;
  return nullptr;
}

Span Node::in_source(Span part) const {
  if (place.empty()) return span;
  const std::size_t last = place.size() - 1;
  const std::uint32_t begin = place[std::min<std::size_t>(part.begin, last)];
  if (part.empty()) return {begin, begin};
  return {begin, std::max(begin, place[std::min<std::size_t>(part.end - 1, last)] + 1)};
}

std::vector<const Node*> as_list(const Node& node) {
  std::vector<const Node*> list;
  if (!node.is_sequence()) return {&node};
  for (const Node& item : node.items) list.push_back(&item);
  return list;
}

std::optional<Node> parse(SourceId source, Diagnostics& diagnostics) {
  const std::string& bytes = diagnostics.source(source).bytes;
  Builder builder(source, diagnostics);
  if (const auto bad = first_invalid_utf8(bytes)) {
    const auto at = static_cast<std::uint32_t>(*bad);
    builder.report("Y009", "not UTF-8", {at, at + 1}, "save the file as UTF-8");
    return std::nullopt;
  }
  if (const auto control = first_control_character(bytes)) {
    builder.report("Y010", "a control character that no text holds", {*control, *control + 1}, "remove it");
    return std::nullopt;
  }
  if (bytes.empty()) return builder.root();

  fy_diag_cfg diag_config;
  fy_diag_cfg_default(&diag_config);
  diag_config.fp = nullptr;
  diag_config.colorize = false;
  const std::unique_ptr<fy_diag, DiagDeleter> diag(fy_diag_create(&diag_config));
  fy_diag_set_collect_errors(diag.get(), true);
  fy_parse_cfg config{};
  config.flags = static_cast<fy_parse_cfg_flags>(FYPCF_COLLECT_DIAG | FYPCF_JSON_NONE | FYPCF_DEFAULT_VERSION_1_2);
  config.diag = diag.get();
  const std::unique_ptr<fy_parser, ParserDeleter> parser(fy_parser_create(&config));
  if (!parser || fy_parser_set_string(parser.get(), bytes.data(), bytes.size()) != 0) {
    builder.report("Y001", "can't be read as YAML", {0, 0}, "");
    return std::nullopt;
  }
  bool going = true;
  while (going) {
    fy_event* event = fy_parser_parse(parser.get());
    if (!event) break;
    going = builder.take(event);
    fy_parser_event_free(parser.get(), event);
  }
  if (!going) return std::nullopt;
  if (fy_parser_get_stream_error(parser.get())) {
    void* iterator = nullptr;
    const fy_diag_error* error = fy_diag_errors_iterate(diag.get(), &iterator);
    const std::uint32_t at = error ? byte_at(bytes, error->line, error->column) : 0;
    diagnostics.add(yaml_error(source, bytes, error && error->msg ? error->msg : "", at, builder.open_flow()));
    return std::nullopt;
  }
  return builder.root();
}

}  // namespace relata::yaml
