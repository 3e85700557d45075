#include "domain/mail/files/file_kind.h"
#include "domain/mail/files/look_into.h"
#include "domain/mail/files/parts.h"
#include "foundation/containers/archive_listing.h"

#include <array>

namespace asepsie::mail {
namespace {

constexpr std::size_t most_member_bytes = 2'000'000;   // expanded, of one
constexpr std::size_t most_members_bytes = 4'000'000;  // of all
constexpr std::size_t most_archives = 20;              // in an archive, that are listed too

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

// Whether a member may hold what its name does not say: documents with macros, archives, messages, and names without a known ending.
bool is_worth_it(std::string_view name)
{
    const std::string ending = ending_of(name);
    const FileKind kind = kind_of_ending(ending);
    return !starts_something(ending) && kind != FileKind::picture && kind != FileKind::sound_or_film;
}

void look_into_members(Attachment& file, std::string_view bytes, int depth)
{
    const auto content = containers::read_zip(bytes, is_worth_it, most_member_bytes, most_members_bytes);
    if (!content.ok()) {
        return;
    }
    std::size_t archives = 0;
    for (const containers::ArchiveMember& member : content->members) {
        const bool is_archive = kind_of_bytes(member.content) == FileKind::archive;
        archives += is_archive ? 1U : 0U;
        const Attachment inner = look_into(member.name, "", member.content, is_archive && archives > most_archives ? deepest_look + 1 : depth + 1);
        constexpr std::array passed_on{FileTrait::macros, FileTrait::macros_that_start, FileTrait::distant_template, FileTrait::embedded_program, FileTrait::builds_file, FileTrait::holds_program,
            FileTrait::holds_page, FileTrait::two_endings, FileTrait::reversed_name};
        for (const FileTrait trait : passed_on) {
            file.traits |= inner.traits & static_cast<std::uint32_t>(trait);
        }
        if (inner.kind == FileKind::program || inner.kind == FileKind::script || inner.kind == FileKind::shortcut) {
            file.add(FileTrait::holds_program);
        } else if (inner.kind == FileKind::archive && inner.has(FileTrait::locked)) {
            file.add(FileTrait::locked);
        } else if (inner.kind == FileKind::message || (is_archive && archives > most_archives)) {
            file.add(FileTrait::cut_short);  // not read from here
        }
        if (is_archive) {
            file.add(FileTrait::holds_archive);
        }
        for (const std::string& name : inner.inside) {
            if (file.inside.size() < containers::most_archive_entries) {
                file.inside.push_back(name);
            }
        }
    }
}

}  // namespace

void look_into_archive(Attachment& file, std::string_view bytes, int depth)
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
    if (depth == 0 && !is_locked && bytes.starts_with("PK")) {
        look_into_members(file, bytes, depth);
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
