#include "domain/collectors/formats/dpkg_status.h"

#include "domain/collectors/formats/control_paragraphs.h"
#include "foundation/base/text.h"

namespace asepsie::collectors::formats {

DpkgStatus::DpkgStatus(std::vector<InstalledPackage> packages) : m_packages(std::move(packages))
{
    m_by_name.reserve(m_packages.size());
    for (std::size_t i = 0; i < m_packages.size(); ++i) {
        m_by_name.try_emplace(m_packages[i].name, i);
    }
}

const InstalledPackage* DpkgStatus::installed(std::string_view name) const
{
    const auto found = m_by_name.find(name);
    return found == m_by_name.end() ? nullptr : &m_packages[found->second];
}

Result<DpkgStatus> parse_dpkg_status(std::string_view text)
{
    std::vector<InstalledPackage> packages;
    bool any = false;
    for_each_paragraph<5>(text, {"Package", "Status", "Version", "Architecture", "Source"}, [&](const std::array<std::string_view, 5>& field) {
        const auto& [name, status, version, architecture, source] = field;
        any = any || (!name.empty() && !status.empty());
        const auto state = text::words(status);  // "install ok installed": wanted, error flag, state
        if (name.empty() || version.empty() || state.size() != 3 || state[2] == "not-installed" || state[2] == "config-files") {
            return;
        }
        const std::string_view source_name = source.substr(0, source.find(' '));
        packages.push_back({std::string(name), std::string(version), std::string(architecture), std::string(source_name.empty() ? name : source_name), state[0] == "hold"});
    });
    if (!any) {
        return fail(ErrorCode::malformed, "no package in the dpkg database");
    }
    return DpkgStatus(std::move(packages));
}

}  // namespace asepsie::collectors::formats
