// Texts that an editor has not saved yet: they are read in place of the files on disk.
#pragma once
#include <map>
#include <memory>
#include <string>

namespace relata {

using UnsavedTexts = std::map<std::string, std::shared_ptr<const std::string>>;  // by canonical path

}  // namespace relata
