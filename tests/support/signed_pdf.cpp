#include "support/signed_pdf.h"

#include "foundation/base/result.h"
#include "foundation/crypto/seal.h"

#include <fmt/core.h>

namespace asepsie::tests {
namespace {

constexpr std::size_t placeholder_digits = 8'000;

std::string replaced(std::string text, const std::string& piece, const std::string& other)
{
    const std::size_t at = text.find(piece);
    ASSERT(at != std::string::npos);
    return text.replace(at, piece.size(), other);
}

}  // namespace

PdfFile::PdfFile(const Objects& objects)
{
    m_bytes = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    append(objects, "");
}

void PdfFile::update(const Objects& changed) { append(changed, fmt::format("/Prev {} ", m_last_table)); }

std::string PdfFile::with(int number, const std::string& piece, const std::string& other) const { return replaced(m_objects.at(number), piece, other); }

void PdfFile::append(const Objects& objects, const std::string& rest_of_trailer)
{
    std::string table = rest_of_trailer.empty() ? "xref\n0 1\n0000000000 65535 f \n" : "xref\n";
    for (const auto& [number, body] : objects) {
        m_objects[number] = body;
        m_places[number] = m_bytes.size();
        table += fmt::format("{} 1\n{:010} 00000 n \n", number, m_bytes.size());
        m_bytes += fmt::format("{} 0 obj\n{}\nendobj\n", number, body);
    }
    m_last_table = m_bytes.size();
    m_bytes += table + fmt::format("trailer\n<< /Size {} /Root 1 0 R {}>>\nstartxref\n{}\n%%EOF\n", m_objects.rbegin()->first + 1, rest_of_trailer, m_last_table);
}

std::string stream(const std::string& dictionary, const std::string& content)
{
    return fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", dictionary, content.size(), content);
}

PdfFile sample_form(const std::string& name)
{
    const std::string widget = "/Type /Annot /Subtype /Widget /F 4 /P 3 0 R ";
    const std::string tick = "/AP << /N << /Oui 13 0 R /Off 13 0 R >> >> ";
    return PdfFile({
        {1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 5 0 R >>"},
        {2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"},
        {3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 12 0 R >> >> "
            "/Annots [7 0 R 8 0 R 10 0 R 14 0 R 11 0 R] >>"},
        {4, stream("", "BT /F1 12 Tf 50 800 Td (Questionnaire) Tj ET")},
        {5, "<< /Fields [6 0 R 8 0 R 9 0 R 11 0 R] /DR << /Font << /Helv 12 0 R >> >> /DA (/Helv 10 Tf 0 g) >>"},
        {6, "<< /T (practice) /Kids [7 0 R] >>"},
        {7, "<< " + widget + "/Rect [50 700 300 720] /FT /Tx /T (name) /Parent 6 0 R /V (" + name + ") /AP << /N 13 0 R >> >>"},
        {8, "<< " + widget + "/Rect [50 660 70 680] /FT /Btn /T (backup) /V /Oui /AS /Oui " + tick + ">>"},
        {9, "<< /FT /Btn /Ff 49152 /T (who) /V /1 /Opt [(me) (supplier)] /Kids [10 0 R 14 0 R] >>"},
        {10, "<< " + widget + "/Rect [50 620 70 640] /Parent 9 0 R /AS /Off /AP << /N << /0 13 0 R /Off 13 0 R >> >> >>"},
        {11, "<< " + widget + "/Rect [50 580 300 600] /FT /Ch /Ff 131072 /T (system) /Opt [[(w10) (Windows 10)] [(w11) (Windows 11)]] /V (w11) >>"},
        {12, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"},
        {13, stream("/Type /XObject /Subtype /Form /BBox [0 0 250 20] /Resources << /Font << /Helv 12 0 R >> >>", "/Tx BMC EMC")},
        {14, "<< " + widget + "/Rect [80 620 100 640] /Parent 9 0 R /AS /1 /AP << /N << /1 13 0 R /Off 13 0 R >> >> >>"},
    });
}

void sign(PdfFile& file, const Identity& signer, const PdfSigning& how)
{
    const int field = how.number + 1;
    const std::string reference = fmt::format("{} 0 R]", field);
    const std::string range_place = "/ByteRange [0 0000000000 0000000000 0000000000]";
    PdfFile::Objects objects{
        {3, replaced(file.object(3), "0 R]" + file.object(3).substr(file.object(3).rfind("0 R]") + 4), "0 R " + reference + " >>")},
        {5, file.with(5, "0 R]", "0 R " + reference)},
        {how.number,
            fmt::format("<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /{} /M (D:20261123120000Z) {}{} /Contents <{}> >>", how.kind, how.more_entries, range_place,
                std::string(placeholder_digits, '0'))},
        {field, fmt::format("<< /Type /Annot /Subtype /Widget /Rect [0 0 0 0] /F 132 /P 3 0 R /FT /Sig /T (signature{}) /V {} 0 R >>", how.number, how.number)},
    };
    for (const auto& [number, body] : how.also) {
        objects[number] = body;
    }
    file.update(objects);
    std::string& bytes = file.bytes();
    const std::size_t hole = bytes.find('<' + std::string(100, '0'), file.place_of(how.number));
    const std::size_t after = hole + placeholder_digits + 2;
    const std::string range = fmt::format("/ByteRange [0 {:010} {:010} {:010}]", hole, after, bytes.size() - after);
    bytes.replace(bytes.find(range_place, file.place_of(how.number)), range_place.size(), range);
    const std::string content = bytes.substr(0, hole) + bytes.substr(after);
    const std::string digits = crypto::to_hex(how.ready_contents.empty() ? sign(signer, content, how.cms) : how.ready_contents);
    bytes.replace(hole + 1, digits.size(), digits);
}

}  // namespace asepsie::tests
