#include "engine/rules/lexicon_file.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <unordered_map>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/diagnostics/report.h"
#include "engine/model/date.h"
#include "engine/rules/flat_table.h"
#include "engine/rules/table_lines.h"

namespace relata {
namespace {

const std::vector<std::string> column_names = {"name", "type", "id", "aliases", "attributes", "from", "to"};
enum Column { name_column, type_column, id_column, aliases_column, attributes_column, from_column, to_column, columns };

class LexiconReader {
 public:
  LexiconReader(SourceId source, const Schema& schema, std::vector<LexiconEntry>& entries, Diagnostics& diagnostics)
      : source_(source), bytes_(diagnostics.source(source).bytes), schema_(schema), entries_(entries), diagnostics_(diagnostics) {}

  void read() {
    bool header = true;
    const auto lines = static_cast<std::size_t>(std::count(bytes_.begin(), bytes_.end(), '\n'));
    seen_ = FlatTable(lines);
    entries_.reserve(lines);
    std::size_t at = 0;
    while (const std::optional<Span> line = next_table_line(bytes_, at)) {
      if (unreadable_) return;
      split_cells(bytes_, *line, '\t', cells_);
      if (header)
        read_header(*line);
      else
        read_entry(*line);
      header = false;
    }
    if (header)
      error("L001", {0, 0}, "a lexicon without a header line",
            "its first line is `name<tab>type<tab>id<tab>aliases<tab>attributes<tab>from<tab>to`");
  }

 private:
  std::string_view text(Span span) const { return bytes_.substr(span.begin, span.size()); }
  void error(std::string code, Span place, std::string message, std::string help = {}) {
    report(diagnostics_, std::move(code), source_, place, std::move(message), std::move(help));
  }

  void read_header(Span line) {
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (i < columns && text(cells_[i]) == column_names[i]) continue;
      unreadable_ = true;
      error("L001", cells_[i].empty() ? line : cells_[i],
            i < columns ? "column " + std::to_string(i + 1) + " must be `" + column_names[i] + "`" : "a lexicon has seven columns",
            text(cells_[0]) == "same" || text(cells_[0]) == "different"
                ? "a list of merges is a file NAME.merges.tsv, without a header"
                : "its first line is `name<tab>type<tab>id<tab>aliases<tab>attributes<tab>from<tab>to`");
      return;
    }
    if (cells_.size() >= 2) return;
    unreadable_ = true;
    error("L001", line, "a lexicon needs the columns `name` and `type`, with a tab between them");
  }

  Span cell(Column column) const { return column < cells_.size() ? cells_[column] : Span{}; }

  void read_entry(Span line) {
    if (!check_characters(source_, line, diagnostics_)) return;
    if (cells_.size() < 2)
      return error("L002", line, "no second column, which is the type", "columns are separated by one tab, not by blanks");
    if (cells_.size() > columns) return error("L002", cells_[columns], "an eighth column", "aliases have | between them, attributes ;");
    if (cell(name_column).empty()) return error("L002", line, "no name");
    if (!is_new_line(line)) return report_warning(diagnostics_, "L004", source_, line, "this line stands in the file twice", "remove one");
    const auto type = type_of(cell(type_column));
    if (!type) return;
    LexiconEntry entry;
    entry.type = *type;
    entry.name = text(cell(name_column));
    entry.id = text(cell(id_column));
    if (schema_.type(*type).reference == Reference::name) {
      warn_of_no_letters(cell(name_column));
      warn_of_blanks(cell(id_column));
    }
    if (entry.id.empty() && schema_.type(*type).has_lemma) entry.id = entry.name;
    if (!cell(aliases_column).empty()) {
      split_cells(bytes_, cell(aliases_column), '|', parts_);
      entry.aliases.reserve(parts_.size());
      for (const Span alias : parts_)
        if (is_new_alias(alias, entry)) entry.aliases.emplace_back(text(alias));
      if (parts_.size() == 1) warn_of_other_separators(cell(aliases_column));
    }
    if (!cell(attributes_column).empty() && !read_attributes(cell(attributes_column), entry)) return;
    if (!read_date(cell(from_column), false, entry.from) || !read_date(cell(to_column), true, entry.to)) return;
    if (!entry.from.empty() && !entry.to.empty() && entry.to < entry.from)
      return error("L006", cell(to_column),
                   "`to` is `" + std::string(text(cell(to_column))) + "`, before `from`, `" + std::string(text(cell(from_column))) +
                       "`: the entry ends before it begins",
                   "`to` is the last day on which the entry holds");
    entries_.push_back(std::move(entry));
  }

