// The few files the program itself reads and writes when asked to: recordings, reports, knowledge under review.
#pragma once

#include "foundation/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace asepsie::storage {

// not_found, denied, too_large or io_failed, with the path.
Result<std::string> read_whole_file(const std::string& path, std::size_t max_bytes);

// Every file of that ending below the folder: its path from the folder, with slashes, and its text. 1 MiB each, 5,000 files at most.
Result<std::vector<std::pair<std::string, std::string>>> read_tree_of_texts(const std::string& folder, std::string_view ending);

// The regular files below the folder, hidden ones and links left out, in the order of their paths; too_large: more than most.
Result<std::vector<std::string>> files_below(const std::string& folder, std::size_t most);
bool is_folder(const std::string& path);
// A path as typed, from the folder the program was started in; an address of another computer ("sftp:host:/x", "ssh://…") and nothing stay as they are.
std::string from_here(const std::string& typed);
// Bytes of a regular file. not_found or io_failed.
Result<std::uint64_t> size_of_file(const std::string& path);

// Replaces the file whole or leaves it as it was: written beside it, flushed to the disk, then renamed. Readable by its owner alone.
Result<Done> write_whole_file(const std::string& path, std::string_view content);

}  // namespace asepsie::storage
