#include "foundation/unicode/look_alike.h"

#include "foundation/base/text.h"
#include "foundation/base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

namespace asepsie::unicode {
namespace {

constexpr std::size_t longest_word_bytes = 2'000;  // beyond which nobody compares words

const USpoofChecker* checker()
{
    static const std::unique_ptr<USpoofChecker, decltype(&uspoof_close)> opened = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<USpoofChecker, decltype(&uspoof_close)>(uspoof_open(&status), uspoof_close);
    }();
    return opened.get();
}

// Letters of full width as ordinary ones, and combining accents taken off.
std::string without_width_and_accents(std::string_view utf8)
{
    std::string out;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = [&](std::size_t ahead) { return i + ahead < utf8.size() ? static_cast<unsigned char>(utf8[i + ahead]) : 0U; };
        if ((byte(0) == 0xCC && byte(1) >= 0x80) || (byte(0) == 0xCD && byte(1) >= 0x80 && byte(1) <= 0xAF)) {
            ++i;
        } else if (byte(0) == 0xEF && byte(1) == 0xBC && byte(2) >= 0xA1 && byte(2) <= 0xBA) {
            out += static_cast<char>('A' + (byte(2) - 0xA1));
            i += 2;
        } else if (byte(0) == 0xEF && byte(1) == 0xBD && byte(2) >= 0x81 && byte(2) <= 0x9A) {
            out += static_cast<char>('a' + (byte(2) - 0x81));
            i += 2;
        } else {
            out += utf8[i];
        }
    }
    return out;
}

std::string without_foreign_letters(std::string_view utf8)
{
    UErrorCode status = U_ZERO_ERROR;
    std::string found(utf8.size() * 4 + 64, '\0');
    const auto length = uspoof_getSkeletonUTF8(checker(), 0, utf8.data(), static_cast<std::int32_t>(utf8.size()), found.data(), static_cast<std::int32_t>(found.size()), &status);
    if (U_FAILURE(status) != 0 || length < 0 || static_cast<std::size_t>(length) > found.size()) {
        return std::string(utf8);
    }
    found.resize(static_cast<std::size_t>(length));
    return found;
}

// Pairs first: their letters are looked at again one by one otherwise.
std::string without_pairs(std::string_view ascii)
{
    std::string out;
    for (std::size_t i = 0; i < ascii.size(); ++i) {
        const std::string_view pair = ascii.substr(i, 2);
        if (pair == "rn") {
            out += 'm';
            ++i;
        } else if (pair == "vv") {
            out += 'w';
            ++i;
        } else if (ascii[i] == '0') {
            out += 'o';
        } else if (ascii[i] == '1' || ascii[i] == '|' || ascii[i] == 'i') {
            out += 'l';
        } else {
            out += ascii[i];
        }
    }
    return out;
}

// visit(point) for each character; a byte that begins none is passed over.
template <typename Visit>
void for_each_point(std::string_view utf8, Visit visit)
{
    std::size_t at = 0;
    while (at < utf8.size()) {
        const auto lead = static_cast<unsigned char>(utf8[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 0;
        if (length == 0 || utf8.size() - at < length) {
            ++at;
            continue;
        }
        std::uint32_t point = length == 1 ? lead : lead & (0x7FU >> length);
        for (std::size_t i = 1; i < length; ++i) {
            point = (point << 6U) | (static_cast<unsigned char>(utf8[at + i]) & 0x3FU);
        }
        visit(static_cast<UChar32>(point));
        at += length;
    }
}

bool is_latin_letter(UChar32 point)
{
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(point, &status) == USCRIPT_LATIN;
}

// Of an alphabet that has letters which look like ours.
bool may_pass_for_latin(UChar32 point)
{
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(point, &status)) {
    case USCRIPT_CYRILLIC:
    case USCRIPT_GREEK:
    case USCRIPT_ARMENIAN:
    case USCRIPT_CHEROKEE:
    case USCRIPT_COPTIC:
    case USCRIPT_LISU: return true;
    default: return false;
    }
}

// "TNFα", "γGT": one small Greek letter behind or before capitals.
bool names_molecule(const std::vector<UChar32>& word)
{
    const auto is_symbol = [](UChar32 point) { return point >= 0x03B1 && point <= 0x03C9; };
    const auto is_capital = [](UChar32 point) { return point >= 'A' && point <= 'Z'; };
    const std::size_t last = word.size() - 1;
    return (is_symbol(word[0]) && is_capital(word[1])) || (is_symbol(word[last]) && is_capital(word[last - 1]));
}

bool is_mixed(const std::vector<UChar32>& word)
{
    const auto foreign = std::count_if(word.begin(), word.end(), may_pass_for_latin);
    const bool has_both = foreign > 0 && std::any_of(word.begin(), word.end(), is_latin_letter);
    return has_both && !(foreign == 1 && names_molecule(word));
}

}  // namespace

