// The commands of the program: what each is asked for, and what it answers to the shell.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace relata {

// What the shell is told. Fixed: scripts rely on it.
enum ExitStatus {
  done = 0,      // also where sources or rules were left out; each is named on standard error
  findings = 1,  // check and test found something, or --strict and something was left out
  refused = 2,   // nothing was written: usage, unknown pack or ending, unwritable output
};

// What outputs look like, for extract and merge.
struct OutputChoice {
  std::vector<std::string> paths;  // "-": standard output
  std::string format;              // of standard output
  std::string view = "entities";
  std::string base;  // empty: the default
  bool yed = false;
};

// The part of the graph that is wanted, as it stands on the command line; empty: all.
struct FilterChoice {
  std::uint64_t min_weight = 1;
  std::vector<std::string> relations, modes, types;
  std::string since, until;  // days, months or years
  std::string ego;
  unsigned hops = 1;
};

struct ExtractOptions {
  std::vector<std::string> sources;
  std::vector<std::string> packs;
  OutputChoice outputs;
  FilterChoice filter;             // without its types: they are those below
  std::string date;                // of documents that have none
  std::string date_order;          // mdy, dmy; empty: as the pack says
  unsigned threads = 0;            // 0: one for each core
  std::vector<std::string> types;  // mentions of these alone; empty: all
  std::string keep_text;           // path; empty: no
  bool all_mentions = false;
  bool strict = false;
};

struct MergeOptions {
  std::vector<std::string> streams;
  std::vector<std::string> packs;
  OutputChoice outputs;
  FilterChoice filter;
  bool explain = false;
  bool strict = false;
};

struct LoadOptions {
  std::vector<std::string> files;  // N-Quads or N-Triples, packed or not
  std::string endpoint;
  std::string graph_by = "none";
  double batch_megabytes = 8;
  unsigned retries = 6, timeout_seconds = 300;
};

struct CheckOptions {
  std::vector<std::string> targets;  // packs or rule files
  std::string format = "text";
};

struct TestOptions {
  std::vector<std::string> targets;  // packs or rule files
};

struct ListOptions {
  std::string what;
  std::vector<std::string> packs;  // of types and relations; empty: all that are found
};

struct SchemaOptions {
  std::string name;
  std::vector<std::string> packs;  // of ontology and shapes; empty: all that are found
  std::string base;                // empty: the default
};

struct TraceOptions {
  std::vector<std::string> sources;
  std::vector<std::string> packs;
  std::string date;
};

[[nodiscard]] int run_extract(const ExtractOptions& options);
[[nodiscard]] int run_merge(const MergeOptions& options);
[[nodiscard]] int run_load(const LoadOptions& options);
[[nodiscard]] int run_check(const CheckOptions& options);
[[nodiscard]] int run_test(const TestOptions& options);
[[nodiscard]] int run_list(const ListOptions& options);
[[nodiscard]] int run_schema(const SchemaOptions& options);
// For people who mend rules: the tape after each layer, the readings, and what they give.
[[nodiscard]] int run_trace(const TraceOptions& options);

}  // namespace relata
