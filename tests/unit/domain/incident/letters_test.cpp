#include "domain/incident/letters.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace asepsie::incident {
namespace {

using knowledge::Language;

const knowledge::Catalogue& letter_catalogue = knowledge::embedded_catalogue();

FilledLetter filled(std::string_view letter, const KnownFacts& known, Language language = Language::french)
{
    return fill_letter(
        *letter_catalogue.letter(letter), letter_catalogue, known, language, [](const std::string& value) { return value; }, [&](const knowledge::IncidentFact& fact) { return "[" + std::string(fact.id) + "]"; });
}

std::string text_of(const FilledPart& part)
{
    std::string text;
    for (const FilledBlock& block : part.blocks) {
        for (const std::string& line : block.lines) {
            text += line + "\n";
        }
    }
    return text;
}

// GDPR, article 33, paragraph 3: what a notification holds, and the facts that say it.
struct Content {
    const char* content;
    std::vector<std::string_view> facts;
};
const std::vector<Content> contents{
    {"33.3.a", {"nature", "persons_kinds", "persons", "data_kinds", "records"}}, {"33.3.b", {"contact"}}, {"33.3.c", {"consequences"}}, {"33.3.d", {"measures_taken", "measures_planned"}}};

TEST(Letters, to_the_cnil_have_every_content_of_article_33_or_say_that_it_is_missing)
{
    for (const char* letter : {"cnil_initial", "cnil_complement"}) {
        for (const Language language : {Language::french, Language::english}) {
            const FilledLetter empty = filled(letter, {}, language);
            KnownFacts known;
            for (const Content& content : contents) {
                for (const std::string_view fact : content.facts) {
                    known[std::string(fact)] = "known " + std::string(fact);
                }
            }
            const FilledLetter full = filled(letter, known, language);
            for (const Content& content : contents) {
                const auto is_it = [&](const FilledPart& part) { return part.content == content.content; };
                const auto without = std::find_if(empty.parts.begin(), empty.parts.end(), is_it);
                const auto with = std::find_if(full.parts.begin(), full.parts.end(), is_it);
                ASSERT_TRUE(without != empty.parts.end() && with != full.parts.end()) << letter << " " << content.content;
                for (const std::string_view fact : content.facts) {
                    EXPECT_NE(text_of(*without).find("[" + std::string(fact) + "]"), std::string::npos) << letter << ": " << fact << " is marked as missing";
                    EXPECT_NE(std::find(without->missing.begin(), without->missing.end(), fact), without->missing.end());
                    EXPECT_NE(text_of(*with).find("known " + std::string(fact)), std::string::npos) << letter << ": " << fact << " stands in it";
                }
                for (const std::string_view fact : content.facts) {
                    EXPECT_EQ(std::find(with->missing.begin(), with->missing.end(), fact), with->missing.end()) << letter << ": " << fact;
                }
            }
        }
    }
}

TEST(Letters, give_the_reasons_of_a_delay_only_where_there_are_some)
{
    const auto has_reasons = [](const FilledLetter& letter) { return std::any_of(letter.parts.begin(), letter.parts.end(), [](const FilledPart& part) { return part.content == "33.1"; }); };
    EXPECT_FALSE(has_reasons(filled("cnil_initial", {})));
    EXPECT_TRUE(has_reasons(filled("cnil_initial", {{"late_reason", "le week-end"}})));
}

TEST(Letters, never_ask_for_a_patient)
{
    for (const knowledge::IncidentFact& fact : letter_catalogue.incident_facts) {
        EXPECT_EQ(fact.id.find("patient_name"), std::string_view::npos);
    }
    EXPECT_EQ(letter_catalogue.letters.size(), 11U);
    for (const knowledge::IncidentLetter& letter : letter_catalogue.letters) {
        for (const Language language : {Language::french, Language::english}) {
            EXPECT_FALSE(filled(letter.id, {}, language).parts.empty()) << letter.id;
        }
    }
}

TEST(Letters, make_a_list_of_a_fact_of_several_lines)
{
    const FilledLetter letter = filled("complaint", {{"evidence", "un\ndeux\n"}});
    bool any = false;
    for (const FilledPart& part : letter.parts) {
        for (const FilledBlock& block : part.blocks) {
            any = any || (block.is_list && block.lines == std::vector<std::string>{"un", "deux"});
        }
    }
    EXPECT_TRUE(any);
}

}  // namespace
}  // namespace asepsie::incident
