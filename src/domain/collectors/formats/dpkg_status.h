// The database of installed packages of Debian and its kin (deb-control(5), dpkg-query(1)).
#pragma once

#include "foundation/base/result.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace asepsie::collectors::formats {

struct InstalledPackage {
    std::string name;
    std::string version;
    std::string architecture;
    std::string source;   // the source package's name; the package's own where it is the same
    bool held = false;    // the administrator asked that it never be upgraded
};

class DpkgStatus {
public:
    explicit DpkgStatus(std::vector<InstalledPackage> packages);
    [[nodiscard]] const std::vector<InstalledPackage>& packages() const { return m_packages; }
    // The first of that name, whatever its architecture; null where it is not installed.
    [[nodiscard]] const InstalledPackage* installed(std::string_view name) const;

private:
    std::vector<InstalledPackage> m_packages;
    std::unordered_map<std::string_view, std::size_t> m_by_name;
};

// Only packages whose state is "installed" (or still unpacked, triggers pending…, that is: whose files are on the disk).
// malformed where no paragraph is one of a package.
Result<DpkgStatus> parse_dpkg_status(std::string_view text);

}  // namespace asepsie::collectors::formats
