// Whole recorded computers: tests/machines/NAME/{machine.json,answers/,root/,expected/}. Every check's verdict is written down for every machine.
#include "application/redaction/redact_recording.h"
#include "domain/checks/judge.h"
#include "domain/collectors/gather.h"
#include "foundation/storage/recording_store.h"
#include "support/toml_facts.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace {

using namespace asepsie;

const std::string folder = ASEPSIE_SOURCE_DIR "/tests/machines";

class Machines : public testing::TestWithParam<std::string> {};

TEST_P(Machines, come_out_right)
{
    const knowledge::Catalogue& catalogue = knowledge::embedded_catalogue();
    auto recording = storage::load_recording(folder + "/" + GetParam());
    ASSERT_TRUE(recording.ok()) << recording.error().detail;
    const platform::RecordedMachine machine(std::move(recording).value());
    const facts::FactSet learnt = collectors::gather(machine, catalogue);
    toml::table expected;
    const std::string path = folder + "/" + GetParam() + "/expected";
    for (const std::string& file : tests::files_in(path, ".toml")) {
        const toml::parse_result parsed = toml::parse_file(file);
        ASSERT_TRUE(parsed.succeeded()) << file << ": " << parsed.error().description();
        for (const auto& [id, verdict] : parsed.table()) {
            EXPECT_TRUE(expected.insert(id.str(), verdict).second) << file << ": " << id.str() << " is written down twice";
        }
    }

    for (const checks::Finding& finding : checks::judge_all(catalogue, learnt, date_of(machine.now()))) {
        const std::string id(finding.check->id);
        const auto wanted = expected[id].value<std::string>();
        std::string reason;
        if (finding.decisive != nullptr) {
            const facts::Learnt& fact = learnt.at(finding.decisive->fact);
            reason = std::string(catalogue.facts[finding.decisive->fact].id) + " (" + fact.where + ")";
            if (fact.missing() != nullptr) {
                reason += ": " + std::string(facts::name_of(fact.missing()->why)) + " " + fact.missing()->detail;
            }
        }
        EXPECT_EQ(wanted.value_or("(not written down)"), checks::name_of(finding.verdict)) << path << ": " << id << ", decided by " << reason;
    }
    for (const auto& [id, ignored] : expected) {
        EXPECT_NE(catalogue.check(id.str()), nullptr) << path << ": no check is called " << id.str();
    }
}

// What `audit --save` keeps gives the same verdicts, and holds no name.
TEST_P(Machines, say_the_same_without_their_names)
{
    const knowledge::Catalogue& catalogue = knowledge::embedded_catalogue();
    auto loaded = storage::load_recording(folder + "/" + GetParam());
    ASSERT_TRUE(loaded.ok());
    const platform::RecordedMachine machine(std::move(loaded).value());
    const platform::RecordingMachine keeper(machine);
    const facts::FactSet learnt = collectors::gather(keeper, catalogue);
    const std::string kept = platform::write_recording(application::redact_recording(keeper.recording()));
    const platform::RecordedMachine again(platform::parse_recording(kept).value());
    const facts::FactSet relearnt = collectors::gather(again, catalogue);
    const Date today = date_of(machine.now());
    for (const knowledge::Check& check : catalogue.checks) {
        const checks::Finding before = checks::judge(check, learnt, today);
        const checks::Finding after = checks::judge(check, relearnt, today);
        EXPECT_EQ(checks::name_of(before.verdict), checks::name_of(after.verdict)) << check.id;
    }
    for (const std::string& name : {machine.identity().name, std::string("admin-it"), std::string("ancien"), std::string("secretariat")}) {
        const bool is_common = name == "root" || name == "cabinet";  // words that say something else too
        if (!is_common) {
            EXPECT_EQ(kept.find(name + "/"), std::string::npos) << name;
            EXPECT_EQ(kept.find("/" + name), std::string::npos) << name;
            EXPECT_EQ(kept.find("\"" + name + "\""), std::string::npos) << name;
        }
    }
}

std::vector<std::string> all_machines()
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (std::filesystem::exists(entry.path() / "machine.json")) {
            names.push_back(entry.path().filename().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

INSTANTIATE_TEST_SUITE_P(All, Machines, testing::ValuesIn(all_machines()), [](const auto& instance) {
    std::string name = instance.param;
    std::replace(name.begin(), name.end(), '-', '_');
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
});

}  // namespace
