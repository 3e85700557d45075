#include "domain/collectors/formats/sshd_config.h"

#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::collectors::formats {
namespace {

constexpr std::string_view word_blanks = " \t";

struct Line {
    std::string keyword;  // in lower case
    std::vector<std::string> arguments;
};

std::string_view without_blanks_in_front(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(word_blanks), text.size()));
    return text;
}

// Words between blanks; those between double quotes may hold blanks. A word that begins with # begins a comment.
std::vector<std::string> arguments_of(std::string_view text)
{
    std::vector<std::string> arguments;
    for (text = without_blanks_in_front(text); !text.empty() && text.front() != '#'; text = without_blanks_in_front(text)) {
        const bool is_quoted = text.front() == '"';
        text.remove_prefix(is_quoted ? 1 : 0);
        const std::size_t end = std::min(is_quoted ? text.find('"') : text.find_first_of(word_blanks), text.size());
        arguments.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + (is_quoted ? 1 : 0), text.size()));
    }
    return arguments;
}

// "Keyword argument…" or "Keyword=argument…".
Line split_line(std::string_view text)
{
    text = text::trim(text);
    const std::size_t end = std::min(text.find_first_of(" \t="), text.size());
    Line line{text::lower(text.substr(0, end)), {}};
    text = without_blanks_in_front(text.substr(end));
    text.remove_prefix(text.starts_with('=') ? 1 : 0);
    line.arguments = arguments_of(text);
    // The old name of the same setting.
    if (line.keyword == "challengeresponseauthentication") {
        line.keyword = "kbdinteractiveauthentication";
    }
    return line;
}

enum class Scope : std::uint8_t { everyone, some };

class SshdReader {
public:
    explicit SshdReader(const IncludeReader& read_included) : m_read_included(read_included) {}

    // A Match block ends with its file.
    void read(std::string_view text, Scope scope, int depth)
    {
        text::for_each_line(text, [&](std::string_view whole) {
            const Line line = split_line(whole);
            if (line.keyword.empty() || line.keyword.front() == '#') {
                return;
            }
            if (line.keyword == "match") {
                scope = Scope::some;
            } else if (line.keyword == "include") {
                include(line.arguments, scope, depth);
            } else {
                set(line, scope);
            }
        });
    }

    SshdConfig take() { return std::move(m_config); }

private:
    void set(const Line& line, Scope scope)
    {
        std::string value = text::lower(text::join(line.arguments, " "));
        if (scope == Scope::some) {
            m_config.conditional.emplace_back(line.keyword, std::move(value));
        } else if (!m_config.unread) {
            m_config.global.try_emplace(line.keyword, std::move(value));
        }
    }

    void include(const std::vector<std::string>& patterns, Scope scope, int depth)
    {
        for (const std::string& pattern : patterns) {
            if (depth == max_sshd_include_depth) {
                m_config.unread = fail(ErrorCode::malformed, "sshd_config: Include lines are nested too deep");
                return;
            }
            if (m_files > max_sshd_included_files) {
                return;  // said already; reading more would only take time
            }
            const auto files = m_read_included(pattern);
            if (!files.ok()) {
                m_config.unread = files.error();
                continue;
            }
            for (const std::string& file : *files) {
                if (++m_files > max_sshd_included_files) {
                    m_config.unread = fail(ErrorCode::too_large, "sshd_config: too many files included");
                    return;
                }
                read(file, scope, depth + 1);
            }
        }
    }

    const IncludeReader& m_read_included;
    SshdConfig m_config;
    int m_files = 0;
};

}  // namespace

Result<std::optional<std::string>> SshdConfig::get(std::string_view keyword) const
{
    const auto found = global.find(keyword);
    if (found != global.end()) {
        return std::optional<std::string>(found->second);
    }
    if (unread) {
        return *unread;
    }
    return std::optional<std::string>();
}

bool SshdConfig::has_conditional(std::string_view keyword, std::string_view value) const
{
    return std::any_of(conditional.begin(), conditional.end(), [&](const auto& setting) { return setting.first == keyword && setting.second == value; });
}

Result<SshdConfig> parse_sshd_config(std::string_view text, const IncludeReader& read_included)
{
    if (text.find('\0') != std::string_view::npos) {
        return fail(ErrorCode::malformed, "sshd_config: a NUL byte in a text file");
    }
    SshdReader reader(read_included);
    reader.read(text, Scope::everyone, 0);
    return reader.take();
}

}  // namespace asepsie::collectors::formats
