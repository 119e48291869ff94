#include "engine/rules/trees_ahead.h"

#include <utility>

#include "engine/diagnostics/report.h"

namespace relata {
namespace {

std::vector<const std::string*> rule_files_of(const std::vector<Pack>& packs) {
  std::vector<const std::string*> paths;
  for (const Pack& pack : packs)
    for (const std::string& path : pack.rule_files) paths.push_back(&path);
  return paths;
}

TreeAhead read_tree(const std::string& path, const std::shared_ptr<const UnsavedTexts>& unsaved) {
  TreeAhead read;
  Diagnostics told;
  told.read_unsaved(unsaved);
  const auto source = read_source(path, told);
  if (!source) return read;
  read.file = told.shared_source(*source);
  auto root = yaml::parse(*source, told);
  if (root && told.all().empty()) read.root = std::make_shared<const yaml::Node>(std::move(*root));
  return read;
}

}  // namespace

TreesAhead::TreesAhead(const std::vector<Pack>& packs, std::shared_ptr<const UnsavedTexts> unsaved)
    : paths_(rule_files_of(packs)),
      unsaved_(std::move(unsaved)),
      trees_(paths_.size()),
      work_(paths_.size(), [this](std::size_t i, std::size_t) { trees_[i] = read_tree(*paths_[i], unsaved_); }) {}

TreeAhead TreesAhead::take(std::size_t index) {
  work_.need(index);
  return std::move(trees_[index]);
}

}  // namespace relata
