#include "application/standing_words.h"

#include "domain/words/say.h"

#include <array>

namespace asepsie::application {
namespace {

using checklist::ItemStanding;
using checklist::RuleStanding;
using checklist::Standing;
using document::Tone;
using words::say;
using words::Word;

Tone tone_of(Standing standing)
{
    switch (standing) {
    case Standing::met: return Tone::in_order;
    case Standing::partly:
    case Standing::not_met: return Tone::to_do;
    case Standing::disputed: return Tone::disputed;
    case Standing::unknown: return Tone::unknown;
    case Standing::not_for_us: return Tone::neutral;
    }
    return Tone::neutral;
}

}  // namespace

Tone tone_of(const RuleStanding& rule)
{
    // A dispute is shown as one, and keeps its item red all the same.
    return checklist::is_danger(rule) && rule.standing != Standing::disputed ? Tone::danger : tone_of(rule.standing);
}

Tone tone_of(const ItemStanding& item) { return item.standing == Standing::not_met ? Tone::danger : tone_of(item.standing); }

std::string tone_word(const knowledge::Catalogue& catalogue, Tone tone, knowledge::Language language)
{
    constexpr std::array words{Word::tone_in_order, Word::tone_to_do, Word::tone_danger, Word::tone_unknown, Word::tone_disputed, Word::tone_neutral};
    return say(catalogue, words.at(static_cast<std::size_t>(tone)), language);
}

std::string counts_in_words(const ItemStanding& item, const knowledge::Catalogue& catalogue, knowledge::Language language)
{
    std::string all;
    const auto add = [&](int n, Word word) {
        if (n > 0) {
            all += (all.empty() ? "" : ", ") + say(catalogue, word, language, {{"n", std::int64_t{n}}});
        }
    };
    add(item.danger, Word::item_danger);
    add(item.to_do, Word::item_to_do);
    add(item.disputed, Word::item_disputed);
    add(item.met, Word::item_met);
    add(item.unknown, Word::item_unknown);
    return all;
}

document::Ring ring_of(const checklist::PracticeStanding& standing, std::string title, const knowledge::Catalogue& catalogue, knowledge::Language language)
{
    document::Ring ring{std::move(title), {}, {say(catalogue, Word::ring_item, language), say(catalogue, Word::ring_standing, language), say(catalogue, Word::ring_known, language)}};
    for (const ItemStanding& item : standing.items) {
        const Tone tone = tone_of(item);
        const std::string known = say(catalogue, Word::ring_known_of, language, {{"known", std::int64_t{item.concerned() - item.unknown}}, {"all", std::int64_t{item.concerned()}}});
        ring.petals.push_back({std::string(item.item->short_title.in(language)), tone, tone_word(catalogue, tone, language), item.coverage(), known});
    }
    return ring;
}

}  // namespace asepsie::application
