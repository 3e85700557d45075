// The fields of a header written out in a test.
#pragma once

#include "domain/mail/authentication/header_fields.h"

#include <string>
#include <string_view>

namespace asepsie::authentication {

// Up to the empty line or the end. The fields point into text.
inline HeaderFields fields_in(std::string_view text)
{
    HeaderFields fields;
    while (!text.empty() && text[0] != '\r' && text[0] != '\n') {
        std::size_t end = text.find('\n');
        while (end != std::string_view::npos && end + 1 < text.size() && (text[end + 1] == ' ' || text[end + 1] == '\t')) {
            end = text.find('\n', end + 1);
        }
        const std::string_view field = text.substr(0, end);
        const std::size_t colon = field.find(':');
        if (colon != std::string_view::npos) {
            fields.push_back({field.substr(0, colon), field.substr(colon + 1)});
        }
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return fields;
}

inline std::string_view body_in(std::string_view text)
{
    const std::size_t crlf = text.find("\r\n\r\n");
    const std::size_t lf = text.find("\n\n");
    if (crlf != std::string_view::npos && crlf < lf) {
        return text.substr(crlf + 4);
    }
    return lf == std::string_view::npos ? std::string_view() : text.substr(lf + 2);
}

// The last two labels: enough for tests.
inline std::string last_two_labels(std::string_view host)
{
    const std::size_t last = host.rfind('.');
    const std::size_t before = last == std::string_view::npos || last == 0 ? std::string_view::npos : host.rfind('.', last - 1);
    return std::string(before == std::string_view::npos ? host : host.substr(before + 1));
}

}  // namespace asepsie::authentication
