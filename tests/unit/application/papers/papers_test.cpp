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

ReadAnswers vouched()
{
    ReadAnswers answers;
    answers.form = suppliers::Form::pdf;
    answers.trust = suppliers::Trust::signed_vouched;
    answers.signer = "Paul";
    answers.vouched_by = "Autorité";
    answers.code = "7KQ2-M9XT-04AB";
    answers.notes = {Note::weak, Note::javascript};
    answers.fields = {{"a", "b"}, {"c", ""}};
    answers.revision = std::string(64, 'a');
    answers.signed_at = parse_moment("2026-11-24T12:00:00Z");
    return answers;
}

TEST(ReadAnswers, come_back_whole)
{
    const ReadAnswers answers = vouched();
    const auto back = answers_in(to_parts(answers), Authorities::some);
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->fields, answers.fields);
    EXPECT_EQ(back->notes, answers.notes);
    EXPECT_EQ(back->revision, answers.revision);
    EXPECT_EQ(back->signed_at, answers.signed_at);
}

TEST(ReadAnswers, claim_no_more_than_a_file_can_earn)
{
    const auto is_refused = [](const ReadAnswers& answers, Authorities authorities) { return answers_in(to_parts(answers), authorities).ok() ? false : true; };
    EXPECT_TRUE(is_refused(vouched(), Authorities::none)) << "nobody was told to be believed";
    ReadAnswers answers = vouched();
    answers.form = suppliers::Form::html;
    EXPECT_TRUE(is_refused(answers, Authorities::some)) << "a page has no certificate";
    answers.form = suppliers::Form::scan;
    EXPECT_TRUE(is_refused(answers, Authorities::some));
    answers = vouched();
    answers.vouched_by.clear();
    EXPECT_TRUE(is_refused(answers, Authorities::some));
    answers = vouched();
    answers.trust = suppliers::Trust::signed_confirmed;
    EXPECT_TRUE(is_refused(answers, Authorities::some)) << "nobody has telephoned";
    answers.trust = suppliers::Trust::signed_unconfirmed;
    EXPECT_FALSE(is_refused(answers, Authorities::none));
    for (const char* code : {"", "7KQ2-M9XT-04A", "7KQ2-M9XT-04AI", "7kq2-m9xt-04ab", "7KQ2 M9XT 04AB"}) {
        answers.code = code;
        EXPECT_TRUE(is_refused(answers, Authorities::none)) << code;
    }
    answers = vouched();
    answers.revision = "abc";
    EXPECT_TRUE(is_refused(answers, Authorities::some));
}

TEST(ReadAnswers, are_what_to_parts_writes)
{
    const auto code = [](std::vector<std::string> parts) { return answers_in(parts, Authorities::none).error().code; };
    EXPECT_TRUE(answers_in({"html", "not_signed", "", "", "", "weak", "", "", ""}, Authorities::none).ok());
    EXPECT_EQ(code({"html", "not_signed", "", "", "", "", "", "", "", "odd"}), ErrorCode::malformed);
    EXPECT_EQ(code({}), ErrorCode::malformed);
    EXPECT_EQ(code({"html", "not_signed", "", "", "", "weak,unheard_of", "", "", ""}), ErrorCode::malformed) << "a taken-over worker makes up a note";
    EXPECT_EQ(code({"html", "not_signed", "", "", "", "weak,weak", "", "", ""}), ErrorCode::malformed);
    EXPECT_EQ(code({"html", "not_signed", "", "", "", "", "", "yesterday", ""}), ErrorCode::malformed);
}

}  // namespace
}  // namespace asepsie::application
