#include "application/papers/draw_paper.h"
#include "application/papers/read_answers.h"

#include <gtest/gtest.h>

namespace asepsie::application {
namespace {

TEST(Papers, go_to_the_worker_and_come_back_whole)
{
    document::Document page;
    page.language = "fr";
    page.title = "Annexe";
    page.add(document::Paragraph{"**Bonjour**"});
    const PaperOptions options{"Cabinet", *parse_moment("2026-11-25T12:00:00Z"), "pied", "Page {n}", {{"asepsie.request", "abc"}}};
    const std::vector<std::string> parts = to_parts(page, options);
    const auto back = paper_in({parts.begin(), parts.end()});
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->first.title, "Annexe");
    EXPECT_EQ(back->second.identity, options.identity);
    EXPECT_EQ(paper_in({"x"}).error().code, ErrorCode::malformed);
}

TEST(ReadAnswers, come_back_whole_and_claim_no_more_than_a_file_can_earn)
{
    ReadAnswers answers;
    answers.form = suppliers::Form::pdf;
    answers.trust = suppliers::Trust::signed_vouched;
    answers.signer = "Paul";
    answers.notes = {Note::weak, Note::javascript};
    answers.fields = {{"a", "b"}, {"c", ""}};
    const auto back = answers_in(to_parts(answers));
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->fields, answers.fields);
    EXPECT_EQ(back->notes, answers.notes);
    answers.trust = suppliers::Trust::signed_confirmed;
    EXPECT_EQ(answers_in(to_parts(answers)).error().code, ErrorCode::malformed) << "nobody has telephoned";
    EXPECT_EQ(answers_in({"html", "not_signed", "", "", "", "", "odd"}).error().code, ErrorCode::malformed);
    EXPECT_EQ(answers_in({}).error().code, ErrorCode::malformed);
    EXPECT_EQ(answers_in({"html", "not_signed", "", "", "", "weak,unheard_of"}).error().code, ErrorCode::malformed) << "a taken-over worker makes up a note";
    EXPECT_EQ(answers_in({"html", "not_signed", "", "", "", "weak,weak"}).error().code, ErrorCode::malformed);
}

}  // namespace
}  // namespace asepsie::application
