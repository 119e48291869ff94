#include "tools/relata/profile_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>

#include "tools/relata/editing/replace_file.h"
#include "tools/relata/loading.h"

namespace relata {
namespace {

constexpr std::size_t rows_shown = 30;
constexpr const char* head_of_json = "{\"profile\":";  // by which a profile is known

std::string name_of(const RuleBase& base, std::size_t rule) {
  return base.packs[base.rules[rule].pack].name + "/" + base.rules[rule].id;
}

struct Stage {
  std::string name;
  std::uint64_t ticks = 0, in_rules = 0;
};

// In running order. A layer's name may come twice: the time in its rules is told with the first.
std::vector<Stage> stages_of(const Profile& profile, const Extractor& extractor) {
  std::vector<Stage> stages = {{"read", profile.reading, 0}};
  const RuleBase& base = *extractor.base;
  for (std::size_t l = 0; l < profile.layers.size(); ++l) {
    const std::string& name = extractor.program.layers[l].name;
    const auto known = std::find_if(stages.begin(), stages.end(), [&](const Stage& stage) { return stage.name == name; });
    if (known != stages.end()) {
      known->ticks += profile.layers[l];
      continue;
    }
    Stage stage{name, profile.layers[l], 0};
    for (std::size_t r = 0; r < base.rules.size(); ++r)
      if (base.rules[r].layer == name) stage.in_rules += profile.rules[r].ticks;
    stages.push_back(std::move(stage));
  }
  stages.push_back({"resolve", profile.resolution, 0});
  return stages;
}

std::uint64_t total_of(const std::vector<Stage>& stages) {
  return std::accumulate(stages.begin(), stages.end(), std::uint64_t{0}, [](std::uint64_t sum, const Stage& s) { return sum + s.ticks; });
}

// By time, the dearest first; rules that were never tried are left out.
std::vector<std::size_t> by_cost(const Profile& profile) {
  std::vector<std::size_t> order;
  for (std::size_t r = 0; r < profile.rules.size(); ++r)
    if (profile.rules[r].tried) order.push_back(r);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return profile.rules[a].ticks > profile.rules[b].ticks; });
  return order;
}

double share(std::uint64_t part, std::uint64_t whole) {
  return whole ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : 0;
}

}  // namespace

double TickClock::seconds_a_tick() const {
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - time_).count();
  const std::uint64_t ticks = tick_count() - ticks_;
  return ticks ? seconds / static_cast<double>(ticks) : 0;
}

std::string profile_text(const Profile& profile, const Extractor& extractor, double seconds_a_tick) {
  const RuleBase& base = *extractor.base;
  const std::vector<Stage> stages = stages_of(profile, extractor);
  const std::uint64_t total = total_of(stages);
  const auto ms = [&](std::uint64_t ticks) { return static_cast<double>(ticks) * seconds_a_tick * 1e3; };
  const std::vector<std::size_t> order = by_cost(profile);
  const std::size_t shown = std::min(rows_shown, order.size());
  std::size_t width = 4;
  for (std::size_t i = 0; i < shown; ++i) width = std::max(width, name_of(base, order[i]).size());

  std::string out = fmt::format("{:<{}}  {:<10} {:>9} {:>9} {:>9} {:>9} {:>6} {:>9}\n", "rule", width, "layer", "tried", "matched",
                                "emitted", "ms", "%", "slowest");
  RuleCost rest;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const RuleCost& cost = profile.rules[order[i]];
    if (i >= shown) {
      rest.tried += cost.tried;
      rest.matched += cost.matched;
      rest.emitted += cost.emitted;
      rest.ticks += cost.ticks;
      rest.slowest = std::max(rest.slowest, cost.slowest);
      continue;
    }
    out += fmt::format("{:<{}}  {:<10} {:>9} {:>9} {:>9} {:>9.2f} {:>6.1f} {:>9.3f}\n", name_of(base, order[i]), width,
                       base.rules[order[i]].layer, cost.tried, cost.matched, cost.emitted, ms(cost.ticks), share(cost.ticks, total),
                       ms(cost.slowest));
  }
  if (order.size() > shown)
    out += fmt::format("{:<{}}  {:<10} {:>9} {:>9} {:>9} {:>9.2f} {:>6.1f} {:>9.3f}\n", fmt::format("{} more rules", order.size() - shown),
                       width, "", rest.tried, rest.matched, rest.emitted, ms(rest.ticks), share(rest.ticks, total), ms(rest.slowest));
  if (const std::size_t untried = base.rules.size() - order.size())
    out += fmt::format("{} of {} rules were never tried: what they need stands nowhere\n", untried, base.rules.size());
  out += "`slowest`: the longest try in ms, most often the first one, which compiles the pattern\n";
  out += fmt::format("\n{:<12} {:>9} {:>6}  of it in rules\n", "stage", "ms", "%");
  for (const Stage& stage : stages)
    out += fmt::format("{:<12} {:>9.2f} {:>6.1f}{}\n", stage.name, ms(stage.ticks), share(stage.ticks, total),
                       stage.in_rules ? fmt::format("  {:.2f}", ms(stage.in_rules)) : "");
  return out;
}

std::string profile_json(const Profile& profile, const Extractor& extractor, double seconds_a_tick) {
  const RuleBase& base = *extractor.base;
  const auto ms = [&](std::uint64_t ticks) { return static_cast<double>(ticks) * seconds_a_tick * 1e3; };
  nlohmann::ordered_json stages = nlohmann::ordered_json::array(), rules = nlohmann::ordered_json::array();
  for (const Stage& stage : stages_of(profile, extractor))
    stages.push_back({{"stage", stage.name}, {"ms", ms(stage.ticks)}, {"in_rules", ms(stage.in_rules)}});
  for (std::size_t r = 0; r < base.rules.size(); ++r) {
    const RuleCost& cost = profile.rules[r];
    rules.push_back({{"rule", name_of(base, r)},
                     {"layer", base.rules[r].layer},
                     {"tried", cost.tried},
                     {"matched", cost.matched},
                     {"emitted", cost.emitted},
                     {"ms", ms(cost.ticks)},
                     {"slowest", ms(cost.slowest)}});
  }
  nlohmann::ordered_json inner = {{"stages", std::move(stages)}, {"rules", std::move(rules)}};
  return head_of_json + inner.dump() + "}\n";
}

void take_back_argument(ProfileChoice& choice, std::vector<std::string>& others) {
  if (choice.path.empty() || choice.path.ends_with(".json")) return;
  others.insert(others.begin(), std::move(choice.path));
  choice.path.clear();
}

bool may_write_profile(const ProfileChoice& choice) {
  std::error_code error;
  if (choice.path.empty() || !std::filesystem::exists(choice.path, error)) return true;
  std::ifstream in(choice.path, std::ios::binary);
  std::string head(std::string_view(head_of_json).size(), '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  if (std::filesystem::file_size(choice.path, error) == 0 || head == head_of_json) return true;
  complain("`" + choice.path + "` is there and is no profile: --profile would write over it");
  return false;
}

bool write_profile(const ProfileChoice& choice, const Profile& profile, const Extractor& extractor, double seconds_a_tick) {
  if (choice.path.empty()) {
    const std::string text = profile_text(profile, extractor, seconds_a_tick);
    std::fwrite(text.data(), 1, text.size(), stderr);
    return true;
  }
  std::ofstream(choice.path, std::ios::app).flush();  // so that there is a file to replace
  if (replace_file(choice.path, profile_json(profile, extractor, seconds_a_tick))) return true;
  complain("`" + choice.path + "` can't be written");
  return false;
}

}  // namespace relata
