#include "domain/collectors/formats/firewalld_zone.h"

#include "domain/collectors/formats/packet_filter.h"
#include "foundation/base/text.h"

#include <optional>

namespace asepsie::collectors::formats {
namespace {

constexpr std::string_view xml_blanks = " \t\r\n";

// The value of an attribute of a tag such as `port protocol="tcp" port="80"`; XML lets either quote be used.
std::optional<std::string_view> zone_attribute(std::string_view tag, std::string_view name)
{
    for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
        const bool begins_word = at > 0 && xml_blanks.find(tag[at - 1]) != std::string_view::npos;
        const std::string_view rest = text::trim(tag.substr(at + name.size()));
        if (!begins_word || rest.empty() || rest.front() != '=') {
            continue;
        }
        const std::string_view value = text::trim(rest.substr(1));
        if (value.empty() || (value.front() != '"' && value.front() != '\'')) {
            continue;
        }
        const std::size_t end = value.find(value.front(), 1);
        return end == std::string_view::npos ? std::nullopt : std::optional(value.substr(1, end - 1));
    }
    return std::nullopt;
}

// "80" or "1025-65535".
std::int64_t ports_in(std::string_view range)
{
    const std::size_t dash = range.find('-');
    const auto first = text::to_integer(range.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : text::to_integer(range.substr(dash + 1));
    return first && last && *first >= 0 && *last <= last_port && *first <= *last ? *last - *first + 1 : 0;
}

}  // namespace

Result<FirewalldZone> parse_firewalld_zone(std::string_view xml)
{
    std::optional<FirewalldZone> zone;
    bool in_rule = false;  // ports within a <rule> are open to some only
    while (!xml.empty()) {
        const std::size_t open = xml.find('<');
        if (open == std::string_view::npos) {
            break;
        }
        xml.remove_prefix(open);
        const bool is_comment = xml.starts_with("<!--");
        const std::size_t close = xml.find(is_comment ? "-->" : ">");
        if (close == std::string_view::npos) {
            return fail(ErrorCode::malformed, "firewalld zone: a tag that does not end");
        }
        const std::string_view tag = xml.substr(1, close - 1);
        xml.remove_prefix(close + 1);
        const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/", 1));
        if (is_comment) {
            continue;
        }
        if (name == "zone") {
            zone = FirewalldZone{std::string(zone_attribute(tag, "target").value_or("default"))};
        } else if (name == "interface" || name == "source") {
            if (zone) {
                zone->is_bound = true;
            }
        } else if (name == "rule" || name == "/rule") {
            in_rule = name == "rule" && !tag.ends_with("/");
        } else if (name == "port" && zone && !in_rule) {
            const std::int64_t ports = ports_in(zone_attribute(tag, "port").value_or(""));
            const std::string_view protocol = zone_attribute(tag, "protocol").value_or("");
            zone->tcp_ports += protocol == "tcp" ? ports : 0;
            zone->udp_ports += protocol == "udp" ? ports : 0;
        }
    }
    if (!zone) {
        return fail(ErrorCode::malformed, "firewalld zone: there is no <zone>");
    }
    return *zone;
}

}  // namespace asepsie::collectors::formats
