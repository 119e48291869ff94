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

// What a run costs by rule: told beside it, never in what it writes.
struct ProfileChoice {
  bool wanted = false;
  std::string path;  // FILE.json; empty: as text on standard error
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
  ProfileChoice profile;
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
  std::string explain;   // a code whose page is printed; nothing is checked then
  bool fix = false;      // carry out the fixes
  bool dry_run = false;  // show them as diffs
};

struct FmtOptions {
  std::vector<std::string> targets;  // packs or rule files
  bool check = false;                // show what would change and write nothing
};

struct TestOptions {
  std::vector<std::string> targets;  // packs or rule files
  unsigned threads = 0;              // 0: one for each core
  bool coverage = false;             // tell what no test reaches
  double threshold = 0;              // percent: findings below it
  std::string html, lcov;            // files for the coverage; empty: none
  bool mutate = false;               // tell which conditions no test needs
  bool review = false;               // ask for each case that gives something else whether that is right
  bool answers_piped = false;        // the answers come on standard input, though it is no terminal
  bool accept = false;               // take what each case gives, without asking
  std::string gold;                  // a folder of statements that are right; the tests are not run then
  std::vector<std::string> sources;  // documents beside those of the gold folder
  ProfileChoice profile;
};

struct DiffOptions {
  std::string before, after;         // packs
  std::vector<std::string> sources;  // what both read
  std::string date;                  // of documents that have none
  std::string format = "text";       // or markdown
  bool all = false;                  // read every document, touched or not
  bool strict = false;
};

struct ExplainOptions {
  std::string what;  // a statement's or entity's id, FILE:LINE:COLUMN, or a pattern; with `why_not` the first source
  std::vector<std::string> sources;
  std::vector<std::string> packs;
  std::string why_not;  // a statement that is missed
  bool steps = false;   // layer by layer
  std::string date;     // of documents that have none
  std::string format = "text";
};

struct NewOptions {
  std::string what;  // pack or rule
  std::string name;
  std::string in;  // the folder that gets the pack, or the file that gets the rule
};

struct DocsOptions {
  std::string pack;
  std::string output;  // FILE.md or FILE.html; empty: standard output
  std::string format = "markdown";
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
[[nodiscard]] int run_fmt(const FmtOptions& options);
[[nodiscard]] int run_test(const TestOptions& options);
// Findings: the two packs make different statements, or --strict and something was left out. Refused: no document can be read.
[[nodiscard]] int run_diff(const DiffOptions& options);
// Findings: nothing to explain is found.
[[nodiscard]] int run_explain(const ExplainOptions& options);
[[nodiscard]] int run_new(const NewOptions& options);
[[nodiscard]] int run_docs(const DocsOptions& options);
[[nodiscard]] int run_list(const ListOptions& options);
[[nodiscard]] int run_schema(const SchemaOptions& options);
// A language server on standard input and output, until it is told to exit.
[[nodiscard]] int run_lsp();
// For people who mend rules: the tape after each layer, the readings, and what they give.
[[nodiscard]] int run_trace(const TraceOptions& options);

}  // namespace relata
