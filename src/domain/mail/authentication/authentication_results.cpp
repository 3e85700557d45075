#include "domain/mail/authentication/authentication_results.h"

#include "domain/mail/authentication/field_cursor.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace asepsie::authentication {
namespace {

using Outcome = mail::Authentication::Outcome;

constexpr int most_instances = 50;  // RFC 8617, section 4.2.1

class Parser {
public:
    explicit Parser(FieldCursor cursor) : m_cursor(cursor) {}

    Result<AuthenticationResults> parse()
    {
        AuthenticationResults read;
        read.receiver = TRY(receiver());
        while (true) {
            TRY(m_cursor.skip_blanks_and_comments());
            if (m_cursor.at_end()) {
                return read;
            }
            if (m_cursor.take(';')) {
                continue;
            }
            auto one = TRY(result());
            if (!one.result.empty()) {
                read.results.push_back(std::move(one));
            }
            if (read.results.size() > most_results || m_properties > most_properties) {
                return fail(ErrorCode::too_large, "authentication results: too many");
            }
        }
    }

private:
    // authserv-id [ version ], or nothing where the field starts with a result.
    Result<std::string> receiver()
    {
        TRY(m_cursor.skip_blanks_and_comments());
        FieldCursor ahead = m_cursor;
        const auto name = TRY(ahead.take_value("=;/"));
        TRY(ahead.skip_blanks_and_comments());
        if (name.empty() || ahead.stands_at('/')) {
            return fail(ErrorCode::malformed, "authentication results: no receiver");
        }
        if (ahead.stands_at('=')) {
            return std::string();
        }
        m_cursor = ahead;
        const std::string_view version = m_cursor.take_word(";");
        TRY(m_cursor.skip_blanks_and_comments());
        if (!version.empty() && text::to_integer(version) != 1) {
            return fail(ErrorCode::unsupported, "authentication results: another version than 1");
        }
        if (!m_cursor.at_end() && !m_cursor.stands_at(';')) {
            return fail(ErrorCode::malformed, "authentication results: words behind the receiver");
        }
        return text::lower(name);
    }

    // methodspec [ reasonspec ] *propspec, up to ';'. Without a result where it is none: "none" alone.
    Result<MethodResult> result()
    {
        MethodResult read;
        read.method = text::lower(m_cursor.take_word("=;/"));
        TRY(m_cursor.skip_blanks_and_comments());
        if (m_cursor.take('/')) {
            TRY(m_cursor.skip_blanks_and_comments());
            m_cursor.take_word("=;");  // the method's own version: there is only one of each
            TRY(m_cursor.skip_blanks_and_comments());
        }
        if (read.method.empty()) {
            return fail(ErrorCode::malformed, "authentication results: a result without a method");
        }
        if (!m_cursor.take('=')) {
            TRY(m_cursor.skip_to(';'));
            return MethodResult{};
        }
        TRY(m_cursor.skip_blanks_and_comments());
        const auto word = TRY(m_cursor.take_value(";"));
        read.result = text::lower(word);
        TRY(properties(read));
        return read;
    }

    Result<Done> properties(MethodResult& of)
    {
        while (true) {
            TRY(m_cursor.skip_blanks_and_comments());
            if (m_cursor.at_end() || m_cursor.stands_at(';')) {
                return Done{};
            }
            const auto key = TRY(m_cursor.take_value("=;"));
            TRY(m_cursor.skip_blanks_and_comments());
            if (!m_cursor.take('=')) {
                continue;  // a word of nobody's norm
            }
            TRY(m_cursor.skip_blanks_and_comments());
            auto value = TRY(m_cursor.take_value(";"));
            keep(of, text::lower(key), std::move(value));
        }
    }

    void keep(MethodResult& of, std::string key, std::string value)
    {
        if (key == "reason") {
            of.reason = std::move(value);
            return;
        }
        if (++m_properties > most_properties) {
            return;
        }
        const std::size_t dot = key.find('.');
        if (dot == std::string::npos) {
            of.properties.push_back({{}, std::move(key), std::move(value)});
        } else {
            of.properties.push_back({key.substr(0, dot), key.substr(dot + 1), std::move(value)});
        }
    }

    FieldCursor m_cursor;
    std::size_t m_properties = 0;
};

Result<Done> check_bytes(std::string_view raw_value)
{
    if (raw_value.size() > longest_results_bytes) {
        return fail(ErrorCode::too_large, "authentication results: longer than a field");
    }
    if (!is_clean(raw_value)) {
        return fail(ErrorCode::malformed, "authentication results: a control character");
    }
    return Done{};
}

}  // namespace

std::string_view MethodResult::value_of(std::string_view type, std::string_view name) const
{
    const auto found = std::find_if(properties.begin(), properties.end(), [&](const Property& property) { return property.type == type && property.name == name; });
    return found == properties.end() ? std::string_view() : found->value;
}

std::string MethodResult::host_of(std::string_view type, std::string_view name) const { return host_in(value_of(type, name)); }

Result<AuthenticationResults> parse_authentication_results(std::string_view raw_value)
{
    TRY(check_bytes(raw_value));
    return Parser(FieldCursor(raw_value)).parse();
}

Result<ArcResults> parse_arc_results(std::string_view raw_value)
{
    TRY(check_bytes(raw_value));
    FieldCursor cursor(raw_value);
    TRY(cursor.skip_blanks_and_comments());
    const bool is_instance = text::equals_ignoring_case(cursor.take_word("=;"), "i");
    TRY(cursor.skip_blanks_and_comments());
    if (!is_instance || !cursor.take('=')) {
        return fail(ErrorCode::malformed, "ARC results: no instance");
    }
    TRY(cursor.skip_blanks_and_comments());
    const auto instance = text::to_integer(cursor.take_word(";"));
    TRY(cursor.skip_blanks_and_comments());
    if (!instance || *instance < 1 || *instance > most_instances || !cursor.take(';')) {
        return fail(ErrorCode::malformed, "ARC results: no instance");
    }
    auto results = TRY(Parser(cursor).parse());
    return ArcResults{static_cast<int>(*instance), std::move(results)};
}

Outcome outcome_named(std::string_view result)
{
    // RFC 8601, section 2.7, and Microsoft's: "bestguesspass" says that there is no DMARC record, "softpass" that its guess is favourable.
    constexpr std::array<std::pair<std::string_view, Outcome>, 15> words{{{"pass", Outcome::pass}, {"fail", Outcome::fail}, {"hardfail", Outcome::fail}, {"reject", Outcome::fail},
        {"softfail", Outcome::softfail}, {"neutral", Outcome::neutral}, {"policy", Outcome::neutral}, {"softpass", Outcome::neutral}, {"none", Outcome::none}, {"bestguesspass", Outcome::none},
        {"nxdomain", Outcome::none}, {"temperror", Outcome::error}, {"permerror", Outcome::error}, {"error", Outcome::error}, {"unknown", Outcome::error}}};
    const auto found = std::find_if(words.begin(), words.end(), [&](const auto& word) { return text::equals_ignoring_case(word.first, result); });
    return found == words.end() ? Outcome::not_said : found->second;
}

std::string host_in(std::string_view address)
{
    address = text::trim(address);
    const std::size_t at = address.rfind('@');
    if (at != std::string_view::npos) {
        address.remove_prefix(at + 1);
    }
    while (!address.empty() && (address.back() == '>' || address.back() == '.')) {
        address.remove_suffix(1);
    }
    if (address.starts_with('<')) {
        address.remove_prefix(1);
    }
    return text::lower(address);
}

}  // namespace asepsie::authentication
