// The lines of published lists, read piece by piece and from any line on, and what each is worth: "SHA1[:count]", or a password itself.
#pragma once

#include "application/leaks/leak_header.h"
#include "foundation/storage/open_file.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::leaks {

constexpr std::size_t max_line_bytes = 4'096;          // a longer one is broken
constexpr std::size_t usual_piece_bytes = 1U << 20U;  // read at once

enum class LineKind : std::uint8_t {
    sha1,      // 40 hexadecimal digits of either case, then nothing or ":" and how often it was seen
    password,  // as it was typed
};

enum class LineWorth : std::uint8_t {
    key,
    nothing,  // empty, or seen 0 times: published lists are padded with such
    broken,
};

class LineReading {
public:
    // unsupported: see crypto::Sha1.
    static Result<LineReading> of(LineKind kind);
    // key is set where it is worth one. beginning: see beginning_in, of the file it stands in.
    LineWorth read(std::string_view line, std::optional<std::uint32_t> beginning, std::uint64_t& key);

private:
    explicit LineReading(std::optional<crypto::Sha1> sha1) : m_sha1(std::move(sha1)) {}
    std::optional<crypto::Sha1> m_sha1;  // where lines are passwords
};

// What is wrong with a broken line: said in place of the line, which may hold a password.
enum class LineFlaw : std::uint8_t { other, too_long, ntlm, suffix, count };
std::string_view name_of(LineFlaw flaw);
std::optional<LineFlaw> line_flaw_named(std::string_view name);
LineFlaw flaw_of(std::string_view broken);  // of one that is not too long

// Published ranges: each file holds the last 35 digits of its SHA-1, and its name the first 5, "21BD1.txt". Nothing for a file of another name.
constexpr std::size_t beginning_digits = 5;
std::optional<std::uint32_t> beginning_in(std::string_view path);

// What a file is that cannot be read as one of SHA-1, by its first bytes.
enum class FileLook : std::uint8_t {
    lines,     // nothing speaks against it
    packed,    // gzip, ZIP, 7z, xz, bzip2, zstd
    ntlm,      // every line is another fingerprint of Windows passwords, published beside SHA-1
    suffixes,  // every line lacks its beginning, and the name does not give it
};
FileLook look_at(std::string_view start, std::string_view path, LineKind kind);

// Where a line begins.
struct LinePlace {
    std::size_t file = 0;
    std::uint64_t byte = 0;
    std::uint64_t line = 1;  // of its file
};

struct Line {
    std::string_view text;  // without its LF or CR LF; good until the stream goes on
    LinePlace place;
    bool is_too_long = false;  // then there is no text
};

// fill(), then next() until there is none; again and again until fill() says that this was all.
class LineStream {
public:
    LineStream(const std::vector<storage::OpenFile>& files, const LinePlace& from, std::size_t piece_bytes = usual_piece_bytes);

    Result<bool> fill();
    bool next(Line& line);
    [[nodiscard]] std::size_t file() const { return m_place.file; }
    [[nodiscard]] std::uint64_t byte() const { return m_start + m_buffer.size(); }  // of that file, read so far

private:
    [[nodiscard]] bool is_at_end() const { return m_is_last && m_used == m_buffer.size(); }
    void give(Line& line, std::size_t length, std::size_t with_end);

    const std::vector<storage::OpenFile>& m_files;
    std::size_t m_piece_bytes;
    std::string m_piece;
    std::string m_buffer;
    std::uint64_t m_start;     // of the buffer in the file
    std::size_t m_used = 0;    // of the buffer
    LinePlace m_place;         // of the line that comes next
    bool m_is_last = false;    // the file ends with the buffer
    bool m_is_skipping = false;  // the beginning of a line that is too long was let go
};

}  // namespace asepsie::leaks
