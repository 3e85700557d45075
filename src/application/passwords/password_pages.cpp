#include "application/passwords/password_pages.h"

#include "application/practice/page_words.h"
#include "domain/passwords/tried_words.h"
#include "foundation/base/text.h"

#include <cmath>
#include <iterator>
#include <utility>

namespace asepsie::application {
namespace {

using guessing::PieceKind;
using passwords::Strength;

constexpr std::size_t most_parts_said = 6;
constexpr std::size_t fewest_characters = passwords::characters_asked[1];  // 12: of the ANSSI's lengths the one below which little may be at stake

struct Scale {
    double seconds;  // up to which it is counted so
    double unit;     // seconds of one
    facts::Unit name;
};
constexpr std::array scales{Scale{60, 1, facts::Unit::seconds}, Scale{3600, 60, facts::Unit::minutes}, Scale{48 * 3600, 3600, facts::Unit::hours}, Scale{60 * 86400.0, 86400, facts::Unit::days}};
constexpr double a_month = 30.4 * 86400;
constexpr double a_year = 365.25 * 86400;

std::string_view name_of(PieceKind kind)
{
    constexpr std::array<std::string_view, 7> names{"chance", "word", "own_word", "repetition", "sequence", "keyboard", "date"};
    return names.at(static_cast<std::size_t>(kind));
}

std::string part_in_words(const passwords::Part& part, const PageSetting& setting)
{
    if (part.is_known_phrase) {
        return say(setting, Word::piece_known_phrase);
    }
    const std::string kind = named(setting, "piece_", name_of(part.kind));
    const auto from = static_cast<std::int64_t>(part.first) + 1;
    const auto to = static_cast<std::int64_t>(part.last) + 1;
    return from == to ? say(setting, Word::piece_one_place, {{"from", from}, {"kind", kind}}) : say(setting, Word::piece_place, {{"from", from}, {"to", to}, {"kind", kind}});
}

std::pair<document::Tone, Word> lead_of(Worth worth)
{
    switch (worth) {
    case Worth::leaked: return {document::Tone::danger, Word::password_leaked};
    case Worth::weak: return {document::Tone::danger, Word::password_weak};
    case Worth::fair: return {document::Tone::to_do, Word::password_fair};
    case Worth::strong: break;
    }
    return {document::Tone::in_order, Word::password_strong};
}

std::int64_t rounded(double bits) { return std::llround(bits); }

std::vector<std::string> lists_in_words(const LeakAnswer& leaks, Worth worth, const PageSetting& setting)
{
    std::vector<std::string> asked{say(setting, Word::password_common_list, {{"n", words::show_integer(static_cast<std::int64_t>(passwords::common_passwords().count), setting.language)}})};
    std::vector<std::string> lists;
    if (leaks.own == LeakAnswer::OwnList::asked) {
        asked.push_back(say(setting, Word::password_leak_list,
            {{"n", words::show_integer(static_cast<std::int64_t>(leaks.entries), setting.language)}, {"origin", document::literal(leaks.origin)}, {"date", date(setting, leaks.date)}}));
    }
    // What is guessed without any list is no better for being on none.
    if (worth == Worth::fair || worth == Worth::strong) {
        lists.push_back(say(setting, Word::password_not_found_in_lists, {{"lists", text::join(asked, ", ")}}));
    }
    if (leaks.own == LeakAnswer::OwnList::unreadable) {
        lists.push_back(say(setting, Word::password_leak_list_failed, {{"file", document::literal(leaks.file)}}));
    }
    return lists;
}

document::Details measures(const Strength& strength, const LeakAnswer& leaks, const PageSetting& setting)
{
    const Worth worth = worth_of(strength, leaks);
    document::Details details;
    details.pairs.emplace_back(say(setting, Word::password_length),
        say(setting, Word::password_length_value, {{"n", static_cast<std::int64_t>(strength.characters)}, {"kinds", std::int64_t{strength.alphabet.kinds()}}}));
    details.pairs.emplace_back(say(setting, Word::password_bits), say(setting, Word::password_bits_value, {{"guessed", rounded(strength.guessed_bits)}, {"counted", rounded(strength.counted_bits)}}));
    if (worth != Worth::leaked) {
        details.pairs.emplace_back(say(setting, Word::password_cnil), named(setting, "level_", passwords::name_of(strength.level)));
    }
    // Length alone approves of 300 times the same sign; where the estimate does not, it says nothing.
    if (worth == Worth::fair || worth == Worth::strong || strength.length == passwords::Length::too_short) {
        details.pairs.emplace_back(say(setting, Word::password_anssi), named(setting, "length_", passwords::name_of(strength.length)));
    }
    if (const std::vector<std::string> lists = lists_in_words(leaks, worth, setting); !lists.empty()) {
        details.pairs.emplace_back(say(setting, Word::password_lists), text::join(lists, "; "));
    }
    return details;
}

document::Details times(const Strength& strength, const PageSetting& setting)
{
    document::Details details;
    for (const passwords::Attacker attacker : passwords::all_attackers) {
        details.pairs.emplace_back(named(setting, "attacker_", passwords::name_of(attacker)), time_in_words(passwords::seconds_to_guess(strength.guessed_bits, attacker), setting));
    }
    return details;
}

document::Steps next_steps(Worth worth, const PageSetting& setting)
{
    switch (worth) {
    case Worth::strong: return {{say(setting, Word::password_step_once), say(setting, Word::password_step_manager), say(setting, Word::password_step_second)}};
    case Worth::fair: return {{say(setting, Word::password_step_where_it_matters), say(setting, Word::password_step_once), say(setting, Word::password_step_manager)}};
    case Worth::leaked:
    case Worth::weak: break;
    }
    return {{say(setting, Word::password_step_where), say(setting, Word::password_step_draw), say(setting, Word::password_step_manager), say(setting, Word::password_step_second)}};
}

// Why it is not strong: there always is a reason to tell.
document::List reasons(const Strength& strength, const PageSetting& setting)
{
    document::List reasons;
    const auto n = static_cast<std::int64_t>(strength.characters);
    if (strength.characters < fewest_characters) {
        reasons.items.push_back(say(setting, Word::password_too_short, {{"n", n}, {"needed", static_cast<std::int64_t>(fewest_characters)}}));
    }
    for (const passwords::Part& part : strength.parts) {
        if (part.kind != PieceKind::chance && reasons.items.size() < most_parts_said) {
            reasons.items.push_back(part_in_words(part, setting));
        }
    }
    if (reasons.items.empty()) {
        reasons.items.push_back(say(setting, Word::password_too_plain, {{"kinds", std::int64_t{strength.alphabet.kinds()}}}));
    }
    return reasons;
}

std::string thief_in_words(const Strength& strength, const PageSetting& setting)
{
    const std::string time = time_in_words(passwords::seconds_to_guess(strength.guessed_bits, passwords::Attacker::stolen_fast), setting);
    return time == say(setting, Word::time_centuries) ? say(setting, Word::password_thief_centuries) : say(setting, Word::password_thief, {{"time", time}});
}

}  // namespace

Worth worth_of(const Strength& strength, const LeakAnswer& leaks)
{
    if (leaks.is_leaked) {
        return Worth::leaked;
    }
    return strength.level == passwords::Level::alone ? Worth::strong : strength.level == passwords::Level::limited_attempts ? Worth::fair : Worth::weak;
}

Result<std::vector<std::string>> words_of_practice(const PracticeFile& file, Date today)
{
    const practice::Practice practice = TRY(file.practice());
    std::vector<std::string> words{practice.name, practice.phone, practice.mail};
    for (const Register list : practice::all_registers) {
        const std::vector<practice::Entry> entries = TRY(file.entries(list, today));
        for (const practice::Entry& entry : entries) {
            words.insert(words.end(), {entry.name, entry.phone, entry.mail, entry.reference});
        }
    }
    return words;
}

std::string time_in_words(double seconds, const PageSetting& setting)
{
    if (seconds < 1) {
        return say(setting, Word::time_instant);
    }
    for (const Scale& scale : scales) {
        if (seconds < scale.seconds) {
            return words::show_quantity(setting.catalogue, std::llround(seconds / scale.unit), scale.name, setting.language);
        }
    }
    if (seconds < 2 * a_year) {
        return say(setting, Word::time_months, {{"n", std::int64_t{std::llround(seconds / a_month)}}});
    }
    return seconds < 200 * a_year ? say(setting, Word::time_years, {{"n", std::int64_t{std::llround(seconds / a_year)}}}) : say(setting, Word::time_centuries);
}

PasswordPage password_page(const Strength& strength, const LeakAnswer& leaks, const PageSetting& setting)
{
    PasswordPage page{page_of(setting, say(setting, Word::password_title)), {}, {}};
    const Worth worth = worth_of(strength, leaks);
    const auto [tone, lead] = lead_of(worth);
    page.verdict.add(document::Lead{tone, say(setting, lead)});
    if (leaks.own == LeakAnswer::OwnList::unreadable) {
        page.verdict.add(document::StatusLine{document::Tone::to_do, "", say(setting, Word::password_list_not_asked), "", "", ""});
    }
    if (worth != Worth::leaked) {
        page.verdict.add(document::Paragraph{thief_in_words(strength, setting)});
    }
    if (worth == Worth::weak || worth == Worth::fair) {
        page.advice.emplace_back(document::Heading{2, say(setting, Word::password_weakened_by)});
        page.advice.emplace_back(reasons(strength, setting));
    }
    page.advice.emplace_back(document::Heading{2, say(setting, Word::password_next)});
    page.advice.emplace_back(next_steps(worth, setting));
    page.measures.emplace_back(measures(strength, leaks, setting));
    if (worth != Worth::leaked) {
        page.measures.emplace_back(document::Heading{3, say(setting, Word::password_time)});
        page.measures.emplace_back(times(strength, setting));
    }
    return page;
}

document::Document whole(PasswordPage page, const PageSetting& setting)
{
    document::Document all = std::move(page.verdict);
    std::move(page.advice.begin(), page.advice.end(), std::back_inserter(all.blocks));
    all.add(document::Heading{2, say(setting, Word::password_measures)});
    std::move(page.measures.begin(), page.measures.end(), std::back_inserter(all.blocks));
    return all;
}

}  // namespace asepsie::application
