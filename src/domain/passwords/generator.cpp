#include "domain/passwords/generator.h"

#include <array>
#include <cmath>
#include <string>

namespace asepsie::passwords {
namespace {

constexpr std::array<std::string_view, 4> kinds{"abcdefghijkmnopqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "!#%+-=?@*&;:."};

std::string all_signs()
{
    std::string all;
    for (const std::string_view kind : kinds) {
        all += kind;
    }
    return all;
}

bool has_every_kind(std::string_view password)
{
    for (const std::string_view kind : kinds) {
        if (password.find_first_of(kind) == std::string_view::npos) {
            return false;
        }
    }
    return true;
}

Drawn kept(std::string& text, double bits)
{
    Drawn out{crypto::Secret::copy_of(text), bits};
    crypto::wipe(text);
    return out;
}

// How many strings of so many signs hold every kind: inclusion and exclusion over the kinds left out.
double bits_of_signs(std::size_t signs)
{
    const double all = static_cast<double>(all_signs().size());
    double share = 0;  // of all strings of that length
    for (unsigned left_out = 0; left_out < (1U << kinds.size()); ++left_out) {
        double rest = all;
        double sign = 1;
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            if ((left_out >> kind & 1U) != 0) {
                rest -= static_cast<double>(kinds.at(kind).size());
                sign = -sign;
            }
        }
        share += sign * std::pow(rest / all, static_cast<double>(signs));
    }
    return static_cast<double>(signs) * std::log2(all) + std::log2(share);
}

}  // namespace

Result<Drawn> draw_words(std::size_t words, const Draw& draw)
{
    if (words < fewest_words || words > most_words) {
        return fail(ErrorCode::bad_usage, std::to_string(fewest_words) + "-" + std::to_string(most_words));
    }
    const std::vector<std::string_view>& list = passphrase_words();
    std::string text;
    text.reserve(words * 16);  // so that no copy of a part is left behind
    for (std::size_t i = 0; i < words; ++i) {
        text += i == 0 ? "" : "-";
        text += list[draw(static_cast<std::uint32_t>(list.size()))];
    }
    return kept(text, static_cast<double>(words) * std::log2(static_cast<double>(list.size())));
}

Result<Drawn> draw_signs(std::size_t signs, const Draw& draw)
{
    if (signs < fewest_signs || signs > most_signs) {
        return fail(ErrorCode::bad_usage, std::to_string(fewest_signs) + "-" + std::to_string(most_signs));
    }
    const std::string all = all_signs();
    std::string text(signs, ' ');
    // Drawn anew as a whole until every kind is there, so that all that remain are as likely.
    do {
        for (char& sign : text) {
            sign = all[draw(static_cast<std::uint32_t>(all.size()))];
        }
    } while (!has_every_kind(text));
    return kept(text, bits_of_signs(signs));
}

}  // namespace asepsie::passwords
