#include "foundation/pdf/drawing/embedded_typeface.h"

#include "foundation/pdf/drawing/unicode.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace asepsie::pdf {
namespace {

constexpr int first_letter = 32;

// Bytes 0x80 to 0x9F of WinAnsiEncoding (ISO 32000-1, annex D.2); 0 where there is none.
constexpr std::array<char32_t, 32> windows_letters{0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D,
    0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E, 0x178};

char32_t letter_of(int byte)
{
    const bool is_windows = byte >= 0x80 && byte <= 0x9F;
    return is_windows ? windows_letters.at(static_cast<std::size_t>(byte - 0x80)) : static_cast<char32_t>(byte);
}

// From glyphs to text (ISO 32000-1, 9.10.3), at most 100 lines a section.
std::string to_unicode(const std::vector<std::string>& meanings)
{
    std::vector<std::string> lines;
    for (std::size_t id = 1; id < meanings.size(); ++id) {
        if (!meanings[id].empty()) {
            lines.push_back(fmt::format("<{:04X}> <{}>\n", id, unicode::utf16_in_hexadecimal(meanings[id])));
        }
    }
    std::string map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    for (std::size_t i = 0; i < lines.size(); i += 100) {
        const std::size_t count = std::min<std::size_t>(100, lines.size() - i);
        map += fmt::format("{} beginbfchar\n", count);
        for (std::size_t k = i; k < i + count; ++k) {
            map += lines[k];
        }
        map += "endbfchar\n";
    }
    return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

Object descriptor_of(QPDF& file, const Typeface& typeface)
{
    constexpr int nonsymbolic = 1 << 5;
    constexpr int stem_width = 85;  // no reader needs it of an embedded typeface, but it must be there
    const Metrics& metrics = typeface.metrics();
    const std::string data(typeface.file());
    const Object embedded = stream(file, data, {{"Length1", number_object(static_cast<long long>(data.size()))}});
    return file.makeIndirectObject(dictionary({{"Type", name_object("FontDescriptor")}, {"FontName", name_object(typeface.name())}, {"Flags", number_object(nonsymbolic)},
        {"FontBBox", reals({metrics.box, metrics.box + 4})}, {"ItalicAngle", number_object(0)}, {"Ascent", number_object(metrics.ascent)},
        {"Descent", number_object(metrics.descent)}, {"CapHeight", number_object(metrics.cap_height)}, {"StemV", number_object(stem_width)}, {"FontFile2", embedded}}));
}

Object by_glyph(QPDF& file, const Typeface& typeface, const Object& descriptor)
{
    Object widths = Object::newArray();
    for (unsigned id = 0; id < typeface.glyph_count(); ++id) {
        widths.appendItem(number_object(typeface.advance_of(static_cast<std::uint16_t>(id))));
    }
    const Object system = dictionary({{"Registry", Object::newString("Adobe")}, {"Ordering", Object::newString("Identity")}, {"Supplement", number_object(0)}});
    const Object descendant = file.makeIndirectObject(dictionary({{"Type", name_object("Font")}, {"Subtype", name_object("CIDFontType2")}, {"BaseFont", name_object(typeface.name())},
        {"CIDSystemInfo", system}, {"CIDToGIDMap", name_object("Identity")}, {"FontDescriptor", descriptor}, {"W", Object::newArray({number_object(0), widths})}}));
    return file.makeIndirectObject(dictionary({{"Type", name_object("Font")}, {"Subtype", name_object("Type0")}, {"BaseFont", name_object(typeface.name())},
        {"Encoding", name_object("Identity-H")}, {"DescendantFonts", Object::newArray({descendant})}}));
}

Object by_letter(QPDF& file, const Typeface& typeface, const Object& descriptor)
{
    Object widths = Object::newArray();
    for (int byte = first_letter; byte <= 0xFF; ++byte) {
        widths.appendItem(number_object(typeface.advance_of(typeface.glyph_of(letter_of(byte)))));
    }
    return file.makeIndirectObject(dictionary({{"Type", name_object("Font")}, {"Subtype", name_object("TrueType")}, {"BaseFont", name_object(typeface.name())},
        {"Encoding", name_object("WinAnsiEncoding")}, {"FirstChar", number_object(first_letter)}, {"LastChar", number_object(0xFF)}, {"Widths", widths}, {"FontDescriptor", descriptor}}));
}

}  // namespace

EmbeddedTypeface embed(QPDF& file, const Typeface& typeface)
{
    const Object descriptor = descriptor_of(file, typeface);
    return {by_glyph(file, typeface, descriptor), by_letter(file, typeface, descriptor)};
}

void set_meanings(QPDF& file, EmbeddedTypeface& typeface, const std::vector<std::string>& meanings)
{
    typeface.by_glyph.replaceKey("/ToUnicode", stream(file, to_unicode(meanings), {}));
}

}  // namespace asepsie::pdf
