#include "domain/passwords/strength.h"

#include <algorithm>
#include <cmath>

namespace asepsie::passwords {
namespace {

constexpr std::array<double, 3> guesses_a_second{100.0 / 3600, 1e4, 1e10};
constexpr double longest_time = 1e6 * 365.25 * 86400;  // seconds

bool is_in(std::uint8_t byte, char first, char last) { return byte >= static_cast<std::uint8_t>(first) && byte <= static_cast<std::uint8_t>(last); }

bool begins_character(std::uint8_t byte) { return (byte & 0xC0U) != 0x80U; }

Level level_of(const Strength& strength)
{
    for (std::size_t level = bits_asked.size() - 1; level > 0; --level) {
        if (strength.counted_bits >= bits_asked[level] - rounding_bits && strength.guessed_bits >= bits_asked[level] * share_of_chance) {
            return static_cast<Level>(level);
        }
    }
    return Level::none;
}

}  // namespace

Strength strength_of(const crypto::Secret& password, const guessing::OwnWords& tried)
{
    Strength out;
    for (const std::uint8_t byte : password.bytes()) {
        out.characters += begins_character(byte) ? 1 : 0;
        out.alphabet.has_small |= is_in(byte, 'a', 'z');
        out.alphabet.has_capital |= is_in(byte, 'A', 'Z');
        out.alphabet.has_figure |= is_in(byte, '0', '9');
        out.alphabet.has_other |= !is_in(byte, 'a', 'z') && !is_in(byte, 'A', 'Z') && !is_in(byte, '0', '9');
    }
    out.counted_bits = password.empty() ? 0 : static_cast<double>(out.characters) * std::log2(out.alphabet.signs());
    guessing::Guess guess = guessing::guess(password, tried);
    out.guessed_bits = guess.bits;
    out.pieces = std::move(guess.pieces);
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
