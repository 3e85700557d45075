// Has the practice's destinations looked at, one after the other, and says what was found in the practice's terms.
#pragma once

#include "application/backup/backup_book.h"
#include "application/copies/look_at_copy.h"

namespace asepsie::application {

// depth: cheap, or with the repository's own check. cancelled: ends it soon when it is set; what was seen until then says nothing.
backup::Sight look_at_backup(const platform::Machine& machine, const backup::Destination& destination, const std::vector<backup::Source>& sources, const crypto::Secret& secret, copies::Depth depth, Moment now,
    const std::atomic<bool>* cancelled = nullptr);

// The same sources, with whether their places are on this computer.
std::vector<backup::Source> looked_for(const platform::Machine& machine, std::vector<backup::Source> sources);

// All of them; each sight is kept, and what they say of the rules as evidence.
Result<Done> look_at_backups(BackupBook& book, const platform::Machine& machine, const knowledge::Catalogue& catalogue, copies::Depth depth, std::string_view by, Moment now);

backup::Found found_of(copies::Condition condition);
// What a restoration that could not be made says of its copy; nothing where it says nothing (stopped, no room here).
std::optional<backup::Sight> sight_of(const Error& error, std::int64_t destination, Moment now);
std::vector<backup::Source> held_by(const backup::Destination& destination, const std::vector<backup::Source>& sources);
// What copies are asked with.
copies::Copy copy_of(const backup::Destination& destination);
copies::Secrets secrets_of(const platform::Machine& machine, const crypto::Secret& secret);

}  // namespace asepsie::application
