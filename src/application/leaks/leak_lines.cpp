#include "application/leaks/leak_lines.h"

#include <array>

namespace asepsie::leaks {
namespace {

constexpr std::size_t sha1_digits = 2 * crypto::sha1_bytes;
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

LineWorth read_sha1(std::string_view line, std::uint64_t& key)
{
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) {
        line.remove_suffix(1);
    }
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

}  // namespace

Result<LineReading> LineReading::of(LineKind kind)
{
    if (kind == LineKind::sha1) {
        return LineReading(std::nullopt);
    }
    crypto::Sha1 sha1 = TRY(crypto::Sha1::make());
    return LineReading(std::move(sha1));
}

LineWorth LineReading::read(std::string_view line, std::uint64_t& key)
{
    if (!m_sha1) {
        return read_sha1(line, key);
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