std::string skeleton(std::string_view utf8)
{
    utf8 = utf8.substr(0, longest_word_bytes);
    if (text::is_ascii(utf8)) {
        return without_pairs(text::lower(utf8));
    }
    // Lower case before: the skeleton of a capital differs from its small letter's. Accents off before (folded) and after (foreign letters with marks).
    return without_pairs(text::lower(text::folded(without_foreign_letters(text::folded(without_width_and_accents(utf8))))));
}

bool is_invisible(std::uint32_t character)
{
    const auto is_between = [character](std::uint32_t first, std::uint32_t last) { return character >= first && character <= last; };
    return character == 0xAD || character == 0x34F || character == 0x61C || is_between(0x115F, 0x1160) || character == 0x180E || is_between(0x200B, 0x200F) || is_between(0x202A, 0x202E)
        || is_between(0x2060, 0x2064) || is_between(0x2066, 0x2069) || character == 0x3164 || is_between(0xFE00, 0xFE0F) || character == 0xFEFF || is_between(0xE0000, 0xE01EF);
}

std::size_t invisible_within_words(std::string_view utf8)
{
    if (text::is_ascii(utf8)) {
        return 0;
    }
    std::size_t count = 0;
    std::size_t pending = 0;
    bool is_behind_letter = false;
    for_each_point(utf8, [&](UChar32 point) {
        if (is_invisible(static_cast<std::uint32_t>(point))) {
            pending += is_behind_letter ? 1U : 0U;
            return;
        }
        is_behind_letter = (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || (point >= 0xC0 && point <= 0x24F);
        count += is_behind_letter ? pending : 0;
        pending = 0;
    });
    return count;
}

std::size_t styled_letters(std::string_view utf8)
{
    if (text::is_ascii(utf8)) {
        return 0;
    }
    std::size_t count = 0;
    for_each_point(utf8, [&](UChar32 point) {
        const bool is_styled = (point >= 0x1D400 && point <= 0x1D7FF) || (point >= 0xFF21 && point <= 0xFF5A) || (point >= 0x24B6 && point <= 0x24E9) || (point >= 0x1F130 && point <= 0x1F189);
        count += is_styled ? 1U : 0U;
    });
    return count;
}

bool mixes_alphabets(std::string_view utf8)
{
    if (text::is_ascii(utf8)) {
        return false;
    }
    bool mixes = false;
    std::vector<UChar32> word;
    bool has_latin = false;  // the word
    for_each_point(utf8, [&](UChar32 point) {
        if (mixes) {
            return;
        }
        // A mark of another writing set on our letters.
        const bool is_foreign_mark = u_charType(point) == U_NON_SPACING_MARK && point > 0x036F && !(point >= 0x1AB0 && point <= 0x1AFF) && !(point >= 0x1DC0 && point <= 0x20FF) && !(point >= 0xFE00 && point <= 0xFE2F);
        if (is_foreign_mark && has_latin) {
            mixes = true;
        } else if (u_isalpha(point) != 0) {
            word.push_back(point);
            has_latin = has_latin || is_latin_letter(point);
        } else {
            mixes = is_mixed(word);
            word.clear();
            has_latin = false;
        }
    });
    return mixes || is_mixed(word);
}

}  // namespace asepsie::unicode
