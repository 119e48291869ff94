// Names as strings: their keys for comparing, their parts, their fullest form.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace relata::within {

// Words of a name, folded for comparing: "al-Dulaimi" -> {al, dulaimi}; "José" -> {jose}.
[[nodiscard]] std::vector<std::string> key_tokens(std::string_view name);
[[nodiscard]] std::string join(const std::vector<std::string>& tokens, std::size_t from = 0);
// One space between words, none around.
[[nodiscard]] std::string squeeze(std::string_view text);
// "J." or "J": stands for a longer given name.
[[nodiscard]] bool is_initial(std::string_view word);
// Letters all capital, two at least: "NATO", and a headline's "MERKEL".
[[nodiscard]] bool is_all_capital(std::string_view text);
// Without initials between the first word and the last, unless the first is an initial too.
[[nodiscard]] std::string without_middle_initials(std::string_view name);

struct PersonalName {
  std::vector<std::string> given;    // keys, initials included
  std::vector<std::string> surname;  // keys
  std::string form;                  // as written, without title and middle initials
  std::string initialed;             // as written, without title, where middle initials stand in it; else empty
  std::string initials;              // the middle initials, lower case: "hw" of "George H.W. Bush"
  bool given_only = false;           // only a first name is there
};
// `text` as it stands, `given` and `surname` as rules marked them (both may be empty: then the last word is the surname).
[[nodiscard]] PersonalName personal_name(std::string_view text, std::string_view given, std::string_view surname);
// May both be names of one person, as far as given names tell? (Initials and left-out middle names agree.)
[[nodiscard]] bool given_names_agree(const PersonalName& a, const PersonalName& b);
// Is one surname the end of the other ("de Hoop Scheffer", "Scheffer")?
[[nodiscard]] bool surnames_agree(const PersonalName& a, const PersonalName& b);
// Initial letters of the capitalised words: "International Atomic Energy Agency" -> "iaea".
[[nodiscard]] std::string initials_of(std::string_view name);

}  // namespace relata::within
