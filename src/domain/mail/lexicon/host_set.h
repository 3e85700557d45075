// A set of places on the web: hosts with all that is below them, some with the beginning of a path.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace asepsie::mail {

class HostSet {
public:
    HostSet() = default;
    // "bit.ly", "google.com/url": lower case.
    explicit HostSet(std::span<const std::string_view> places);

    // Whether the host, one above it, or one of these with that path, is in the set.
    [[nodiscard]] bool holds(std::string_view host, std::string_view path = {}) const;

private:
    std::unordered_map<std::string_view, std::vector<std::string_view>> m_paths;  // of each host: beginnings of paths, an empty one for all
};

}  // namespace asepsie::mail
