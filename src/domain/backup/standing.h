// How one destination stands: all that is known of it, brought together.
#pragma once

#include "domain/backup/reopening.h"

#include <vector>

namespace asepsie::backup {

struct Standing {
    const Destination* destination = nullptr;
    const Sight* latest = nullptr;   // null where nobody ever looked
    const Sight* opened = nullptr;   // the latest that could look inside
    const Sight* before = nullptr;   // the one before that, of another copy
    const Sight* damaged = nullptr;  // that found it so, and neither a thorough look nor a restoration has found it whole since
    const Drill* drill = nullptr;    // the last one
    bool is_twin = false;            // another destination before it is the same place
    bool counts = false;             // holds a copy that a practice could live on
    bool is_apart = false;           // ransomware on this computer does not reach it
    bool is_plugged_now = false;     // though somebody says that it is unplugged
};

std::vector<Standing> standings_of(const Known& known, Moment now);

bool could_look(Found found);
bool is_unopened(Found found);
bool is_incomplete(const Sight& sight);
bool is_dated_ahead(Moment copied, Moment now);
bool is_seen_lately(const Standing& standing, Moment now);
// Not encrypted, as it was seen or else as somebody says.
bool is_plain(const Standing& standing);

bool is_covered(const Source& source, const std::vector<Standing>& standings);
bool is_covered_whole(const Source& source, const std::vector<Standing>& standings);
// Whether something may hold it that nobody could look at: then it is not known, as opposed to not there.
bool may_be_covered(const Source& source, const std::vector<Standing>& standings);

}  // namespace asepsie::backup
