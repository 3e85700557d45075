// The archives that apt asks for packages (sources.list(5)), in its two styles.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace asepsie::collectors::formats {

// One suite of one archive of binary packages that is switched on.
struct AptArchive {
    std::string uri;    // "http://deb.debian.org/debian-security"
    std::string suite;  // "bookworm-security"

    // Debian's and Ubuntu's archives of security fixes: "bookworm-security", "noble-security", "buster/updates".
    [[nodiscard]] bool gives_security_fixes() const;
};

// One-line style, *.list. Lines that are none are passed over, as apt's own messages would stop the person long before.
std::vector<AptArchive> parse_apt_list(std::string_view text);
// deb822 style, *.sources.
std::vector<AptArchive> parse_apt_sources(std::string_view text);

}  // namespace asepsie::collectors::formats
