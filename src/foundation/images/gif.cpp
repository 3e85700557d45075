#include "foundation/images/formats.h"
#include "foundation/images/palette.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace asepsie::images {
namespace {

constexpr std::size_t screen_bytes = 13;          // signature and logical screen descriptor (GIF89a, sections 17 and 18)
constexpr std::size_t most_blocks_before = 1'000;  // extensions before the first picture
constexpr std::size_t most_codes = 4'096;
constexpr int longest_code_bits = 12;

// Bits out of the sub-blocks that the packed picture is cut into (section 15), the lowest first.
class CodeStream {
public:
    explicit CodeStream(std::string_view blocks) : m_blocks(blocks) {}

    // The next code of so many bits; -1 at the end.
    int next(int bits)
    {
        while (m_held < bits) {
            if (m_left_in_block == 0) {
                if (m_at >= m_blocks.size() || m_blocks[m_at] == '\0') {
                    return -1;
                }
                m_left_in_block = static_cast<std::uint8_t>(m_blocks[m_at++]);
            }
            if (m_at >= m_blocks.size()) {
                return -1;
            }
            m_bits |= static_cast<std::uint32_t>(static_cast<std::uint8_t>(m_blocks[m_at++])) << static_cast<unsigned>(m_held);
            m_held += 8;
            --m_left_in_block;
        }
        const auto code = static_cast<int>(m_bits & ((1U << static_cast<unsigned>(bits)) - 1));
        m_bits >>= static_cast<unsigned>(bits);
        m_held -= bits;
        return code;
    }

private:
    std::string_view m_blocks;
    std::size_t m_at = 0;
    std::size_t m_left_in_block = 0;
    std::uint32_t m_bits = 0;
    int m_held = 0;
};

// The code under way ends with the byte that it begins with, which is written by then: byte after byte where they overlap.
void copy_within(std::vector<std::uint8_t>& out, std::size_t from, std::size_t to, std::size_t length)
{
    if (from + length <= to) {
        std::memcpy(&out[to], &out[from], length);
        return;
    }
    for (std::size_t i = 0; i < length; ++i) {
        out[to + i] = out[from + i];
    }
}

// LZW (appendix F). A code stands for indices that were written before: the previous code's, and the one behind them. So it is a place and a length in what is
// unpacked already, and unpacking copies: linear in the indices, whatever the codes are.
std::vector<std::uint8_t> unpack(CodeStream codes, int smallest_bits, std::size_t count)
{
    struct Run {
        std::size_t place = 0;
        std::size_t length = 0;
    };
    std::array<Run, most_codes> runs{};
    std::vector<std::uint8_t> out(count);
    const int clear = 1 << smallest_bits;
    int bits = smallest_bits + 1;
    int next_code = clear + 2;
    Run previous;
    std::size_t filled = 0;
    while (filled < count) {
        const int code = codes.next(bits);
        if (code < 0 || code == clear + 1) {
            break;
        }
        if (code == clear) {
            bits = smallest_bits + 1;
            next_code = clear + 2;
            previous = {};
            continue;
        }
        Run current{filled, 1};
        if (code < clear) {
            out[filled] = static_cast<std::uint8_t>(code);
        } else {
            const bool is_under_way = code == next_code && previous.length > 0;
            if (code > next_code || (code == next_code && !is_under_way)) {
                break;
            }
            const Run meant = is_under_way ? Run{previous.place, previous.length + 1} : runs[static_cast<std::size_t>(code)];
            current.length = std::min(meant.length, count - filled);
            copy_within(out, meant.place, filled, current.length);
        }
        filled += current.length;
        if (previous.length > 0 && next_code < static_cast<int>(most_codes)) {
            runs[static_cast<std::size_t>(next_code++)] = {previous.place, previous.length + 1};
            if (next_code == 1 << bits && bits < longest_code_bits) {
                ++bits;
            }
        }
        previous = current;
    }
    out.resize(filled);
    return out;
}

struct Frame {
    PictureSize size{PictureFormat::gif, 0, 0};
    bool is_interlaced = false;
    int transparent = -1;
    std::string_view palette;  // RGB
    std::size_t data_at = 0;   // of the smallest code's size
};

std::size_t past_blocks(std::string_view bytes, std::size_t at)
{
    while (at < bytes.size() && bytes[at] != '\0') {
        at += 1 + static_cast<std::uint8_t>(bytes[at]);
    }
    return at + 1;
}

std::size_t palette_bytes(std::uint32_t flags) { return (flags & 0x80U) == 0 ? 0 : std::size_t{3} << ((flags & 7U) + 1); }

std::string_view piece(std::string_view bytes, std::size_t at, std::size_t length) { return at >= bytes.size() ? std::string_view{} : bytes.substr(at, length); }

Result<Frame> first_frame(std::string_view bytes)
{
    Frame frame;
    const std::size_t common = palette_bytes(little_endian(bytes, 10, 1));
    frame.palette = piece(bytes, screen_bytes, common);
    std::size_t at = screen_bytes + common;
    for (std::size_t blocks = 0; blocks < most_blocks_before && at < bytes.size(); ++blocks) {
        if (bytes[at] == '!') {
            if (little_endian(bytes, at + 1, 1) == 0xF9 && (little_endian(bytes, at + 3, 1) & 1U) != 0) {  // graphic control
                frame.transparent = static_cast<int>(little_endian(bytes, at + 6, 1));
            }
            at = past_blocks(bytes, at + 2);
        } else if (bytes[at] == ',') {
            frame.size.width = little_endian(bytes, at + 5, 2);
            frame.size.height = little_endian(bytes, at + 7, 2);
            const std::uint32_t flags = little_endian(bytes, at + 9, 1);
            frame.is_interlaced = (flags & 0x40U) != 0;
            const std::size_t own = palette_bytes(flags);
            if (own > 0) {
                frame.palette = piece(bytes, at + 10, own);
            }
            frame.data_at = at + 10 + own;
            return frame;
        } else {
            break;
        }
    }
    return fail(ErrorCode::malformed, "gif: no picture in it");
}

// Where each row from the top is stored: in order, or every 8th, then the 8ths between, the 4ths, the 2nds (appendix E).
std::vector<std::uint32_t> stored_rows(const Frame& frame)
{
    std::vector<std::uint32_t> stored(frame.size.height);
    struct Pass {
        std::uint32_t first;
        std::uint32_t step;
    };
    constexpr std::array passes{Pass{0, 8}, Pass{4, 8}, Pass{2, 4}, Pass{1, 2}};
    std::uint32_t next = 0;
    for (const Pass& pass : passes) {
        for (std::uint32_t y = pass.first; y < frame.size.height && frame.is_interlaced; y += pass.step) {
            stored[y] = next++;
        }
    }
    for (std::uint32_t y = 0; y < frame.size.height && !frame.is_interlaced; ++y) {
        stored[y] = y;
    }
    return stored;
}

}  // namespace

