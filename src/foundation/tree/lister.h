// One folder of a tree, listed piece by piece: a folder may hold more names than memory does.
#pragma once

#include "foundation/base/result.h"
#include "foundation/tree/entry.h"
#include "foundation/tree/root.h"

#include <dirent.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace asepsie::tree {

constexpr std::size_t names_in_a_piece = 1'024;

// Which folder it is, whatever its name.
struct FolderIdentity {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    friend bool operator==(const FolderIdentity&, const FolderIdentity&) = default;
};

// What some of the names are, in no order.
struct Piece {
    std::vector<Entry> entries;
    std::vector<Missed> missed;
    bool is_last = false;
};

class Lister {
public:
    Lister(const Root& root, Mounts mounts) : m_root(root), m_mounts(mounts) {}

    // Nothing where it stands open. An empty path is the root.
    std::optional<Obstacle> open(const std::string& path);
    // The next names, in place of what `piece` held. Nothing where they could be read; what was read before that failed is there.
    std::optional<Obstacle> next(Piece& piece);
    [[nodiscard]] const FolderIdentity& identity() const { return m_identity; }

private:
    struct CloseFolder {
        void operator()(DIR* folder) const { ::closedir(folder); }
    };

    void look_at(const char* name, Piece& piece) const;

    const Root& m_root;
    Mounts m_mounts;
    std::string m_path;
    std::unique_ptr<DIR, CloseFolder> m_folder;
    FolderIdentity m_identity;
};

// What stands in a folder itself, sorted by name; what cannot be looked at is not there. too_large: more than most; else as Root::open.
Result<std::vector<Entry>> entries_in(const std::string& folder, std::size_t most);

// An obstacle for whoever can only give an Error.
Error error_of(Obstacle obstacle, const std::string& path);

}  // namespace asepsie::tree
