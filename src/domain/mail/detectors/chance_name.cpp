#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

#include <algorithm>

namespace asepsie::mail::detectors {
namespace {

constexpr std::size_t shortest = 7;              // letters and figures of a label
constexpr std::size_t least_changes = 3;         // from letters to figures or back
constexpr std::size_t longest_consonant_run = 5;

// Figures among the letters, or more consonants in a row than any of our languages has.
bool looks_drawn(std::string_view label)
{
    if (label.size() < shortest) {
        return false;
    }
    std::size_t changes = 0;
    std::size_t run = 0;
    std::size_t longest_run = 0;
    for (std::size_t i = 0; i < label.size(); ++i) {
        const bool is_figure = label[i] >= '0' && label[i] <= '9';
        const bool was_figure = i > 0 && label[i - 1] >= '0' && label[i - 1] <= '9';
        changes += i > 0 && is_figure != was_figure && label[i] != '-' && label[i - 1] != '-' ? 1U : 0U;
        const bool is_consonant = label[i] >= 'a' && label[i] <= 'z' && std::string_view("aeiouy").find(label[i]) == std::string_view::npos;
        run = is_consonant ? run + 1 : 0;
        longest_run = std::max(longest_run, run);
    }
    return changes >= least_changes || longest_run > longest_consonant_run;
}

// "uEMpslP", "HvGkodFtmcYKpfN": capitals and small letters without a rule.
bool is_shuffled(std::string_view local)
{
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
    std::size_t turns = 0;  // from a small letter to a capital
    for (std::size_t i = 1; i < local.size(); ++i) {
        turns += is_small(local[i - 1]) && is_capital(local[i]) ? 1U : 0U;
    }
    return local.size() >= 6 && turns >= 2 && std::all_of(local.begin(), local.end(), [&](char c) { return is_capital(c) || is_small(c); });
}

// "Webb_Lori_83003", "NEWS_OFFRE_78892": names from a list, told apart by a figure.
bool is_numbered(std::string_view local)
{
    const std::size_t last = local.rfind('_');
    return last != std::string_view::npos && local.find('_') < last && local.size() - last > 4 && std::all_of(local.begin() + static_cast<std::ptrdiff_t>(last) + 1, local.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

// A sender's domain drawn by chance: letters and figures that spell nothing.
void chance_name(Look& look)
{
    const Mailbox& speaker = look.speaker();
    const std::string_view label = std::string_view(speaker.domain).substr(0, speaker.domain.find('.'));
    if (look.lexicon().brand_of(speaker.host)) {
        return;
    }
    const std::string_view local = std::string_view(speaker.address).substr(0, speaker.address.rfind('@'));
    if (looks_drawn(label)) {
        look.found("chance_name", Where::from, "", speaker.host);
    } else if (is_shuffled(local) || is_numbered(local)) {
        look.found("chance_name", Where::from, "", speaker.address);
    }
}

}  // namespace asepsie::mail::detectors
