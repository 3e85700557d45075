// A text cut into the words that phrases are made of.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace asepsie::mail {

// Letters are compared in lower case, without accents, letters of other alphabets that pass for Latin ones as these, invisible characters left out, and without the
// plural's "s" at the end of four letters or more. What a person reads as the same word has the same mark.
struct Word {
    std::uint64_t mark = 0;
    std::uint32_t begin = 0;  // bytes in the text
    std::uint32_t end = 0;
    bool has_figure = false;
};

constexpr std::size_t longest_text_bytes = 300'000;  // what is behind is not cut into words

std::vector<Word> words_of(std::string_view utf8);

}  // namespace asepsie::mail
