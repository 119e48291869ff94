// Options that several commands take.
#pragma once
#include <CLI/CLI.hpp>

#include "tools/relata/commands.h"

namespace relata {

// `about` is a line of the list of commands, `examples` the end of its help.
CLI::App* add_command(CLI::App& app, const char* name, const char* about, const char* examples);

void add_outputs(CLI::App& command, OutputChoice& choice);
void add_filter(CLI::App& command, FilterChoice& choice);
void add_packs(CLI::App& command, std::vector<std::string>& packs, bool required);
CLI::Option* add_profile(CLI::App& command, ProfileChoice& choice);

// A check for options that are given, though with nothing: a variable of a script that was never set. It must not mean "all".
[[nodiscard]] std::string refuse_empty(const std::string& value);
// As CLI11 refuses, for arguments that --profile may have taken.
[[nodiscard]] int refuse_missing(const char* what);

}  // namespace relata
