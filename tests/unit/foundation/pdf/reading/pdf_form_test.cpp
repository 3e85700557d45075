#include "foundation/pdf/reading/pdf_form.h"

#include "support/signed_pdf.h"

#include <gtest/gtest.h>

namespace asepsie::pdf {
namespace {

using tests::PdfFile;
using tests::sample_form;

using Values = std::map<std::string, std::string, std::less<>>;
using Traits = std::set<PdfTrait>;

PdfForm read_updated(const PdfFile::Objects& changed)
{
    PdfFile file = sample_form();
    file.update(changed);
    const auto form = read_pdf_form(file.bytes());
    EXPECT_TRUE(form.ok()) << form.error().detail;
    return form.value_or({});
}

std::string utf16(std::u16string_view text)
{
    std::string hex = "<FEFF";
    for (const char16_t unit : text) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        for (int shift = 12; shift >= 0; shift -= 4) {
            hex += digits[(unit >> shift) & 0xF];
        }
    }
    return hex + ">";
}

TEST(PdfForm, gives_each_answer_by_its_full_name)
{
    const auto form = read_pdf_form(sample_form().bytes());
    ASSERT_TRUE(form.ok()) << form.error().detail;
    EXPECT_EQ(form->values, (Values{{"practice.name", "Cabinet des Tilleuls"}, {"backup", "yes"}, {"who", "supplier"}, {"system", "w11"}}));
    EXPECT_EQ(form->traits, Traits{});
}

TEST(PdfForm, reads_text_in_each_encoding_and_with_each_end_of_line)
{
    const PdfFile file = sample_form();
    const auto name = [&](const std::string& value) { return read_updated({{7, file.with(7, "(Cabinet des Tilleuls)", value)}}).values.at("practice.name"); };
    EXPECT_EQ(name(utf16(u"Élise Œuvrard 5 €")), "Élise Œuvrard 5 €");
    EXPECT_EQ(name("(\xC9lise \x96uvrard)"), "Élise Œuvrard") << "PDFDocEncoding";
    EXPECT_EQ(name("(\xEF\xBB\xBF\xC3\x89lise)"), "Élise") << "UTF-8 (PDF 2.0)";
    EXPECT_EQ(name("(a\\rb\\r\\nc\\nd)"), "a\nb\nc\nd");
    EXPECT_EQ(name("/Nom"), "Nom") << "a name in place of a string";
    EXPECT_EQ(name("null"), "");
}

TEST(PdfForm, shows_nothing_that_turns_or_hides_text)
{
    const PdfForm form = read_updated({{7, sample_form().with(7, "(Cabinet des Tilleuls)", utf16(u"a\u202Eb\u0007c"))}});
    EXPECT_EQ(form.values.at("practice.name"), "a\xEF\xBF\xBD" "b\xEF\xBF\xBD" "c");
    EXPECT_EQ(form.traits, Traits{PdfTrait::unsafe_text});
}

TEST(PdfForm, gives_the_export_value_of_a_choice_whatever_was_written)
{
    const PdfFile file = sample_form();
    const auto system = [&](const std::string& value) { return read_updated({{11, file.with(11, "/V (w11)", value)}}); };
    EXPECT_EQ(system("/V (Windows 11)").values.at("system"), "w11") << "the label";
    EXPECT_EQ(system("/V /w10").values.at("system"), "w10") << "a name";
    EXPECT_EQ(system("/V [(w10) (Windows 11)]").values.at("system"), "w10\nw11") << "several";
    EXPECT_EQ(system("/I [1]").values.at("system"), "w11") << "a place in the list";
    EXPECT_EQ(system("").values.at("system"), "");
    EXPECT_EQ(system("/V (OS/2)").values.at("system"), "OS/2");
    EXPECT_EQ(system("/V (OS/2)").traits, Traits{PdfTrait::foreign_choice});
    EXPECT_EQ(system("/V 5").traits, Traits{PdfTrait::odd_structure});
}

TEST(PdfForm, reads_ticks_and_radio_buttons)
{
    const PdfFile file = sample_form();
    EXPECT_EQ(read_updated({{8, file.with(8, "/V /Oui /AS /Oui", "/V /Off /AS /Off")}}).values.at("backup"), "");
    EXPECT_EQ(read_updated({{8, file.with(8, "/V /Oui /AS /Oui", "/AS /Oui")}}).values.at("backup"), "yes") << "only what it shows is set";
    EXPECT_EQ(read_updated({{8, file.with(8, "/V /Oui /AS /Oui", "")}}).values.at("backup"), "");
    EXPECT_FALSE(read_updated({{9, file.with(9, "/V /1", "/V /Off")}}).values.contains("who")) << "nothing chosen";
    EXPECT_EQ(read_updated({{9, file.with(9, "/V /1", "")}}).values.at("who"), "supplier") << "only what it shows is set";
    EXPECT_EQ(read_updated({{9, file.with(9, "/V /1 /Opt [(me) (supplier)]", "/V /prestataire")}}).values.at("who"), "prestataire") << "without a list the state is the value";
    EXPECT_FALSE(read_updated({{8, file.with(8, "/FT /Btn", "/FT /Btn /Ff 65536")}}).values.contains("backup")) << "a push button says nothing";
}

TEST(PdfForm, notes_what_does_something)
{
    const PdfFile file = sample_form();
    const auto traits = [&](const std::string& entry) { return read_updated({{1, file.with(1, "/Pages", entry + " /Pages")}}).traits; };
    EXPECT_EQ(traits("/OpenAction << /S /JavaScript /JS (app.alert) >>"), Traits{PdfTrait::javascript});
    EXPECT_EQ(traits("/OpenAction << /S /Java#53cript /J#53 (app.alert) >>"), Traits{PdfTrait::javascript}) << "names may be written in hexadecimal";
    EXPECT_EQ(traits("/OpenAction << /S /Launch /F (calc.exe) >>"), Traits{PdfTrait::other_action});
    EXPECT_EQ(traits("/AA << /WC << /S /SubmitForm /F (http://x.example) >> >>"), Traits{PdfTrait::other_action});
    EXPECT_EQ(traits("/OpenAction << /S /URI /URI (https://x.example) >>"), Traits{PdfTrait::web_link});
    EXPECT_EQ(traits("/Names << /EmbeddedFiles << /Names [] >> >>"), Traits{PdfTrait::attachment});
    EXPECT_EQ(traits("/OpenAction [3 0 R /Fit]"), Traits{}) << "a place in the document is harmless";
    EXPECT_EQ(read_updated({{5, file.with(5, "/DA", "/XFA [(a) 4 0 R] /DA")}}).traits, Traits{PdfTrait::xfa});
    EXPECT_EQ(read_updated({{30, "<< /S /JavaScript /JS (x) >>"}}).traits, Traits{PdfTrait::javascript}) << "nothing leads to it, and it is noted all the same";
}

TEST(PdfForm, survives_loops_depth_and_two_places)
{
    const PdfFile file = sample_form();
    const PdfForm looped = read_updated({{6, "<< /T (practice) /Kids [6 0 R 7 0 R] >>"}});
    EXPECT_EQ(looped.traits, Traits{PdfTrait::odd_structure});
    EXPECT_EQ(looped.values.at("practice.name"), "Cabinet des Tilleuls");
    EXPECT_EQ(read_updated({{6, "<< /T (practice) /Kids [7 0 R] /Parent 6 0 R >>"}}).values.at("practice.name"), "Cabinet des Tilleuls");
    EXPECT_TRUE(read_updated({{5, file.with(5, "/Fields [6 0 R", "/Fields [6 0 R 7 0 R")}}).traits.contains(PdfTrait::odd_structure));
    PdfFile::Objects chain{{5, "<< /Fields [100 0 R] >>"}};
    for (int i = 100; i < 200; ++i) {
        chain[i] = "<< /T (a) /Kids [" + std::to_string(i + 1) + " 0 R] >>";
    }
    EXPECT_TRUE(read_updated(chain).traits.contains(PdfTrait::cut_short));
    EXPECT_TRUE(read_updated({{7, file.with(7, "/V (Cabinet", std::string(300, '[') + "/V (Cabinet")}}).values.contains("backup")) << "nested deeply and wrongly";
    const PdfForm twice = read_updated({{5, file.with(5, "[6 0 R", "[6 0 R 30 0 R")}, {30, "<< /FT /Tx /T (system) /V (other) >>"}});
    EXPECT_TRUE(twice.traits.contains(PdfTrait::differing_values));
    EXPECT_EQ(twice.values.at("system"), "") << "whichever was seen";
    EXPECT_TRUE(read_updated({{8, file.with(8, "/T (backup)", "/T (a.b)")}}).traits.contains(PdfTrait::odd_structure)) << "a dot would make a kid of it";
}

TEST(PdfForm, tells_what_looks_otherwise_than_it_is)
{
    const PdfFile file = sample_form();
    const auto looks_otherwise = [](const PdfForm& form) { return form.traits.contains(PdfTrait::differing_look); };
    EXPECT_FALSE(looks_otherwise(read_updated({})));
    EXPECT_TRUE(looks_otherwise(read_updated({{8, file.with(8, "/V /Oui", "/V /Off")}}))) << "ticked to the eye";
    EXPECT_TRUE(looks_otherwise(read_updated({{8, file.with(8, "/AS /Oui", "/AS /Off")}}))) << "and the other way round";
    EXPECT_FALSE(looks_otherwise(read_updated({{8, file.with(8, "/AS /Oui", "")}}))) << "drawn by whoever shows it";
    EXPECT_TRUE(looks_otherwise(read_updated({{10, file.with(10, "/AS /Off", "/AS /0")}, {14, file.with(14, "/AS /1", "/AS /Off")}}))) << "another of the choices";
}

TEST(PdfForm, leaves_out_what_is_too_long)
{
    const PdfForm form = read_updated({{7, sample_form(std::string(longest_text_bytes + 1, 'a')).object(7)}});
    EXPECT_TRUE(form.traits.contains(PdfTrait::cut_short));
    EXPECT_EQ(form.values.at("practice.name"), "");
    EXPECT_EQ(read_pdf_form(std::string((64U << 20U) + 1, ' ')).error().code, ErrorCode::too_large);
    PdfFile::Objects pages;
    for (int i = 0; i < static_cast<int>(most_pages) + 1; ++i) {
        pages[100 + i] = "<< /Type /Page >>";
    }
    PdfFile file = sample_form();
    file.update(pages);
    EXPECT_EQ(read_pdf_form(file.bytes()).error().code, ErrorCode::too_large);
}

TEST(PdfForm, mends_a_damaged_table_and_says_so)
{
    std::string bytes = sample_form().bytes();
    bytes.replace(bytes.find("startxref\n") + 10, 3, "999");
    const auto form = read_pdf_form(bytes);
    ASSERT_TRUE(form.ok());
    EXPECT_EQ(form->traits, Traits{PdfTrait::repaired});
    EXPECT_EQ(form->values.at("practice.name"), "Cabinet des Tilleuls");
}

TEST(PdfForm, refuses_what_is_no_pdf)
{
    EXPECT_EQ(read_pdf_form("").error().code, ErrorCode::malformed);
    EXPECT_EQ(read_pdf_form("hello").error().code, ErrorCode::malformed);
    EXPECT_EQ(read_pdf_form("%PDF-1.7\n").error().code, ErrorCode::malformed);
    const auto plain = read_pdf_form(PdfFile({{1, "<< /Type /Catalog /Pages 2 0 R >>"}, {2, "<< /Type /Pages /Kids [] /Count 0 >>"}}).bytes());
    ASSERT_TRUE(plain.ok());
    EXPECT_EQ(plain->traits, Traits{PdfTrait::without_form});
}

}  // namespace
}  // namespace asepsie::pdf
