// Reads the files of a walk from beginning to end, and says where one changed meanwhile.
#pragma once

#include "foundation/tree/entry.h"
#include "foundation/tree/root.h"

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace asepsie::tree {

// Told what a file holds.
class Reader {
public:
    Reader() = default;
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    virtual ~Reader() = default;
    virtual void begin(const Entry& found) = 0;  // as it is now, opened: what was listed may be another one by then
    virtual void piece(std::string_view bytes) = 0;
};

// One for each thread: it holds the memory for the pieces.
class FileReader {
public:
    explicit FileReader(const Root& root);

    // Leaves the time of last access as it is where that is allowed. `entry` becomes what was found. Nothing: every byte was read, and none was written meanwhile.
    std::optional<Obstacle> read(Entry& entry, Reader& reader, const std::stop_token& stop);

    // Where a link leads to, as it is written. vanished or not_a_file where there is no link any more.
    std::optional<Obstacle> read_link(Entry& entry, std::string& target);

private:
    const Root& m_root;
    std::string m_piece;
};

}  // namespace asepsie::tree
