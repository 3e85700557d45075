#include "application/watch/decoys.h"

#include "foundation/storage/disk.h"
#include "foundation/storage/fingerprint.h"

#include <algorithm>
#include <array>

namespace asepsie::application {
namespace {

constexpr std::size_t largest_decoy = 4'096;  // bytes

// First and last in the order of names, in which many programs take files, and one in between.
constexpr std::array<std::string_view, 3> decoy_names{"!0-releve-annuel.html", "comptes-cabinet-2019.csv", "zz-anciens-courriers.txt"};

std::string decoy_content(std::string_view name, const std::string& text)
{
    if (name.ends_with(".html")) {
        return "<!DOCTYPE html><meta charset=\"utf-8\"><p>" + text + "</p>\n";
    }
    return name.ends_with(".csv") ? "remarque\n\"" + text + "\"\n" : text + "\n";
}

bool is_as_put(const Decoy& decoy)
{
    const auto now = storage::fingerprint_of(decoy.path, {});
    return now.ok() && now->sha256 == decoy.sha256;
}

// Whether one stands there now: made, or ours from before; false where a file of somebody's bears the name.
Result<bool> stands(storage::Disk& disk, const std::string& path, const std::string& content)
{
    const auto made = disk.create(path, content);
    if (made.ok()) {
        return true;
    }
    const auto there = disk.read(path, largest_decoy);
    if (!there.ok() && there.error().code == ErrorCode::not_found) {
        return made.error();
    }
    return there.ok() && *there == content;
}

}  // namespace

Result<std::vector<Decoy>> put_decoys(const std::string& folder, const std::string& text, const std::vector<Decoy>& known)
{
    const auto disk = storage::this_disk();
    std::vector<Decoy> decoys;
    for (const std::string_view name : decoy_names) {
        const std::string path = folder + "/" + std::string(name);
        const auto before = std::find_if(known.begin(), known.end(), [&](const Decoy& decoy) { return decoy.path == path; });
        if (before != known.end() && is_as_put(*before)) {
            decoys.push_back(*before);
            continue;
        }
        const bool is_there = TRY(stands(*disk, path, decoy_content(name, text)));
        if (is_there) {
            const storage::Fingerprint print = TRY(storage::fingerprint_of(path, {}));
            decoys.push_back({path, print.sha256});
        }
    }
    return decoys;
}

std::vector<Decoy> standing_decoys(const std::vector<Decoy>& decoys)
{
    std::vector<Decoy> standing;
    std::copy_if(decoys.begin(), decoys.end(), std::back_inserter(standing), is_as_put);
    return standing;
}

Result<DecoysTaken> remove_decoys(const std::vector<Decoy>& decoys)
{
    const auto disk = storage::this_disk();
    DecoysTaken taken;
    for (const Decoy& decoy : decoys) {
        if (is_as_put(decoy)) {
            TRY(disk->remove(decoy.path));
            ++taken.removed;
        } else if (const auto there = disk->read_start(decoy.path, 1); there.ok() || there.error().code != ErrorCode::not_found) {
            taken.left.push_back(decoy);
        }
    }
    return taken;
}

}  // namespace asepsie::application
