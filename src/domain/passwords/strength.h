// What a password is worth: what its length and signs promise, how many guesses it really stands, and the levels that the CNIL asks for.
#pragma once

#include "domain/passwords/readings.h"
#include "foundation/guessing/guessing.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace asepsie::passwords {

// CNIL, deliberation 2022-100 of 21 July 2022: bits of a secret drawn by chance.
enum class Level : std::uint8_t {
    none,
    device_code,       // 13: unlocks a device its holder keeps, which blocks after a few failures
    limited_attempts,  // 50: the service slows down or blocks whoever tries
    alone,             // 80: nothing else protects
};
inline constexpr std::array<double, 4> bits_asked{0, 13, 50, 80};
// Twelve signs of all four kinds, which the CNIL gives as an example of 80 bits, are 79.6 by its own formula; what rounds to the level reaches it.
constexpr double rounding_bits = 0.5;
// The estimator finds short words in what was drawn by chance, and so says up to 15 % less than there is.
constexpr double share_of_chance = 0.85;

// ANSSI, guide v2 of 2021: lengths by how much is at stake.
enum class Length : std::uint8_t { too_short, modest, medium, long_enough };
inline constexpr std::array<std::size_t, 3> characters_asked{9, 12, 15};

// A part of the password that is guessed at once, by its signs.
struct Part {
    guessing::PieceKind kind = guessing::PieceKind::chance;
    bool is_known_phrase = false;
    std::size_t first = 0;  // from 0
    std::size_t last = 0;
};

struct Strength {
    std::size_t characters = 0;
    Alphabet alphabet;
    double counted_bits = 0;  // characters * log2(signs): what the CNIL's formula says, true of chance alone
    double guessed_bits = 0;  // log2 of the guesses it stands, written as suits the thief best; never more than counted_bits
    std::vector<Part> parts;
    Level level = Level::none;
    Length length = Length::too_short;
};

// What counts is what both the formula and the guesses grant. tried: words that are tried first.
Strength strength_of(const crypto::Secret& password, const guessing::OwnWords& tried);

// Who tries: how many guesses a second. The figures are those of the estimator's authors.
enum class Attacker : std::uint8_t {
    online_limited,   // 100 an hour: a service that slows down
    stolen_slow,      // 10,000 a second: a stolen list, well protected
    stolen_fast,      // 10,000,000,000 a second: a stolen list, badly protected
};
inline constexpr std::array all_attackers{Attacker::online_limited, Attacker::stolen_slow, Attacker::stolen_fast};
std::string_view name_of(Attacker attacker);
std::string_view name_of(Level level);
std::string_view name_of(Length length);
// Until half of the guesses are made; never more than a million years.
double seconds_to_guess(double bits, Attacker attacker);

}  // namespace asepsie::passwords
