#include "domain/backup/likeness.h"

#include <algorithm>

namespace asepsie::backup {

Likeness likeness_of(const FileContent& restored, const Witnesses& witnesses, Moment copied)
{
    const auto is_same = [&](const FileContent& seen) { return seen.sha256 == restored.sha256; };
    const auto is_same_version = [&](const FileContent& seen) { return seen.bytes == restored.bytes && seen.modified == restored.modified; };
    const std::vector<FileContent>& originals = witnesses.originals;
    const std::vector<FileContent>& inventories = witnesses.inventories;
    if (std::any_of(originals.begin(), originals.end(), is_same) || std::any_of(inventories.begin(), inventories.end(), is_same)) {
        return Likeness::same;
    }
    if (std::any_of(inventories.begin(), inventories.end(), is_same_version)) {
        return Likeness::differing;
    }
    const auto holds_something = [](const FileContent& seen) { return seen.bytes > 0; };
    if (restored.bytes == 0 && std::any_of(originals.begin(), originals.end(), holds_something)) {
        return Likeness::differing;
    }
    if (originals.empty()) {
        return Likeness::unmatched;
    }
    return originals.front().modified > copied ? Likeness::changed_since : Likeness::differing;
}

}  // namespace asepsie::backup
