#include "application/audit.h"
#include "application/audit_report.h"
#include "application/standing_words.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace asepsie::application {
namespace {

using checks::Verdict;
using document::Tone;

const knowledge::Catalogue& catalogue() { return knowledge::embedded_catalogue(); }

// An audit that found the same of every check, but for those named.
Audit audit_of(Verdict all, const std::vector<std::pair<std::string_view, Verdict>>& others = {})
{
    Audit audit;
    audit.at = *parse_moment("2026-11-23T12:00:00Z");
    for (const knowledge::Check& check : catalogue().checks) {
        checks::Finding finding;
        finding.check = &check;
        finding.verdict = all;
        finding.remedy = &check.remedies.back();
        for (const auto& [id, verdict] : others) {
            finding.verdict = id == check.id ? verdict : finding.verdict;
        }
        audit.findings.push_back(finding);
    }
    return audit;
}

TEST(Audit, gives_no_item_a_good_mark_for_the_little_that_a_computer_shows)
{
    const auto seen = seen_in(audit_of(Verdict::met), catalogue());
    for (const checklist::ItemStanding& item : seen->standing.items) {
        EXPECT_NE(tone_of(item), Tone::in_order) << item.item->id;
    }
    EXPECT_TRUE(std::any_of(seen->standing.rules.begin(), seen->standing.rules.end(), [](const auto& rule) { return rule.standing == checklist::Standing::met; }));
}

TEST(Audit, ranks_by_the_plan_and_signs_last)
{
    const Audit audit = audit_of(Verdict::met, {{"password_length_enforced", Verdict::not_met}, {"clock_synchronised", Verdict::not_met}, {"security_updates_applied", Verdict::not_met}});
    const auto seen = seen_in(audit, catalogue());
    const auto urgent = most_urgent(audit, seen->standing, 5);
    ASSERT_EQ(urgent.size(), 3U);
    EXPECT_EQ(urgent[0]->check->id, "security_updates_applied");
    EXPECT_EQ(urgent[1]->check->id, "clock_synchronised");
    EXPECT_EQ(urgent[2]->check->id, "password_length_enforced");
    EXPECT_EQ(tone_of(*urgent[0], catalogue()), Tone::danger);
    EXPECT_EQ(tone_of(*urgent[1], catalogue()), Tone::to_do);
    EXPECT_EQ(tone_of(*urgent[2], catalogue()), Tone::to_do);
}

TEST(Audit, counts_in_the_words_of_the_practice_s_pages_what_is_not_none)
{
    checklist::ItemStanding item;
    item.danger = 1;
    item.unknown = 7;
    EXPECT_EQ(counts_in_words(item, catalogue(), knowledge::Language::french), "1 danger, 7 à dire");
}

}  // namespace
}  // namespace asepsie::application
