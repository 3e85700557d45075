#include "domain/mail/files/file_kind.h"

#include <gtest/gtest.h>

namespace asepsie::mail {
namespace {

using namespace std::string_view_literals;

bool has(std::string_view name, FileTrait trait) { return (traits_of_name(name) & static_cast<std::uint32_t>(trait)) != 0; }

TEST(FileKind, knows_bytes)
{
    const std::pair<std::string_view, FileKind> cases[] = {{"%PDF-1.7"sv, FileKind::pdf}, {"\n\n%PDF-1.7"sv, FileKind::pdf}, {"\xFF\xD8\xFF\xE0"sv, FileKind::picture},
        {"PK\x03\x04"sv, FileKind::archive}, {"Rar!\x1A\x07\x01"sv, FileKind::archive}, {"<!DOCTYPE html><html>"sv, FileKind::web_page}, {"\xEF\xBB\xBF <html>"sv, FileKind::web_page},
        {"<?xml version='1.0'?>\n<svg xmlns='x'>"sv, FileKind::drawing}, {"<?xml version='1.0'?><invoice/>"sv, FileKind::text}, {"{\\rtf1"sv, FileKind::rich_text}, {"Bonjour"sv, FileKind::text},
        {"BEGIN:VCALENDAR"sv, FileKind::calendar}, {"BEGIN:VCARD"sv, FileKind::contact_card}, {"[InternetShortcut]\nURL=x"sv, FileKind::shortcut}, {"L\0\0\0\x01\x14\x02\0"sv, FileKind::shortcut},
        {"Received: from x"sv, FileKind::message}, {"\x01\x02\x03"sv, FileKind::unknown}, {""sv, FileKind::unknown}, {"MZ is not a program"sv, FileKind::text}, {"BMW"sv, FileKind::text}};
    for (const auto& [bytes, kind] : cases) {
        EXPECT_EQ(name_of(kind_of_bytes(bytes)), name_of(kind)) << bytes;
    }
    EXPECT_EQ(kind_of_bytes("MZ" + std::string(62, '\0')), FileKind::program);
    EXPECT_EQ(kind_of_bytes(std::string(32'769, '\0') + "CD001"), FileKind::disk_image);
    EXPECT_EQ(kind_of_bytes("\xFF\xFE<\0h\0t\0m\0l\0>\0"sv), FileKind::web_page);
}

TEST(FileKind, knows_endings)
{
    EXPECT_EQ(kind_of_ending("PDF"), FileKind::pdf);
    EXPECT_EQ(kind_of_ending("docm"), FileKind::open_office);
    EXPECT_EQ(kind_of_ending("settingcontent-ms"), FileKind::shortcut);
    EXPECT_EQ(kind_of_ending("v2"), FileKind::unknown);
    EXPECT_EQ(kind_of_ending(""), FileKind::unknown);
    for (const std::string_view ending : {"exe", "scr", "com", "js", "VBS", "lnk", "hta", "iso", "vhdx", "one", "chm", "rdp", "iqy", "slk", "jar", "msc", "search-ms"}) {
        EXPECT_TRUE(starts_something(ending)) << ending;
    }
    for (const std::string_view ending : {"pdf", "docx", "zip", "html", "ics", "eml", "txt", "fr", "", "exe js"}) {
        EXPECT_FALSE(starts_something(ending)) << ending;
    }
    EXPECT_EQ(ending_of("a/b.c/Facture.PDF . "), "pdf");
    EXPECT_EQ(ending_of("b.c/Facture"), "");
}

TEST(FileKind, tells_names_that_mislead)
{
    for (const std::string_view name : {"facture.pdf.exe", "facture.pdf .js", "photo.jpg.lnk", "facture.pdf.html", "a/scan.docx.iso", "facture.pdf.exe."}) {
        EXPECT_TRUE(has(name, FileTrait::two_endings)) << name;
    }
    for (const std::string_view name : {"archive.tar.gz", "rapport.v2.pdf", "jquery.min.js", "facture.exe", "www.ameli.fr", "facture.pdf", "12.03.2026.pdf", "facture.pdf.p7m"}) {
        EXPECT_FALSE(has(name, FileTrait::two_endings)) << name;
    }
    EXPECT_TRUE(has("facture\xE2\x80\xAE" "fdp.exe", FileTrait::reversed_name));
    EXPECT_FALSE(has("facture\xE2\x80\x99s \xE2\x80\x8F.pdf", FileTrait::reversed_name)) << "an apostrophe, a mark of Arabic";
    EXPECT_TRUE(has("facture.pdf          .exe", FileTrait::padded_name));
    EXPECT_TRUE(has("a\xE2\xA0\x80\xE2\xA0\x80\xE2\xA0\x80\xE2\xA0\x80\xE2\xA0\x80\xE2\xA0\x80\xE2\xA0\x80\xE2\xA0\x80.exe", FileTrait::padded_name));
    EXPECT_FALSE(has("facture   du 12 mars.pdf", FileTrait::padded_name));
}

}  // namespace
}  // namespace asepsie::mail
