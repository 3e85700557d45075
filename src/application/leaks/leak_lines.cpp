#include "application/leaks/leak_lines.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::leaks {
namespace {

constexpr std::size_t sha1_digits = 2 * crypto::sha1_bytes;
constexpr std::size_t suffix_digits = sha1_digits - beginning_digits;
constexpr std::size_t ntlm_digits = 32;
constexpr std::size_t key_digits = 16;
constexpr std::size_t max_count_digits = 20;
constexpr std::uint8_t no_digit = 0xff;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr std::array<std::uint8_t, 256> digit_values = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(no_digit);
    for (std::uint8_t digit = 0; digit < 16; ++digit) {
        values[static_cast<std::uint8_t>("0123456789abcdef"[digit])] = digit;
        values[static_cast<std::uint8_t>("0123456789ABCDEF"[digit])] = digit;
    }
    return values;
}();

LineWorth worth_of_count(std::string_view count)
{
    if (count.empty() || count.size() > max_count_digits || count.find_first_not_of("0123456789") != std::string_view::npos) {
        return LineWorth::broken;
    }
    return count.find_first_not_of('0') == std::string_view::npos ? LineWorth::nothing : LineWorth::key;
}

std::string_view without_blanks_behind(std::string_view line)
{
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) {
        line.remove_suffix(1);
    }
    return line;
}

bool is_hexadecimal(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return digit_values[static_cast<std::uint8_t>(c)] != no_digit; });
}

// 35 digits, after those that the file's name gives.
LineWorth read_suffix(std::string_view line, std::uint32_t beginning, std::uint64_t& key)
{
    line = without_blanks_behind(line);
    if (line.size() < suffix_digits || !is_hexadecimal(line.substr(0, suffix_digits))) {
        return LineWorth::broken;
    }
    key = beginning;
    for (std::size_t i = 0; i < key_digits - beginning_digits; ++i) {
        key = (key << 4U) | digit_values[static_cast<std::uint8_t>(line[i])];
    }
    if (line.size() == suffix_digits) {
        return LineWorth::key;
    }
    return line[suffix_digits] == ':' ? worth_of_count(line.substr(suffix_digits + 1)) : LineWorth::broken;
}

LineWorth read_sha1(std::string_view line, std::uint64_t& key)
{
    line = without_blanks_behind(line);
    if (line.size() < sha1_digits) {
        return line.empty() ? LineWorth::nothing : LineWorth::broken;
    }
    std::uint64_t first = 0;
    std::uint8_t all = 0;
    for (std::size_t i = 0; i < sha1_digits; ++i) {
        const std::uint8_t digit = digit_values[static_cast<std::uint8_t>(line[i])];
        all |= digit;
        if (i < key_digits) {
            first = (first << 4U) | (digit & 0xfU);
        }
    }
    if (all > 0xf) {
        return LineWorth::broken;
    }
    key = first;
    if (line.size() == sha1_digits) {
        return LineWorth::key;
    }
    return line[sha1_digits] == ':' ? worth_of_count(line.substr(sha1_digits + 1)) : LineWorth::broken;
}

bool is_packed(std::string_view start)
{
    using namespace std::string_view_literals;
    constexpr std::array magics{"\x1F\x8B"sv, "PK\x03\x04"sv, "7z\xBC\xAF\x27\x1C"sv, "\xFD" "7zXZ\0"sv, "BZh91AY&SY"sv, "\x28\xB5\x2F\xFD"sv};
    return std::any_of(magics.begin(), magics.end(), [&](std::string_view one) { return start.starts_with(one); });
}

constexpr std::array<std::string_view, 5> flaw_names{"other", "too_long", "ntlm", "suffix", "count"};

}  // namespace

std::string_view name_of(LineFlaw flaw) { return flaw_names.at(static_cast<std::size_t>(flaw)); }

std::optional<LineFlaw> line_flaw_named(std::string_view name)
{
    const auto found = std::find(flaw_names.begin(), flaw_names.end(), name);
    return found == flaw_names.end() ? std::nullopt : std::optional(static_cast<LineFlaw>(found - flaw_names.begin()));
}

LineFlaw flaw_of(std::string_view broken)
{
    const std::string_view line = without_blanks_behind(broken);
    const std::string_view digits = line.substr(0, line.find(':'));
    if (!is_hexadecimal(digits)) {
        return LineFlaw::other;
    }
    switch (digits.size()) {
    case sha1_digits: return LineFlaw::count;
    case suffix_digits: return LineFlaw::suffix;
    case ntlm_digits:
    case ntlm_digits - beginning_digits: return LineFlaw::ntlm;
    default: return LineFlaw::other;
    }
}

