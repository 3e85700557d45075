// What a browser asks and what it is answered, once the bytes have been read and checked.
#pragma once

#include "foundation/base/result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace asepsie::http {

enum class Method : std::uint8_t { get, post };

using Fields = std::map<std::string, std::string, std::less<>>;

// What somebody chose to send from a disk. Nothing of it is to be believed, its name no more than its content.
struct File {
    std::string name;
    std::string content;
};

struct Request {
    Method method = Method::get;
    std::string path;  // decoded, beginning with a slash, without "." or ".." in it
    Fields query;
    Fields form;       // of a POST
    std::map<std::string, File, std::less<>> files;  // of a POST, by field
    Fields cookies;
    std::string host;                   // as the browser wrote it: "127.0.0.1:8713"
    std::optional<std::string> origin;  // Origin, where it was sent
    std::uint16_t peer_port = 0;        // that the connection comes from, on this computer
    std::string fetch_site;             // Sec-Fetch-Site, empty where it was not sent
    Fields path_parts;                  // what the pattern of the route named

    // Empty where there is none.
    [[nodiscard]] std::string_view field(std::string_view name) const;
    [[nodiscard]] std::string_view part(std::string_view name) const;
    [[nodiscard]] std::string_view asked(std::string_view name) const;  // of the query
};

struct Response {
    unsigned status = 200;
    std::string type = "text/html; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;

    static Response redirect(const std::string& path);  // 303: with GET, whatever the method was
};

// The Content-Disposition that has a browser keep what it is sent under that name (RFC 6266), whatever signs it holds.
std::string kept_as(std::string_view name);

// Whether the value may stand in a header: no control character in it.
bool is_header_value(std::string_view value);

// "a=1&b=c%20d" (URL Standard, application/x-www-form-urlencoded). malformed for a broken escape, text that is not UTF-8 or holds a NUL; too_large for more
// than most_fields.
constexpr std::size_t most_fields = 200;
Result<Fields> parse_form(std::string_view text);
// A body of several parts (RFC 7578): fields and files. type: the Content-Type, which names the boundary. malformed where the parts cannot be told apart or text is
// no UTF-8; too_large for more than most_fields. A field of a file that nobody chose is left out.
struct Parts {
    Fields fields;
    std::map<std::string, File, std::less<>> files;
};
Result<Parts> parse_parts(std::string_view type, std::string_view body);
// "a=1; b=2" (RFC 6265). What cannot be read is passed over.
Fields parse_cookies(std::string_view text);
// "/items/5?x=1" into path and query. malformed where it is no path of this site.
struct Target {
    std::string path;
    Fields query;
};
Result<Target> parse_target(std::string_view target);

}  // namespace asepsie::http
