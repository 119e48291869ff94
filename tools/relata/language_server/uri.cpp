#include "tools/relata/language_server/uri.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

namespace relata::language_server {
namespace {

constexpr int deepest_pack = 3;  // below the workspace

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const int lower = std::tolower(static_cast<unsigned char>(c));
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace

std::string path_of_uri(std::string_view uri) {
  constexpr std::string_view scheme = "file://";
  if (!uri.starts_with(scheme)) return {};
  uri.remove_prefix(scheme.size());
  const std::size_t slash = uri.find('/');  // an authority such as localhost stands before it
  if (slash == std::string_view::npos) return {};
  uri.remove_prefix(slash);
  std::string path;
  for (std::size_t at = 0; at < uri.size(); ++at) {
    if (uri[at] == '?' || uri[at] == '#') break;
    const int high = uri[at] == '%' && at + 2 < uri.size() ? hex_digit(uri[at + 1]) : -1;
    const int low = high >= 0 ? hex_digit(uri[at + 2]) : -1;
    if (low < 0) {
      path += uri[at];
      continue;
    }
    path += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return path.find('\0') == std::string::npos ? path : std::string();
}

std::string uri_of_path(std::string_view path) {
  constexpr const char* digits = "0123456789ABCDEF";
  std::string uri = "file://";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) || std::string_view("/-._~").find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += '%';
      uri += digits[byte >> 4];
      uri += digits[byte & 15];
    }
  }
  return uri;
}

std::string canonical_path(const std::string& path) {
  std::error_code error;
  const auto found = std::filesystem::weakly_canonical(path, error);
  return error ? path : found.generic_string();
}

std::string pack_folder_of(const std::string& path) {
  std::error_code error;
  for (std::filesystem::path folder = std::filesystem::path(path).parent_path(); !folder.empty(); folder = folder.parent_path()) {
    if (std::filesystem::is_regular_file(folder / "pack.yaml", error)) return folder.generic_string();
    if (folder == folder.root_path()) break;
  }
  return {};
}

std::vector<std::string> pack_folders_below(const std::string& folder) {
  std::vector<std::string> found;
  std::error_code error;
  if (folder.empty()) return found;
  if (std::filesystem::is_regular_file(std::filesystem::path(folder) / "pack.yaml", error)) found.push_back(canonical_path(folder));
  for (std::filesystem::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (!at->is_directory(ignored)) continue;
    if (at->path().filename().string().starts_with('.') || at.depth() >= deepest_pack) at.disable_recursion_pending();
    if (std::filesystem::is_regular_file(at->path() / "pack.yaml", ignored)) found.push_back(canonical_path(at->path().string()));
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace relata::language_server
