// Where copies usually are, found without asking: what backup programs say in their settings, what is plugged in, network drives, cloud folders.
#pragma once

#include "application/copies/copy.h"
#include "application/copies/medium.h"

namespace asepsie::copies {

struct FoundPlace {
    CopyKind kind = CopyKind::folder;
    std::string place;             // as its program names it: a path of this computer, or an address elsewhere
    std::string found_by;          // the settings' path, or the mount point
    std::string cloud;             // the client, of a cloud folder
    MediumKind medium = MediumKind::unknown;
    bool is_configured = false;    // a backup program says it goes there; false: a place where copies could be
};

// Reads settings and looks two folders deep into what is mounted; network drives are named and not looked into. Sorted by place, each place once.
std::vector<FoundPlace> find_usual_places(const platform::Machine& machine);

// Of what kind the copy in a folder is, by the names in it; nothing where it looks like none.
std::optional<CopyKind> kind_of_folder(const platform::Machine& machine, const std::string& folder);

}  // namespace asepsie::copies
