#include "foundation/pdf/reading/pdf_survey.h"

#include "support/signed_pdf.h"

#include <gtest/gtest.h>

namespace asepsie::pdf {
namespace {

using tests::PdfFile;
using tests::sample_form;

using Traits = std::set<PdfTrait>;

PdfSurvey surveyed(const std::string& bytes)
{
    const auto survey = survey_pdf(bytes);
    EXPECT_TRUE(survey.ok()) << survey.error().detail;
    return survey.value_or({});
}

// Two pages; what is given is written beside them or in place of them.
PdfSurvey surveyed_with(const PdfFile::Objects& changed)
{
    PdfFile::Objects objects{
        {1, "<< /Type /Catalog /Pages 2 0 R >>"},
        {2, "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>"},
        {3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"},
        {4, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [5 0 R] >>"},
        {5, "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] >>"},
    };
    for (const auto& [number, body] : changed) {
        objects[number] = body;
    }
    return surveyed(PdfFile(objects).bytes());
}

std::string link(const std::string& action) { return "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A " + action + " >>"; }

std::vector<std::string> written(const PdfSurvey& survey)
{
    std::vector<std::string> all;
    for (const PdfLink& each : survey.links) {
        const char* kind = each.kind == PdfLinkKind::page ? "page " : each.kind == PdfLinkKind::form ? "form " : "file ";
        all.push_back(kind + std::to_string(each.page) + " " + each.address);
    }
    return all;
}

using Written = std::vector<std::string>;

std::string image(const std::string& entries, const std::string& content) { return tests::stream("/Type /XObject /Subtype /Image " + entries, content); }

TEST(PdfSurvey, finds_nothing_in_a_plain_one)
{
    const PdfSurvey survey = surveyed_with({});
    EXPECT_EQ(survey.traits, Traits{PdfTrait::without_form});
    EXPECT_EQ(survey.pages, 2U);
    EXPECT_FALSE(survey.acts_on_opening || survey.starts_program || survey.sends_form || survey.opens_other_file || survey.asks_password);
    EXPECT_TRUE(survey.links.empty() && survey.embedded.empty() && survey.pictures.empty());
}

TEST(PdfSurvey, gives_links_with_their_page)
{
    EXPECT_EQ(written(surveyed_with({{5, link("<< /S /URI /URI (https://x.example/a) >>")}})), Written{"page 2 https://x.example/a"});
    EXPECT_EQ(written(surveyed_with({{5, link("6 0 R")}, {6, "<< /S /U#52I /URI <68747470733A2F2F78> >>"}})), Written{"page 2 https://x"}) << "an object of its own, oddly written";
    EXPECT_EQ(written(surveyed_with({{9, "<< /S /URI /URI (https://hidden.example) >>"}})), Written{"page 0 https://hidden.example"}) << "nothing leads to it";
    const PdfSurvey both = surveyed_with({{5, link("<< /S /URI /URI (https://x.example) >>")}, {9, "<< /S /URI /URI (https://x.example) >>"}});
    EXPECT_EQ(written(both), Written{"page 2 https://x.example"}) << "each once";
    EXPECT_TRUE(both.traits.contains(PdfTrait::web_link));
    EXPECT_EQ(written(surveyed_with({{5, link("<< /S /URI /URI (https://x\\n\\bexample) >>")}})), Written{"page 2 https://x \xEF\xBF\xBD" "example"}) << "safe to show";
}

TEST(PdfSurvey, says_what_it_does)
{
    const auto acts = [](const std::string& entry) { return surveyed_with({{1, "<< /Type /Catalog /Pages 2 0 R " + entry + " >>"}}); };
    EXPECT_TRUE(acts("/OpenAction << /S /JavaScript /JS (app.alert) >>").acts_on_opening);
    EXPECT_TRUE(acts("/OpenAction << /S /JavaScript /JS (app.alert) >>").traits.contains(PdfTrait::javascript));
    EXPECT_TRUE(acts("/OpenAction << /S /URI /URI (https://x.example) >>").acts_on_opening);
    EXPECT_TRUE(acts("/Names << /JavaScript << /Names [] >> >>").acts_on_opening);
    EXPECT_FALSE(acts("/OpenAction [3 0 R /Fit]").acts_on_opening) << "a place in the document";
    EXPECT_FALSE(acts("/OpenAction << /S /GoTo /D [3 0 R /Fit] >>").acts_on_opening);
    EXPECT_TRUE(surveyed_with({{3, "<< /Type /Page /Parent 2 0 R /AA << /O << /S /Named /N /Print >> >> >>"}}).acts_on_opening);
    const PdfSurvey started = surveyed_with({{5, link("<< /S /Launch /Win << /F (cmd.exe) /P (/c calc) >> >>")}});
    EXPECT_TRUE(started.starts_program);
    EXPECT_EQ(written(started), Written{"file 2 cmd.exe"});
    const PdfSurvey other = surveyed_with({{5, link("<< /S /GoToR /F << /Type /Filespec /UF (https://x.example/b.pdf) >> >>")}});
    EXPECT_TRUE(other.opens_other_file);
    EXPECT_EQ(written(other), Written{"file 2 https://x.example/b.pdf"});
}

TEST(PdfSurvey, says_what_a_form_asks)
{
    const PdfFile file = sample_form();
    const PdfSurvey form = surveyed(file.bytes());
    EXPECT_EQ(form.fields, 4U);
    EXPECT_EQ(form.traits, Traits{});
    EXPECT_FALSE(form.asks_password || form.sends_form);
    const auto changed = [&](const std::string& piece, const std::string& other) {
        PdfFile update = sample_form();
        update.update({{7, file.with(7, piece, other)}});
        return surveyed(update.bytes());
    };
    EXPECT_TRUE(changed("/FT /Tx", "/FT /Tx /Ff 8192").asks_password);
    EXPECT_TRUE(changed("/T (name)", "/T (mot_de_passe)").asks_password);
    EXPECT_TRUE(changed("/T (name)", "/T (name) /TU (Votre Mot de Passe)").asks_password);
    const PdfSurvey sent = changed("/FT /Tx", "/FT /Tx /AA << /F << /S /SubmitForm /F << /FS /URL /F (https://x.example/take) >> >> >>");
    EXPECT_TRUE(sent.sends_form);
    EXPECT_EQ(written(sent), Written{"form 1 https://x.example/take"});
}

TEST(PdfSurvey, names_embedded_files)
{
    const PdfSurvey survey = surveyed_with({
        {1, "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a) 7 0 R] >> >> >>"},
        {7, "<< /Type /Filespec /F (plain.exe) /UF <FEFF00E90074002E006500780065> /EF << /F 8 0 R >> >>"},
        {8, tests::stream("/Type /EmbeddedFile", "MZ")},
    });
    EXPECT_EQ(survey.embedded, std::vector<std::string>{"ét.exe"});
    EXPECT_TRUE(survey.traits.contains(PdfTrait::attachment));
}

TEST(PdfSurvey, gives_pictures_as_shades)
{
    std::string grey;
    for (int i = 0; i < 24 * 22; ++i) {
        grey += static_cast<char>(i % 251);
    }
    const auto picture = [](const std::string& entries, const std::string& content) {
        const PdfSurvey survey = surveyed_with({{7, image("/Width 24 /Height 22 " + entries, content)}});
        EXPECT_EQ(survey.unread_pictures, survey.pictures.empty() ? 1U : 0U) << entries;
        return survey.pictures.empty() ? PdfPicture{} : survey.pictures[0];
    };
    const PdfPicture plain = picture("/BitsPerComponent 8 /ColorSpace /DeviceGray", grey);
    EXPECT_EQ(plain.packing, PdfPacking::grey);
    EXPECT_EQ(plain.width, 24U);
    EXPECT_EQ(plain.height, 22U);
    EXPECT_EQ(plain.bytes, grey);
    const std::string white(24 * 22, '\xFF');
    EXPECT_EQ(picture("/BitsPerComponent 8 /ColorSpace /DeviceRGB", std::string(24 * 22 * 3, '\xFF')).bytes, white);
    EXPECT_EQ(picture("/BitsPerComponent 8 /ColorSpace /DeviceCMYK", std::string(24 * 22 * 4, '\0')).bytes, white);
    EXPECT_EQ(picture("/BitsPerComponent 8 /ColorSpace [/ICCBased << /N 3 >>]", std::string(24 * 22 * 3, '\xFF')).bytes, white);
    EXPECT_EQ(picture("/BitsPerComponent 1 /ColorSpace /DeviceGray", std::string(3 * 22, '\xFF')).bytes, white);
    EXPECT_EQ(picture("/ImageMask true", std::string(3 * 22, '\xFF')).bytes, white);
    EXPECT_EQ(picture("/BitsPerComponent 4 /ColorSpace [/Indexed /DeviceRGB 2 <000000FFFFFF0000FF>]", std::string(12 * 22, '\x11')).bytes, white);
    EXPECT_EQ(picture("/BitsPerComponent 8 /ColorSpace /Pattern", grey).bytes, "");
    EXPECT_EQ(picture("/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode", grey).bytes, "") << "packed in a way that is not read";
    EXPECT_EQ(picture("/Filter /DCTDecode", "\xFF\xD8 jpeg").bytes, "\xFF\xD8 jpeg");
    EXPECT_EQ(picture("/Filter /DCTDecode", "\xFF\xD8 jpeg").packing, PdfPacking::jpeg);
    EXPECT_EQ(picture("/Filter [/ASCIIHexDecode /DCTDecode]", "FFD820>").bytes, "\xFF\xD8 ") << "packed twice";
}

TEST(PdfSurvey, takes_no_more_pictures_than_the_limits)
{
    const std::string entries = "/BitsPerComponent 8 /ColorSpace /DeviceGray ";
    EXPECT_TRUE(surveyed_with({{7, image("/Width 20 /Height 22 " + entries, std::string(440, 'a'))}}).pictures.empty()) << "too small for a code";
    const PdfSurvey large = surveyed_with({{7, image("/Width 20000 /Height 20000 " + entries, "")}});
    EXPECT_EQ(large.unread_pictures, 1U);
    EXPECT_TRUE(large.traits.contains(PdfTrait::cut_short));
    PdfFile::Objects many;
    for (int i = 10; i < 40; ++i) {
        many[i] = image("/Width 24 /Height 22 " + entries, std::string(528, 'a'));
    }
    EXPECT_EQ(surveyed_with(many).pictures.size(), most_pdf_pictures);
    EXPECT_EQ(surveyed_with(many).unread_pictures, 10U);
}

TEST(PdfSurvey, stays_within_its_limits)
{
    PdfFile::Objects many;
    for (int i = 10; i < static_cast<int>(most_surveyed_objects) + 20; ++i) {
        many[i] = "<< /S /URI /URI (https://x.example/" + std::to_string(i) + ") >>";
    }
    const PdfSurvey cut = surveyed_with(many);
    EXPECT_TRUE(cut.traits.contains(PdfTrait::cut_short));
    EXPECT_LE(cut.links.size(), most_pdf_links);
    const PdfSurvey looped = surveyed_with({{2, "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"}, {9, "<< /S /URI /URI (https://x.example) >>"}});
    EXPECT_EQ(looped.links.size(), 1U);
}

TEST(PdfSurvey, mends_a_damaged_table_and_says_so)
{
    PdfFile file({{1, "<< /Type /Catalog /Pages 2 0 R >>"}, {2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"}, {3, "<< /Type /Page /Parent 2 0 R /Annots [5 0 R] >>"},
        {5, link("<< /S /URI /URI (https://x.example) >>")}});
    std::string bytes = file.bytes();
    bytes.replace(bytes.find("startxref\n") + 10, 3, "999");
    const PdfSurvey survey = surveyed(bytes);
    EXPECT_TRUE(survey.traits.contains(PdfTrait::repaired));
    EXPECT_EQ(written(survey), Written{"page 1 https://x.example"});
    EXPECT_EQ(survey_pdf("").error().code, ErrorCode::malformed);
    EXPECT_EQ(survey_pdf("GIF89a").error().code, ErrorCode::malformed);
    EXPECT_EQ(survey_pdf(std::string((64U << 20U) + 1, ' ')).error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace asepsie::pdf
