// A password as whoever guesses it may write it: as it is typed, without accents, and with its words run together. Its signs are counted as people count them.
#pragma once

#include "foundation/crypto/secret.h"

#include <cstddef>
#include <vector>

namespace asepsie::passwords {

// The kinds of signs it is made of, and how many there are of each: 26, 26, 10, and 37 others as the CNIL counts them in its own example.
struct Alphabet {
    bool has_small = false;
    bool has_capital = false;
    bool has_figure = false;
    bool has_other = false;

    [[nodiscard]] int kinds() const { return int{has_small} + int{has_capital} + int{has_figure} + int{has_other}; }
    [[nodiscard]] int signs() const { return 26 * int{has_small} + 26 * int{has_capital} + 10 * int{has_figure} + 37 * int{has_other}; }
};

// One byte for each sign that is tried: letters without accents are themselves, what is no ASCII at all is a byte above 0x7F.
struct Reading {
    crypto::Secret text;
    std::vector<std::size_t> signs;  // for each byte the sign it is of, from 0
};

struct Readings {
    std::size_t characters = 0;  // "é" is one, whether it is written as one code point or as two
    Alphabet alphabet;
    std::vector<Reading> each;  // never empty, those that are alike once
};

// Beyond these nothing is read, only counted.
constexpr std::size_t most_signs_read = 400;

// The normal form that Latin letters are written in makes no difference; of other scripts the count alone is the same.
Readings readings_of(const crypto::Secret& password);

}  // namespace asepsie::passwords
