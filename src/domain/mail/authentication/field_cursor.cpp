#include "domain/mail/authentication/field_cursor.h"

#include <algorithm>

namespace asepsie::authentication {
namespace {

constexpr std::string_view field_blanks = " \t\r\n";

bool is_field_blank(char sign) { return field_blanks.find(sign) != std::string_view::npos; }

}  // namespace

bool FieldCursor::take(char sign)
{
    if (!stands_at(sign)) {
        return false;
    }
    m_left.remove_prefix(1);
    return true;
}

void FieldCursor::skip_blanks() { m_left.remove_prefix(std::min(m_left.find_first_not_of(field_blanks), m_left.size())); }

Result<Done> FieldCursor::skip_blanks_and_comments()
{
    skip_blanks();
    while (stands_at('(')) {
        TRY(take_comment());
        skip_blanks();
    }
    return Done{};
}

Result<std::string_view> FieldCursor::take_comment()
{
    ASSERT(stands_at('('));
    std::size_t depth = 0;
    for (std::size_t i = 0; i < m_left.size(); ++i) {
        if (m_left[i] == '\\') {
            ++i;  // RFC 5322, section 3.2.1: a quoted pair
        } else if (m_left[i] == '(') {
            ++depth;
        } else if (m_left[i] == ')' && --depth == 0) {
            const std::string_view inside = m_left.substr(1, i - 1);
            m_left.remove_prefix(i + 1);
            return inside;
        }
    }
    return fail(ErrorCode::malformed, "header field: a comment has no end");
}

std::string_view FieldCursor::take_word(std::string_view stops)
{
    std::size_t length = 0;
    while (length < m_left.size() && !is_field_blank(m_left[length]) && m_left[length] != '(' && m_left[length] != '"' && stops.find(m_left[length]) == std::string_view::npos) {
        ++length;
    }
    const std::string_view word = m_left.substr(0, length);
    m_left.remove_prefix(length);
    return word;
}

Result<std::string> FieldCursor::take_quoted()
{
    std::string inside;
    for (std::size_t i = 1; i < m_left.size(); ++i) {
        if (m_left[i] == '"') {
            m_left.remove_prefix(i + 1);
            return inside;
        }
        if (m_left[i] == '\\' && i + 1 < m_left.size()) {
            ++i;
        }
        inside += m_left[i];
    }
    return fail(ErrorCode::malformed, "header field: a quote has no end");
}

Result<std::string> FieldCursor::take_value(std::string_view stops)
{
    std::string value;
    while (true) {
        if (stands_at('"')) {
            value += TRY(take_quoted());
            continue;
        }
        const std::string_view word = take_word(stops);
        if (word.empty()) {
            return value;
        }
        value += word;
    }
}

Result<Done> FieldCursor::skip_to(char sign)
{
    while (true) {
        TRY(skip_blanks_and_comments());
        if (at_end() || stands_at(sign)) {
            return Done{};
        }
        TRY(take_value(std::string_view(&sign, 1)));
    }
}

bool is_clean(std::string_view field)
{
    return std::none_of(field.begin(), field.end(), [](char sign) {
        const auto code = static_cast<unsigned char>(sign);
        return (code < 0x20 && !is_field_blank(sign)) || code == 0x7f;
    });
}

}  // namespace asepsie::authentication
