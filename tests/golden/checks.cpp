// Each check against its cases in tests/golden/checks/ID.toml: facts in, verdict and exact sentences in both languages out. Every verdict that the
// check can give is reached by some case, and every remedy is shown by one.
#include "domain/checks/wording.h"
#include "support/toml_facts.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

namespace {

using namespace asepsie;
using checks::Verdict;
using knowledge::Check;
using knowledge::Language;

const std::string folder = ASEPSIE_SOURCE_DIR "/tests/golden/checks";

class CheckCases : public testing::TestWithParam<const Check*> {};

std::string joined(const std::vector<std::string>& steps)
{
    std::string all;
    for (const std::string& step : steps) {
        all += step + "\n";
    }
    return all;
}

TEST_P(CheckCases, give_the_right_verdict_in_the_right_words)
{
    const Check& check = *GetParam();
    const knowledge::Catalogue& catalogue = knowledge::embedded_catalogue();
    const std::string path = folder + "/" + std::string(check.id) + ".toml";
    const toml::parse_result parsed = toml::parse_file(path);
    ASSERT_TRUE(parsed.succeeded()) << path << ": " << (parsed.succeeded() ? "" : parsed.error().description());
    const toml::array* cases = parsed.table()["case"].as_array();
    ASSERT_NE(cases, nullptr) << path << " holds no [[case]]";

    std::set<Verdict> reached;
    std::set<const knowledge::Remedy*> shown;
    for (const toml::node& node : *cases) {
        const toml::table& test_case = *node.as_table();
        const std::string at = path + ":" + std::to_string(node.source().begin.line);
        facts::FactSet facts(catalogue.facts.size());
        std::vector<std::string> mistakes;
        tests::learn_from(test_case, catalogue, facts, mistakes);
        for (const std::string& mistake : mistakes) {
            ADD_FAILURE() << at << ": " << mistake;
        }
        const auto on = test_case["today"].value<toml::date>().value_or(toml::date{2026, 11, 23});
        const Date today{std::chrono::year(on.year), std::chrono::month(on.month), std::chrono::day(on.day)};
        const checks::Finding finding = checks::judge(check, facts, today);
        reached.insert(finding.verdict);
        EXPECT_EQ(test_case["verdict"].value_or(std::string()), checks::name_of(finding.verdict)) << at;
        for (const auto& [key, language] : {std::pair{"fr", Language::french}, std::pair{"en", Language::english}}) {
            const std::string said = checks::sentence(catalogue, finding, facts, language);
            EXPECT_EQ(said.find("…"), std::string::npos) << at << ": a gap is left open: " << said;
            EXPECT_EQ(said.find('{'), std::string::npos) << at << ": " << said;
            if (const auto expected = test_case[key].value<std::string>()) {
                EXPECT_EQ(*expected, said) << at;
            }
        }
        if (finding.verdict == Verdict::not_met) {
            shown.insert(finding.remedy);
            EXPECT_TRUE(test_case["fr"] && test_case["en"]) << at << ": a case that is not met gives its exact sentence in both languages";
            const std::string steps = joined(checks::steps(catalogue, finding, facts, Language::french));
            EXPECT_EQ(steps.find("…"), std::string::npos) << at << ": a gap is left open: " << steps;
            if (const auto part = test_case["remedy"].value<std::string>()) {
                EXPECT_NE(steps.find(*part), std::string::npos) << at << ": the steps do not hold \"" << *part << "\":\n" << steps;
            }
        }
    }
    std::set<Verdict> possible{Verdict::met, Verdict::not_met, Verdict::unknown};
    if (!check.applies_when.empty()) {
        possible.insert(Verdict::not_applicable);
    }
    for (const Verdict verdict : possible) {
        EXPECT_TRUE(reached.contains(verdict)) << path << ": no case reaches " << checks::name_of(verdict);
    }
    EXPECT_EQ(shown.size(), check.remedies.size()) << path << ": a remedy is shown by no case that is not met";
}

std::vector<const Check*> all_checks()
{
    std::vector<const Check*> all;
    for (const Check& check : knowledge::embedded_catalogue().checks) {
        all.push_back(&check);
    }
    return all;
}

INSTANTIATE_TEST_SUITE_P(All, CheckCases, testing::ValuesIn(all_checks()), [](const auto& instance) { return std::string(instance.param->id); });

TEST(Cases, belong_to_a_check_each)
{
    for (const std::string& path : tests::files_in(folder, ".toml")) {
        EXPECT_NE(knowledge::embedded_catalogue().check(std::filesystem::path(path).stem().string()), nullptr) << path << " is of no check";
    }
}

}  // namespace
