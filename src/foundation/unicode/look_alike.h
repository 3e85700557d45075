// What a word looks like to an eye that reads quickly: letters of other alphabets, figures and pairs of letters that pass for Latin ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace asepsie::unicode {

// The plain Latin letters a word passes for: lower case, without accents, foreign look-alikes replaced (Unicode Technical Standard 39, section 4), and then 0 for o,
// 1 for l, rn for m, vv for w. Two words that look alike have the same skeleton; it is not for showing.
std::string skeleton(std::string_view utf8);

// A character that takes no place of its own: zero-width spaces, soft hyphens, tags, the combining grapheme joiner, marks of direction, forms of emoji, Hangul fillers.
bool is_invisible(std::uint32_t character);

// Invisible characters with a letter of ours on both sides. Joiners of emoji and of scripts that need them are not counted.
std::size_t invisible_within_words(std::string_view utf8);

// Letters of mathematics, of enclosed forms and of full width in the place of ordinary ones.
std::size_t styled_letters(std::string_view utf8);

// Whether one word (letters without a break) mixes Latin letters with Cyrillic, Greek, or other letters that look like them. The names of molecules are none: "TNFα", "γGT".
bool mixes_alphabets(std::string_view utf8);

}  // namespace asepsie::unicode
