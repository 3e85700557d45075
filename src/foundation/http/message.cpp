#include "foundation/http/message.h"

#include "foundation/base/encoding.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::http {
namespace {

enum class Plus : std::uint8_t { is_blank, is_itself };

Result<std::string> decoded(std::string_view text, Plus plus)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            const int high = i + 2 < text.size() ? text::hexadecimal_value(text[i + 1]) : -1;
            const int low = high >= 0 ? text::hexadecimal_value(text[i + 2]) : -1;
            if (low < 0) {
                return fail(ErrorCode::malformed, "a broken escape at byte " + std::to_string(i));
            }
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += text[i] == '+' && plus == Plus::is_blank ? ' ' : text[i];
        }
    }
    return text::is_plain_utf8(out) ? Result<std::string>(std::move(out)) : fail(ErrorCode::malformed, "text that is no UTF-8");
}

std::string_view found_in(const Fields& fields, std::string_view name)
{
    const auto found = fields.find(name);
    return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

// The value of name="…" in a header such as Content-Disposition. Browsers write a quotation mark within it as %22 (HTML Standard, multipart/form-data).
std::optional<std::string> parameter(std::string_view header, std::string_view name)
{
    const std::string wanted = "; " + std::string(name) + "=\"";
    const std::size_t at = header.find(wanted);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view rest = header.substr(at + wanted.size());
    const std::size_t end = rest.find('"');
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    std::string value(rest.substr(0, end));
    for (std::size_t i = value.find("%22"); i != std::string::npos; i = value.find("%22", i + 1)) {
        value.replace(i, 3, "\"");
    }
    return value;
}

// What stands behind "Content-Disposition:" among the headers of a part; empty where there is none.
std::string_view disposition(std::string_view headers)
{
    constexpr std::string_view wanted = "content-disposition:";
    std::string_view found;
    text::for_each_line(headers, [&](std::string_view line) {
        if (text::lower(line.substr(0, wanted.size())) == wanted) {
            found = text::trim(line.substr(wanted.size()));
        }
    });
    return found;
}

}  // namespace

std::string_view Request::field(std::string_view name) const { return found_in(form, name); }
std::string_view Request::part(std::string_view name) const { return found_in(path_parts, name); }
std::string_view Request::asked(std::string_view name) const { return found_in(query, name); }

Response Response::redirect(const std::string& path)
{
    Response response;
    response.status = 303;
    response.type = "text/plain";
    response.headers.emplace_back("Location", path);
    return response;
}

std::string kept_as(std::string_view name)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string coded;
    for (const char c : name) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
        const auto byte = static_cast<unsigned char>(c);
        coded += is_plain ? std::string(1, c) : std::string{'%', digits[byte >> 4U], digits[byte & 15U]};
    }
    return "attachment; filename*=UTF-8''" + coded;
}

bool is_header_value(std::string_view value)
{
    return std::none_of(value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

Result<Fields> parse_form(std::string_view text)
{
    Fields fields;
    std::size_t count = 0;
    for (const std::string_view pair : text::split(text, '&')) {
        if (pair.empty()) {
            continue;
        }
        if (++count > most_fields) {
            return fail(ErrorCode::too_large, "more fields than any page has");
        }
        const std::size_t equals = pair.find('=');
        std::string name = TRY(decoded(pair.substr(0, equals), Plus::is_blank));
        fields.insert_or_assign(std::move(name), equals == std::string_view::npos ? std::string() : TRY(decoded(pair.substr(equals + 1), Plus::is_blank)));
    }
    return fields;
}

Result<Parts> parse_parts(std::string_view type, std::string_view body)
{
    constexpr std::string_view marker = "boundary=";
    const std::size_t at = type.find(marker);
    const std::string boundary = "\r\n--" + std::string(at == std::string_view::npos ? std::string_view() : text::unquote(text::trim(type.substr(at + marker.size()))));
    constexpr std::size_t longest = 4 + 70;  // RFC 2046, 5.1.1
    if (boundary.size() <= 4 || boundary.size() > longest || !body.starts_with(std::string_view(boundary).substr(2))) {
        return fail(ErrorCode::malformed, "a body without its boundary");
    }
    Parts parts;
    std::size_t count = 0;
    for (std::size_t from = boundary.size() - 2; !body.substr(from).starts_with("--");) {
        const std::size_t blank = body.find("\r\n\r\n", from);
        const std::size_t end = blank == std::string_view::npos ? blank : body.find(boundary, blank + 2);
        if (end == std::string_view::npos) {
            return fail(ErrorCode::malformed, "a part without its end, from byte " + std::to_string(from));
        }
        if (++count > most_fields) {
            return fail(ErrorCode::too_large, "more parts than any page has");
        }
        const std::string_view said = disposition(body.substr(from, blank - from));
        const auto name = parameter(said, "name");
        if (!said.starts_with("form-data") || !name || !text::is_plain_utf8(said)) {
            return fail(ErrorCode::malformed, "a part without a name, from byte " + std::to_string(from));
        }
        const std::string_view content = end < blank + 4 ? std::string_view() : body.substr(blank + 4, end - blank - 4);
        if (const auto file = parameter(said, "filename"); file) {
            if (!file->empty()) {
                parts.files.insert_or_assign(*name, File{*file, std::string(content)});
            }
        } else if (text::is_plain_utf8(content)) {
            parts.fields.insert_or_assign(*name, std::string(content));
        } else {
            return fail(ErrorCode::malformed, "text that is no UTF-8");
        }
        from = end + boundary.size();
    }
    return parts;
}

Fields parse_cookies(std::string_view text)
{
    Fields cookies;
    for (const std::string_view pair : text::split(text, ';')) {
        const std::size_t equals = pair.find('=');
        if (equals != std::string_view::npos && cookies.size() < most_fields) {
            cookies.try_emplace(std::string(text::trim(pair.substr(0, equals))), text::trim(pair.substr(equals + 1)));
        }
    }
    return cookies;
}

Result<Target> parse_target(std::string_view target)
{
    const std::size_t mark = target.find('?');
    Target found{TRY(decoded(target.substr(0, mark), Plus::is_itself)), {}};
    const auto segments = text::split(found.path, '/');
    const bool has_dots = std::any_of(segments.begin(), segments.end(), [](std::string_view segment) { return segment == "." || segment == ".."; });
    if (!found.path.starts_with('/') || found.path.starts_with("//") || text::contains(found.path, "\\") || has_dots || !is_header_value(found.path)) {
        return fail(ErrorCode::malformed, "no path of this site");
    }
    if (mark != std::string_view::npos) {
        found.query = TRY(parse_form(target.substr(mark + 1)));
    }
    return found;
}

}  // namespace asepsie::http
