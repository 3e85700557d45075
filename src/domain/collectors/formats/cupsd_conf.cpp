#include "domain/collectors/formats/cupsd_conf.h"

#include "domain/collectors/formats/ip_address.h"
#include "foundation/base/text.h"

namespace asepsie::collectors::formats {
namespace {

// "localhost:631", "[::1]:631", "*:631", "192.168.1.2", or the path of a local socket.
bool is_reached_by_others(std::string_view address)
{
    if (address.starts_with('/')) {
        return false;
    }
    if (address.starts_with('[')) {
        address = address.substr(1, address.find(']') - 1);
    } else if (address.find(':') == address.rfind(':')) {
        address = address.substr(0, address.find(':'));
    }
    const auto ip = IpAddress::parse(address);
    return !text::equals_ignoring_case(address, "localhost") && (!ip || ip->scope() != AddressScope::computer);
}

}  // namespace

Result<bool> cupsd_listens_to_network(std::string_view text)
{
    if (text.find('\0') != std::string_view::npos) {
        return fail(ErrorCode::malformed, "cupsd.conf: a NUL byte in a text file");
    }
    bool listens = false;
    text::for_each_line(text, [&](std::string_view line) {
        const auto words = text::words(text::without_comment(line));
        if (words.size() < 2) {
            return;
        }
        const std::string name = text::lower(words[0]);
        listens = listens || name == "port" || name == "sslport" || ((name == "listen" || name == "ssllisten") && is_reached_by_others(words[1]));
    });
    return listens;
}

}  // namespace asepsie::collectors::formats
