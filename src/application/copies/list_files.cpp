#include "application/copies/list_files.h"

namespace asepsie::copies {

Result<ListingEnd> list_files(const Copy& copy, const Secrets& secrets, const std::string& snapshot, const VisitFile& visit, const Bounds& bounds)
{
    const bool is_restic = copy.kind == CopyKind::restic || (copy.kind == CopyKind::deja_dup && is_restic_repository(copy.place));
    auto listed = is_restic ? list_restic({CopyKind::restic, copy.place}, secrets, snapshot, visit, bounds)
        : copy.kind == CopyKind::borg ? list_borg(copy, secrets, snapshot, visit, bounds)
                                      : list_plain(copy, snapshot, visit, bounds);
    return !listed && bounds.is_cancelled() ? fail(ErrorCode::busy, "stopped") : std::move(listed);
}

}  // namespace asepsie::copies
