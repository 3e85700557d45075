// What the manifests that are kept of some folders say of one file: its content as it was when each was taken.
#pragma once

#include "domain/manifest/manifest.h"
#include "foundation/storage/disk.h"

#include <memory>
#include <string>
#include <vector>

namespace asepsie::application {

constexpr std::size_t inventories_read = 3;  // of each folder, the newest ones

class Inventories {
public:
    Inventories() = default;
    // shelves: where manifests are kept (keep_manifest). Those that are damaged or that another key signed are left out: they prove nothing.
    static Inventories read(const std::shared_ptr<storage::Disk>& disk, const std::string& shelves, const std::vector<std::string>& folders);

    // place: an absolute path. The newest first; of files alone.
    [[nodiscard]] std::vector<const manifest::Entry*> of(std::string_view place) const;
    [[nodiscard]] bool empty() const { return m_manifests.empty(); }

private:
    std::vector<manifest::Manifest> m_manifests;
};

}  // namespace asepsie::application
