// Internet addresses, and how far each reaches (RFC 4291; RFC 6890, the registries of special addresses).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace asepsie::collectors::formats {

enum class AddressScope : std::uint8_t {
    nowhere,   // 0.0.0.0 and ::
    computer,  // 127.0.0.0/8 and ::1
    local,     // private, of the operator's own network (100.64.0.0/10), or of one cable only
    internet,
};

class IpAddress {
public:
    // "192.168.1.1", "2001:db8::1", with a zone "%eth0" or not. Nothing where the text is no address.
    static std::optional<IpAddress> parse(std::string_view text);

    [[nodiscard]] AddressScope scope() const;
    bool operator==(const IpAddress&) const = default;

private:
    std::array<std::uint8_t, 16> m_bytes{};  // an IPv4 address as ::ffff:a.b.c.d
};

}  // namespace asepsie::collectors::formats
