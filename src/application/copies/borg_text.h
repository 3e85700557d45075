// What Borg says (1.1 to 1.4), understood: its archives, its listings, its complaints.
#pragma once

#include "application/copies/condition.h"
#include "application/copies/copy.h"

namespace asepsie::copies {

constexpr std::size_t most_archives = 20'000;
constexpr std::size_t most_record_bytes = 64U << 10U;

struct BorgArchives {
    std::vector<Snapshot> snapshots;     // the oldest first
    std::optional<bool> is_encrypted;    // "authenticated" is signed, and readable by everybody
};

// `borg list --json REPOSITORY`. malformed, too_large.
Result<BorgArchives> parse_borg_archives(std::string_view json);

// How files are asked for: one record each, ended by a NUL. Names may hold line ends; bytes that are not UTF-8 Borg prints as "?" in whatever way it is asked.
inline constexpr std::string_view borg_listing_format = "{type} {size} {isomtime} {health} {bpath}{NUL}";
// One such record, without the NUL. A path with a "?" may be another's (is_path_exact); an empty one is the folder itself that `borg create … .` was told. malformed also where the path does not stay below its root, or its size is beyond most_listed_bytes.
Result<FileEntry> parse_borg_record(std::string_view record);

// What is in the config of a repository: INI.
struct BorgConfig {
    std::int64_t version = 0;
    bool holds_key = false;
};
Result<BorgConfig> parse_borg_config(std::string_view text);

// Why it ended otherwise than well: lines of --log-json.
Ailment borg_ailment(int status, std::string_view complaints);

// The pattern that finds the file of that path and no other (but for names with a "?", which is any sign).
std::string borg_pattern(std::string_view path);

// The name of an archive as an argument: braces would be placeholders.
std::string borg_literal(std::string_view text);

}  // namespace asepsie::copies
