#include "foundation/pdf/drawing/document_pdf.h"

#include "foundation/pdf/drawing/field_name.h"

#include <gtest/gtest.h>

namespace asepsie::pdf {
namespace {

using document::Field;

PdfOptions options() { return {"", "Cabinet", *parse_moment("2026-11-23T18:00:00Z"), "pied", "Page {n} / {of}", {{"asepsie.form", "q1"}}}; }

Field choice(const std::string& name, const std::vector<std::string>& values)
{
    Field field{Field::Kind::choice, name, "Chacun son compte ?"};
    for (const std::string& value : values) {
        field.options.emplace_back(value, "mot");
    }
    return field;
}

Result<std::string> drawn(std::vector<document::Block> blocks) { return to_pdf({"fr", "Été", std::move(blocks)}, options()); }

ErrorCode refused(std::vector<document::Block> blocks)
{
    const auto pdf = drawn(std::move(blocks));
    EXPECT_FALSE(pdf.ok());
    return pdf.ok() ? ErrorCode::not_found : pdf.error().code;
}

TEST(FieldName, goes_to_PDF_and_back)
{
    EXPECT_EQ(to_pdf_name("named_accounts.remark"), "named_accounts/remark");
    EXPECT_EQ(from_pdf_name(to_pdf_name("a.b.c")), "a.b.c");
    EXPECT_TRUE(is_field_name("a_b-C.9"));
    EXPECT_FALSE(is_field_name("a/b"));
    EXPECT_FALSE(is_field_name(""));
    EXPECT_FALSE(is_field_name("é"));
}

TEST(DocumentPdf, is_the_same_bytes_for_the_same_document)
{
    const std::vector<document::Block> blocks{document::Heading{1, "Été"}, choice("a", {"yes", "no"}), Field{Field::Kind::signature, "s", "Signature"}};
    const auto first = drawn(blocks);
    const auto second = drawn(blocks);
    ASSERT_TRUE(first.ok()) << first.error().detail;
    EXPECT_EQ(*first, *second);
    EXPECT_TRUE(first->starts_with("%PDF-1.7"));
    EXPECT_NE(first->find("<xmp:CreateDate>2026-11-23T18:00:00Z</xmp:CreateDate>"), std::string::npos) << "the metadata can be read without a PDF reader";
}

TEST(DocumentPdf, draws_an_empty_document_and_every_empty_block)
{
    EXPECT_TRUE(to_pdf({}, {}).ok());
    EXPECT_TRUE(drawn({document::Heading{}, document::Paragraph{}, document::Lead{}, document::List{}, document::List{{""}}, document::Steps{}, document::StatusLine{}, document::Action{}, document::Table{},
                           document::Table{{"a"}, {}}, document::Table{{"", ""}, {{"", ""}}}, document::Details{}, document::Ring{}, document::Gauge{}, choice("a", {}), document::Aside{}})
                    .ok());
}

TEST(DocumentPdf, refuses_names_that_a_form_cannot_hold)
{
    EXPECT_EQ(refused({choice("a/b", {"yes"})}), ErrorCode::bad_usage);
    EXPECT_EQ(refused({choice("a", {"yes"}), choice("a", {"yes"})}), ErrorCode::bad_usage);
    EXPECT_EQ(refused({choice("asepsie.form", {"yes"})}), ErrorCode::bad_usage) << "the identity has that name";
    EXPECT_EQ(refused({choice("a", {"yes", "yes"})}), ErrorCode::bad_usage);
    EXPECT_EQ(refused({choice("a", {"Off"})}), ErrorCode::bad_usage);
    EXPECT_EQ(refused({choice("a", {"oui, mais"})}), ErrorCode::bad_usage);
}

TEST(DocumentPdf, draws_texts_longer_than_a_page)
{
    std::string text;
    for (int i = 0; i < 12'000; ++i) {
        text += "mot ";
    }
    Field remark{Field::Kind::lines, "a", "Remarque"};
    remark.value = text;
    EXPECT_TRUE(drawn({document::Paragraph{text}, remark, document::Aside{std::string(20'000, 'x')}}).ok());
}

TEST(DocumentPdf, has_a_limit_of_pages)
{
    EXPECT_EQ(refused(std::vector<document::Block>(600, document::Paragraph{"d" + std::string(60, '\n') + "f"})), ErrorCode::too_large);
}

}  // namespace
}  // namespace asepsie::pdf