  // Of two lines with one hash only the first is known again.
  bool is_new_line(Span line) {
    const std::uint64_t hash = std::hash<std::string_view>()(text(line));
    const std::uint32_t first = seen_.insert(hash ? hash : 1, line.begin);
    if (first == line.begin || bytes_.substr(first, line.size()) != text(line)) return true;
    const char behind = bytes_[first + line.size()];
    return behind != '\n' && behind != '\r';
  }

  // Long lists are compared with the name alone.
  bool is_new_alias(Span alias, const LexiconEntry& entry) {
    constexpr std::size_t most_compared = 64;
    if (alias.empty()) {
      const bool last = alias.begin == cells_[aliases_column].end;
      const Span bar = last ? Span{alias.begin - 1, alias.begin} : Span{alias.begin, alias.begin + 1};
      report_warning(diagnostics_, "L012", source_, bar, "an empty alias", "aliases have one | between them, and none at the end");
      return false;
    }
    const std::size_t compared = std::min(entry.aliases.size(), most_compared);
    const bool again = std::find(entry.aliases.begin(), entry.aliases.begin() + static_cast<std::ptrdiff_t>(compared), text(alias)) !=
                       entry.aliases.begin() + static_cast<std::ptrdiff_t>(compared);
    if (text(alias) != entry.name && !again) return true;
    report_warning(diagnostics_, "L012", source_, alias,
                   again ? "`" + std::string(text(alias)) + "` is an alias twice" : "the alias `" + entry.name + "` is the name itself",
                   "leave it out");
    return false;
  }

  // Bytes beyond ASCII count as letters.
  void warn_of_no_letters(Span name) {
    const std::string_view said = text(name);
    if (std::any_of(said.begin(), said.end(), [](unsigned char c) { return c >= 0x80 || std::isalnum(c); })) return;
    report_warning(diagnostics_, "L016", source_, name, "`" + std::string(said) + "` has no letter and no digit",
                   "it would be found at every such sign: write the name, or remove the line");
  }

  void warn_of_blanks(Span id) {
    std::string joined(text(id));
    if (joined.find(' ') == std::string::npos) return;
    Diagnostic told = error_at("L017", source_, id, "an id with blanks", "an id becomes an address: write `-` or `_` in their place");
    told.severity = Severity::warning;
    std::replace(joined.begin(), joined.end(), ' ', '-');
    told.fixes.push_back({"write `" + joined + "`", {{source_, id, joined}}});
    diagnostics_.add(std::move(told));
  }

  // "Rovers, Calder": a comma or semicolon between names makes one long name of them.
  void warn_of_other_separators(Span place) {
    std::string aliases(text(place));
    if (aliases.find(';') == std::string::npos && aliases.find(", ") == std::string::npos) return;
    Diagnostic diagnostic =
        error_at("L010", source_, place, "this is one alias, with what stands between its words", "aliases have | between them");
    diagnostic.severity = Severity::warning;
    for (std::size_t at = aliases.find_first_of(";,"); at != std::string::npos; at = aliases.find_first_of(";,", at + 1)) {
      const std::size_t behind = aliases.find_first_not_of(' ', at + 1);
      aliases.replace(at, (behind == std::string::npos ? aliases.size() : behind) - at, "|");
    }
    diagnostic.fixes.push_back({"part the aliases by |", {{source_, place, aliases}}});
    diagnostics_.add(std::move(diagnostic));
  }

