#include "foundation/containers/vba.h"

#include "support/compound_writer.h"

#include <gtest/gtest.h>

namespace asepsie::containers {
namespace {

using tests::little_endian;

constexpr std::string_view source = "Attribute VB_Name = \"Module1\"\r\nSub AutoOpen()\r\n  Shell \"x\"\r\nEnd Sub\r\n";

MacroSurvey surveyed(const std::map<std::string, std::string>& streams)
{
    const std::string bytes = tests::compound_file(streams);
    const auto file = CompoundFile::open(bytes);
    EXPECT_TRUE(file.ok());
    return survey_macros(*file);
}

TEST(Vba, expands_the_example_of_the_standard)
{
    // MS-OVBA 3.2.2.
    const std::string whole("\x01\x2F\xB0\x00\x23\x61\x61\x61\x62\x63\x64\x65\x82\x66\x00\x70\x61\x67\x68\x69\x6A\x01\x38\x08\x61\x6B\x6C\x00\x30\x6D\x6E\x6F\x70\x06\x71\x02\x70\x04\x10\x72\x73\x74\x75\x76\x10\x77\x78\x79\x7A\x00\x3C", 51);
    const auto text = decompress_vba(whole, 10'000);
    ASSERT_TRUE(text.ok());
    EXPECT_EQ(*text, "#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa");
    EXPECT_EQ(decompress_vba(whole, 5).value_or(""), "#aaab");
    EXPECT_EQ(decompress_vba("\x02zz", 5).error().code, ErrorCode::malformed);
    EXPECT_EQ(decompress_vba("", 5).error().code, ErrorCode::malformed);
}

TEST(Vba, finds_the_source_through_the_directory_and_without_it)
{
    auto streams = tests::vba_project("Macros/", source);
    MacroSurvey survey = surveyed(streams);
    ASSERT_EQ(survey.modules.size(), 1U);
    EXPECT_EQ(survey.modules[0].source, source);
    EXPECT_EQ(survey.modules[0].stream, "Macros/VBA/Module1");

    streams["Macros/VBA/dir"] = "broken";
    survey = surveyed(streams);
    ASSERT_EQ(survey.modules.size(), 1U);
    EXPECT_EQ(survey.modules[0].source, source);

    streams.erase("Macros/VBA/Module1");
    survey = surveyed(streams);
    EXPECT_TRUE(survey.has_project);
    EXPECT_TRUE(survey.modules.empty());
    EXPECT_FALSE(surveyed({{"WordDocument", "x"}}).has_project);
}

TEST(Vba, says_where_there_are_more_modules_than_it_reads)
{
    const auto with = [](std::size_t modules) {
        std::map<std::string, std::string> streams{{"VBA/_VBA_PROJECT", "\xCC\x61"}};
        std::string dir;
        for (std::size_t i = 0; i < modules; ++i) {
            const std::string name = "M" + std::to_string(i);
            dir += little_endian(0x1A, 2) + little_endian(name.size(), 4) + name + little_endian(0x31, 2) + little_endian(4, 4) + little_endian(0, 4) + little_endian(0x2B, 2) + little_endian(0, 4);
            streams["VBA/" + name] = tests::vba_container(source);
        }
        streams["VBA/dir"] = tests::vba_container(dir);
        return surveyed(streams);
    };
    EXPECT_FALSE(with(most_macro_modules - 1).is_cut_short);
    EXPECT_TRUE(with(most_macro_modules + 1).is_cut_short);
    EXPECT_EQ(with(most_macro_modules + 1).modules.size(), most_macro_modules);
}

TEST(Vba, names_what_starts_by_itself)
{
    using Names = std::vector<std::string>;
    EXPECT_EQ(self_starting_procedures(source), Names{"AutoOpen"});
    EXPECT_EQ(self_starting_procedures("Private Sub Workbook_Open()\nEnd Sub\nsub  auto_close ()"), (Names{"Workbook_Open", "auto_close"}));
    EXPECT_EQ(self_starting_procedures("Sub Button_Click()\n' Sub AutoOpen()\nCall AutoOpen\nSub AutoOpenFile()\nEnd Sub AutoOpen"), Names{});
}

TEST(Vba, knows_the_sheets_of_excel_4)
{
    const auto sheet = [](unsigned kind) { return little_endian(0x85, 2) + little_endian(9, 2) + little_endian(0, 4) + '\x02' + little_endian(kind, 1) + little_endian(1, 1) + little_endian(0, 1) + "A"; };
    const std::string name = little_endian(0x18, 2) + little_endian(16, 2) + little_endian(0x20, 2) + std::string(12, '\0') + '\0' + '\x01';
    EXPECT_TRUE(surveyed({{"Workbook", sheet(1)}}).has_macro_sheet);
    EXPECT_FALSE(surveyed({{"Workbook", sheet(0)}}).has_macro_sheet);
    EXPECT_FALSE(surveyed({{"Workbook", sheet(1)}}).sheet_starts_itself);
    EXPECT_TRUE(surveyed({{"Workbook", sheet(1) + name}}).sheet_starts_itself);
    EXPECT_FALSE(surveyed({{"Workbook", sheet(0) + name}}).sheet_starts_itself);
    EXPECT_TRUE(surveyed({{"Workbook", little_endian(0x2F, 2) + little_endian(0, 2)}}).is_encrypted);
}

}  // namespace
}  // namespace asepsie::containers
