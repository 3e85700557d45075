#include "domain/collectors/formats/apt_configuration.h"

#include "foundation/base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>

namespace asepsie::collectors::formats {
namespace {

constexpr std::size_t deepest_scope = 32;

struct AptToken {
    enum class Kind : std::uint8_t { word, string, mark, end };  // mark: one of { } ;
    Kind kind = Kind::end;
    std::string_view text;
    std::size_t line = 0;
};

class Lexer {
public:
    explicit Lexer(std::string_view text) : m_rest(text) {}

    Result<AptToken> next()
    {
        TRY(skip_blanks_and_comments());
        if (m_rest.empty()) {
            return AptToken{AptToken::Kind::end, {}, m_line};
        }
        const char first = m_rest.front();
        if (first == '{' || first == '}' || first == ';') {
            return taken(AptToken::Kind::mark, 1);
        }
        if (first == '"') {
            const std::size_t close = m_rest.find_first_of("\"\n", 1);
            if (close == std::string_view::npos || m_rest[close] == '\n') {
                return fail(ErrorCode::malformed, fmt::format("apt configuration: a quote left open on line {}", m_line));
            }
            const AptToken token{AptToken::Kind::string, m_rest.substr(1, close - 1), m_line};
            m_rest.remove_prefix(close + 1);
            return token;
        }
        std::size_t length = 0;
        while (length < m_rest.size() && !ends_word(m_rest[length]) && !starts_comment(m_rest.substr(length))) {
            ++length;
        }
        return taken(AptToken::Kind::word, length);
    }

private:
    static bool ends_word(char c) { return std::string_view(" \t\r\n{};\"").find(c) != std::string_view::npos; }

    // "#clear" and "#include" are directives, not comments.
    static bool starts_comment(std::string_view text)
    {
        return text.starts_with("//") || text.starts_with("/*") || (text.starts_with("#") && !text.starts_with("#clear") && !text.starts_with("#include"));
    }

    Result<Done> skip_blanks_and_comments()
    {
        while (!m_rest.empty()) {
            const std::size_t blank = std::min(m_rest.find_first_not_of(" \t\r\n"), m_rest.size());
            skip(blank);
            if (!starts_comment(m_rest)) {
                break;
            }
            if (m_rest.starts_with("/*")) {
                const std::size_t close = m_rest.find("*/", 2);
                if (close == std::string_view::npos) {
                    return fail(ErrorCode::malformed, fmt::format("apt configuration: a comment left open on line {}", m_line));
                }
                skip(close + 2);
            } else {
                skip(std::min(m_rest.find('\n'), m_rest.size()));
            }
        }
        return Done{};
    }

    AptToken taken(AptToken::Kind kind, std::size_t length)
    {
        const AptToken token{kind, m_rest.substr(0, length), m_line};
        m_rest.remove_prefix(length);
        return token;
    }

    void skip(std::size_t length)
    {
        m_line += static_cast<std::size_t>(std::count(m_rest.begin(), m_rest.begin() + static_cast<std::ptrdiff_t>(length), '\n'));
        m_rest.remove_prefix(length);
    }

    std::string_view m_rest;
    std::size_t m_line = 1;
};

std::string below(const std::string& scope, std::string_view name) { return scope.empty() ? text::lower(name) : scope + "::" + text::lower(name); }

template <typename Map>
void clear_tree(Map& map, const std::string& name)
{
    std::erase_if(map, [&](const auto& entry) { return entry.first == name || entry.first.starts_with(name + "::"); });
}

using Values = std::map<std::string, std::string, std::less<>>;
using Lists = std::map<std::string, std::vector<std::string>, std::less<>>;

void carry_out(const std::vector<AptToken>& statement, const std::string& scope, Values& values, Lists& lists)
{
    if (statement.empty()) {
        return;
    }
    const AptToken& first = statement.front();
    if (first.kind == AptToken::Kind::word && first.text.starts_with("#")) {
        for (std::size_t i = 1; i < statement.size() && first.text == "#clear"; ++i) {
            const std::string name = below(scope, statement[i].text);
            clear_tree(values, name);
            clear_tree(lists, name);
        }
    } else if (first.kind == AptToken::Kind::string && statement.size() == 1) {
        lists[scope].emplace_back(first.text);
    } else if (statement.size() >= 2 && first.text.ends_with("::")) {
        lists[below(scope, first.text.substr(0, first.text.size() - 2))].emplace_back(statement[1].text);
    } else if (statement.size() >= 2) {
        values.insert_or_assign(below(scope, first.text), std::string(statement[1].text));
    }
}

}  // namespace

Result<Done> AptConfiguration::add(std::string_view text)
{
    Lexer lexer(text);
    std::vector<std::string> scopes{""};
    std::vector<AptToken> statement;
    const auto finish_statement = [&] {
        carry_out(statement, scopes.back(), m_values, m_lists);
        statement.clear();
    };
    for (;;) {
        const AptToken token = TRY(lexer.next());
        if (token.kind == AptToken::Kind::end) {
            if (scopes.size() > 1) {
                return fail(ErrorCode::malformed, fmt::format("apt configuration: a brace left open at the end, line {}", token.line));
            }
            finish_statement();
            return Done{};
        }
        if (token.kind != AptToken::Kind::mark) {
            statement.push_back(token);
        } else if (token.text == ";") {
            finish_statement();
        } else if (token.text == "{") {
            if (statement.empty() || scopes.size() > deepest_scope) {
                return fail(ErrorCode::malformed, fmt::format("apt configuration: a brace without a name, or too deep, on line {}", token.line));
            }
            const std::string inner = below(scopes.back(), statement.front().text);
            finish_statement();
            scopes.push_back(inner);
        } else {
            finish_statement();
            if (scopes.size() == 1) {
                return fail(ErrorCode::malformed, fmt::format("apt configuration: a brace closed that was not opened on line {}", token.line));
            }
            scopes.pop_back();
        }
    }
}

std::optional<std::string> AptConfiguration::get(std::string_view name) const
{
    const auto found = m_values.find(text::lower(name));
    return found == m_values.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> AptConfiguration::list(std::string_view name) const
{
    const auto found = m_lists.find(text::lower(name));
    return found == m_lists.end() ? std::vector<std::string>{} : found->second;
}

bool is_apt_configuration_name(std::string_view name)
{
    const bool has_lawful_signs = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    });
    const std::size_t dot = name.rfind('.');
    return !name.empty() && name.front() != '.' && has_lawful_signs && (dot == std::string_view::npos || name.substr(dot) == ".conf");
}

}  // namespace asepsie::collectors::formats
