#include "foundation/html/entities.h"

#include "foundation/base/text.h"
#include "foundation/base/utf8.h"
#include "foundation/unicode/charset.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace asepsie::html {
namespace {

// Those that mail uses (HTML Standard, named character references): Latin letters, punctuation, the signs of newsletters, the invisible ones. Sorted.
using Named = std::pair<std::string_view, std::uint32_t>;
constexpr std::array<Named, 193> named{{
    {"AElig", 0xC6}, {"AMP", 0x26}, {"Aacute", 0xC1}, {"Acirc", 0xC2}, {"Agrave", 0xC0}, {"ApplyFunction", 0x2061}, {"Aring", 0xC5}, {"Atilde", 0xC3}, {"Auml", 0xC4},
    {"COPY", 0xA9}, {"Ccedil", 0xC7}, {"ETH", 0xD0}, {"Eacute", 0xC9}, {"Ecirc", 0xCA}, {"Egrave", 0xC8}, {"Euml", 0xCB}, {"GT", 0x3E}, {"Hat", 0x5E},
    {"Iacute", 0xCD}, {"Icirc", 0xCE}, {"Igrave", 0xCC}, {"InvisibleComma", 0x2063}, {"InvisibleTimes", 0x2062}, {"Iuml", 0xCF}, {"LT", 0x3C}, {"MediumSpace", 0x205F},
    {"NegativeMediumSpace", 0x200B}, {"NegativeThickSpace", 0x200B}, {"NegativeThinSpace", 0x200B}, {"NegativeVeryThinSpace", 0x200B}, {"NewLine", 0x0A},
    {"NoBreak", 0x2060}, {"NonBreakingSpace", 0xA0}, {"Ntilde", 0xD1}, {"OElig", 0x152}, {"Oacute", 0xD3}, {"Ocirc", 0xD4}, {"Ograve", 0xD2}, {"Oslash", 0xD8},
    {"Otilde", 0xD5}, {"Ouml", 0xD6}, {"QUOT", 0x22}, {"REG", 0xAE}, {"THORN", 0xDE}, {"Tab", 0x09}, {"ThinSpace", 0x2009}, {"Uacute", 0xDA}, {"Ucirc", 0xDB},
    {"Ugrave", 0xD9}, {"UnderBar", 0x5F}, {"Uuml", 0xDC}, {"VeryThinSpace", 0x200A}, {"Yacute", 0xDD}, {"ZeroWidthSpace", 0x200B}, {"aacute", 0xE1}, {"acirc", 0xE2},
    {"acute", 0xB4}, {"aelig", 0xE6}, {"af", 0x2061}, {"agrave", 0xE0}, {"amp", 0x26}, {"apos", 0x27}, {"aring", 0xE5}, {"ast", 0x2A}, {"atilde", 0xE3},
    {"auml", 0xE4}, {"bdquo", 0x201E}, {"brvbar", 0xA6}, {"bsol", 0x5C}, {"bull", 0x2022}, {"ccedil", 0xE7}, {"cedil", 0xB8}, {"cent", 0xA2}, {"check", 0x2713},
    {"colon", 0x3A}, {"comma", 0x2C}, {"commat", 0x40}, {"copy", 0xA9}, {"curren", 0xA4}, {"darr", 0x2193}, {"dash", 0x2010}, {"deg", 0xB0}, {"divide", 0xF7},
    {"dollar", 0x24}, {"eacute", 0xE9}, {"ecirc", 0xEA}, {"egrave", 0xE8}, {"emsp", 0x2003}, {"emsp13", 0x2004}, {"emsp14", 0x2005}, {"ensp", 0x2002},
    {"equals", 0x3D}, {"eth", 0xF0}, {"euml", 0xEB}, {"euro", 0x20AC}, {"excl", 0x21}, {"frac12", 0xBD}, {"frac14", 0xBC}, {"frac34", 0xBE}, {"grave", 0x60},
    {"gt", 0x3E}, {"hairsp", 0x200A}, {"hellip", 0x2026}, {"horbar", 0x2015}, {"hyphen", 0x2010}, {"iacute", 0xED}, {"ic", 0x2063}, {"icirc", 0xEE}, {"iexcl", 0xA1},
    {"igrave", 0xEC}, {"iquest", 0xBF}, {"it", 0x2062}, {"iuml", 0xEF}, {"laquo", 0xAB}, {"larr", 0x2190}, {"lbrace", 0x7B}, {"lbrack", 0x5B}, {"lcub", 0x7B},
    {"ldquo", 0x201C}, {"lowbar", 0x5F}, {"lpar", 0x28}, {"lrm", 0x200E}, {"lsaquo", 0x2039}, {"lsqb", 0x5B}, {"lsquo", 0x2018}, {"lt", 0x3C}, {"macr", 0xAF},
    {"mdash", 0x2014}, {"micro", 0xB5}, {"middot", 0xB7}, {"nbsp", 0xA0}, {"ndash", 0x2013}, {"not", 0xAC}, {"ntilde", 0xF1}, {"num", 0x23}, {"numsp", 0x2007},
    {"oacute", 0xF3}, {"ocirc", 0xF4}, {"oelig", 0x153}, {"ograve", 0xF2}, {"ordf", 0xAA}, {"ordm", 0xBA}, {"oslash", 0xF8}, {"otilde", 0xF5}, {"ouml", 0xF6},
    {"para", 0xB6}, {"percnt", 0x25}, {"period", 0x2E}, {"permil", 0x2030}, {"plus", 0x2B}, {"plusmn", 0xB1}, {"pound", 0xA3}, {"puncsp", 0x2008}, {"quest", 0x3F},
    {"quot", 0x22}, {"raquo", 0xBB}, {"rarr", 0x2192}, {"rbrace", 0x7D}, {"rbrack", 0x5D}, {"rcub", 0x7D}, {"rdquo", 0x201D}, {"reg", 0xAE}, {"rlm", 0x200F},
    {"rpar", 0x29}, {"rsaquo", 0x203A}, {"rsqb", 0x5D}, {"rsquo", 0x2019}, {"sbquo", 0x201A}, {"sect", 0xA7}, {"semi", 0x3B}, {"shy", 0xAD}, {"sol", 0x2F},
    {"sup1", 0xB9}, {"sup2", 0xB2}, {"sup3", 0xB3}, {"szlig", 0xDF}, {"thinsp", 0x2009}, {"thorn", 0xFE}, {"times", 0xD7}, {"trade", 0x2122}, {"uacute", 0xFA},
    {"uarr", 0x2191}, {"ucirc", 0xFB}, {"ugrave", 0xF9}, {"uml", 0xA8}, {"uuml", 0xFC}, {"verbar", 0x7C}, {"vert", 0x7C}, {"yacute", 0xFD}, {"yen", 0xA5},
    {"yuml", 0xFF}, {"zwj", 0x200D}, {"zwnj", 0x200C}}};

static_assert(std::is_sorted(named.begin(), named.end(), [](const Named& a, const Named& b) { return a.first < b.first; }));

constexpr std::size_t longest_entity = 24;

// NUL is no character of a page; what browsers take for a byte of Windows-1252 is one.
void append_resolved(std::string& into, std::uint32_t point)
{
    if (point >= 0x80 && point < 0xA0) {
        into += unicode::to_utf8(std::string(1, static_cast<char>(static_cast<unsigned char>(point))), "windows-1252");
    } else {
        text::append_character(into, point == 0 ? 0xFFFDU : point);
    }
}

bool is_name_character(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// "&#106" ends before the first character that is no figure of it, and may have any number of zeros, as in browsers.
std::size_t resolve_number(std::string_view at, std::string& into)
{
    const bool is_hexadecimal = at.size() > 2 && (at[2] == 'x' || at[2] == 'X');
    const std::size_t begin = is_hexadecimal ? 3 : 2;
    const std::size_t first = std::min(at.find_first_not_of('0', begin), at.size());
    const std::size_t end = std::min(at.find_first_not_of(is_hexadecimal ? "0123456789abcdefABCDEF" : "0123456789", first), at.size());
    if (end <= begin) {
        return 0;
    }
    const auto value = end - first > longest_entity ? std::nullopt : text::to_integer(end == first ? "0" : at.substr(first, end - first), is_hexadecimal ? 16 : 10);
    append_resolved(into, value.value_or(0) > 0x10FFFF ? 0U : static_cast<std::uint32_t>(value.value_or(0)));
    return end + (end < at.size() && at[end] == ';' ? 1U : 0U);
}

const Named* find_named(std::string_view name)
{
    const auto* found = std::lower_bound(named.begin(), named.end(), name, [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
    return found == named.end() || found->first != name ? nullptr : found;
}

// The old ones, of Latin-1, do without ';'.
bool is_old(const Named& entry) { return entry.second >= 0xA0 ? entry.second <= 0xFF && entry.first != "NonBreakingSpace" : entry.second == '&' || entry.second == '<' || entry.second == '>' || entry.second == '"'; }

// "&shyx" in a text: the longest old name that begins there.
std::size_t resolve_old(std::string_view name, std::string& into)
{
    constexpr std::size_t longest_old = 6;
    constexpr std::size_t shortest_old = 2;
    for (std::size_t length = std::min(name.size(), longest_old); length >= shortest_old; --length) {
        const Named* const found = find_named(name.substr(0, length));
        if (found != nullptr && is_old(*found)) {
            append_resolved(into, found->second);
            return length + 1;
        }
    }
    return 0;
}

// The entity that begins at the '&'; its length, or 0 where it is none.
std::size_t resolve(std::string_view at, EntityPlace place, std::string& into)
{
    const std::string_view body = at.substr(1, longest_entity);
    if (body.starts_with('#')) {
        return resolve_number(at, into);
    }
    const auto end = static_cast<std::size_t>(std::find_if_not(body.begin(), body.end(), is_name_character) - body.begin());
    const std::string_view name = body.substr(0, end);
    const Named* const found = find_named(name);
    if (found != nullptr && end < body.size() && body[end] == ';') {
        append_resolved(into, found->second);
        return end + 2;
    }
    if (place == EntityPlace::text) {
        return resolve_old(name, into);
    }
    if (found == nullptr || !is_old(*found) || (end < body.size() && body[end] == '=')) {
        return 0;
    }
    append_resolved(into, found->second);
    return end + 1;
}

}  // namespace

std::string with_entities_resolved(std::string_view text, EntityPlace place)
{
    std::size_t at = text.find('&');
    if (at == std::string_view::npos) {
        return std::string(text);
    }
    std::string out(text.substr(0, at));
    out.reserve(text.size());
    while (at < text.size()) {
        const std::size_t length = resolve(text.substr(at), place, out);
        if (length == 0) {
            out += '&';
        }
        at += std::max<std::size_t>(length, 1);
        const std::size_t next = std::min(text.find('&', at), text.size());
        out += text.substr(at, next - at);
        at = next;
    }
    return out;
}

}  // namespace asepsie::html
