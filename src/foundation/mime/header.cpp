#include "foundation/mime/header.h"

#include "foundation/base/encoding.h"
#include "foundation/base/text.h"
#include "foundation/mime/transfer.h"
#include "foundation/unicode/charset.h"

#include <algorithm>
#include <map>

namespace asepsie::mime {
namespace {

constexpr std::size_t longest_decoded_bytes = 200'000;  // of one value; what is behind is not decoded
constexpr std::size_t most_parameters = 100;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// One encoded word: "=?charset?B?text?=".
struct EncodedWord {
    std::string_view charset;
    char encoding = 0;  // 'b' or 'q'
    std::string_view text;
    std::size_t length = 0;
};

// Reads the words of one text. The end of a word is looked for once, however many beginnings stand before it: linear.
class WordReader {
public:
    explicit WordReader(std::string_view text) : m_text(text) {}

    bool read(std::size_t at, EncodedWord& word)
    {
        const std::string_view rest = m_text.substr(at);
        const std::size_t charset_end = rest.substr(0, longest_charset_bytes).find('?', 2);
        if (!rest.starts_with("=?") || charset_end == std::string_view::npos || charset_end + 3 >= rest.size() || rest[charset_end + 2] != '?') {
            return false;
        }
        const char encoding = static_cast<char>(rest[charset_end + 1] | 0x20);
        const std::size_t text_begin = at + charset_end + 3;
        if (m_end < text_begin) {
            m_end = m_text.find("?=", text_begin);
        }
        if (m_end == std::string_view::npos || (encoding != 'b' && encoding != 'q')) {
            return false;
        }
        const std::string_view charset = rest.substr(2, charset_end - 2);
        word = {charset.substr(0, charset.find('*')), encoding, m_text.substr(text_begin, m_end - text_begin), m_end + 2 - at};
        return true;
    }

private:
    static constexpr std::size_t longest_charset_bytes = 100;

    std::string_view m_text;
    std::size_t m_end = 0;
};

std::string bytes_of(const EncodedWord& word) { return word.encoding == 'b' ? from_base64(word.text) : from_quoted_words(word.text); }

// "fac" and "ture" of name*0 and name*1, by their number.
struct Pieces {
    std::map<int, std::pair<std::string, bool>> by_number;  // text, whether percent-encoded
};

// Takes a value from the front: quoted or up to the next ';'.
std::string take_value(std::string_view& rest)
{
    while (!rest.empty() && is_blank(rest.front())) {
        rest.remove_prefix(1);
    }
    std::string value;
    if (rest.starts_with('"')) {
        std::size_t i = 1;
        while (i < rest.size() && rest[i] != '"') {
            if (rest[i] == '\\' && i + 1 < rest.size()) {
                ++i;
            }
            value += rest[i];
            ++i;
        }
        rest.remove_prefix(std::min(i + 1, rest.size()));
        const std::size_t next = rest.find(';');
        rest = next == std::string_view::npos ? std::string_view() : rest.substr(next);
        return value;
    }
    const std::size_t end = std::min(rest.find(';'), rest.size());
    value = std::string(text::trim(rest.substr(0, end)));
    rest.remove_prefix(end);
    return value;
}

// A boundary is compared with the lines of the body byte by byte: nothing in it is a word to decode.
std::string shown(std::string_view name, std::string given) { return name == "boundary" ? given : decoded_words(given); }

std::string joined(std::string_view name, const Pieces& pieces)
{
    std::string charset;
    std::string bytes;
    bool any_encoded = false;
    for (const auto& [number, piece] : pieces.by_number) {
        std::string_view text = piece.first;
        if (piece.second && bytes.empty() && !any_encoded) {
            const std::size_t first = text.find('\'');
            const std::size_t second = first == std::string_view::npos ? first : text.find('\'', first + 1);
            if (second != std::string_view::npos) {
                charset = text.substr(0, first);
                text.remove_prefix(second + 1);
            }
        }
        any_encoded = any_encoded || piece.second;
        bytes += piece.second ? text::percent_decoded(text) : std::string(text);
    }
    return any_encoded ? unicode::to_utf8(bytes, charset) : shown(name, std::move(bytes));
}

}  // namespace

std::string_view Header::first(std::string_view name) const
{
    for (const Field& field : m_fields) {
        if (text::equals_ignoring_case(field.name, name)) {
            return field.value;
        }
    }
    return {};
}

std::vector<std::string_view> Header::all(std::string_view name) const
{
    std::vector<std::string_view> found;
    for (const Field& field : m_fields) {
        if (text::equals_ignoring_case(field.name, name)) {
            found.push_back(field.value);
        }
    }
    return found;
}

bool Header::has(std::string_view name) const
{
    return std::any_of(m_fields.begin(), m_fields.end(), [&](const Field& field) { return text::equals_ignoring_case(field.name, name); });
}

ReadHeader read_header(std::string_view bytes, const HeaderLimits& limits)
{
    std::vector<Field> fields;
    bool is_cut_short = false;
    std::size_t at = 0;
    std::size_t value_begin = 0;
    std::string_view name;
    const auto close = [&](std::size_t end) {
        if (name.empty()) {
            return;
        }
        if (fields.size() >= limits.fields || end > limits.bytes) {
            is_cut_short = true;
        } else {
            std::string_view value = bytes.substr(value_begin, end - value_begin);
            while (value.ends_with('\n') || value.ends_with('\r')) {
                value.remove_suffix(1);
            }
            fields.push_back({name, value});
        }
        name = {};
    };
    while (at < bytes.size()) {
        const std::size_t line_end = std::min(bytes.find('\n', at), bytes.size());
        const std::string_view line = bytes.substr(at, line_end - at);
        if (std::all_of(line.begin(), line.end(), [](char c) { return c == '\r'; })) {
            close(at);
            return {Header(std::move(fields)), std::min(line_end + 1, bytes.size()), is_cut_short};
        }
        if (line.front() != ' ' && line.front() != '\t') {
            const std::size_t colon = line.find(':');
            const bool is_field = colon != std::string_view::npos && colon > 0 && std::none_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) { return static_cast<unsigned char>(c) < 0x20; })
                && text::trim(line.substr(0, colon)).find(' ') == std::string_view::npos;
            if (!is_field && fields.empty() && name.empty() && !line.starts_with("From ")) {
                return {Header{}, at, is_cut_short};  // no header at all
            }
            close(at);
            // A line that is no field ends the header for most mail programs, and its text is shown; "From " of a mailbox and ">From " are passed over.
            if (!is_field && !line.starts_with("From ") && !line.starts_with(">From ")) {
                return {Header(std::move(fields)), at, is_cut_short};
            }
            if (is_field) {
                name = text::trim(line.substr(0, colon));
                value_begin = at + colon + 1;
            }
        }
        at = std::min(line_end + 1, bytes.size());
    }
    close(bytes.size());
    return {Header(std::move(fields)), bytes.size(), is_cut_short};
}

