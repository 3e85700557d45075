// What a package repository offers, as apt keeps it under /var/lib/apt/lists (Debian repository format, "Packages" indices), held against what is
// installed: nothing else of these lists, which are tens of megabytes long, is kept.
#pragma once

#include "domain/collectors/formats/dpkg_status.h"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace asepsie::collectors::formats {

class OutdatedPackages {
public:
    // The packages must outlive it.
    explicit OutdatedPackages(const DpkgStatus& installed);

    // Takes in one list. An empty one is a list of nothing; malformed where it holds text but no package.
    Result<Done> compare_with(std::string_view list);

    // The installed packages older than a version of the same name and architecture in a list taken in, each once, in the order of the database.
    [[nodiscard]] std::vector<const InstalledPackage*> found() const;

private:
    static constexpr std::size_t no_more = static_cast<std::size_t>(-1);

    [[nodiscard]] std::string_view real_architecture(std::string_view architecture) const;

    const std::vector<InstalledPackage>& m_packages;
    std::string_view m_native;  // the architecture of the system itself
    // Places in the database: of one package of each name, and from each package to another of its name (no_more where there is none).
    std::unordered_map<std::string_view, std::size_t> m_of_name;
    std::vector<std::size_t> m_next_of_name;
    std::vector<bool> m_is_outdated;
};

}  // namespace asepsie::collectors::formats