Result<Picture> decode_gif(std::string_view bytes, std::uint64_t most)
{
    const Frame frame = TRY(first_frame(bytes));
    TRY(within_limits(frame.size));
    const auto smallest_bits = static_cast<int>(little_endian(bytes, frame.data_at, 1));
    if (smallest_bits < 1 || smallest_bits > 8) {
        return fail(ErrorCode::malformed, "gif: codes of an impossible size");
    }
    const std::size_t width = frame.size.width;
    const std::size_t pixels = width * frame.size.height;
    const auto indices = unpack(CodeStream(piece(bytes, frame.data_at + 1, bytes.size())), smallest_bits, pixels);
    if (indices.empty()) {
        return fail(ErrorCode::malformed, "gif: no pixel that can be read");
    }
    Palette palette;
    for (std::size_t i = 0; i * 3 + 2 < frame.palette.size(); ++i) {
        const auto channel = [&](std::size_t place) { return static_cast<std::uint8_t>(frame.palette[i * 3 + place]); };
        palette.set(i, channel(0), channel(1), channel(2));
    }
    if (frame.transparent >= 0) {
        palette.set(static_cast<std::size_t>(frame.transparent), 255, 255, 255);
    }
    const KeptSize kept = kept_size_of(frame.size, most);
    RowGatherer rows(frame.size, kept.width, kept.height);
    for (const std::uint32_t stored : stored_rows(frame)) {
        const std::size_t begin = std::min(indices.size(), stored * width);
        if (begin == indices.size() && !frame.is_interlaced) {
            break;
        }
        palette.add_row(rows, indices.data() + begin, std::min(width, indices.size() - begin), width);
    }
    Picture picture = std::move(rows).finish();
    picture.is_cut_short = indices.size() < pixels;
    return picture;
}

}  // namespace asepsie::images
