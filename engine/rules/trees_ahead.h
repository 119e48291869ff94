// Rule files as trees, read by other threads while the ground that they stand on is still being read.
#pragma once
#include <memory>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/pack.h"
#include "engine/text/work_ahead.h"
#include "engine/yaml/yaml.h"

namespace relata {

struct TreeAhead {
  std::shared_ptr<const SourceFile> file;  // nullptr: it can't be read
  std::shared_ptr<const yaml::Node> root;  // nullptr: there is something to tell of it, so it is to be parsed again
};

class TreesAhead {
 public:
  // Of all rule files of the packs, which must outlive it, in their order.
  TreesAhead(const std::vector<Pack>& packs, std::shared_ptr<const UnsavedTexts> unsaved);
  [[nodiscard]] TreeAhead take(std::size_t index);

 private:
  std::vector<const std::string*> paths_;
  std::shared_ptr<const UnsavedTexts> unsaved_;
  std::vector<TreeAhead> trees_;
  WorkAhead work_;
};

}  // namespace relata
