#include "foundation/imap/reply.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <array>
#include <limits>

namespace asepsie::imap {
namespace {

using Piece = ReplyReader::Piece;

constexpr std::size_t longest_tag = 32;
constexpr std::array<std::string_view, 5> statuses{"OK", "NO", "BAD", "PREAUTH", "BYE"};

Error no_reply(const char* why) { return fail(ErrorCode::malformed, std::string("imap: ") + why); }

std::string upper(std::string_view text)
{
    std::string capitals(text);
    std::transform(capitals.begin(), capitals.end(), capitals.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return capitals;
}

// Takes the word before the next space, and that space.
std::string_view take_word(std::string_view& rest)
{
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return word;
}

std::optional<std::uint64_t> number_of(std::string_view digits)
{
    const bool is_plain = !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
    const auto number = is_plain ? text::to_integer(digits) : std::nullopt;
    return number ? std::optional(static_cast<std::uint64_t>(*number)) : std::nullopt;
}

std::optional<std::uint32_t> short_number_of(std::string_view digits)
{
    const auto number = number_of(digits);
    return number && *number <= std::numeric_limits<std::uint32_t>::max() ? std::optional(static_cast<std::uint32_t>(*number)) : std::nullopt;
}

bool is_status(std::string_view name) { return std::find(statuses.begin(), statuses.end(), name) != statuses.end(); }

// In the words of a status and after "+" there are no literals: "{3}" at their end is just text (section 7.1).
bool may_hold_literals(std::string_view line)
{
    const std::string_view first = take_word(line);
    return first != "+" && !is_status(upper(take_word(line)));
}

// "… {12}": 12, and the line without it. Nothing where it does not end so.
std::optional<std::uint64_t> take_literal_size(std::string_view& line)
{
    const std::size_t open = line.rfind('{');
    if (line.empty() || line.back() != '}' || open == std::string_view::npos) {
        return std::nullopt;
    }
    const auto size = number_of(line.substr(open + 1, line.size() - open - 2));
    if (size) {
        line.remove_suffix(line.size() - open);
    }
    return size;
}

// Lists within lists, without recursion.
class ValueBuilder {
public:
    Result<Done> read(std::string_view line)
    {
        while (!line.empty()) {
            const char sign = line.front();
            if (sign == ' ') {
                line.remove_prefix(1);
            } else if (sign == '(') {
                TRY(open());
                line.remove_prefix(1);
            } else if (sign == ')') {
                TRY(close());
                line.remove_prefix(1);
            } else if (sign == '"') {
                TRY(read_quoted(line));
            } else {
                TRY(read_atom(line));
            }
        }
        return Done{};
    }

    Result<Done> add(Value value)
    {
        if (++m_count > most_values) {
            return fail(ErrorCode::too_large, "imap: too many values in a reply");
        }
        m_open.back().push_back(std::move(value));
        return Done{};
    }

    Result<std::vector<Value>> finish()
    {
        return m_open.size() == 1 ? Result<std::vector<Value>>(std::move(m_open.front())) : no_reply("a list without its end");
    }

private:
    Result<Done> open()
    {
        if (m_open.size() > deepest_list) {
            return fail(ErrorCode::too_large, "imap: lists within lists");
        }
        m_open.emplace_back();
        return Done{};
    }

    Result<Done> close()
    {
        if (m_open.size() == 1) {
            return no_reply("a list without its beginning");
        }
        std::vector<Value> items = std::move(m_open.back());
        m_open.pop_back();
        return add({Value::Kind::list, {}, std::move(items)});
    }

    Result<Done> read_quoted(std::string_view& line)
    {
        std::string quoted;
        std::size_t at = 1;
        for (; at < line.size() && line[at] != '"'; ++at) {
            at += line[at] == '\\' ? 1U : 0U;
            if (at == line.size()) {
                break;
            }
            quoted += line[at];
        }
        if (at >= line.size()) {
            return no_reply("a quoted text without its end");
        }
        line.remove_prefix(at + 1);
        return add({Value::Kind::text, std::move(quoted), {}});
    }

    // What stands in brackets belongs to it: "BODY[HEADER.FIELDS (DATE)]".
    Result<Done> read_atom(std::string_view& line)
    {
        std::size_t end = 0;
        bool in_brackets = false;
        for (; end < line.size() && (in_brackets || std::string_view(" ()\"").find(line[end]) == std::string_view::npos); ++end) {
            in_brackets = line[end] == '[' || (in_brackets && line[end] != ']');
        }
        if (in_brackets) {
            return no_reply("a bracket without its end");
        }
        std::string atom(line.substr(0, end));
        line.remove_prefix(end);
        return add({Value::Kind::atom, std::move(atom), {}});
    }

    std::vector<std::vector<Value>> m_open = std::vector<std::vector<Value>>(1);
    std::size_t m_count = 0;
};

void read_status(std::string_view rest, Reply& reply)
{
    const std::size_t end = rest.starts_with('[') ? rest.find(']') : std::string_view::npos;
    if (end != std::string_view::npos) {
        reply.code = upper(rest.substr(1, end - 1));
        rest.remove_prefix(end + 1);
    }
    reply.text = text::trim(rest);
}

// Tag, number and name; rest is left with what follows.
Result<Reply> read_head(std::string_view& rest)
{
    Reply reply;
    const std::string_view first = take_word(rest);
    if (first == "+") {
        reply.kind = Reply::Kind::go_on;
        reply.text = rest;
        rest = {};
        return reply;
    }
    if (first != "*") {
        reply.kind = Reply::Kind::tagged;
        reply.tag = first;
    }
    std::string_view name = take_word(rest);
    if (reply.kind == Reply::Kind::untagged && !name.empty() && name.find_first_not_of("0123456789") == std::string_view::npos) {
        reply.number = short_number_of(name);
        if (!reply.number) {
            return no_reply("a number beyond 32 bits");
        }
        name = take_word(rest);
    }
    reply.name = upper(name);
    const bool is_tagged = reply.kind == Reply::Kind::tagged;
    const bool is_good_tag = !is_tagged || (!first.empty() && first.size() <= longest_tag && (reply.name == "OK" || reply.name == "NO" || reply.name == "BAD"));
    return is_good_tag && !reply.name.empty() ? Result<Reply>(std::move(reply)) : no_reply("a line that is no reply");
}

Result<Reply> reply_of(std::vector<Piece> pieces)
{
    std::string_view rest = pieces.front().line;
    Reply reply = TRY(read_head(rest));
    if (reply.kind == Reply::Kind::go_on) {
        return reply;
    }
    if (is_status(reply.name)) {
        read_status(rest, reply);
        return reply;
    }
    ValueBuilder values;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        TRY(values.read(i == 0 ? rest : std::string_view(pieces[i].line)));
        if (pieces[i].literal) {
            TRY(values.add({Value::Kind::text, std::move(*pieces[i].literal), {}}));
        }
    }
    reply.values = TRY(values.finish());
    return reply;
}

}  // namespace

// Whether a reply is whole with it; false too where the line has not ended yet.
Result<bool> ReplyReader::take_line()
{
    const std::size_t end = m_waiting.find('\n', std::max(m_at, m_searched));
    m_searched = std::min(end, m_waiting.size());
    if (m_searched - m_at + m_line_bytes > longest_line_bytes) {
        return fail(ErrorCode::too_large, "imap: a line without end");
    }
    if (end == std::string::npos) {
        return false;
    }
    std::string_view line(m_waiting.data() + m_at, end - m_at);
    if (!line.ends_with('\r')) {
        return no_reply("a line that does not end as it should");
    }
    line.remove_suffix(1);
    if (line.find('\r') != std::string_view::npos || line.find('\0') != std::string_view::npos) {
        return no_reply("a sign that no line holds");
    }
    m_line_bytes += end + 1 - m_at;
    m_at = end + 1;
    const bool may_go_on = !m_pieces.empty() || may_hold_literals(line);
    const auto size = may_go_on ? take_literal_size(line) : std::nullopt;
    m_pieces.push_back({std::string(line), std::nullopt});
    if (!size) {
        return true;
    }
    if (m_literal_bytes + *size > m_allowed || m_pieces.size() > most_literals) {
        return fail(ErrorCode::too_large, "imap: more in a reply than was asked for");
    }
    m_literal_bytes += static_cast<std::size_t>(*size);
    m_missing = static_cast<std::size_t>(*size);
    m_pieces.back().literal.emplace();
    return false;
}

// Whether the literal that is coming, if one is, is whole.
bool ReplyReader::take_literal()
{
    const std::size_t here = std::min(m_missing, m_waiting.size() - m_at);
    if (here > 0) {
        m_pieces.back().literal->append(m_waiting, m_at, here);
        m_at += here;
        m_missing -= here;
    }
    return m_missing == 0;
}

// Each byte is moved once at most for each that was read.
void ReplyReader::forget_what_was_read()
{
    if (m_at > m_waiting.size() / 2) {
        m_waiting.erase(0, m_at);
        m_searched = m_searched > m_at ? m_searched - m_at : 0;
        m_at = 0;
    }
}

Result<std::optional<Reply>> ReplyReader::next()
{
    bool is_whole = false;
    while (!is_whole) {
        const std::size_t before = m_at;
        if (!take_literal()) {
            forget_what_was_read();
            return std::optional<Reply>();
        }
        is_whole = TRY(take_line());
        if (!is_whole && m_at == before) {
            forget_what_was_read();
            return std::optional<Reply>();
        }
    }
    forget_what_was_read();
    m_line_bytes = 0;
    m_literal_bytes = 0;
    std::vector<Piece> pieces;
    pieces.swap(m_pieces);
    Reply reply = TRY(reply_of(std::move(pieces)));
    return std::optional(std::move(reply));
}

Result<Fetched> fetched_in(Reply reply)
{
    if (reply.name != "FETCH" || reply.values.size() != 1 || reply.values.front().kind != Value::Kind::list || reply.values.front().items.size() % 2 != 0) {
        return no_reply("no answer to what was fetched");
    }
    Fetched fetched;
    std::vector<Value>& items = reply.values.front().items;
    for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
        const std::string name = items[i].kind == Value::Kind::atom ? upper(items[i].text) : std::string();
        Value& value = items[i + 1];
        if (name == "UID") {
            fetched.uid = short_number_of(value.text);
        } else if (name == "RFC822.SIZE") {
            fetched.bytes = number_of(value.text);
        } else if (name == "BODY[]" && value.kind == Value::Kind::text) {
            fetched.body = std::move(value.text);
        }
    }
    return fetched;
}

std::vector<std::uint32_t> numbers_in(const Reply& reply)
{
    std::vector<std::uint32_t> numbers;
    for (const Value& value : reply.values) {
        const auto number = value.kind == Value::Kind::atom ? short_number_of(value.text) : std::nullopt;
        if (number && *number > 0) {
            numbers.push_back(*number);
        }
    }
    return numbers;
}

}  // namespace asepsie::imap
