#include "foundation/worker/protocol.h"

#include "foundation/base/text.h"

#include <fmt/core.h>

#include <optional>

namespace asepsie::worker {
namespace {

constexpr std::string_view magic = "asw1";
constexpr std::size_t number_bytes = 4;

void append_number(std::string& bytes, std::size_t number)
{
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        bytes += static_cast<char>((number >> shift) & 0xFFU);
    }
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes) {}

    [[nodiscard]] bool is_at_end() const { return m_at == m_bytes.size(); }

    Result<std::string_view> take(std::size_t length)
    {
        if (m_bytes.size() - m_at < length) {
            return fail(ErrorCode::truncated, fmt::format("{} bytes are missing at offset {}", length - (m_bytes.size() - m_at), m_at));
        }
        m_at += length;
        return m_bytes.substr(m_at - length, length);
    }

    Result<std::size_t> number()
    {
        std::size_t number = 0;
        for (const char byte : TRY(take(number_bytes))) {
            number = (number << 8U) | static_cast<unsigned char>(byte);
        }
        return number;
    }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
};

std::optional<Kind> kind_of(char byte)
{
    for (const Kind kind : {Kind::question, Kind::answer, Kind::error}) {
        if (byte == static_cast<char>(kind)) {
            return kind;
        }
    }
    return std::nullopt;
}

}  // namespace

Result<Message> parse_message(std::string_view bytes)
{
    if (bytes.size() > most_message_bytes) {
        return fail(ErrorCode::too_large, fmt::format("a message of {} bytes", bytes.size()));
    }
    Reader reader(bytes);
    const std::string_view head = TRY(reader.take(magic.size() + 1));
    const auto kind = kind_of(head.back());
    if (!head.starts_with(magic) || !kind) {
        return fail(ErrorCode::malformed, "not a message at offset 0");
    }
    const std::size_t count = TRY(reader.number());
    if (count > most_parts) {
        return fail(ErrorCode::too_large, fmt::format("a message of {} parts", count));
    }
    Message message{*kind, {}};
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t length = TRY(reader.number());
        message.parts.push_back(TRY(reader.take(length)));
    }
    if (!reader.is_at_end()) {
        return fail(ErrorCode::malformed, "bytes behind the last part");
    }
    return message;
}

bool fits_a_message(const std::vector<std::string>& parts)
{
    std::size_t room = most_message_bytes - magic.size() - 1 - number_bytes;
    if (parts.size() > most_parts) {
        return false;
    }
    for (const std::string& part : parts) {
        if (room < number_bytes || room - number_bytes < part.size()) {
            return false;
        }
        room -= number_bytes + part.size();
    }
    return true;
}

std::string write_message(Kind kind, const std::vector<std::string>& parts)
{
    ASSERT(fits_a_message(parts));
    std::size_t size = magic.size() + 1 + number_bytes;
    for (const std::string& part : parts) {
        size += number_bytes + part.size();
    }
    std::string bytes;
    bytes.reserve(size);
    bytes += magic;
    bytes += static_cast<char>(kind);
    append_number(bytes, parts.size());
    for (const std::string& part : parts) {
        append_number(bytes, part.size());
        bytes += part;
    }
    return bytes;
}

std::string write_outcome(const Outcome& outcome)
{
    if (!outcome) {
        return write_message(Kind::error, {std::string(name_of(outcome.error().code)), outcome.error().detail.substr(0, most_detail_bytes)});
    }
    if (!fits_a_message(*outcome)) {
        return write_outcome(fail(ErrorCode::too_large, fmt::format("an answer of {} parts", outcome->size())));
    }
    return write_message(Kind::answer, *outcome);
}

Outcome read_outcome(std::string_view bytes)
{
    const auto message = parse_message(bytes);
    if (!message) {
        return fail(ErrorCode::io_failed, "no outcome: " + message.error().detail);
    }
    if (message->kind == Kind::answer) {
        return std::vector<std::string>(message->parts.begin(), message->parts.end());
    }
    const auto code = message->kind == Kind::error && message->parts.size() == 2 ? error_code_named(message->parts[0]) : std::nullopt;
    if (!code || message->parts[1].size() > most_detail_bytes) {
        return fail(ErrorCode::io_failed, "no outcome: neither an answer nor an error");
    }
    return fail(*code, text::made_safe_to_show(message->parts[1]));
}

std::vector<std::string> to_arguments(const std::string& program, const Terms& terms)
{
    return {program, terms.task, std::to_string(terms.memory_bytes), std::to_string(terms.processor_time.count())};
}

Result<Terms> parse_arguments(const std::vector<std::string>& arguments)
{
    const auto memory = arguments.size() == 4 ? text::to_integer(arguments[2]) : std::nullopt;
    const auto seconds = arguments.size() == 4 ? text::to_integer(arguments[3]) : std::nullopt;
    if (memory.value_or(0) <= 0 || seconds.value_or(0) <= 0) {
        return fail(ErrorCode::bad_usage, "PROGRAM TASK MEMORY_BYTES SECONDS");
    }
    return Terms{arguments[1], static_cast<std::size_t>(*memory), std::chrono::seconds(*seconds)};
}

}  // namespace asepsie::worker
