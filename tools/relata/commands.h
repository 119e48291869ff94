// The commands of the program: what each is asked for, and what it answers to the shell.
#pragma once
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
};

struct ExtractOptions {
  std::vector<std::string> sources;
  std::vector<std::string> packs;
  OutputChoice outputs;
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
  bool explain = false;
  bool strict = false;
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

struct TraceOptions {
  std::vector<std::string> sources;
  std::vector<std::string> packs;
  std::string date;
};

[[nodiscard]] int run_extract(const ExtractOptions& options);
[[nodiscard]] int run_merge(const MergeOptions& options);
[[nodiscard]] int run_check(const CheckOptions& options);
[[nodiscard]] int run_test(const TestOptions& options);
[[nodiscard]] int run_list(const ListOptions& options);
[[nodiscard]] int run_schema(const std::string& name);
// For people who mend rules: the tape after each layer, the readings, and what they give.
[[nodiscard]] int run_trace(const TraceOptions& options);

}  // namespace relata
