#include "foundation/journal/journal.h"

#include "foundation/base/text.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace asepsie::journal {
namespace {

const Moment start = *parse_moment("2026-11-27T09:00:00Z");

crypto::Signer signer_of(char letter) { return crypto::Signer(crypto::Secret::copy_of(std::string(crypto::signing_seed_bytes, letter))); }

using Lines = std::vector<std::string>;

Lines lines_of(std::size_t entries, const crypto::Signer& signer)
{
    Lines lines{first_line("0123abcd", signer.public_key())};
    for (std::size_t n = 1; n <= entries; ++n) {
        const Moment at = start + std::chrono::minutes(n);
        lines.push_back(*next_line(lines.back(), n, at, {{"kind", "note"}, {"text", "ligne " + std::to_string(n)}}, signer));
    }
    lines.push_back(seal_line(lines.front(), entries, start + std::chrono::hours(1), lines.back(), signer));
    return lines;
}

std::string text_of(const Lines& lines) { return text::join(lines, "\n") + "\n"; }

// "altered 4", one after the other.
std::string flaws_in(const Lines& lines)
{
    const auto reading = read_journal(text_of(lines));
    if (!reading.ok()) {
        return std::string(name_of(reading.error().code));
    }
    std::string flaws;
    for (const Finding& finding : reading->findings) {
        flaws += (flaws.empty() ? "" : ", ") + std::string(name_of(finding.flaw)) + " " + std::to_string(finding.line);
    }
    return flaws;
}

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos);
    return text.replace(at, from.size(), to);
}

TEST(Journal, holds_as_it_was_written)
{
    const crypto::Signer signer = signer_of('a');
    const auto reading = read_journal(text_of(lines_of(5, signer)), signer.public_key());
    ASSERT_TRUE(reading.ok());
    EXPECT_TRUE(reading->findings.empty());
    ASSERT_EQ(reading->entries.size(), 5U);
    EXPECT_EQ(reading->entries[2].n, 3U);
    EXPECT_EQ(json::string_in(reading->entries[2].said, "text"), "ligne 3");
    EXPECT_EQ(to_iso(reading->sealed_at), "2026-11-27T10:00:00Z");
    EXPECT_EQ(reading->code, code_of(lines_of(5, signer)[5]));
    EXPECT_EQ(reading->code.size(), 14U);
}

TEST(Journal, tells_and_locates_each_change)
{
    const crypto::Signer signer = signer_of('a');
    const Lines good = lines_of(6, signer);
    // Line 1 is the first, entry n stands on line n + 1, the seal on line 8.
    Lines changed = good;
    changed[3] = replaced(changed[3], "ligne 3", "ligne X");
    EXPECT_EQ(flaws_in(changed), "altered 4");

    changed = good;
    changed[3] = replaced(changed[3], "2026-11-27T09:03", "2026-11-26T09:03");
    EXPECT_EQ(flaws_in(changed), "altered 4");

    changed = good;
    changed.erase(changed.begin() + 3);
    EXPECT_EQ(flaws_in(changed), "missing 4");

    changed = good;
    std::swap(changed[3], changed[4]);
    EXPECT_EQ(flaws_in(changed), "missing 4, misplaced 5, missing 6");

    changed = good;
    changed.insert(changed.begin() + 5, changed[3]);
    EXPECT_EQ(flaws_in(changed), "misplaced 6, missing 7");

    changed = good;
    changed[4] = replaced(changed[4], changed[4].substr(0, 4), changed[4].starts_with("0000") ? "1111" : "0000");
    EXPECT_EQ(flaws_in(changed), "forged 5");

    changed = good;
    changed[4] = "nothing of the kind";
    EXPECT_EQ(flaws_in(changed), "unreadable 5");
}

