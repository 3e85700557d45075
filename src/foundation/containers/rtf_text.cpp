#include "foundation/containers/rtf_text.h"

#include "foundation/base/text.h"
#include "foundation/base/utf8.h"
#include "foundation/containers/code_page.h"
#include "foundation/containers/little_endian.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace asepsie::containers {
namespace {

constexpr std::size_t longest_word = 32;    // letters of a command
constexpr std::size_t longest_number = 10;  // digits of its number
constexpr std::int64_t most_skipped = 1'000;

struct Group {
    bool is_skipped = false;   // a table of fonts, a picture: nothing to read
    bool is_for_rtf = false;   // \htmlrtf: for programs that know no HTML
    bool is_tag = false;       // {\*\htmltag …}
    std::int64_t after_unicode = 1;  // \ucN: characters to leave out after \uN
};

struct Sign {
    std::string_view word;
    std::string_view html;
    std::string_view text;
};
// MS-OXRTFEX 2.1.3.3: commands that stand for a character.
constexpr std::array signs{
    Sign{"par", "\r\n", "\n"}, Sign{"line", "\r\n", "\n"}, Sign{"tab", "\t", "\t"}, Sign{"lquote", "&lsquo;", "\xE2\x80\x98"}, Sign{"rquote", "&rsquo;", "\xE2\x80\x99"},
    Sign{"ldblquote", "&ldquo;", "\xE2\x80\x9C"}, Sign{"rdblquote", "&rdquo;", "\xE2\x80\x9D"}, Sign{"bullet", "&bull;", "\xE2\x80\xA2"}, Sign{"endash", "&ndash;", "\xE2\x80\x93"},
    Sign{"emdash", "&mdash;", "\xE2\x80\x94"}, Sign{"cell", " ", " "}, Sign{"row", "\r\n", "\n"}};

constexpr std::array<std::string_view, 12> skipped_groups{"fonttbl", "colortbl", "stylesheet", "info", "pict", "objdata", "themedata", "colorschememapping", "datastore", "listtable", "generator", "fldinst"};

class RtfReader {
public:
    explicit RtfReader(std::string_view rtf) : m_rtf(rtf) {}

    RtfText read()
    {
        while (m_at < m_rtf.size()) {
            if (m_out.text.size() >= most_rtf_text_bytes) {
                m_out.is_cut_short = true;
                break;
            }
            step();
        }
        flush();
        return std::move(m_out);
    }

private:
    void step()
    {
        const char c = m_rtf[m_at++];
        if (c == '{') {
            open_group();
        } else if (c == '}') {
            close_group();
        } else if (c == '\\') {
            command();
        } else if (c != '\r' && c != '\n') {
            character(c);
        }
    }

    void open_group()
    {
        m_to_leave_out = 0;
        if (m_outer.size() >= deepest_rtf_group) {
            m_out.is_cut_short = true;
            ++m_too_deep;
            return;
        }
        m_outer.push_back(m_group);
        m_is_group_start = true;
    }

    void close_group()
    {
        flush();
        m_to_leave_out = 0;
        m_is_group_start = m_is_optional = false;
        if (m_too_deep > 0) {
            --m_too_deep;
        } else if (!m_outer.empty()) {
            m_group = m_outer.back();
            m_outer.pop_back();
        }
    }

    [[nodiscard]] bool is_read() const { return !m_group.is_skipped && !m_group.is_for_rtf; }

    void character(char c)
    {
        m_is_group_start = false;
        if (m_to_leave_out > 0) {
            --m_to_leave_out;
        } else if (is_read()) {
            m_held += c;
        }
    }

    // Bytes wait until they are converted together: UTF-8 as a code page takes several for a character.
    void flush()
    {
        if (!m_held.empty()) {
            m_out.text += to_utf8(m_held, m_code_page);
            m_held.clear();
        }
    }

