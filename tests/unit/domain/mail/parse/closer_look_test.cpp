#include "domain/mail/parse/closer_look.h"

#include "support/pictures.h"

#include <gtest/gtest.h>

namespace asepsie::mail {
namespace {

const std::string leads_to = "https://x.example/a";

Attachment looked_at(FileKind kind, const std::string& bytes, CodeSearch& search)
{
    Attachment file;
    file.kind = kind;
    look_closer(file, bytes, search);
    return file;
}

// White, so many pixels a side.
std::string blank_picture(std::uint32_t side) { return tests::as_jpeg({side, side, 1, std::vector<std::uint8_t>(std::size_t{side} * side, 255)}); }

TEST(LookCloser, makes_a_large_picture_smaller)
{
    const tests::Samples large = tests::qr_code(leads_to, 60);
    ASSERT_GT(large.width, 1'500U);
    for (const std::string& bytes : {tests::as_jpeg(large), tests::as_png(large, 0), tests::as_bmp(large, 24)}) {
        CodeSearch search;
        const Attachment file = looked_at(FileKind::picture, bytes, search);
        ASSERT_EQ(file.links.size(), 1U);
        EXPECT_EQ(file.links[0].address, leads_to);
        EXPECT_GT(search.pixels_left, 0U);
    }
}

TEST(LookCloser, searches_what_stands_behind_many_pictures)
{
    CodeSearch search;
    for (int i = 0; i < 6; ++i) {
        looked_at(FileKind::picture, blank_picture(900), search);
    }
    EXPECT_EQ(looked_at(FileKind::picture, tests::as_jpeg(tests::qr_code(leads_to, 6)), search).links.size(), 1U);
}

TEST(LookCloser, says_what_it_did_not_search)
{
    CodeSearch search;
    EXPECT_FALSE(looked_at(FileKind::picture, blank_picture(900), search).has(FileTrait::cut_short));
    search.pixels_left = 1'000;
    EXPECT_TRUE(looked_at(FileKind::picture, blank_picture(900), search).has(FileTrait::cut_short));
    EXPECT_FALSE(looked_at(FileKind::picture, blank_picture(30), search).has(FileTrait::cut_short)) << "too small for a code";
    search = {};
    search.unpacked_left = 0;
    EXPECT_TRUE(looked_at(FileKind::picture, blank_picture(900), search).has(FileTrait::cut_short));
    search.tells_what_is_left = false;
    EXPECT_FALSE(looked_at(FileKind::picture, blank_picture(900), search).has(FileTrait::cut_short));
}

TEST(LookCloser, names_programs_in_a_pdf)
{
    const auto with = [](const std::string& name) {
        CodeSearch search;
        return looked_at(FileKind::pdf, "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n3 0 obj\n<< /Type /Filespec /F (" + name
            + ") /EF << /F 4 0 R >> >>\nendobj\n4 0 obj\n<< /Length 1 >>\nstream\nx\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n", search);
    };
    EXPECT_TRUE(with("facture.js").has(FileTrait::embedded_program));
    EXPECT_FALSE(with("factur-x.xml").has(FileTrait::embedded_program));
}

}  // namespace
}  // namespace asepsie::mail
