#include "domain/mail/lexicon/words.h"

#include "foundation/unicode/look_alike.h"

#include <algorithm>
#include <array>

namespace asepsie::mail {
namespace {

using namespace std::string_view_literals;

// What a character counts as: a letter or figure, nothing at all, or the end of a word.
constexpr char ends_word = 0;
constexpr char is_nothing = 1;
constexpr char is_other = 2;  // a letter of its own

// U+00C0 to U+00FF without what the letters wear.
constexpr std::string_view latin = "aaaaaaaceeeeiiiidnooooo\0ouuuuyts"
                                   "aaaaaaaceeeeiiiidnooooo\0ouuuuyty"sv;

char of_two_bytes(unsigned lead, unsigned trail)
{
    const unsigned point = ((lead & 0x1FU) << 6U) | (trail & 0x3FU);
    if (point < 0xC0) {
        return point == 0xAD ? is_nothing : ends_word;
    }
    if (point <= 0xFF) {
        return latin.size() > point - 0xC0 ? latin[point - 0xC0] : is_other;
    }
    if (point >= 0x300 && point <= 0x36F) {
        return is_nothing;  // combining accents
    }
    if (unicode::is_invisible(point)) {
        return is_nothing;
    }
    // Cyrillic and Greek letters that pass for Latin ones.
    switch (point) {
    case 0x430: case 0x410: case 0x3B1: case 0x391: return 'a';
    case 0x435: case 0x415: case 0x450: case 0x451: case 0x395: return 'e';
    case 0x43E: case 0x41E: case 0x3BF: case 0x39F: return 'o';
    case 0x440: case 0x420: case 0x3C1: case 0x3A1: return 'p';
    case 0x441: case 0x421: case 0x3F2: return 'c';
    case 0x445: case 0x425: case 0x3C7: case 0x3A7: return 'x';
    case 0x443: case 0x423: case 0x3A5: return 'y';
    case 0x456: case 0x406: case 0x3B9: case 0x399: case 0x131: return 'i';
    case 0x455: case 0x405: return 's';
    case 0x458: case 0x408: return 'j';
    case 0x501: return 'd';
    case 0x4BB: return 'h';
    case 0x432: case 0x412: case 0x392: return 'b';
    case 0x43C: case 0x41C: case 0x39C: return 'm';
    case 0x43D: case 0x41D: case 0x397: return 'h';
    case 0x442: case 0x422: case 0x3A4: return 't';
    case 0x43A: case 0x41A: case 0x3BA: case 0x39A: return 'k';
    case 0x39D: return 'n';
    case 0x3BD: return 'v';
    case 0x396: return 'z';
    case 0x152: case 0x153: return 'o';
    case 0x160: case 0x161: case 0x15A: case 0x15B: case 0x15E: case 0x15F: return 's';
    case 0x178: return 'y';
    case 0x17D: case 0x17E: return 'z';
    case 0x100: case 0x101: case 0x102: case 0x103: case 0x104: case 0x105: return 'a';
    case 0x106: case 0x107: case 0x10C: case 0x10D: return 'c';
    case 0x112: case 0x113: case 0x116: case 0x117: case 0x118: case 0x119: case 0x11A: case 0x11B: return 'e';
    case 0x12A: case 0x12B: case 0x130: return 'i';
    case 0x141: case 0x142: return 'l';
    case 0x143: case 0x144: case 0x147: case 0x148: return 'n';
    case 0x14C: case 0x14D: case 0x150: case 0x151: return 'o';
    case 0x158: case 0x159: return 'r';
    case 0x162: case 0x163: case 0x164: case 0x165: return 't';
    case 0x16A: case 0x16B: case 0x16E: case 0x16F: return 'u';
    default: return is_other;
    }
}

char of_three_bytes(unsigned lead, unsigned middle, unsigned trail)
{
    const unsigned point = ((lead & 0x0FU) << 12U) | ((middle & 0x3FU) << 6U) | (trail & 0x3FU);
    if (unicode::is_invisible(point)) {
        return is_nothing;
    }
    if ((point >= 0x2000 && point <= 0x2BFF) || (point >= 0x3000 && point <= 0x3020)) {
        return ends_word;
    }
    if (point >= 0xFF21 && point <= 0xFF3A) {
        return static_cast<char>('a' + (point - 0xFF21));
    }
    if (point >= 0xFF41 && point <= 0xFF5A) {
        return static_cast<char>('a' + (point - 0xFF41));
    }
    return point == 0xFFFD ? ends_word : is_other;
}

// Letters of mathematics that pass for Latin ones: U+1D400 on, by 26.
char of_four_bytes(unsigned a, unsigned b, unsigned c, unsigned d)
{
    const unsigned point = ((a & 0x07U) << 18U) | ((b & 0x3FU) << 12U) | ((c & 0x3FU) << 6U) | (d & 0x3FU);
    if (point >= 0x1D400 && point <= 0x1D6A3) {
        return static_cast<char>('a' + (point - 0x1D400) % 26);
    }
    if (point >= 0x1D7CE && point <= 0x1D7FF) {
        return static_cast<char>('0' + (point - 0x1D7CE) % 10);
    }
    return unicode::is_invisible(point) ? is_nothing : ends_word;
}

constexpr std::array<char, 128> plain = [] {
    std::array<char, 128> table{};
    for (char c = 'a'; c <= 'z'; ++c) {
        table[static_cast<std::size_t>(c)] = c;
        table[static_cast<std::size_t>(c - 32)] = c;
    }
    for (char c = '0'; c <= '9'; ++c) {
        table[static_cast<std::size_t>(c)] = c;
    }
    return table;
}();

constexpr std::uint64_t hash_begin = 1'469'598'103'934'665'603ULL;  // FNV-1a
constexpr std::uint64_t hash_step = 1'099'511'628'211ULL;

std::uint64_t with(std::uint64_t mark, unsigned char byte) { return (mark ^ byte) * hash_step; }

}  // namespace

std::vector<Word> words_of(std::string_view utf8)
{
    utf8 = utf8.substr(0, longest_text_bytes);
    std::vector<Word> words;
    words.reserve(utf8.size() / 6 + 4);
    Word word;
    std::uint64_t before_last = 0;
    char last = 0;
    std::uint32_t letters = 0;
    const auto finish = [&](std::size_t end) {
        if (letters > 0) {
            word.end = static_cast<std::uint32_t>(end);
            word.mark = last == 's' && letters >= 4 ? before_last : word.mark;
            words.push_back(word);
        }
        letters = 0;
    };
    std::size_t at = 0;
    while (at < utf8.size()) {
        const auto lead = static_cast<unsigned char>(utf8[at]);
        const auto byte = [&](std::size_t i) { return at + i < utf8.size() ? static_cast<unsigned char>(utf8[at + i]) : 0U; };
        std::size_t length = 1;
        char letter = ends_word;
        if (lead < 0x80) {
            letter = plain[lead];
        } else if (lead < 0xE0) {
            length = 2;
            letter = of_two_bytes(lead, byte(1));
        } else if (lead < 0xF0) {
            length = 3;
            letter = of_three_bytes(lead, byte(1), byte(2));
        } else {
            length = 4;
            letter = of_four_bytes(lead, byte(1), byte(2), byte(3));
        }
        length = std::min(length, utf8.size() - at);
        if (letter == ends_word) {
            finish(at);
        } else if (letter != is_nothing) {
            if (letters == 0) {
                word = {hash_begin, static_cast<std::uint32_t>(at), 0, false};
            }
            before_last = word.mark;
            if (letter == is_other) {
                for (std::size_t i = 0; i < length; ++i) {
                    word.mark = with(word.mark, static_cast<unsigned char>(utf8[at + i]));
                }
            } else {
                word.mark = with(word.mark, static_cast<unsigned char>(letter));
                word.has_figure = word.has_figure || (letter >= '0' && letter <= '9');
            }
            last = letter;
            ++letters;
        }
        at += length;
    }
    finish(utf8.size());
    return words;
}

}  // namespace asepsie::mail
