#include "foundation/http/router.h"

#include "foundation/base/text.h"

namespace asepsie::http {
namespace {

std::optional<Fields> parts_of(std::string_view pattern, std::string_view path)
{
    const auto wanted = text::split(pattern, '/');
    const auto given = text::split(path, '/');
    if (wanted.size() != given.size()) {
        return std::nullopt;
    }
    Fields parts;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i].starts_with('{') && wanted[i].ends_with('}') && !given[i].empty()) {
            parts.emplace(wanted[i].substr(1, wanted[i].size() - 2), given[i]);
        } else if (wanted[i] != given[i]) {
            return std::nullopt;
        }
    }
    return parts;
}

}  // namespace

Router::Match Router::match(Method method, std::string_view path) const
{
    Match match;
    for (const Route& route : m_routes) {
        auto parts = parts_of(route.pattern, path);
        if (parts && route.method == method) {
            return {&route.handler, std::move(*parts), false};
        }
        match.other_method = match.other_method || parts.has_value();
    }
    return match;
}

}  // namespace asepsie::http
