#include "domain/manifest/manifest.h"

#include "foundation/base/sums.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::manifest {

std::string_view name_of(GapReason reason)
{
    constexpr std::array<std::string_view, last_gap_reason + 1> names{"denied", "vanished", "changed", "not_a_file", "io_failed", "loop", "other_file_system", "path_too_long", "not_reached"};
    return names.at(static_cast<std::size_t>(reason));
}

std::int64_t bytes_in(const Manifest& manifest)
{
    std::int64_t bytes = 0;
    for (const Entry& entry : manifest.entries) {
        bytes = entry.kind == EntryKind::file ? sum_at_most(bytes, entry.size) : bytes;
    }
    return bytes;
}

const Gap* gap_around(const Manifest& manifest, std::string_view path)
{
    while (true) {
        const auto found = std::lower_bound(manifest.gaps.begin(), manifest.gaps.end(), path, [](const Gap& gap, std::string_view wanted) { return comes_before(gap.path, wanted); });
        if (found != manifest.gaps.end() && found->path == path && found->why != GapReason::vanished) {
            return &*found;
        }
        if (path.empty()) {
            return nullptr;
        }
        path = folder_of(path);
    }
}

std::string extension_of(std::string_view path)
{
    const std::string_view name = name_in(path);
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? std::string() : text::lower(name.substr(dot + 1));
}

std::string_view name_in(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view folder_of(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

}  // namespace asepsie::manifest
