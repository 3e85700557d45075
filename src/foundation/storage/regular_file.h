// One regular file of this system, read or made: what the program's own files and the vault's disk have in common.
#pragma once

#include "foundation/base/result.h"
#include "foundation/descriptor/descriptor.h"
#include "foundation/descriptor/file_state.h"
#include "foundation/descriptor/transfer.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace asepsie::storage {

// Whether a symbolic link under the last name of a path is gone through.
enum class Links : std::uint8_t { followed, refused };

struct RegularFile {
    Descriptor descriptor;
    FileState state;  // as it was opened
};
// To be read; unsupported where it is no regular file or a link that is refused.
Result<RegularFile> open_regular_file(const std::string& path, Links links);
// Of one that is open; path: for the error.
Result<FileState> state_of_file(const Descriptor& file, const std::string& path);

// The whole of it; too_large beyond max_bytes, unsupported where it is no regular file or a link that is refused.
Result<std::string> read_regular_file(const std::string& path, std::size_t max_bytes, Links links);
// Its first bytes, fewer where it is shorter.
Result<std::string> read_first_bytes(const std::string& path, std::size_t bytes, Links links);

// One of any size, piece by piece: visit(piece, bytes read so far, bytes in all). How many bytes it has; busy where it was written to meanwhile.
using VisitPiece = std::function<void(std::string_view piece, std::int64_t read, std::int64_t of)>;
Result<std::int64_t> read_in_pieces(const std::string& path, Links links, const VisitPiece& visit);

// A new one for its owner alone, flushed to the disk; none is left where that fails.
Result<Done> make_regular_file(const std::string& path, std::string_view content);

}  // namespace asepsie::storage
