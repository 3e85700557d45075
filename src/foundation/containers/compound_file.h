// An OLE compound file (MS-CFB): the small file system inside DOC, XLS, PPT, MSG and vbaProject.bin.
//
// Read here and not by libgsf: that one calls itself once for each neighbour in a folder, and a chain of them ends its stack.
#pragma once

#include "foundation/base/result.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::containers {

constexpr std::size_t most_compound_entries = 5'000;
constexpr std::size_t deepest_compound_storage = 20;

struct CompoundEntry {
    std::string path;  // "Macros/VBA/dir", UTF-8; a '/' within a name stands as U+FFFD
    bool is_storage = false;
    std::uint64_t bytes = 0;       // as declared
    std::uint32_t first_sector = 0;
};

// The bytes it was opened on must outlive it.
class CompoundFile {
public:
    // Errors: malformed (no compound file), truncated (not even its header is whole). Damage further in leaves entries out.
    static Result<CompoundFile> open(std::string_view bytes);

    [[nodiscard]] const std::vector<CompoundEntry>& entries() const { return m_entries; }
    // ASCII letters of either case, as Windows compares names. Null where there is none.
    [[nodiscard]] const CompoundEntry* find(std::string_view path) const;
    // The stream's first `most` bytes at most; less where its chain of sectors breaks. Costs no more than what it gives.
    [[nodiscard]] std::string read(const CompoundEntry& stream, std::size_t most) const;
    // The same, nothing where there is no such stream.
    [[nodiscard]] std::string read(std::string_view path, std::size_t most) const;
    // A limit was met: entries are missing.
    [[nodiscard]] bool is_cut_short() const { return m_is_cut_short; }
    // An entry was found twice, a chain is broken: somebody tinkered with it, or it was cut.
    [[nodiscard]] bool is_damaged() const { return m_is_damaged; }

private:
    explicit CompoundFile(std::string_view bytes) : m_bytes(bytes) {}
    struct Node;

    [[nodiscard]] std::string_view sector(std::uint32_t number) const;
    [[nodiscard]] std::string chain(std::uint32_t first, std::size_t most) const;
    [[nodiscard]] std::string mini_chain(std::uint32_t first, std::size_t most) const;
    void read_allocation();
    void read_directory();
    void add(const Node& node, std::string_view entry, std::vector<Node>& waiting);

    std::string_view m_bytes;
    std::size_t m_sector_bytes = 512;
    std::vector<std::uint32_t> m_next;       // by sector: the one after it
    std::vector<std::uint32_t> m_mini_next;  // the same for sectors of 64 bytes, within m_mini_bytes
    std::string m_mini_bytes;
    std::vector<CompoundEntry> m_entries;
    std::map<std::string, std::size_t, std::less<>> m_places;  // by lower-case path
    bool m_is_cut_short = false;
    bool m_is_damaged = false;
};

}  // namespace asepsie::containers