TEST(Journal, tells_a_missing_end)
{
    const crypto::Signer signer = signer_of('a');
    const Lines good = lines_of(6, signer);
    Lines cut(good.begin(), good.end() - 1);
    EXPECT_EQ(flaws_in(cut), "not_sealed 8");
    cut.pop_back();
    EXPECT_EQ(flaws_in(cut), "not_sealed 7");
    // The seal of the whole over less than the whole.
    cut = good;
    cut.erase(cut.end() - 2);
    EXPECT_EQ(flaws_in(cut), "cut_off 7");
    // The last line cut in its middle.
    EXPECT_FALSE(read_journal(text_of(good).substr(0, text_of(good).size() - 40))->findings.empty());
    // Something behind the seal.
    cut = good;
    cut.push_back(good[2]);
    EXPECT_EQ(flaws_in(cut), "misplaced 9");
}

TEST(Journal, tells_one_that_was_rebuilt_without_the_key)
{
    const crypto::Signer signer = signer_of('a');
    const crypto::Signer other = signer_of('b');
    const Lines good = lines_of(6, signer);
    // From entry 4 on, all hashes right, signed by somebody else; and the key of the first line as it was.
    Lines forged(good.begin(), good.begin() + 4);
    for (std::size_t n = 4; n <= 6; ++n) {
        forged.push_back(*next_line(forged.back(), n, start, {{"text", "other"}}, other));
    }
    forged.push_back(seal_line(forged.front(), 6, start, forged.back(), other));
    EXPECT_EQ(flaws_in(forged), "forged 5, forged 6, forged 7, not_sealed 8");
    // With its own key in the first line it is another journal, and is told where the key is known.
    const Lines whole = lines_of(6, other);
    EXPECT_EQ(flaws_in(whole), "");
    EXPECT_EQ(read_journal(text_of(whole), signer.public_key()).error().code, ErrorCode::malformed);
}

TEST(Journal, reads_no_other_file)
{
    for (const std::string text : {"", "\n", "asepsie-journal-1", "asepsie-journal-1 id zz\n", "asepsie-journal-2 id 00\n", "{}"}) {
        EXPECT_EQ(read_journal(text).error().code, ErrorCode::malformed) << text;
    }
}

TEST(Journal, writes_nothing_that_it_could_not_read_back)
{
    const crypto::Signer signer = signer_of('a');
    EXPECT_EQ(next_line("x", 1, start, {{"text", "a\xE7"}}, signer).error().code, ErrorCode::malformed);
    EXPECT_EQ(next_line("x", 1, start + std::chrono::days(365 * 9'000), {{"text", "a"}}, signer).error().code, ErrorCode::malformed);
}

TEST(Journal, takes_a_seal_in_one_spelling_alone)
{
    const crypto::Signer signer = signer_of('a');
    Lines lines = lines_of(3, signer);
    lines.back() = replaced(lines.back(), "seal 3", "seal 03");
    EXPECT_EQ(flaws_in(lines), "unreadable 5, not_sealed 6");
    lines = lines_of(3, signer);
    std::transform(lines.back().begin() + 7, lines.back().end(), lines.back().begin() + 7, [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c; });
    EXPECT_EQ(flaws_in(lines), "not_sealed 5");
}

// Whoever holds the key could try one last signature after the other until the code fits.
TEST(Journal, looks_at_the_last_signature_always)
{
    const crypto::Signer signer = signer_of('a');
    Lines lines = lines_of(3, signer);
    lines[3] = lines[3].substr(0, 65) + std::string(128, '0') + lines[3].substr(193);
    lines[4] = seal_line(lines[0], 3, start, lines[3], signer);
    EXPECT_EQ(flaws_in(lines), "forged 4");
}

TEST(Journal, has_limits)
{
    const crypto::Signer signer = signer_of('a');
    EXPECT_EQ(next_line("x", 1, start, {{"text", std::string(max_line_bytes, 'x')}}, signer).error().code, ErrorCode::too_large);
}

// A text that looks like the members of an entry stays a text.
TEST(Journal, keeps_its_own_members)
{
    const crypto::Signer signer = signer_of('a');
    const std::string line = *next_line("x", 7, start, {{"n", 1}, {"at", "1999-01-01T00:00:00Z"}, {"text", "a\nb\"c"}}, signer);
    EXPECT_NE(line.find("{\"n\":7,\"at\":\"2026-11-27T09:00:00Z\",\"text\":\"a\\nb\\\"c\"}"), std::string::npos) << line;
}

}  // namespace
}  // namespace asepsie::journal
