#include "domain/collectors/formats/ip_address.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <vector>

namespace asepsie::collectors::formats {
namespace {

using Bytes = std::array<std::uint8_t, 16>;
using Groups = std::vector<std::uint16_t>;

constexpr std::size_t group_count = 8;

std::optional<std::array<std::uint8_t, 4>> ipv4_of(std::string_view text)
{
    const auto parts = text::split(text, '.');
    if (parts.size() != 4) {
        return std::nullopt;
    }
    std::array<std::uint8_t, 4> bytes{};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto number = text::to_integer(parts[i]);
        if (!number || parts[i].size() > 3 || *number < 0 || *number > 255) {
            return std::nullopt;
        }
        bytes.at(i) = static_cast<std::uint8_t>(*number);
    }
    return bytes;
}

// The groups on one side of "::". The last may be written as an IPv4 address, which makes two.
std::optional<Groups> groups_of(std::string_view text)
{
    Groups groups;
    if (text.empty()) {
        return groups;
    }
    for (const std::string_view part : text::split(text, ':')) {
        const auto number = text::to_integer(part, 16);
        const auto ipv4 = ipv4_of(part);
        if (ipv4) {
            groups.push_back(static_cast<std::uint16_t>((*ipv4)[0] << 8U | (*ipv4)[1]));
            groups.push_back(static_cast<std::uint16_t>((*ipv4)[2] << 8U | (*ipv4)[3]));
        } else if (number && part.size() <= 4 && *number >= 0) {
            groups.push_back(static_cast<std::uint16_t>(*number));
        } else {
            return std::nullopt;
        }
    }
    return groups;
}

std::optional<Bytes> ipv6_of(std::string_view text)
{
    const std::size_t gap = text.find("::");
    const auto front = groups_of(text.substr(0, gap));
    const auto back = gap == std::string_view::npos ? Groups{} : groups_of(text.substr(gap + 2));
    const bool has_gap = gap != std::string_view::npos;
    if (!front || !back || front->size() + back->size() > group_count || (!has_gap && front->size() != group_count)) {
        return std::nullopt;
    }
    Groups all = *front;
    all.resize(group_count - back->size());
    all.insert(all.end(), back->begin(), back->end());
    Bytes bytes{};
    for (std::size_t i = 0; i < group_count; ++i) {
        bytes.at(2 * i) = static_cast<std::uint8_t>(all[i] >> 8U);
        bytes.at(2 * i + 1) = static_cast<std::uint8_t>(all[i] & 0xFFU);
    }
    return bytes;
}

AddressScope scope_of_ipv4(unsigned first, unsigned second)
{
    if (first == 0) {
        return AddressScope::nowhere;
    }
    if (first == 127) {
        return AddressScope::computer;
    }
    const bool is_private = first == 10 || (first == 172 && second / 16 == 1) || (first == 192 && second == 168);  // RFC 1918
    const bool is_link_local = first == 169 && second == 254;                                                      // RFC 3927
    const bool is_shared = first == 100 && second / 64 == 1;                                                       // RFC 6598
    return is_private || is_link_local || is_shared ? AddressScope::local : AddressScope::internet;
}

}  // namespace

std::optional<IpAddress> IpAddress::parse(std::string_view text)
{
    text = text.substr(0, text.find('%'));
    IpAddress address;
    if (const auto ipv4 = ipv4_of(text)) {
        address.m_bytes[10] = address.m_bytes[11] = 0xFF;
        std::copy(ipv4->begin(), ipv4->end(), address.m_bytes.begin() + 12);
        return address;
    }
    const auto ipv6 = ipv6_of(text);
    if (!ipv6) {
        return std::nullopt;
    }
    address.m_bytes = *ipv6;
    return address;
}

AddressScope IpAddress::scope() const
{
    const bool ten_zeros = std::all_of(m_bytes.begin(), m_bytes.begin() + 10, [](std::uint8_t byte) { return byte == 0; });
    if (ten_zeros && m_bytes[10] == 0xFF && m_bytes[11] == 0xFF) {
        return scope_of_ipv4(m_bytes[12], m_bytes[13]);
    }
    if (ten_zeros && std::all_of(m_bytes.begin() + 10, m_bytes.end() - 1, [](std::uint8_t byte) { return byte == 0; }) && m_bytes[15] <= 1) {
        return m_bytes[15] == 0 ? AddressScope::nowhere : AddressScope::computer;
    }
    const bool is_unique_local = (m_bytes[0] & 0xFEU) == 0xFC;                         // RFC 4193
    const bool is_link_local = m_bytes[0] == 0xFE && (m_bytes[1] & 0xC0U) == 0x80;     // RFC 4291, section 2.5.6
    return is_unique_local || is_link_local ? AddressScope::local : AddressScope::internet;
}

}  // namespace asepsie::collectors::formats
