// What an archive or disk image says it holds: ZIP, RAR, 7z, tar (also compressed), ISO 9660, CAB. Nothing is taken out of it, but for members of a ZIP that are asked for.
#pragma once

#include "foundation/base/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::containers {

constexpr std::size_t most_archive_entries = 2'000;
constexpr std::uint64_t most_stepped_over_bytes = 40'000'000;  // expanded, where an archive cannot be stepped through without expanding it
constexpr std::size_t longest_archive_name_bytes = 1'000;

struct ArchiveEntry {
    std::string name;  // UTF-8, '/' between folders, cut at the longest
    std::uint64_t bytes = 0;  // as declared; 0 where nothing is
    bool is_encrypted = false;
    bool is_folder = false;
};

struct ArchiveListing {
    std::vector<ArchiveEntry> entries;
    bool is_whole_encrypted = false;  // even the names are
    bool is_cut_short = false;        // a limit was met: names are missing
    bool is_damaged = false;          // it broke off while it was read
};

// Loads what turning names into UTF-8 needs from the disk. Once, before the walls stand; without it names of other letters than ASCII may be lost.
void prepare_archives();

// Errors: malformed (no archive of a known kind, or broken before its first name).
Result<ArchiveListing> list_archive(std::string_view bytes);

struct ArchiveMember {
    std::string name;
    std::string content;
    bool is_cut_short = false;
};

struct ZipContent {
    ArchiveListing listing;
    std::vector<ArchiveMember> members;
};

// One walk over a ZIP: its names, and the content of those members that are wanted, each up to `most_each` bytes and together up to `most_in_all`.
Result<ZipContent> read_zip(std::string_view bytes, const std::function<bool(std::string_view name)>& is_wanted, std::size_t most_each, std::size_t most_in_all);

// Errors: also not_found, denied (it is encrypted).
Result<std::string> read_zip_member(std::string_view bytes, std::string_view name, std::size_t most);

}  // namespace asepsie::containers