std::string unfolded(std::string_view value)
{
    std::string out;
    out.reserve(value.size());
    for (const char c : text::trim(value)) {
        if (c == '\t') {
            out += ' ';
        } else if (c != '\r' && c != '\n') {
            out += c;
        }
    }
    return out;
}

std::string decoded_words(std::string_view value)
{
    const std::string plain = unfolded(value.substr(0, longest_decoded_bytes));
    if (plain.find("=?") == std::string::npos) {
        return unicode::to_utf8(plain, "");
    }
    const std::string_view text = plain;
    std::string out;
    std::string pending;  // bytes of words of one charset that follow each other
    std::string charset;
    const auto flush = [&] {
        out += pending.empty() ? "" : unicode::to_utf8(pending, charset);
        pending.clear();
    };
    WordReader words(text);
    std::size_t at = 0;
    while (at < text.size()) {
        EncodedWord word;
        if (words.read(at, word)) {
            if (!text::equals_ignoring_case(charset, word.charset)) {
                flush();
                charset = word.charset;
            }
            pending += bytes_of(word);
            at += word.length;
            // Blanks between two words are no part of the text (RFC 2047, 6.2).
            std::size_t next = at;
            while (next < text.size() && is_blank(text[next])) {
                ++next;
            }
            if (next > at && text.substr(next, 2) == "=?") {
                at = next;
            }
            continue;
        }
        flush();
        const std::size_t end = std::min(text.find("=?", at + 1), text.size());
        out += unicode::to_utf8(text.substr(at, end - at), "");
        at = end;
    }
    flush();
    return out;
}

std::string_view Parameters::operator[](std::string_view name) const
{
    for (const auto& [known, given] : parameters) {
        if (known == name) {
            return given;
        }
    }
    return {};
}

Parameters read_parameters(std::string_view field)
{
    const std::string plain = unfolded(field);
    std::string_view rest = plain;
    const std::size_t end = std::min(rest.find(';'), rest.size());
    Parameters read;
    const std::string_view value = text::trim(rest.substr(0, end));
    read.value = text::lower(value.substr(0, value.find_first_of(" (")));
    rest.remove_prefix(end);
    std::map<std::string, Pieces, std::less<>> pieces;
    while (!rest.empty() && read.parameters.size() + pieces.size() < most_parameters) {
        rest.remove_prefix(1);  // ';'
        const std::size_t equals = rest.find_first_of("=;");
        if (equals == std::string_view::npos || rest[equals] == ';') {
            rest.remove_prefix(std::min(equals, rest.size()));
            continue;
        }
        std::string name = text::lower(text::trim(rest.substr(0, equals)));
        rest.remove_prefix(equals + 1);
        std::string given = take_value(rest);
        const std::size_t star = name.find('*');
        if (star == std::string::npos) {
            std::string value_shown = shown(name, std::move(given));
            read.parameters.emplace_back(std::move(name), std::move(value_shown));
            continue;
        }
        const bool is_encoded = name.ends_with('*');
        const std::string_view number = std::string_view(name).substr(star + 1);
        const auto index = text::to_integer(number.substr(0, number.find('*')));
        pieces[name.substr(0, star)].by_number[static_cast<int>(std::clamp<std::int64_t>(index.value_or(0), 0, 9'999))] = {std::move(given), is_encoded};
    }
    // Of a name given in both ways mail programs take this one.
    std::vector<std::pair<std::string, std::string>> extended;
    for (const auto& [name, all] : pieces) {
        extended.emplace_back(name, joined(name, all));
    }
    read.parameters.insert(read.parameters.begin(), extended.begin(), extended.end());
    return read;
}

}  // namespace asepsie::mime
