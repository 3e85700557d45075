#include "domain/mail/files/file_kind.h"
#include "domain/mail/files/parts.h"
#include "foundation/containers/archive_listing.h"

namespace asepsie::mail {
namespace {

void note_archived_name(Attachment& file, const std::string& name)
{
    file.inside.push_back(name);
    file.traits |= traits_of_name(name);
    const std::string ending = ending_of(name);
    const FileKind kind = kind_of_ending(ending);
    if (kind == FileKind::archive || kind == FileKind::disk_image) {
        file.add(FileTrait::holds_archive);
    } else if (starts_something(ending)) {
        file.add(FileTrait::holds_program);
    } else if (kind == FileKind::web_page || kind == FileKind::drawing) {
        file.add(FileTrait::holds_page);
    }
}

// gzip and its like keep one file, and rarely its name: it is the archive's, without the ending.
bool holds_one_file(Attachment& file)
{
    const std::string ending = ending_of(file.name);
    if (ending != "gz" && ending != "bz2" && ending != "xz" && ending != "zst" && ending != "z") {
        return false;
    }
    note_archived_name(file, file.name.substr(0, file.name.rfind('.')));
    return true;
}

}  // namespace

void look_into_archive(Attachment& file, std::string_view bytes)
{
    const auto listing = containers::list_archive(bytes);
    if (!listing.ok()) {
        // Of disk images only ISO 9660 can be listed; that of the others is no damage.
        if (!holds_one_file(file) && file.kind == FileKind::archive) {
            file.add(FileTrait::damaged);
        }
        return;
    }
    bool is_locked = listing->is_whole_encrypted;
    for (const containers::ArchiveEntry& entry : listing->entries) {
        is_locked = is_locked || entry.is_encrypted;
        if (!entry.is_folder) {
            note_archived_name(file, entry.name);
        }
    }
    if (is_locked) {
        file.add(FileTrait::locked);
    }
    if (listing->is_cut_short) {
        file.add(FileTrait::cut_short);
    }
    if (listing->is_damaged && !listing->is_whole_encrypted) {
        file.add(FileTrait::damaged);
    }
}

}  // namespace asepsie::mail
