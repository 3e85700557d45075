#include "domain/collectors/formats/key_values.h"

#include "foundation/base/text.h"

namespace asepsie::collectors::formats {

std::optional<std::string> KeyValues::get(std::string_view key) const
{
    const auto found = m_values.find(key);
    return found == m_values.end() ? std::nullopt : std::optional(found->second);
}

Result<KeyValues> parse_key_values(std::string_view text)
{
    if (text.find('\0') != std::string_view::npos) {
        return fail(ErrorCode::malformed, "a NUL byte in a text file");
    }
    std::map<std::string, std::string, std::less<>> values;
    text::for_each_line(text, [&](std::string_view line) {
        line = text::trim(line);
        const std::size_t equals = line.find('=');
        if (line.empty() || line.front() == '#' || equals == std::string_view::npos) {
            return;
        }
        const std::string_view raw = text::trim(line.substr(equals + 1));
        const bool is_quoted = !raw.empty() && (raw.front() == '"' || raw.front() == '\'');
        const std::string_view value = is_quoted ? raw : text::without_comment(raw);
        values.insert_or_assign(std::string(text::trim(line.substr(0, equals))), std::string(text::unquote(value)));
    });
    return KeyValues(std::move(values));
}

}  // namespace asepsie::collectors::formats