std::optional<std::uint32_t> beginning_in(std::string_view path)
{
    const std::string name = text::lower(path.substr(path.rfind('/') + 1));
    const std::string_view stem = std::string_view(name).substr(0, name.find('.'));
    const bool is_range = stem.size() == beginning_digits && is_hexadecimal(stem) && (name.size() == stem.size() || name.ends_with(".txt"));
    if (!is_range) {
        return std::nullopt;
    }
    std::uint32_t beginning = 0;
    for (const char digit : stem) {
        beginning = (beginning << 4U) | digit_values[static_cast<std::uint8_t>(digit)];
    }
    return beginning;
}

FileLook look_at(std::string_view start, std::string_view path, LineKind kind)
{
    if (is_packed(start)) {
        return FileLook::packed;
    }
    std::array<std::size_t, flaw_names.size()> flaws{};
    std::size_t lines = 0;
    const std::size_t last_end = start.rfind('\n');
    text::for_each_line(start.substr(0, last_end == std::string_view::npos ? start.size() : last_end), [&](std::string_view line) {
        lines += line.empty() ? 0U : 1U;
        flaws.at(static_cast<std::size_t>(flaw_of(line.starts_with(byte_order_mark) ? line.substr(byte_order_mark.size()) : line))) += line.empty() ? 0U : 1U;
    });
    if (kind != LineKind::sha1 || lines == 0) {
        return FileLook::lines;
    }
    if (flaws.at(static_cast<std::size_t>(LineFlaw::ntlm)) == lines) {
        return FileLook::ntlm;
    }
    return flaws.at(static_cast<std::size_t>(LineFlaw::suffix)) == lines && !beginning_in(path) ? FileLook::suffixes : FileLook::lines;
}

Result<LineReading> LineReading::of(LineKind kind)
{
    if (kind == LineKind::sha1) {
        return LineReading(std::nullopt);
    }
    crypto::Sha1 sha1 = TRY(crypto::Sha1::make());
    return LineReading(std::move(sha1));
}

LineWorth LineReading::read(std::string_view line, std::optional<std::uint32_t> beginning, std::uint64_t& key)
{
    if (!m_sha1) {
        const LineWorth worth = read_sha1(line, key);
        return worth == LineWorth::broken && beginning ? read_suffix(line, *beginning, key) : worth;
    }
    if (line.empty()) {
        return LineWorth::nothing;
    }
    key = key_of(m_sha1->of(line));
    return LineWorth::key;
}

LineStream::LineStream(const std::vector<storage::OpenFile>& files, const LinePlace& from, std::size_t piece_bytes)
    : m_files(files), m_piece_bytes(piece_bytes), m_start(from.byte), m_place(from)
{
}

Result<bool> LineStream::fill()
{
    if (is_at_end()) {
        m_place = {m_place.file + 1, 0, 1};
        m_buffer.clear();
        m_start = 0;
        m_used = 0;
        m_is_last = false;
        m_is_skipping = false;
    }
    if (m_place.file >= m_files.size()) {
        return false;
    }
    m_start += m_used;
    m_buffer.erase(0, m_used);
    m_used = 0;
    TRY(m_files[m_place.file].read_at(m_start + m_buffer.size(), m_piece_bytes, m_piece));
    m_is_last = m_piece.size() < m_piece_bytes;
    m_buffer += m_piece;
    return true;
}

void LineStream::give(Line& line, std::size_t length, std::size_t with_end)
{
    line.text = std::string_view(m_buffer).substr(m_used, length);
    if (!line.text.empty() && line.text.back() == '\r') {
        line.text.remove_suffix(1);
    }
    line.is_too_long = m_is_skipping || line.text.size() > max_line_bytes;
    if (line.is_too_long) {
        line.text = {};
    } else if (m_place.byte == 0 && line.text.starts_with(byte_order_mark)) {
        line.text.remove_prefix(byte_order_mark.size());
    }
    line.place = m_place;
    m_is_skipping = false;
    m_used += with_end;
    m_place.byte = m_start + m_used;
    ++m_place.line;
}

bool LineStream::next(Line& line)
{
    const std::size_t end = m_buffer.find('\n', m_used);
    if (end != std::string::npos) {
        give(line, end - m_used, end - m_used + 1);
        return true;
    }
    const std::size_t rest = m_buffer.size() - m_used;
    if (m_is_last && (rest > 0 || m_is_skipping)) {
        give(line, rest, rest);
        return true;
    }
    if (rest > max_line_bytes + 1) {  // a CR may follow a line that is just short enough
        m_is_skipping = true;
        m_used = m_buffer.size();
    }
    return false;
}

}  // namespace asepsie::leaks
