#include "foundation/compression/zip.h"

#include <fmt/core.h>
#include <zlib.h>

#include <algorithm>
#include <limits>

namespace asepsie::compression {
namespace {

constexpr std::size_t most_entries = 65'535;
constexpr std::size_t most_bytes = std::numeric_limits<std::uint32_t>::max();
constexpr unsigned version_needed = 20;  // deflate

void append(std::string& bytes, std::size_t number, unsigned width)  // the lowest byte first
{
    for (unsigned i = 0; i < width; ++i) {
        bytes += static_cast<char>((number >> (8 * i)) & 0xFFU);
    }
}

// MS-DOS date and time, APPNOTE 4.4.6: seven bits of years since 1980, four of the month, five of the day; five of hours, six of minutes, five of pairs of seconds.
std::size_t dos_time(Moment moment)
{
    const Date date = date_of(moment);
    const std::chrono::hh_mm_ss time(moment - std::chrono::floor<std::chrono::days>(moment));
    const int year = std::clamp(static_cast<int>(date.year()), 1980, 2107);
    const auto day = static_cast<std::size_t>(year - 1980) << 9U | static_cast<std::size_t>(static_cast<unsigned>(date.month())) << 5U | static_cast<unsigned>(date.day());
    const auto clock = static_cast<std::size_t>(time.hours().count()) << 11U | static_cast<std::size_t>(time.minutes().count()) << 5U | static_cast<std::size_t>(time.seconds().count() / 2);
    return day << 16U | clock;
}

Result<std::string> deflated(const std::string& content)
{
    z_stream stream{};
    // A window below zero bits: bare deflate, without zlib's own header.
    if (::deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        return fail(ErrorCode::too_large, "deflate: no memory");
    }
    std::string out(::deflateBound(&stream, content.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int outcome = ::deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    ::deflateEnd(&stream);
    ASSERT(outcome == Z_STREAM_END);
    return out;
}

// What the local header and the central directory both say of an entry, from "version needed" to the length of the extra field.
std::string described(const ZipEntry& entry, std::size_t packed_size, std::size_t time)
{
    std::string bytes;
    append(bytes, version_needed, 2);
    append(bytes, 0, 2);
    append(bytes, entry.method == ZipEntry::Method::deflated ? 8 : 0, 2);
    append(bytes, time, 4);
    append(bytes, ::crc32(0, reinterpret_cast<const Bytef*>(entry.content.data()), static_cast<uInt>(entry.content.size())), 4);
    append(bytes, packed_size, 4);
    append(bytes, entry.content.size(), 4);
    append(bytes, entry.name.size(), 2);
    append(bytes, 0, 2);
    return bytes;
}

}  // namespace

Result<std::string> zip_of(const std::vector<ZipEntry>& entries, Moment written_at)
{
    if (entries.size() > most_entries) {
        return fail(ErrorCode::too_large, fmt::format("{} entries", entries.size()));
    }
    std::string archive;
    std::string directory;
    for (const ZipEntry& entry : entries) {
        ASSERT(!entry.name.empty() && entry.name.size() < 1'000);
        if (entry.content.size() > most_bytes / 2) {
            return fail(ErrorCode::too_large, entry.name);
        }
        const std::string packed = entry.method == ZipEntry::Method::deflated ? TRY(deflated(entry.content)) : entry.content;
        const std::string description = described(entry, packed.size(), dos_time(written_at));
        directory += "PK\x01\x02";
        append(directory, version_needed, 2);
        directory += description;
        directory.append(10, '\0');  // no comment, the first disk, no attributes
        append(directory, archive.size(), 4);
        directory += entry.name;
        archive += "PK\x03\x04" + description + entry.name + packed;
        if (archive.size() > most_bytes) {
            return fail(ErrorCode::too_large, fmt::format("{} bytes", archive.size()));
        }
    }
    const std::size_t start = archive.size();
    archive += directory + "PK\x05\x06";
    append(archive, 0, 4);
    append(archive, entries.size(), 2);
    append(archive, entries.size(), 2);
    append(archive, directory.size(), 4);
    append(archive, start, 4);
    append(archive, 0, 2);
    return archive;
}

}  // namespace asepsie::compression
