// A regular file of any size held open, of which pieces are read where they are wanted; and files that grow piece by piece.
#pragma once

#include "foundation/base/result.h"
#include "foundation/descriptor/descriptor.h"
#include "foundation/storage/regular_file.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace asepsie::storage {

using asepsie::FileState;

class OpenFile {
public:
    // not_found, denied, io_failed; unsupported where it is no regular file or a link that is refused.
    static Result<OpenFile> open(const std::string& path, Links links);

    [[nodiscard]] Result<FileState> state() const;
    // So many bytes from there on; fewer where the file ends before. In place of what `into` held.
    Result<Done> read_at(std::uint64_t start, std::size_t bytes, std::string& into) const;
    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    OpenFile(Descriptor descriptor, std::string path) : m_descriptor(std::move(descriptor)), m_path(std::move(path)) {}

    Descriptor m_descriptor;
    std::string m_path;
};

// At the end of a file, made for its owner alone where there is none. It is on the disk only once it is flushed.
Result<Done> append_to_file(const std::string& path, std::string_view content);
Result<Done> flush_file(const std::string& path);

}  // namespace asepsie::storage
