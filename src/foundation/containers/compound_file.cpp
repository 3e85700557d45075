#include "foundation/containers/compound_file.h"

#include "foundation/base/text.h"
#include "foundation/containers/code_page.h"
#include "foundation/containers/little_endian.h"

#include <algorithm>

namespace asepsie::containers {
namespace {

// MS-CFB 2.2: the header, and the places of what it says.
constexpr std::string_view signature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::size_t compound_header_bytes = 512;
constexpr std::size_t sector_shift_at = 30;
constexpr std::size_t first_directory_sector_at = 48;
constexpr std::size_t first_mini_fat_at = 60;
constexpr std::size_t mini_fat_sectors_at = 64;
constexpr std::size_t first_difat_at = 68;
constexpr std::size_t difat_at = 76;
constexpr std::size_t difat_in_header = 109;

constexpr std::uint32_t last_sector = 0xFFFFFFFA;  // above it stand marks: end of chain, free, table
constexpr std::uint32_t no_entry = 0xFFFFFFFF;
constexpr std::size_t entry_bytes = 128;
constexpr std::size_t mini_sector_bytes = 64;
constexpr std::uint64_t mini_below = 4096;  // bytes: a shorter stream lives in the mini stream
constexpr std::size_t longest_name_bytes = 64;

enum EntryType : std::uint32_t { storage = 1, stream = 2, root = 5 };

std::string name_in(std::string_view entry)
{
    const std::size_t declared = u16_at(entry, longest_name_bytes);
    std::string name = utf16_to_utf8(entry.substr(0, std::min(declared, longest_name_bytes)));
    for (std::size_t at = name.find('/'); at != std::string::npos; at = name.find('/', at)) {
        name.replace(at, 1, "\xEF\xBF\xBD");
    }
    return name;
}

}  // namespace

struct CompoundFile::Node {
    std::uint32_t number;
    std::size_t depth;
    std::string folder;  // with '/' at its end, or empty
};

std::string_view CompoundFile::sector(std::uint32_t number) const
{
    if (number >= last_sector) {
        return {};
    }
    return piece_of(m_bytes, (static_cast<std::size_t>(number) + 1) * m_sector_bytes, m_sector_bytes);
}

std::string CompoundFile::chain(std::uint32_t first, std::size_t most) const
{
    std::string out;
    // A chain that runs in a circle ends where the file could hold no more.
    most = std::min(most, m_bytes.size());
    for (std::uint32_t at = first; out.size() < most && at < last_sector;) {
        const std::string_view piece = sector(at).substr(0, most - out.size());
        if (piece.empty()) {
            break;
        }
        out += piece;
        at = at < m_next.size() ? m_next[at] : no_entry;
    }
    return out;
}

std::string CompoundFile::mini_chain(std::uint32_t first, std::size_t most) const
{
    std::string out;
    most = std::min(most, m_mini_bytes.size());
    for (std::uint32_t at = first; out.size() < most && at < last_sector;) {
        const std::string_view piece = piece_of(m_mini_bytes, static_cast<std::size_t>(at) * mini_sector_bytes, std::min(mini_sector_bytes, most - out.size()));
        if (piece.empty()) {
            break;
        }
        out += piece;
        at = at < m_mini_next.size() ? m_mini_next[at] : no_entry;
    }
    return out;
}

// MS-CFB 2.5: the sectors that hold the table are listed in the header, then in a chain of sectors of their own.
void CompoundFile::read_allocation()
{
    const std::size_t sectors = m_bytes.size() / m_sector_bytes;
    const auto take = [&](std::uint32_t number) {
        const std::string_view table = sector(number);
        for (std::size_t at = 0; at + 4 <= table.size() && m_next.size() <= sectors; at += 4) {
            m_next.push_back(u32_at(table, at));
        }
    };
    for (std::size_t i = 0; i < difat_in_header; ++i) {
        if (const std::uint32_t number = u32_at(m_bytes, difat_at + 4 * i); number < last_sector) {
            take(number);
        }
    }
    std::uint32_t list = u32_at(m_bytes, first_difat_at);
    for (std::size_t seen = 0; list < last_sector && seen < sectors && m_next.size() <= sectors; ++seen) {
        const std::string_view numbers = sector(list);
        if (numbers.size() < m_sector_bytes) {
            m_is_damaged = true;
            break;
        }
        for (std::size_t at = 0; at + 8 <= numbers.size(); at += 4) {
            if (const std::uint32_t number = u32_at(numbers, at); number < last_sector) {
                take(number);
            }
        }
        list = u32_at(numbers, m_sector_bytes - 4);
    }
}

void CompoundFile::add(const Node& node, std::string_view entry, std::vector<Node>& waiting)
{
    constexpr std::size_t type_at = 66;
    constexpr std::size_t left_at = 68;
    constexpr std::size_t right_at = 72;
    constexpr std::size_t child_at = 76;
    constexpr std::size_t first_sector_at = 116;
    constexpr std::size_t size_at = 120;

    const std::uint32_t type = byte_at(entry, type_at);
    const bool is_root = node.number == 0;
    if (!is_root) {
        waiting.push_back({u32_at(entry, left_at), node.depth, node.folder});
        waiting.push_back({u32_at(entry, right_at), node.depth, node.folder});
        if (type != storage && type != stream) {
            m_is_damaged = true;
            return;
        }
        CompoundEntry found{node.folder + name_in(entry), type == storage, u32_at(entry, size_at), u32_at(entry, first_sector_at)};
        m_places.emplace(text::lower(found.path), m_entries.size());
        m_entries.push_back(std::move(found));
    }
    if (is_root || type == storage) {
        if (node.depth >= deepest_compound_storage) {
            m_is_cut_short = true;
            return;
        }
        waiting.push_back({u32_at(entry, child_at), node.depth + 1, is_root ? std::string{} : m_entries.back().path + '/'});
    }
}

void CompoundFile::read_directory()
{
    const std::string directory = chain(u32_at(m_bytes, first_directory_sector_at), (most_compound_entries + 1) * entry_bytes);
    const std::size_t entries = directory.size() / entry_bytes;
    m_is_cut_short = entries > most_compound_entries;
    if (entries == 0) {
        m_is_damaged = true;
        return;
    }
    const std::string_view root_entry = std::string_view(directory).substr(0, entry_bytes);
    m_mini_bytes = chain(u32_at(root_entry, 116), u32_at(root_entry, 120));
    const std::string mini_fat = chain(u32_at(m_bytes, first_mini_fat_at), static_cast<std::size_t>(u32_at(m_bytes, mini_fat_sectors_at)) * m_sector_bytes);
    for (std::size_t at = 0; at + 4 <= mini_fat.size() && m_mini_next.size() <= m_mini_bytes.size() / mini_sector_bytes; at += 4) {
        m_mini_next.push_back(u32_at(mini_fat, at));
    }

    // The siblings stand in a red-black tree; whether it is balanced, or even ordered, is the writer's affair. No entry is taken twice.
    std::vector<bool> seen(entries, false);
    std::vector<Node> waiting{{0, 0, {}}};
    while (!waiting.empty()) {
        const Node node = std::move(waiting.back());
        waiting.pop_back();
        if (node.number == no_entry) {
            continue;
        }
        if (node.number >= entries || seen[node.number]) {
            (node.number >= entries && m_is_cut_short ? m_is_cut_short : m_is_damaged) = true;
            continue;
        }
        seen[node.number] = true;
        add(node, std::string_view(directory).substr(node.number * entry_bytes, entry_bytes), waiting);
    }
}

Result<CompoundFile> CompoundFile::open(std::string_view bytes)
{
    if (!bytes.starts_with(signature)) {
        return fail(ErrorCode::malformed, "compound file: no signature");
    }
    if (bytes.size() < compound_header_bytes) {
        return fail(ErrorCode::truncated, "compound file: the header is not whole");
    }
    const std::uint16_t shift = u16_at(bytes, sector_shift_at);
    if (shift != 9 && shift != 12) {  // MS-CFB 2.2: 512 bytes in version 3, 4,096 in version 4
        return fail(ErrorCode::malformed, "compound file: sectors of an unknown size");
    }
    CompoundFile file(bytes);
    file.m_sector_bytes = std::size_t{1} << shift;
    file.read_allocation();
    file.read_directory();
    return file;
}

const CompoundEntry* CompoundFile::find(std::string_view path) const
{
    const auto place = m_places.find(text::lower(path));
    return place == m_places.end() ? nullptr : &m_entries[place->second];
}

std::string CompoundFile::read(const CompoundEntry& stream, std::size_t most) const
{
    if (stream.is_storage) {
        return {};
    }
    const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(stream.bytes, most));
    return stream.bytes < mini_below ? mini_chain(stream.first_sector, wanted) : chain(stream.first_sector, wanted);
}

std::string CompoundFile::read(std::string_view path, std::size_t most) const
{
    const CompoundEntry* const stream = find(path);
    return stream == nullptr ? std::string{} : read(*stream, most);
}

}  // namespace asepsie::containers