  std::optional<TypeId> type_named(Span place) {
    const std::string_view name = text(place);
    if (const auto type = schema_.find_type(name)) return type;
    if (schema_.may_declare(name)) return std::nullopt;  // told at the schema
    std::vector<std::string> known;
    for (const Type& each : schema_.types()) known.push_back(each.name);
    const std::string near = did_you_mean(name, known);
    Diagnostic diagnostic = error_at("L005", source_, place, "no type `" + std::string(name) + "`", suggestion(name, known));
    if (!near.empty()) diagnostic.fixes.push_back({"write `" + near + "`", {{source_, place, near}}});
    diagnostics_.add(std::move(diagnostic));
    return std::nullopt;
  }

  std::optional<TypeId> type_of(Span place) {
    const std::string_view name = text(place);
    if (name == last_type_name_ && last_type_ != no_type) return last_type_;
    const auto type = type_named(place);
    if (!type) return std::nullopt;
    last_type_name_ = name;
    last_type_ = *type;
    known_attributes_.clear();
    return type;
  }

  // What "number=plural" means for the type at hand: the same few come again and again.
  struct Meaning {
    std::vector<TypeId> feature_types;
    std::string key, value;  // no feature
  };

  const Meaning* meaning_of(Span place, TypeId type) {
    if (const auto known = known_attributes_.find(text(place)); known != known_attributes_.end()) return &known->second;
    const std::string_view setting = text(place);
    const std::size_t equals = setting.find('=');
    if (equals == std::string_view::npos || equals == 0) {
      error("L007", place, "an attribute is written key=value", "attributes have ; between them");
      return nullptr;
    }
    const auto at = static_cast<std::uint32_t>(place.begin + equals);
    const Span key = trimmed_cell(bytes_, {place.begin, at}), value = trimmed_cell(bytes_, {at + 1, place.end});
    if (value.empty() || text(value).front() == '=') {
      error("L007", place, value.empty() ? "attribute `" + std::string(text(key)) + "` has no value" : "one `=` stands before a value",
            "an attribute is written key=value");
      return nullptr;
    }
    if (joined_settings(place, value)) return nullptr;
    if (text(key) == "of_type" && !type_named(value)) return nullptr;
    Meaning meaning;
    const std::vector<TypeId> possible = schema_.feature_values(type, text(key));
    if (possible.empty()) {
      meaning.key = text(key);
      meaning.value = text(value);
    } else {
      std::vector<Span> values;
      split_cells(bytes_, value, '|', values);
      for (const Span one : values) {
        const auto found = std::find_if(possible.begin(), possible.end(), [&](TypeId id) {
          const std::string_view name = schema_.type(id).name;
          return name.substr(name.rfind('.') + 1) == text(one);
        });
        if (found == possible.end()) {
          unknown_value(one, key, possible);
          return nullptr;
        }
        meaning.feature_types.push_back(*found);
      }
    }
    return &known_attributes_.emplace(setting, std::move(meaning)).first->second;
  }

  // "gender=female,role=poet": two settings, and no `;` between them.
  bool joined_settings(Span place, Span value) {
    const std::string_view said = text(value);
    const std::size_t sign = said.find_first_of(",|");
    if (sign == std::string_view::npos || said.find('=', sign) == std::string_view::npos) return false;
    std::string parted(text(place));
    for (std::size_t at = parted.find_first_of(",|"); at != std::string::npos; at = parted.find_first_of(",|", at + 1)) {
      const std::size_t equals = parted.find('=', at), next = parted.find_first_of(",|", at + 1);
      if (equals < next && equals != std::string::npos) parted[at] = ';';
    }
    Diagnostic diagnostic = error_at("L007", source_, place, "two attributes in one", "attributes have ; between them: `" + parted + "`");
    diagnostic.fixes.push_back({"part the attributes by ;", {{source_, place, parted}}});
    diagnostics_.add(std::move(diagnostic));
    return true;
  }

