#include "engine/rules/ground.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <set>
#include <utility>

#include "engine/diagnostics/report.h"
#include "engine/rules/canonical_path.h"
#include "engine/rules/lexicon_file.h"
#include "engine/rules/merges_file.h"
#include "engine/schema/load_schema.h"
#include "engine/text/work_ahead.h"

namespace fs = std::filesystem;

namespace relata {
namespace {

void load_schemas(const std::vector<Pack>& packs, RuleBase& base, Diagnostics& diagnostics) {
  std::set<std::string> done;
  for (const Pack& pack : packs)
    for (const std::string& schema : pack.schemas)
      if (std::error_code error; !diagnostics.unsaved(schema) && !fs::is_regular_file(schema, error))
        base.schema.lose_declarations();  // told where pack.yaml names it
      else if (done.insert(canonical_path(schema)).second)
        load_schema(schema, base.schema, diagnostics);
}

// A lexicon file that a thread of its own has read.
struct ReadLexicon {
  Diagnostics told;
  std::optional<SourceId> source;  // in `told`
  std::vector<LexiconEntry> entries;
};

void load_lexicons(const std::vector<Pack>& packs, RuleBase& base, Diagnostics& diagnostics) {
  std::vector<const std::string*> paths;
  for (const Pack& pack : packs)
    for (const std::string& path : pack.lexicons) paths.push_back(&path);
  std::vector<ReadLexicon> files(paths.size());
  WorkAhead ahead(paths.size(),
                  [&, unsaved = diagnostics.unsaved_texts(), &schema = std::as_const(base.schema)](std::size_t i, std::size_t) {
                    files[i].told.read_unsaved(unsaved);
                    files[i].source = read_source(*paths[i], files[i].told);
                    if (files[i].source) files[i].entries = read_entries(*files[i].source, schema, files[i].told);
                  });
  std::size_t next = 0;
  for (const Pack& pack : packs) {
    for (std::size_t i = 0; i < pack.lexicons.size(); ++i) {
      ahead.need(next);
      ReadLexicon read = std::exchange(files[next++], {});
      if (!read.source) continue;
      const SourceId source = diagnostics.add_source(read.told.shared_source(*read.source));
      // What something was told of is read again, so that it is told of this source.
      if (read.told.all().empty())
        for (LexiconEntry& entry : read.entries) base.lexicon.add(std::move(entry));
      else
        read_lexicon(source, base.schema, base.lexicon, diagnostics);
    }
    for (const std::string& path : pack.merges)
      if (const auto source = read_source(path, diagnostics)) read_merges(*source, base.lexicon, diagnostics);
  }
  base.lexicon.freeze();
  check_merges(base.lexicon, diagnostics);
  // Entries come sorted by lemma or nearly so: most of them have the last one's.
  std::string_view last;
  for (const LexiconEntry& entry : base.lexicon.entries()) {
    if (!base.schema.type(entry.type).has_lemma || entry.id == last) continue;
    static_cast<void>(base.lemma_id(entry.id));
    last = entry.id;
  }
  base.lemmas.freeze();
}

// Tells whether a file is still the one that was read.
std::string state_of(const std::string& path, const Diagnostics& diagnostics) {
  if (const std::string* text = diagnostics.unsaved(path)) return path + " " + std::to_string(std::hash<std::string>{}(*text));
  std::error_code error;
  const auto changed = fs::last_write_time(path, error).time_since_epoch().count();
  return path + " " + std::to_string(changed) + " " + std::to_string(fs::file_size(path, error));
}

}  // namespace

RuleBase load_ground(const std::vector<Pack>& packs, Diagnostics& diagnostics) {
  RuleBase base;
  for (const Pack& pack : packs) {
    base.packs.push_back({pack.name, pack.version, pack.language, pack.folder});
    merge_layers(base.layers, pack.layers);
    if (const auto order = date_order_named(pack.date_order)) base.date_order = *order;
    for (const auto& [purpose, type] : pack.reading) base.reading[purpose] = type;
  }
  if (base.layers.empty() || base.layers.front() != "lexicon") {
    std::erase(base.layers, "lexicon");
    base.layers.insert(base.layers.begin(), "lexicon");
  }
  load_schemas(packs, base, diagnostics);
  load_lexicons(packs, base, diagnostics);
  return base;
}

std::string state_of_schemas(const std::vector<Pack>& packs, const Diagnostics& diagnostics) {
  std::string state;
  for (const Pack& pack : packs) {
    state += state_of(pack.folder + "/pack.yaml", diagnostics) + "\n";
    for (const std::string& file : pack.schemas) state += state_of(file, diagnostics) + "\n";
  }
  return state;
}

std::string state_of_ground(const std::vector<Pack>& packs, const Diagnostics& diagnostics) {
  std::string state;
  for (const Pack& pack : packs) {
    state += state_of(pack.folder + "/pack.yaml", diagnostics) + "\n";
    for (const auto* files : {&pack.schemas, &pack.lexicons, &pack.merges})
      for (const std::string& file : *files) state += state_of(file, diagnostics) + "\n";
  }
  return state;
}

}  // namespace relata
