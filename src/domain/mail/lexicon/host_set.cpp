#include "domain/mail/lexicon/host_set.h"

namespace asepsie::mail {

HostSet::HostSet(std::span<const std::string_view> places)
{
    for (const std::string_view place : places) {
        const std::size_t slash = place.find('/');
        m_paths[place.substr(0, slash)].push_back(slash == std::string_view::npos ? std::string_view() : place.substr(slash));
    }
}

bool HostSet::holds(std::string_view host, std::string_view path) const
{
    while (!host.empty()) {
        if (const auto found = m_paths.find(host); found != m_paths.end()) {
            for (const std::string_view beginning : found->second) {
                if (path.starts_with(beginning)) {
                    return true;
                }
            }
        }
        const std::size_t dot = host.find('.');
        host = dot == std::string_view::npos ? std::string_view() : host.substr(dot + 1);
    }
    return false;
}

}  // namespace asepsie::mail
