#include "application/practice/report_import.h"

#include "noon.h"

#include <gtest/gtest.h>

namespace asepsie::application {
namespace {

Result<checklist::Look> read(const std::string& report) { return look_in_report(report, knowledge::embedded_catalogue(), "accueil", today); }

std::string report(const std::string& at, const std::string& checks) { return R"({"schema":"asepsie-audit-1","at":")" + at + R"(","checks":[)" + checks + "]}"; }

TEST(ReportImport, takes_verdicts_on_known_checks_for_evidence)
{
    const auto look = read(report("2026-11-20T10:00:00Z", R"({"id":"disk_encrypted","verdict":"not_met"},{"id":"of_tomorrow","verdict":"met"})"));
    ASSERT_TRUE(look.ok());
    const auto evidence = checklist::observed_by(*look, knowledge::embedded_catalogue());
    ASSERT_EQ(evidence.size(), 1U);
    EXPECT_EQ(evidence.front().answer, checklist::Answer::no);
    EXPECT_EQ(evidence.front().kind, checklist::Kind::observed);
    EXPECT_EQ(evidence.front().by, "accueil");
    EXPECT_EQ(evidence.front().on, *parse_date("2026-11-20"));
}

TEST(ReportImport, refuses_what_is_none_with_its_reason)
{
    for (const std::string& bad : {std::string(), std::string("[]"), std::string("{}"), std::string(R"({"schema":"asepsie-audit-2","checks":[]})"), report("yesterday", ""),
             report("2026-11-20T10:00:00Z", "3"), report("2026-11-20T10:00:00Z", R"({"id":"disk_encrypted","verdict":"perfect"})")}) {
        EXPECT_EQ(read(bad).error().code, ErrorCode::malformed) << bad;
    }
    EXPECT_EQ(read(report("2027-11-20T10:00:00Z", "")).error().code, ErrorCode::outdated);
    EXPECT_EQ(read(report("2024-11-20T10:00:00Z", "")).error().code, ErrorCode::outdated);
}

}  // namespace
}  // namespace asepsie::application