  void unknown_value(Span value, Span key, const std::vector<TypeId>& possible) {
    std::vector<std::string> names;
    std::string all;
    for (const TypeId id : possible) {
      const std::string& name = schema_.type(id).name;
      names.push_back(name.substr(name.rfind('.') + 1));
      all += (all.empty() ? "" : ", ") + names.back();
    }
    const std::string near = suggestion(text(value), names);
    error("L008", value,
          "`" + std::string(text(value)) + "` is no " + std::string(text(key)) + " of `" + std::string(last_type_name_) + "`",
          near.empty() ? "it is one of " + all : near);
  }

  bool read_attributes(Span place, LexiconEntry& entry) {
    split_cells(bytes_, place, ';', parts_);
    for (const Span part : parts_) {
      if (part.empty()) continue;
      const Meaning* meaning = meaning_of(part, entry.type);
      if (!meaning) return false;
      if (meaning->key.empty())
        entry.feature_types.insert(entry.feature_types.end(), meaning->feature_types.begin(), meaning->feature_types.end());
      else
        entry.attributes.emplace_back(meaning->key, meaning->value);
    }
    std::stable_sort(entry.attributes.begin(), entry.attributes.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 1; i < entry.attributes.size(); ++i)
      if (entry.attributes[i].first == entry.attributes[i - 1].first) {
        error("L007", place, "attribute `" + entry.attributes[i].first + "` comes twice", "write it once, or make it two lines");
        return false;
      }
    return true;
  }

  bool read_date(Span place, bool last, std::string& date) {
    if (place.empty()) return true;
    std::string written(text(place));
    const auto digits = [&](std::size_t begin, std::size_t end) {
      return std::all_of(written.begin() + begin, written.begin() + end, [](char c) { return c >= '0' && c <= '9'; });
    };
    if (written.size() == 4 && digits(0, 4)) written += last ? "-12-31" : "-01-01";
    if (written.size() == 7 && digits(0, 4) && written[4] == '-' && digits(5, 7)) {
      const int month = (written[5] - '0') * 10 + written[6] - '0';
      if (month >= 1 && month <= 12) written += "-" + std::to_string(last ? days_in_month(std::stoi(written.substr(0, 4)), month) : 1);
      if (!last && month >= 1 && month <= 12) written.insert(8, "0");
    }
    if (written.size() == 10 && parse_date(written)) {
      date = std::move(written);
      return true;
    }
    error("L006", place, std::string(last ? "`to`" : "`from`") + ": `" + std::string(text(place)) + "` is not a date",
          "write 2019-05-31, 2019-05 or 2019");
    return false;
  }

  SourceId source_;
  std::string_view bytes_;
  const Schema& schema_;
  std::vector<LexiconEntry>& entries_;
  Diagnostics& diagnostics_;
  std::vector<Span> cells_, parts_;
  FlatTable seen_;  // hashes of lines, and where the first of each begins
  std::string_view last_type_name_;
  TypeId last_type_ = no_type;
  std::unordered_map<std::string_view, Meaning> known_attributes_;
  bool unreadable_ = false;
};

}  // namespace

std::vector<LexiconEntry> read_entries(SourceId source, const Schema& schema, Diagnostics& diagnostics) {
  std::vector<LexiconEntry> entries;
  LexiconReader(source, schema, entries, diagnostics).read();
  return entries;
}

void read_lexicon(SourceId source, const Schema& schema, Lexicon& lexicon, Diagnostics& diagnostics) {
  for (LexiconEntry& entry : read_entries(source, schema, diagnostics)) lexicon.add(std::move(entry));
}

}  // namespace relata
