// Which page answers which address.
#pragma once

#include "foundation/http/message.h"

#include <functional>

namespace asepsie::http {

using Handler = std::function<Response(const Request&)>;

class Router {
public:
    // pattern: "/items/{item}"; each name in braces takes one whole segment of the path.
    void get(std::string pattern, Handler handler) { m_routes.push_back({Method::get, std::move(pattern), std::move(handler)}); }
    void post(std::string pattern, Handler handler) { m_routes.push_back({Method::post, std::move(pattern), std::move(handler)}); }

    struct Match {
        const Handler* handler = nullptr;
        Fields parts;
        bool other_method = false;  // the path is known, for another method
    };
    [[nodiscard]] Match match(Method method, std::string_view path) const;

private:
    struct Route {
        Method method;
        std::string pattern;
        Handler handler;
    };
    std::vector<Route> m_routes;
};

}  // namespace asepsie::http
