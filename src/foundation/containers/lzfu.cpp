#include "foundation/containers/lzfu.h"

#include "foundation/containers/little_endian.h"

#include <algorithm>
#include <array>

namespace asepsie::containers {
namespace {

// MS-OXRTFCP 2.1.2.1: what the window holds before the first byte.
constexpr std::string_view first_words = "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier"
                                         "{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
static_assert(first_words.size() == 207);

constexpr std::size_t lzfu_header_bytes = 16;
constexpr std::size_t window_bytes = 4096;
constexpr std::uint32_t compressed = 0x75465A4C;    // "LZFu"
constexpr std::uint32_t uncompressed = 0x414C454D;  // "MELA"

}  // namespace

Result<std::string> decompress_rtf(std::string_view bytes)
{
    if (bytes.size() < lzfu_header_bytes) {
        return fail(ErrorCode::truncated, "compressed RTF: the header is not whole");
    }
    const std::size_t raw_bytes = u32_at(bytes, 4);
    const std::uint32_t kind = u32_at(bytes, 8);
    if (raw_bytes > most_rtf_bytes) {
        return fail(ErrorCode::too_large, "compressed RTF: too long once expanded");
    }
    std::string_view rest = bytes.substr(lzfu_header_bytes);
    if (kind == uncompressed) {
        return std::string(rest.substr(0, raw_bytes));
    }
    if (kind != compressed) {
        return fail(ErrorCode::malformed, "compressed RTF: neither LZFu nor MELA");
    }
    std::array<char, window_bytes> window{};
    std::copy(first_words.begin(), first_words.end(), window.begin());
    std::size_t write_at = first_words.size();
    std::string out;
    const auto put = [&](char c) {
        out += c;
        window[write_at] = c;
        write_at = (write_at + 1) % window_bytes;
    };
    for (std::size_t at = 0; at < rest.size() && out.size() < raw_bytes;) {
        const std::uint32_t kinds = byte_at(rest, at++);
        for (std::uint32_t bit = 0; bit < 8 && at < rest.size() && out.size() < raw_bytes; ++bit) {
            if ((kinds >> bit & 1U) == 0) {
                put(rest[at++]);
                continue;
            }
            const std::uint32_t reference = byte_at(rest, at) << 8U | byte_at(rest, at + 1);
            at += 2;
            std::size_t from = reference >> 4U;
            if (from == write_at) {  // 2.2.2.2.5: the end
                return out;
            }
            for (std::size_t left = (reference & 15U) + 2; left > 0 && out.size() < raw_bytes; --left) {
                put(window[from]);
                from = (from + 1) % window_bytes;
            }
        }
    }
    return out;
}

}  // namespace asepsie::containers
