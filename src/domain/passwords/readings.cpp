#include "domain/passwords/readings.h"

#include "foundation/base/utf8.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string_view>

namespace asepsie::passwords {
namespace {

// The letter below the accent, '.' where there is none: U+00C0 to U+024F, and U+1E00 to U+1EFF.
constexpr std::string_view latin_from_c0 =
    "AAAAAA.CEEEEIIIIDNOOOOO.OUUUUY..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGg"
    "GgGgHhHhIiIiIiIiIi..JjKk.LlLlLl..LlNnNnNn...OoOoOo..RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZz."
    "................................Oo.............Uu............................AaIiOoUuUuUuUuUu.Aa"
    "Aa....GgKkOoOo..j...Gg..NnAa..OoAaAaEeEeIiIiOoOoRrRrUuUuSsTt..Hh......AaEeOoOoOoOoYy............"
    "................";
constexpr std::string_view latin_from_1e00 =
    "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRr"
    "SsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwy.s....AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe"
    "EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy......";

enum class Written : std::uint8_t { as_one, as_several };  // "œ" is one sign; "ﬁ" is an f and an i, as its compatibility form has it
struct Several {
    char32_t value;
    std::string_view letters;
    Written written;
};
constexpr std::array several_letters{Several{0xC6, "AE", Written::as_one}, Several{0xE6, "ae", Written::as_one}, Several{0x152, "OE", Written::as_one}, Several{0x153, "oe", Written::as_one},
    Several{0xDF, "ss", Written::as_one}, Several{0xDE, "TH", Written::as_one}, Several{0xFE, "th", Written::as_one}, Several{0x132, "IJ", Written::as_several}, Several{0x133, "ij", Written::as_several},
    Several{0xFB00, "ff", Written::as_several}, Several{0xFB01, "fi", Written::as_several}, Several{0xFB02, "fl", Written::as_several}, Several{0xFB03, "ffi", Written::as_several},
    Several{0xFB04, "ffl", Written::as_several}, Several{0xFB05, "st", Written::as_several}, Several{0xFB06, "st", Written::as_several}, Several{0x2025, "..", Written::as_several},
    Several{0x2026, "...", Written::as_several}, Several{0x2116, "No", Written::as_several}, Several{0x2122, "TM", Written::as_several}};

// What is an ASCII sign in another shape: no-break and other spaces, full width, raised and lowered figures, the typographic apostrophe; 0 where it is none.
char plain_shape(char32_t value)
{
    if (value == 0xA0 || (value >= 0x2000 && value <= 0x200A) || value == 0x202F || value == 0x205F || value == 0x3000) {
        return ' ';
    }
    if (value >= 0xFF01 && value <= 0xFF5E) {
        return static_cast<char>(value - 0xFF01 + '!');
    }
    if ((value >= 0x2074 && value <= 0x2079) || (value >= 0x2080 && value <= 0x2089)) {
        return static_cast<char>('0' + (value & 0xFU));
    }
    switch (value) {
    case 0xAA: return 'a';
    case 0xB2: return '2';
    case 0xB3: return '3';
    case 0xB9: return '1';
    case 0xBA: return 'o';
    case 0x17F: return 's';
    case 0x2011:  // no-break hyphen, which some forms write U+2010
    case 0x2010: return '-';
    case 0x2070: return '0';
    default: return '\0';
    }
}

char without_accent(char32_t value)
{
    const auto in = [&](std::string_view table, char32_t first) { return value >= first && value < first + table.size() && table[value - first] != '.' ? table[value - first] : '\0'; };
    const char letter = in(latin_from_c0, 0xC0);
    return letter != '\0' ? letter : in(latin_from_1e00, 0x1E00);
}

// Takes no place of its own: accents that follow their letter, later parts of a Korean syllable, joiners, colours and variants of emoji.
bool follows(char32_t value)
{
    struct Range {
        char32_t first, last;
    };
    constexpr std::array ranges{Range{0x300, 0x36F}, Range{0x1160, 0x11FF}, Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF}, Range{0x200D, 0x200D}, Range{0x20D0, 0x20FF}, Range{0x3099, 0x309A}, Range{0xFE00, 0xFE0F},
        Range{0xFE20, 0xFE2F}, Range{0x1F3FB, 0x1F3FF}};
    return std::any_of(ranges.begin(), ranges.end(), [&](const Range& range) { return value >= range.first && value <= range.last; });
}

// A byte above ASCII, the same for the same sign.
std::uint8_t stand_in(char32_t value)
{
    const bool is_korean = value >= 0xAC00 && value <= 0xD7A3;
    const char32_t first = is_korean ? 0x1100 + (value - 0xAC00) / 588 : value;
    return static_cast<std::uint8_t>(0x80U | ((first ^ first >> 7U) & 0x7FU));
}

bool is_letter(std::uint8_t byte) { return (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z'; }

using Bytes = std::span<const std::uint8_t>;

bool is_word(Bytes letters)
{
    const auto is_capital = [](std::uint8_t byte) { return byte < 'a'; };
    const auto capitals = std::count_if(letters.begin(), letters.end(), is_capital);
    return letters.size() >= 2 && (capitals == 0 || static_cast<std::size_t>(capitals) == letters.size() || (capitals == 1 && is_capital(letters.front())));
}

// Whether the sign there stands between two words, as people write them: "l'été", "le-chat", "corbeau, sur". What was drawn by chance has such places too: there it is a sign like another.
bool joins_words(Bytes all, std::size_t at)
{
    if (std::string_view("'-,._;:").find(static_cast<char>(all[at])) == std::string_view::npos) {
        return false;
    }
    const auto place = all.begin() + static_cast<std::ptrdiff_t>(at);
    const auto from = std::find_if_not(std::make_reverse_iterator(place), all.rend(), is_letter).base();
    const auto next = std::find_if(place + 1, all.end(), [](std::uint8_t byte) { return byte != ' '; });
    const Bytes before(from, place), after(next, std::find_if_not(next, all.end(), is_letter));
    return all[at] == '\'' ? !before.empty() && !after.empty() : is_word(before) && is_word(after);
}

class Reader {
public:
    explicit Reader(std::size_t bytes) : m_typed(room(bytes)), m_folded(room(bytes)) {}

    void read(char32_t value)
    {
        if (follows(value) && m_characters > 0) {
            dress();
            return;
        }
        const auto* several = std::find_if(several_letters.begin(), several_letters.end(), [&](const Several& one) { return one.value == value; });
        const char shape = value < 0x80 ? static_cast<char>(value) : plain_shape(value);
        if (value < 0x80 || shape != '\0') {
            begin(static_cast<std::uint8_t>(shape));
        } else if (several != several_letters.end() && several->written == Written::as_several) {
            std::for_each(several->letters.begin(), several->letters.end(), [&](char letter) { begin(static_cast<std::uint8_t>(letter)); });
        } else if (several != several_letters.end()) {
            begin(static_cast<std::uint8_t>(several->letters[0]));
            put(m_folded, static_cast<std::uint8_t>(several->letters[1]));
            dress();
        } else if (const char letter = value == 0x2019 ? '\'' : without_accent(value); letter != '\0') {
            begin(static_cast<std::uint8_t>(letter));
            dress();
        } else {
            begin(stand_in(value));
        }
    }

    Readings done() &&
    {
        count_last();
        Readings out{m_characters, m_alphabet, {}};
        Reading folded = kept(m_folded), joined = run_together(folded), typed = kept(m_typed);
        const bool has_accents = !(typed.text == folded.text), has_gaps = joined.text.size() != folded.text.size();
        out.each.push_back(std::move(folded));
        if (has_accents) {
            out.each.push_back(std::move(typed));
        }
        if (has_gaps) {
            out.each.push_back(std::move(joined));
        }
        return out;
    }

private:
    struct Buffer {
        crypto::Secret bytes;
        std::size_t size = 0;
        std::vector<std::size_t> signs;
    };

    static Buffer room(std::size_t bytes) { return {crypto::Secret(std::min(bytes, most_signs_read)), 0, {}}; }

    static Reading kept(const Buffer& buffer)
    {
        Reading out{crypto::Secret(buffer.size), buffer.signs};
        std::copy_n(buffer.bytes.bytes().begin(), buffer.size, out.text.bytes().begin());
        return out;
    }

    static Reading run_together(const Reading& folded)
    {
        const Bytes all = folded.text.bytes();
        Buffer joined = room(all.size());
        for (std::size_t at = 0; at < all.size(); ++at) {
            if (all[at] != ' ' && !joins_words(all, at)) {
                put_of(joined, all[at], folded.signs[at]);
            }
        }
        return kept(joined);
    }

    static void put_of(Buffer& buffer, std::uint8_t byte, std::size_t sign)
    {
        if (buffer.size < buffer.bytes.size()) {
            buffer.bytes.bytes()[buffer.size++] = byte;
            buffer.signs.push_back(sign);
        }
    }

    void put(Buffer& buffer, std::uint8_t byte) const { put_of(buffer, byte, m_characters - 1); }

    void begin(std::uint8_t byte)
    {
        count_last();
        ++m_characters;
        m_last = byte;
        put(m_typed, byte);
        put(m_folded, byte);
    }

    // The last sign wears an accent: as it is typed it is no ASCII.
    void dress()
    {
        m_last |= 0x80U;
        if (m_typed.size > 0 && m_typed.signs.back() + 1 == m_characters) {
            m_typed.bytes.bytes()[m_typed.size - 1] |= 0x80U;
        }
    }

    void count_last()
    {
        if (m_characters == 0) {
            return;
        }
        const bool is_small = m_last >= 'a' && m_last <= 'z', is_capital = m_last >= 'A' && m_last <= 'Z', is_figure = m_last >= '0' && m_last <= '9';
        m_alphabet.has_small |= is_small;
        m_alphabet.has_capital |= is_capital;
        m_alphabet.has_figure |= is_figure;
        m_alphabet.has_other |= !is_small && !is_capital && !is_figure;
    }

    Buffer m_typed, m_folded;
    std::size_t m_characters = 0;
    Alphabet m_alphabet;
    std::uint8_t m_last = 0;  // the last sign, which an accent may still follow
};

}  // namespace

Readings readings_of(const crypto::Secret& password)
{
    const std::span<const std::uint8_t> bytes = password.bytes();
    Reader reader(bytes.size());
    std::string_view left(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    while (!left.empty()) {
        const text::CodePoint point = text::first_code_point(left);
        reader.read(point.length == 0 ? char32_t{0xFFFD} : point.value);
        left.remove_prefix(std::max<std::size_t>(point.length, 1));
    }
    return std::move(reader).done();
}

}  // namespace asepsie::passwords
