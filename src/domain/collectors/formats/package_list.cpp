#include "domain/collectors/formats/package_list.h"

#include "domain/collectors/formats/control_paragraphs.h"
#include "domain/collectors/formats/debian_version.h"

namespace asepsie::collectors::formats {

OutdatedPackages::OutdatedPackages(const DpkgStatus& installed) : m_packages(installed.packages()), m_is_outdated(m_packages.size(), false)
{
    // dpkg is always of the architecture of the system.
    const InstalledPackage* dpkg = installed.installed("dpkg");
    m_native = dpkg != nullptr ? std::string_view(dpkg->architecture) : "all";
    m_of_name.reserve(m_packages.size());
    m_next_of_name.reserve(m_packages.size());
    for (std::size_t i = 0; i < m_packages.size(); ++i) {
        const auto [of_name, is_first] = m_of_name.try_emplace(m_packages[i].name, i);
        m_next_of_name.push_back(is_first ? no_more : of_name->second);
        of_name->second = i;
    }
}

// A package for every architecture replaces one of the system's own, and the other way round.
std::string_view OutdatedPackages::real_architecture(std::string_view architecture) const { return architecture == "all" ? m_native : architecture; }

Result<Done> OutdatedPackages::compare_with(std::string_view list)
{
    bool any = list.find_first_not_of(" \r\n\t") == std::string_view::npos;
    for_each_paragraph<3>(list, {"Package", "Version", "Architecture"}, [&](const std::array<std::string_view, 3>& field) {
        const auto& [name, version, architecture] = field;
        any = any || (!name.empty() && !version.empty());
        const auto of_name = m_of_name.find(name);
        if (of_name == m_of_name.end() || version.empty()) {
            return;
        }
        for (std::size_t at = of_name->second; at != no_more; at = m_next_of_name[at]) {
            const InstalledPackage& package = m_packages[at];
            if (real_architecture(package.architecture) == real_architecture(architecture) && compare_debian_versions(package.version, version) < 0) {
                m_is_outdated[at] = true;
            }
        }
    });
    if (!any) {
        return fail(ErrorCode::malformed, "no package in a package list");
    }
    return Done{};
}

std::vector<const InstalledPackage*> OutdatedPackages::found() const
{
    std::vector<const InstalledPackage*> all;
    for (std::size_t i = 0; i < m_packages.size(); ++i) {
        if (m_is_outdated[i]) {
            all.push_back(&m_packages[i]);
        }
    }
    return all;
}

}  // namespace asepsie::collectors::formats
