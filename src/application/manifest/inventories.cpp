#include "application/manifest/inventories.h"

#include "application/manifest/keep_manifest.h"

#include <algorithm>

namespace asepsie::application {

Inventories Inventories::read(const std::shared_ptr<storage::Disk>& disk, const std::string& shelves, const std::vector<std::string>& folders)
{
    Inventories inventories;
    const auto key = key_of_manifests(*disk, shelves);
    if (!key.ok()) {
        return inventories;
    }
    for (const std::string& folder : folders) {
        const ManifestShelf shelf = shelf_of(disk, shelves, folder);
        const std::vector<std::uint64_t> kept = shelf.generations().value_or({});
        std::size_t read = 0;
        for (auto generation = kept.rbegin(); generation != kept.rend() && read < inventories_read; ++generation, ++read) {
            if (auto sealed = shelf.load(*generation, *key); sealed.ok() && manifest::holds_its_tree(*sealed)) {
                sealed->manifest.source = folder;
                inventories.m_manifests.push_back(std::move(sealed->manifest));
            }
        }
    }
    return inventories;
}

std::vector<const manifest::Entry*> Inventories::of(std::string_view place) const
{
    std::vector<const manifest::Entry*> entries;
    for (const manifest::Manifest& one : m_manifests) {
        const bool is_below = place.size() > one.source.size() + 1 && place.starts_with(one.source) && place[one.source.size()] == '/';
        if (!is_below) {
            continue;
        }
        const std::string_view path = place.substr(one.source.size() + 1);
        const auto found = std::lower_bound(one.entries.begin(), one.entries.end(), path, [](const manifest::Entry& entry, std::string_view wanted) { return comes_before(entry.path, wanted); });
        if (found != one.entries.end() && found->path == path && found->kind == manifest::EntryKind::file) {
            entries.push_back(&*found);
        }
    }
    return entries;
}

}  // namespace asepsie::application
