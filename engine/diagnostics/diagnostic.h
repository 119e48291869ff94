// What a user did that relata can't follow: a code that never changes its meaning, the very words, and a way out.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/diagnostics/unsaved_texts.h"
#include "engine/text/span.h"

namespace relata {

enum class Severity { error, warning, note };

using SourceId = std::uint32_t;

// A file as it was read. Spans of labels and edits are bytes of `bytes`.
struct SourceFile {
  std::string path;  // as named by the user
  std::string bytes;
};

struct Label {
  SourceId source = 0;
  Span span;
  std::string message;
};

struct Edit {
  SourceId source = 0;
  Span span;
  std::string replacement;
};

struct Fix {
  std::string title;
  std::vector<Edit> edits;
};

struct Diagnostic {
  std::string code;  // "R012": stable, listed in docs/diagnostics
  Severity severity = Severity::error;
  std::string message;
  Label primary;
  std::vector<Label> labels;  // further places that explain the primary one
  std::string help;           // the way out, one line; may be empty
  std::vector<Fix> fixes;
};

// The diagnostics of one run, and the files that they point into. Sources live as long as this object does.
class Diagnostics {
 public:
  SourceId add_source(std::string path, std::string bytes);
  // A file that another object holds too.
  SourceId add_source(std::shared_ptr<const SourceFile> file);
  [[nodiscard]] const SourceFile& source(SourceId id) const { return *sources_[id]; }
  [[nodiscard]] const std::shared_ptr<const SourceFile>& shared_source(SourceId id) const { return sources_[id]; }
  [[nodiscard]] std::size_t source_count() const { return sources_.size(); }
  void add(Diagnostic diagnostic) { all_.push_back(std::move(diagnostic)); }
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  // One more fix of the diagnostic at `index` of all().
  void add_fix(std::size_t index, Fix fix) { all_[index].fixes.push_back(std::move(fix)); }
  [[nodiscard]] std::size_t errors() const;
  // What read_source takes in place of files on disk, and what it takes for this one; nullptr: the file itself.
  void read_unsaved(std::shared_ptr<const UnsavedTexts> texts) { unsaved_ = std::move(texts); }
  [[nodiscard]] const std::shared_ptr<const UnsavedTexts>& unsaved_texts() const { return unsaved_; }
  [[nodiscard]] const std::string* unsaved(const std::string& path) const;

 private:
  std::shared_ptr<const UnsavedTexts> unsaved_;
  std::vector<std::shared_ptr<const SourceFile>> sources_;
  std::vector<Diagnostic> all_;
};

}  // namespace relata
