#include "application/passwords/password_pages.h"

#include "application/practice/page_words.h"
#include "domain/passwords/tried_words.h"
#include "foundation/base/text.h"

#include <cmath>
#include <utility>

namespace asepsie::application {
namespace {

using guessing::PieceKind;
using passwords::Strength;

constexpr std::size_t most_pieces_said = 6;

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

std::string piece_in_words(const guessing::Piece& piece, const PageSetting& setting)
{
    const std::string kind = named(setting, "piece_", name_of(piece.kind));
    const auto from = static_cast<std::int64_t>(piece.begin) + 1;
    const auto to = static_cast<std::int64_t>(piece.begin + piece.length);
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

document::Details measures(const Strength& strength, const LeakAnswer& leaks, const PageSetting& setting)
{
    document::Details details;
    details.pairs.emplace_back(say(setting, Word::password_length),
        say(setting, Word::password_length_value, {{"n", static_cast<std::int64_t>(strength.characters)}, {"kinds", std::int64_t{strength.alphabet.kinds()}}}));
    details.pairs.emplace_back(say(setting, Word::password_bits), say(setting, Word::password_bits_value, {{"guessed", rounded(strength.guessed_bits)}, {"counted", rounded(strength.counted_bits)}}));
    details.pairs.emplace_back(say(setting, Word::password_cnil), named(setting, "level_", passwords::name_of(strength.level)));
    details.pairs.emplace_back(say(setting, Word::password_anssi), named(setting, "length_", passwords::name_of(strength.length)));
    std::vector<std::string> lists = leaks.failed;
    if (!leaks.is_leaked) {
        lists.insert(lists.begin(), say(setting, Word::password_not_found_in_lists, {{"lists", text::join(leaks.asked, ", ")}}));
    }
    if (!lists.empty()) {
        details.pairs.emplace_back(say(setting, Word::password_lists), text::join(lists, "; "));
    }
    return details;
}

document::Steps next_steps(Worth worth, const PageSetting& setting)
{
    if (worth == Worth::strong) {
        return {{say(setting, Word::password_step_once), say(setting, Word::password_step_manager), say(setting, Word::password_step_second)}};
    }
    return {{say(setting, Word::password_step_where), say(setting, Word::password_step_draw), say(setting, Word::password_step_manager), say(setting, Word::password_step_second)}};
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

std::string common_list_in_words(const PageSetting& setting)
{
    return say(setting, Word::password_common_list, {{"n", words::show_integer(static_cast<std::int64_t>(passwords::common_passwords().count), setting.language)}});
}

document::Document password_page(const Strength& strength, const LeakAnswer& leaks, const PageSetting& setting)
{
    document::Document page = page_of(setting, say(setting, Word::password_title));
    const Worth worth = worth_of(strength, leaks);
    const auto [tone, lead] = lead_of(worth);
    page.add(document::Lead{tone, say(setting, lead)});
    if (!leaks.failed.empty()) {
        page.add(document::StatusLine{document::Tone::to_do, "", say(setting, Word::password_list_not_asked), "", "", ""});
    }
    page.add(document::Heading{2, say(setting, Word::password_next)});
    page.add(next_steps(worth, setting));
    if (!leaks.is_leaked) {
        page.add(document::Heading{2, say(setting, Word::password_time)});
        document::Details times;
        for (const passwords::Attacker attacker : passwords::all_attackers) {
            times.pairs.emplace_back(named(setting, "attacker_", passwords::name_of(attacker)), time_in_words(passwords::seconds_to_guess(strength.guessed_bits, attacker), setting));
        }
        page.add(std::move(times));
    }
    document::List pieces;
    for (const guessing::Piece& piece : strength.pieces) {
        if (piece.kind != PieceKind::chance && pieces.items.size() < most_pieces_said) {
            pieces.items.push_back(piece_in_words(piece, setting));
        }
    }
    if (!pieces.items.empty() && worth != Worth::strong) {
        page.add(document::Heading{2, say(setting, Word::password_weakened_by)});
        page.add(std::move(pieces));
    }
    page.add(document::Heading{2, say(setting, Word::password_measures)});
    page.add(measures(strength, leaks, setting));
    return page;
}

}  // namespace asepsie::application
