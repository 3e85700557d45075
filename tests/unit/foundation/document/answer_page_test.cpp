#include "foundation/document/answer_page.h"

#include "foundation/base/encoding.h"

#include <gtest/gtest.h>

namespace asepsie::document {
namespace {

const std::string payload = R"({"format":"asepsie-answers-1","fields":{"asepsie.request":"r-1","backup_tested":"partly","backup_tested.remark":"a\n<b> \"é\""}})";

std::string page_of(const std::string& content) { return "<!DOCTYPE html>\n<main></main><script type=\"application/json\" id=\"asepsie-answers\">" + content + "</script><script>\"asepsie-answers\"</script>"; }

std::string signed_with(const std::string& key, const std::string& signature)
{
    return page_of(R"({"payload":")" + text::to_base64(payload) + R"(","key":")" + text::to_base64(key) + R"(","signature":")" + text::to_base64(signature) + "\"}");
}

ErrorCode why(const std::string& bytes) { return read_answer_page(bytes).error().code; }

TEST(AnswerPage, gives_what_was_signed)
{
    const auto page = read_answer_page(signed_with("key", std::string(64, 's')));
    ASSERT_TRUE(page.ok()) << page.error().detail;
    EXPECT_FALSE(page->is_draft());
    EXPECT_EQ(page->payload, payload);
    EXPECT_EQ(page->key, "key");
    EXPECT_EQ(page->signature, std::string(64, 's'));
}

TEST(AnswerPage, tells_a_draft_and_an_empty_form)
{
    const auto draft = read_answer_page(page_of(R"({"draft":")" + text::to_base64(payload) + "\"}"));
    ASSERT_TRUE(draft.ok());
    EXPECT_TRUE(draft->is_draft());
    EXPECT_EQ(draft->payload, payload);
    EXPECT_EQ(why(page_of("{}")), ErrorCode::not_found);
}

TEST(AnswerPage, refuses_what_the_form_does_not_write)
{
    const std::string whole = signed_with("key", std::string(64, 's'));
    EXPECT_EQ(why(""), ErrorCode::malformed);
    EXPECT_EQ(why("<html>another page</html>"), ErrorCode::malformed);
    EXPECT_EQ(why(whole + whole), ErrorCode::malformed) << "twice";
    EXPECT_EQ(why(whole.substr(0, whole.size() / 2)), ErrorCode::malformed) << "cut short";
    for (const char* content : {"", "[]", "null", "{", R"({"draft":""})", R"({"draft":7})", R"({"draft":"Zh=="})", R"({"other":"Zg=="})", R"({"payload":"Zg==","key":"Zg=="})",
             R"({"payload":"Zg==","key":"Zg==","signature":"Zg=="})", R"({"payload":"Zg==","key":"Zg==","draft":"Zg=="})"}) {
        EXPECT_EQ(why(page_of(content)), ErrorCode::malformed) << content;
    }
}

TEST(AnswerPage, refuses_a_second_one_in_disguise)
{
    const std::string whole = signed_with("key", std::string(64, 's'));
    const std::string other = R"({"draft":"Zg=="})";
    for (const std::string& second : {"<SCRIPT TYPE=\"application/json\" ID=\"asepsie-answers\">" + other + "</SCRIPT>", std::string("<script id='ASEPSIE-answers'>{}</script>"), std::string("<p id=asepsie-answers>"),
             std::string("<!-- <script type=\"application/json\" id=\"asepsie-answers\">{}</script> -->")}) {
        EXPECT_EQ(why(whole + second), ErrorCode::malformed) << second;
        EXPECT_EQ(why(second + whole), ErrorCode::malformed) << second;
    }
    EXPECT_TRUE(read_answer_page("<textarea><p id=\"asepsie-answers\"></textarea><!-- a comment -->" + whole).ok()) << "what was typed is no element";
    EXPECT_EQ(why("<!-- " + whole + " -->"), ErrorCode::malformed);
    EXPECT_EQ(why(page_of(R"({"draft": "Zg=="})")), ErrorCode::malformed) << "not as it is written";
    EXPECT_EQ(why(page_of(R"({"draft":"Zg==","draft":"Zg=="})")), ErrorCode::malformed);
}

