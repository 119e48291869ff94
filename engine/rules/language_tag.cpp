#include "engine/rules/language_tag.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace relata {
namespace {

// Of the registry of subtags, those of two letters, withdrawn ones too.
constexpr std::string_view two_letters =
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es "
    "et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw "
    "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng "
    "nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv "
    "sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ";

}  // namespace

bool is_language(std::string_view tag) {
  if (!std::all_of(tag.begin(), tag.end(), [](unsigned char c) { return c < 0x80 && (std::isalnum(c) || c == '-'); })) return false;
  const std::size_t first = std::min(tag.find('-'), tag.size());
  if (first < 2 || first > 3) return false;
  for (std::size_t at = first; at < tag.size();) {
    const std::size_t end = std::min(tag.find('-', at + 1), tag.size());
    if (end == at + 1 || end > at + 9) return false;
    at = end;
  }
  return true;
}

bool is_registered_language(std::string_view tag) {
  std::string language(tag.substr(0, tag.find('-')));
  if (language.size() != 2) return true;
  for (char& c : language) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const std::size_t at = two_letters.find(language + " ");
  return at != std::string_view::npos && at % 3 == 0;
}

}  // namespace relata
