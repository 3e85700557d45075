#include "domain/passwords/strength.h"

#include "domain/passwords/tried_words.h"

#include <algorithm>
#include <cmath>

namespace asepsie::passwords {
namespace {

constexpr std::array<double, 3> guesses_a_second{100.0 / 3600, 1e4, 1e10};
constexpr double longest_time = 1e6 * 365.25 * 86400;  // seconds

Level level_of(const Strength& strength)
{
    for (std::size_t level = bits_asked.size() - 1; level > 0; --level) {
        if (strength.counted_bits >= bits_asked[level] - rounding_bits && strength.guessed_bits >= bits_asked[level] * share_of_chance) {
            return static_cast<Level>(level);
        }
    }
    return Level::none;
}

std::vector<Part> parts_of(const guessing::Guess& guess, const Reading& reading)
{
    std::vector<Part> parts;
    for (const guessing::Piece& piece : guess.pieces) {
        const std::size_t end = std::min(piece.begin + piece.length, reading.signs.size());
        if (piece.begin < end) {
            const bool is_phrase = piece.kind == guessing::PieceKind::own_word && is_known_phrase(reading.text.bytes().subspan(piece.begin, end - piece.begin));
            parts.push_back({piece.kind, is_phrase, reading.signs[piece.begin], reading.signs[end - 1]});
        }
    }
    return parts;
}

}  // namespace

Strength strength_of(const crypto::Secret& password, const guessing::OwnWords& tried)
{
    const Readings readings = readings_of(password);
    Strength out;
    out.characters = readings.characters;
    out.alphabet = readings.alphabet;
    out.counted_bits = out.characters == 0 ? 0 : static_cast<double>(out.characters) * std::log2(out.alphabet.signs());
    out.guessed_bits = out.counted_bits;
    bool is_first = true;
    for (const Reading& reading : readings.each) {
        const guessing::Guess guess = guessing::guess(reading.text, tried);
        if (is_first || guess.bits < out.guessed_bits) {
            out.guessed_bits = std::min(guess.bits, out.guessed_bits);
            out.parts = parts_of(guess, reading);
        }
        is_first = false;
    }
    out.level = level_of(out);
    const auto asked = std::upper_bound(characters_asked.begin(), characters_asked.end(), out.characters);
    out.length = static_cast<Length>(asked - characters_asked.begin());
    return out;
}

std::string_view name_of(Attacker attacker)
{
    constexpr std::array<std::string_view, 3> names{"online_limited", "stolen_slow", "stolen_fast"};
    return names.at(static_cast<std::size_t>(attacker));
}

std::string_view name_of(Level level)
{
    constexpr std::array<std::string_view, 4> names{"none", "device_code", "limited_attempts", "alone"};
    return names.at(static_cast<std::size_t>(level));
}

std::string_view name_of(Length length)
{
    constexpr std::array<std::string_view, 4> names{"too_short", "modest", "medium", "long_enough"};
    return names.at(static_cast<std::size_t>(length));
}

double seconds_to_guess(double bits, Attacker attacker)
{
    // Beyond 2^200 nothing is told apart, and the power stays a number.
    const double guesses = std::exp2(std::min(bits, 200.0) - 1);
    return std::min(guesses / guesses_a_second.at(static_cast<std::size_t>(attacker)), longest_time);
}

}  // namespace asepsie::passwords
