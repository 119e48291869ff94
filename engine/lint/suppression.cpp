#include "engine/lint/suppression.h"

#include <map>
#include <string>
#include <tuple>

#include "engine/diagnostics/catalogue.h"
#include "engine/diagnostics/did_you_mean.h"
#include "engine/diagnostics/position.h"
#include "engine/diagnostics/report.h"

namespace relata {
namespace {

constexpr std::string_view mark = "# relata:";

struct Allowance {
  std::string code;
  SourceId source = 0;
  Span place;              // of the code in the comment
  std::uint32_t line = 0;  // that it speaks of
  bool used = false, of_error = false;
};

class Suppressions {
 public:
  explicit Suppressions(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  std::vector<bool> run() {
    const std::size_t count = diagnostics_.all().size();
    for (SourceId id = 0; id < diagnostics_.source_count(); ++id)
      if (seen_.emplace(diagnostics_.source(id).path, id).second) read(id);
    std::vector<bool> allowed(count, false);
    Positions positions(diagnostics_);
    for (std::size_t i = 0; i < count; ++i) {
      const Diagnostic& each = diagnostics_.all()[i];
      if (each.primary.source >= diagnostics_.source_count()) continue;
      const auto found = allowances_.find(
          {diagnostics_.source(each.primary.source).path, positions.of(each.primary.source, each.primary.span.begin).line, each.code});
      if (found == allowances_.end()) continue;
      found->second.used = true;
      if (each.severity == Severity::error)
        found->second.of_error = true;
      else
        allowed[i] = true;
    }
    complain();
    return allowed;
  }

 private:
  void read(SourceId id) {
    const std::string_view bytes = diagnostics_.source(id).bytes;
    std::uint32_t line = 1;
    content_line_ = 0;
    for (std::size_t begin = 0; begin < bytes.size(); ++line) {
      const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
      const std::string_view text = bytes.substr(begin, end - begin);
      const std::size_t at = text.find(mark);
      if (at != std::string_view::npos && (at == 0 || text[at - 1] == ' ' || text[at - 1] == '\t')) {
        const bool alone = text.find_first_not_of(" \t") == at;
        word(id, text, begin, at, alone ? next_line_of_content(bytes, end, line) : line);
      }
      begin = end + 1;
    }
  }

  // Comments above a line may be several.
  std::uint32_t next_line_of_content(std::string_view bytes, std::size_t end, std::uint32_t line) {
    if (line < content_line_) return content_line_;
    while (end < bytes.size()) {
      ++line;
      const std::size_t next = std::min(bytes.find('\n', end + 1), bytes.size());
      const std::string_view text = bytes.substr(end + 1, next - end - 1);
      const std::size_t first = text.find_first_not_of(" \t\r");
      if (first != std::string_view::npos && text[first] != '#') return content_line_ = line;
      end = next;
    }
    return content_line_ = line + 1;
  }

  // "# relata: allow M003: the reason"; what other words begin so is none of ours.
  void word(SourceId id, std::string_view text, std::size_t offset, std::size_t begin, std::uint32_t line) {
    const std::size_t at = std::min(text.find_first_not_of(' ', begin + mark.size()), text.size());
    const std::size_t end = std::min(text.find_first_of(" :\t\r", at), text.size());
    const std::string said(text.substr(at, end - at));
    const auto place = [&](std::size_t from, std::size_t to) {
      return Span{static_cast<std::uint32_t>(offset + from), static_cast<std::uint32_t>(offset + to)};
    };
    if (said != "allow") {
      if (!did_you_mean(said, {"allow"}).empty()) suggest(id, place(at, end), "a comment that allows a warning says `allow`", "allow");
      return;
    }
    if (text.find_first_not_of(" \t\r", end) == std::string_view::npos)
      return report(diagnostics_, "A003", id, place(begin, end), "this comment names no code",
                    "it is written `# relata: allow M003: the reason`");
    comment(id, text, offset, std::min(end + 1, text.size()), line);
  }

  void suggest(SourceId id, Span place, std::string message, const std::string& instead) {
    Diagnostic told = error_at("A003", id, place, std::move(message), "did you mean `" + instead + "`?");
    told.fixes.push_back({"write `" + instead + "`", {{id, place, instead}}});
    diagnostics_.add(std::move(told));
  }

  void comment(SourceId id, std::string_view text, std::size_t offset, std::size_t at, std::uint32_t line) {
    const std::size_t colon = std::min(text.find(':', at), text.size());
    const std::size_t first = at;
    while (at < colon) {
      std::size_t end = std::min(text.find_first_of(", ", at), colon);
      if (end > at) {
        const Span place = {static_cast<std::uint32_t>(offset + at), static_cast<std::uint32_t>(offset + end)};
        const std::string code(text.substr(at, end - at));
        std::string upper = code;
        for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (title_of(code).empty() && !title_of(upper).empty())
          suggest(id, place, "there is no diagnostic `" + code + "`", upper);
        else if (title_of(code).empty())
          report(diagnostics_, "A003", id, place, "there is no diagnostic `" + code + "`",
                 "it is written `# relata: allow M003: the reason`");
        else
          allowances_.try_emplace({diagnostics_.source(id).path, line, code}, Allowance{code, id, place, line});
      }
      at = end + 1;
    }
    if (text.substr(std::min(colon + 1, text.size())).find_first_not_of(" \t\r") == std::string_view::npos)
      report(diagnostics_, "A001", id,
             {static_cast<std::uint32_t>(offset + first), static_cast<std::uint32_t>(offset + text.find_last_not_of(" \t\r") + 1)},
             "a warning that is allowed needs a reason", "`# relata: allow M003: the reason`");
  }

  void complain() {
    for (const auto& [where, allowance] : allowances_) {
      if (!allowance.used)
        report_warning(diagnostics_, "A002", allowance.source, allowance.place,
                       "nothing on line " + std::to_string(allowance.line) + " gives " + allowance.code, "leave the comment out");
      else if (allowance.of_error)
        report(diagnostics_, "A004", allowance.source, allowance.place, "an error can't be allowed, only a warning",
               "mend what it speaks of");
    }
  }

  Diagnostics& diagnostics_;
  std::uint32_t content_line_ = 0;  // the next line that is no comment, found once for all comments above it
  std::map<std::string, SourceId> seen_;
  std::map<std::tuple<std::string, std::uint32_t, std::string>, Allowance> allowances_;  // by path, line and code
};

}  // namespace

std::vector<bool> apply_suppressions(Diagnostics& diagnostics) {
  return Suppressions(diagnostics).run();
}

}  // namespace relata
