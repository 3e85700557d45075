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

}  // namespace

// A sender's domain drawn by chance: letters and figures that spell nothing.
void chance_name(Look& look)
{
    const Mailbox& speaker = look.speaker();
    const std::string_view label = std::string_view(speaker.domain).substr(0, speaker.domain.find('.'));
    if (looks_drawn(label) && !look.lexicon().brand_of(speaker.host)) {
        look.found("chance_name", Where::from, "", speaker.host);
    }
}

}  // namespace asepsie::mail::detectors