    void command()
    {
        if (m_at >= m_rtf.size()) {
            return;
        }
        const char c = m_rtf[m_at];
        const auto is_letter = [](char sign) { return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z'); };
        if (!is_letter(c)) {
            ++m_at;
            symbol(c);
            return;
        }
        const std::size_t begin = m_at;
        while (m_at < m_rtf.size() && is_letter(m_rtf[m_at]) && m_at - begin < longest_word) {
            ++m_at;
        }
        const std::string_view word = m_rtf.substr(begin, m_at - begin);
        const std::size_t number_begin = m_at;
        if (m_at < m_rtf.size() && m_rtf[m_at] == '-') {
            ++m_at;
        }
        while (m_at < m_rtf.size() && m_rtf[m_at] >= '0' && m_rtf[m_at] <= '9' && m_at - number_begin < longest_number) {
            ++m_at;
        }
        const auto number = text::to_integer(m_rtf.substr(number_begin, m_at - number_begin));
        if (m_at < m_rtf.size() && m_rtf[m_at] == ' ') {
            ++m_at;
        }
        obey(word, number);
    }

    void symbol(char c)
    {
        if (c == '*') {
            m_is_optional = m_is_group_start;
        } else if (c == '\'') {
            const auto byte = text::to_integer(m_rtf.substr(m_at, 2), 16);
            m_at = std::min(m_at + 2, m_rtf.size());
            if (byte && *byte >= 0) {
                character(static_cast<char>(*byte));
            }
        } else if (c == '~') {
            put(m_out.kind == RtfText::Kind::html ? "&nbsp;" : "\xC2\xA0");
        } else if (c == '{' || c == '}' || c == '\\') {
            character(c);
        } else if (c == '\r' || c == '\n') {
            put("\n");
        }
    }

    void put(std::string_view piece)
    {
        if (m_to_leave_out > 0) {
            --m_to_leave_out;
        } else if (is_read()) {
            flush();
            m_out.text += piece;
        }
    }

    void obey(std::string_view word, std::optional<std::int64_t> number)
    {
        const bool names_group = std::exchange(m_is_group_start, false);
        const bool is_optional = std::exchange(m_is_optional, false);
        if (names_group || is_optional) {
            begin_destination(word, is_optional);
        }
        if (word == "htmlrtf") {
            flush();
            m_group.is_for_rtf = number.value_or(1) != 0;
        } else if (word == "u" && number) {
            unicode(*number);
        } else if (word == "uc") {
            m_group.after_unicode = std::clamp<std::int64_t>(number.value_or(1), 0, most_skipped);
        } else if (word == "ansicpg") {
            flush();
            m_code_page = static_cast<std::uint32_t>(std::clamp<std::int64_t>(number.value_or(windows_1252), 0, 65'535));
        } else if (word == "fromhtml") {
            m_out.kind = RtfText::Kind::html;
        } else if (word == "fromtext") {
            m_out.kind = RtfText::Kind::text;
        } else if (word == "bin") {  // bytes that are no text
            m_at += static_cast<std::size_t>(std::clamp<std::int64_t>(number.value_or(0), 0, static_cast<std::int64_t>(m_rtf.size() - m_at)));
        } else if (!(m_group.is_tag && m_out.kind == RtfText::Kind::html) || word == "par" || word == "tab") {
            const auto sign = std::find_if(signs.begin(), signs.end(), [&](const Sign& one) { return one.word == word; });
            if (sign != signs.end()) {
                put(m_out.kind == RtfText::Kind::html ? sign->html : sign->text);
            }
        }
    }

    void begin_destination(std::string_view word, bool is_optional)
    {
        flush();
        if (word == "htmltag") {
            m_group.is_tag = true;
            m_group.is_skipped = m_out.kind != RtfText::Kind::html;
        } else if (is_optional || std::find(skipped_groups.begin(), skipped_groups.end(), word) != skipped_groups.end()) {
            m_group.is_skipped = true;
        }
    }

    void unicode(std::int64_t number)
    {
        const auto unit = static_cast<std::uint32_t>(number < 0 ? number + 0x10000 : number);
        if (m_to_leave_out == 0 && is_read()) {
            flush();
            if (m_high != 0 && unit >= 0xDC00 && unit < 0xE000) {
                text::append_character(m_out.text, 0x10000U + ((m_high - 0xD800U) << 10U) + (unit - 0xDC00U));
            } else if (unit < 0xD800 || unit >= 0xDC00) {
                text::append_character(m_out.text, unit);
            }
            m_high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
        }
        m_to_leave_out = m_group.after_unicode;
    }

    std::string_view m_rtf;
    std::size_t m_at = 0;
    RtfText m_out;
    std::string m_held;
    Group m_group;
    std::vector<Group> m_outer;
    std::size_t m_too_deep = 0;
    std::int64_t m_to_leave_out = 0;
    std::uint32_t m_high = 0;  // first half of a surrogate pair
    std::uint32_t m_code_page = windows_1252;
    bool m_is_group_start = false;
    bool m_is_optional = false;
};

}  // namespace

RtfText text_in_rtf(std::string_view rtf) { return RtfReader(rtf).read(); }

}  // namespace asepsie::containers