TEST(AnswerPage, has_limits)
{
    EXPECT_EQ(why(std::string(answer_page_bytes + 1, 'x')), ErrorCode::too_large);
    EXPECT_EQ(why(signed_with(std::string(answer_key_bytes + 3, 'k'), std::string(64, 's'))), ErrorCode::too_large);
    EXPECT_EQ(why(signed_with("key", std::string(67, 's'))), ErrorCode::too_large);
    EXPECT_EQ(why(page_of(R"({"draft":")" + text::to_base64(std::string(answer_payload_bytes + 3, 'x')) + "\"}")), ErrorCode::too_large);
}

TEST(Answers, are_texts_by_name)
{
    const auto fields = fields_of(payload);
    ASSERT_TRUE(fields.ok()) << fields.error().detail;
    EXPECT_EQ(fields->size(), 3U);
    EXPECT_EQ(fields->at("backup_tested"), "partly");
    EXPECT_EQ(fields->at("backup_tested.remark"), "a\n<b> \"é\"");
}

TEST(Answers, are_spelt_as_the_browsers_spell_them)
{
    // What JSON.stringify escapes, and what it does not.
    EXPECT_TRUE(fields_of(R"({"format":"asepsie-answers-1","fields":{"a":"\b\t\n\f\r\u0001\u001f\"\\/)" "\x7f\u2028\U0001F600" R"("}})").ok());
    EXPECT_TRUE(fields_of(R"({"format":"asepsie-answers-1","fields":{}})").ok());
    for (const char* bad : {R"({"format":"asepsie-answers-1","fields":{"a":"1","a":"2"}})", R"({"format": "asepsie-answers-1","fields":{}})", R"({"fields":{},"format":"asepsie-answers-2"})",
             R"({"format":"asepsie-answers-1","fields":{"a":1}})", R"({"format":"asepsie-answers-1","fields":{"a":{}}})", R"({"format":"asepsie-answers-1","fields":[]})",
             R"({"format":"asepsie-answers-1","fields":{"A b":""}})", R"({"format":"asepsie-answers-1","fields":{"":""}})", R"({"format":"asepsie-answers-1","fields":{},"more":""})",
             R"({"format":"asepsie-answers-1"})", R"({"format":"asepsie-answers-1","fields":{"a":"\u0041"}})", "", "7"}) {
        EXPECT_FALSE(fields_of(bad).ok()) << bad;
    }
    EXPECT_FALSE(fields_of(std::string("{\"format\":\"asepsie-answers-1\",\"fields\":{\"a\":\"\xff\"}}")).ok()) << "no UTF-8";
}

TEST(Answers, have_limits)
{
    const auto code = [](const std::string& fields) { return fields_of(R"({"format":"asepsie-answers-1","fields":{)" + fields + "}}").error().code; };
    std::string many = "\"a0\":\"\"";
    for (std::size_t i = 1; i <= answer_fields; ++i) {
        many += ",\"a" + std::to_string(i) + "\":\"\"";
    }
    EXPECT_EQ(code(many), ErrorCode::too_large);
    EXPECT_EQ(code("\"a\":\"" + std::string(answer_value_bytes + 1, 'x') + "\""), ErrorCode::too_large);
    EXPECT_EQ(code("\"" + std::string(answer_name_bytes + 1, 'a') + "\":\"\""), ErrorCode::malformed);
    EXPECT_EQ(fields_of(std::string(answer_payload_bytes + 1, ' ')).error().code, ErrorCode::too_large);
}

// Reckoned with another program; the browser's story holds it against the page itself.
TEST(TelephoneCode, is_sixty_bits_over_key_and_answers)
{
    EXPECT_EQ(telephone_code("key", "payload"), "JQ6E-DJHZ-B2TX");
    EXPECT_NE(telephone_code("key", "payloae"), telephone_code("key", "payload"));
    EXPECT_NE(telephone_code("kez", "payload"), telephone_code("key", "payload"));
}

}  // namespace
}  // namespace asepsie::document
