// What restic says (restic 0.12 to 0.18), understood: its snapshots, its listings, its complaints.
#pragma once

#include "application/copies/condition.h"
#include "application/copies/copy.h"

namespace asepsie::copies {

constexpr std::size_t most_snapshots = 20'000;
constexpr std::size_t most_listing_line_bytes = 256U << 10U;

// `restic snapshots --json`, the oldest first. With files and bytes where restic keeps them (0.17 and later). malformed where an entry has no id or no time; too_large.
Result<std::vector<Snapshot>> parse_restic_snapshots(std::string_view json);

// A line of `restic ls --json`; nothing for one that speaks of no file or folder (the snapshot itself). malformed also where the path does not stay below its root, or its size is beyond most_listed_bytes.
Result<std::optional<FileEntry>> parse_restic_listing_line(std::string_view line);

// Whether that is the id of a snapshot and nothing else (a prefix, "latest").
bool is_restic_id(std::string_view id);

// The pattern that finds the file of that path and no other (but for names that are not UTF-8, of which each lost byte is any sign).
std::string restic_pattern(std::string_view path);

// Why it ended otherwise than well.
Ailment restic_ailment(int status, std::string_view complaints);

}  // namespace asepsie::copies
