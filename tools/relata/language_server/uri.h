// File URIs and paths.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace relata::language_server {

// The path of a file: URI; empty for any other.
[[nodiscard]] std::string path_of_uri(std::string_view uri);
[[nodiscard]] std::string uri_of_path(std::string_view path);  // of an absolute path
// One spelling for each file: absolute, without links and dots where it exists.
[[nodiscard]] std::string canonical_path(const std::string& path);

// The folder of the pack that holds the file; empty if there is none.
[[nodiscard]] std::string pack_folder_of(const std::string& path);
// Folders with a pack.yaml in and below `folder`, not deep and not in hidden ones; canonical, in order.
[[nodiscard]] std::vector<std::string> pack_folders_below(const std::string& folder);

}  // namespace relata::language_server
