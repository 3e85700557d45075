// What a word looks like to an eye that reads quickly: letters of other alphabets, figures and pairs of letters that pass for Latin ones.
#pragma once

#include <string>
#include <string_view>

namespace asepsie::unicode {

// The plain Latin letters a word passes for: lower case, without accents, foreign look-alikes replaced (Unicode Technical Standard 39, section 4), and then 0 for o,
// 1 for l, rn for m, vv for w. Two words that look alike have the same skeleton; it is not for showing.
std::string skeleton(std::string_view utf8);

// Characters that cannot be seen with a letter on both sides: zero-width spaces, soft hyphens, tags, the combining grapheme joiner. Joiners of emoji and of scripts that
// need them are not counted.
std::size_t invisible_within_words(std::string_view utf8);

// Letters of mathematics, of enclosed forms and of full width in the place of ordinary ones.
std::size_t styled_letters(std::string_view utf8);

// Whether one word (letters without a break) mixes Latin letters with Cyrillic, Greek, or other letters that look like them. The names of molecules are none: "TNFα", "γGT".
bool mixes_alphabets(std::string_view utf8);

}  // namespace asepsie::unicode
