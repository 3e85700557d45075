#include "foundation/office/xml.h"

#include <array>
#include <optional>

namespace asepsie::office {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

struct Character {
    char32_t code = 0;
    std::size_t bytes = 1;
};

// The first character of the text, or nothing where it is no UTF-8 (RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF).
std::optional<Character> first_of(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text[0]);
    if (lead < 0x80) {
        return Character{lead, 1};
    }
    const std::size_t length = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xC2 && lead < 0xE0 ? 2 : 0;
    if (length == 0 || text.size() < length) {
        return std::nullopt;
    }
    char32_t code = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0U) != 0x80) {
            return std::nullopt;
        }
        code = (code << 6U) | (next & 0x3FU);
    }
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    if (code < least.at(length) || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
        return std::nullopt;
    }
    return Character{code, length};
}

bool is_allowed(char32_t code) { return code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code != 0xFFFE && code != 0xFFFF); }

}  // namespace

std::string escaped_xml(std::string_view text)
{
    std::string safe;
    safe.reserve(text.size());
    while (!text.empty()) {
        const auto character = first_of(text);
        if (!character) {
            safe += replacement;
            text.remove_prefix(1);
            continue;
        }
        switch (character->code) {
        case '&': safe += "&amp;"; break;
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        case '"': safe += "&quot;"; break;
        case '\'': safe += "&#39;"; break;
        case '\r': safe += "&#13;"; break;  // which a reader would else turn into LF
        default:
            if (is_allowed(character->code)) {
                safe += text.substr(0, character->bytes);
            }
        }
        text.remove_prefix(character->bytes);
    }
    return safe;
}

void Xml::tag(XmlName name, XmlAttributes attributes, std::string_view end)
{
    m_out += "<" + std::string(name.text());
    for (const XmlAttribute& attribute : attributes) {
        m_out += " " + std::string(attribute.name.text()) + "=\"" + escaped_xml(attribute.value) + "\"";
    }
    m_out += end;
}

}  // namespace asepsie::office
