#include "foundation/document/html_form.h"

#include "foundation/base/encoding.h"
#include "foundation/crypto/digest.h"
#include "foundation/document/answer_page.h"
#include "foundation/json/json.h"

#include <gtest/gtest.h>

namespace asepsie::document {
namespace {

using Kind = Field::Kind;

std::string form_of(std::vector<Block> blocks)
{
    Document document{"fr", "<titre>", std::move(blocks)};
    for (const char* name : {"signer.name", "signer.role", "signer.date", "signer.accepts"}) {
        document.add(Field{Kind::line, name, name});
    }
    HtmlFormOptions options{{{"asepsie.request", "r-1"}}, {}, "signed.html", "draft.html"};
    options.words.how = "</script><b>";
    return to_html_form(document, options);
}

std::size_t count(std::string_view text, std::string_view part)
{
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

std::string between(const std::string& text, std::string_view start, std::string_view end)
{
    const std::size_t from = text.find(start) + start.size();
    return text.substr(from, text.find(end, from) - from);
}

json::Object described(const std::string& form, std::string_view name)
{
    const auto value = json::parse(between(form, "id=\"asepsie-form\">", "</script>"));
    for (const json::Value& field : *json::array_in(value->get_object(), "fields")) {
        if (json::string_in(field.get_object(), "name") == name) {
            return field.get_object();
        }
    }
    return {};
}

TEST(HtmlForm, lets_in_only_the_script_and_style_it_was_made_with)
{
    const std::string form = form_of({});
    const std::string policy = between(form, "Content-Security-Policy\" content=\"", "\"");
    const auto source = [](const std::string& content) { return "'sha256-" + text::to_base64(crypto::sha256(content)) + "'"; };
    EXPECT_NE(policy.find("script-src " + source(between(form, "<script id=\"asepsie-script\">", "</script>")) + ";"), std::string::npos) << policy;
    EXPECT_NE(policy.find("style-src " + source(between(form, "<style id=\"asepsie-style\">", "</style>")) + ";"), std::string::npos) << policy;
    EXPECT_EQ(policy.find("unsafe"), std::string::npos);
    for (const char* rule : {"default-src 'none'", "connect-src 'none'", "form-action 'none'", "base-uri 'none'"}) {
        EXPECT_NE(policy.find(rule), std::string::npos) << rule;
    }
    EXPECT_EQ(count(form, "http://") + count(form, "https://"), 0U);
}

TEST(HtmlForm, keeps_markup_in_texts_as_text)
{
    const std::string form = form_of({Field{Kind::line, "a", "</script><i>", "<u>", "<s>", {}, "\"><img>"}});
    EXPECT_EQ(count(form, "</script>"), 3U) << "its own";
    for (const char* markup : {"<i>", "<u>", "<s>", "<img>", "<b>", "<titre>"}) {
        EXPECT_EQ(count(form, markup), 0U) << markup;
    }
}

TEST(HtmlForm, is_read_as_not_filled_in)
{
    const auto page = read_answer_page(form_of({Field{Kind::line, "a", R"(<script type="application/json" id="asepsie-answers">)"}}));
    ASSERT_FALSE(page.ok());
    EXPECT_EQ(page.error().code, ErrorCode::not_found) << page.error().detail;
}

TEST(HtmlForm, sets_a_date_proof_and_remark_with_their_question)
{
    const Field question{Kind::choice, "tested", "?", "", "", {{"yes", "Oui"}, {"no", "Non"}}};
    const std::string form = form_of({question, Field{Kind::line, "other", "?"}, Field{Kind::date, "tested.by", "avant le"}, Field{Kind::lines, "tested.remark", "remarque"}, Field{Kind::line, "lone.by", "?"}});
    EXPECT_LT(form.find("id=\"ask-tested.by\""), form.find("id=\"ask-other\""));
    EXPECT_LT(form.find("id=\"ask-tested.remark\""), form.find("id=\"ask-other\""));
    EXPECT_EQ(described(form, "tested.by")["asked_if"], "tested");
    EXPECT_EQ(described(form, "tested.by")["asked_values"], json::Array({"partly", "no"}));
    EXPECT_EQ(described(form, "tested.by")["counts"], false);
    EXPECT_EQ(described(form, "tested.remark")["asked_if"], "");
    EXPECT_EQ(described(form, "lone.by")["owner"], "") << "without a question it is one itself";
}

TEST(HtmlForm, numbers_what_it_counts)
{
    Field follow_up{Kind::line, "follow_up", "?"};
    follow_up.asked_if = "first";
    follow_up.asked_values = {"x"};
    const std::string form = form_of({Field{Kind::line, "first", "?"}, follow_up, Field{Kind::tick, "tick", "?"}, Field{Kind::line, "second", "?"}});
    const auto number_in = [&](std::string_view name) { return between(form.substr(form.find("id=\"ask-" + std::string(name) + "\"")), "class=\"number\">", "<"); };
    EXPECT_EQ(number_in("first"), "1");
    EXPECT_EQ(number_in("second"), "2") << "what is not asked yet is not counted either";
    EXPECT_EQ(count(form, "class=\"number\""), 3U) << "a tick that need not be made has none";
    EXPECT_EQ(described(form, "second")["label"], "?") << "the page numbers it";
}

TEST(HtmlForm, shows_what_stands_in_place_of_an_answer)
{
    Field tested{Kind::date, "tested", "?"};
    tested.when = Field::When::done;
    Field promised{Kind::date, "tested.by", "?"};
    promised.when = Field::When::promised;
    promised.asked_if = "tested.never";
    promised.asked_values = {"yes"};
    const std::string form = form_of({tested, Field{Kind::tick, "tested.never", "jamais"}, promised, Field{Kind::figure, "hours", "?"}, Field{Kind::tick, "hours.not_applicable", "sans objet"}});
    EXPECT_EQ(described(form, "tested.never")["instead"], true);
    EXPECT_EQ(described(form, "tested.never")["owner"], "tested");
    EXPECT_EQ(described(form, "tested.never")["counts"], false);
    EXPECT_EQ(described(form, "hours.not_applicable")["instead"], true);
    EXPECT_EQ(described(form, "tested")["instead"], false);
    EXPECT_EQ(described(form, "tested")["when"], "done");
    EXPECT_EQ(described(form, "tested.by")["when"], "promised");
    EXPECT_EQ(described(form, "tested.by")["asked_if"], "tested.never");
    EXPECT_EQ(described(form, "hours")["when"], "any");
    for (const char* place : {"odd-tested\"", "odd-tested.by\""}) {
        EXPECT_EQ(count(form, place), 1U) << "where the page says why a date cannot be: " << place;
    }
    EXPECT_EQ(count(form, "odd-hours"), 0U);
    EXPECT_EQ(count(form, "<details class=\"more\">"), 0U) << "it is in sight";
}

TEST(HtmlForm, waits_only_for_what_stands_before)
{
    Field first{Kind::line, "first", "?"};
    first.asked_if = "second";
    first.asked_values = {"x"};
    Field second{Kind::line, "second", "?"};
    second.asked_if = "first";
    second.asked_values = {"y"};
    const std::string form = form_of({first, second});
    EXPECT_EQ(described(form, "first")["asked_if"], "");
    EXPECT_EQ(described(form, "second")["asked_if"], "first");
}

TEST(HtmlForm, counts_questions_alone)
{
    Field wanted{Kind::tick, "wanted", "?"};
    wanted.required = true;
    const std::string form = form_of({Field{Kind::tick, "tick", "?"}, wanted, Field{Kind::figure, "figure", "?"}});
    EXPECT_EQ(described(form, "tick")["counts"], false) << "not ticked is an answer too";
    EXPECT_EQ(described(form, "wanted")["counts"], true);
    EXPECT_EQ(described(form, "figure")["counts"], true);
    EXPECT_EQ(described(form, "signer.name")["counts"], false);
}

TEST(HtmlForm, signs_where_the_document_says)
{
    EXPECT_EQ(count(form_of({}), "id=\"sign\""), 1U);
    const std::string form = form_of({Field{Kind::signature, "signature", "?"}, Heading{2, "Ensuite"}});
    EXPECT_EQ(count(form, "id=\"sign\""), 1U);
    EXPECT_LT(form.find("id=\"sign\""), form.find("Ensuite"));
}

}  // namespace
}  // namespace asepsie::document
