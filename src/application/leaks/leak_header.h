// What stands at the head of a list of leaked passwords: where it comes from, and each of its segments with a fingerprint. docs/formats/leak_list.md.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"
#include "foundation/crypto/sha1.h"
#include "foundation/fuse_filter/fuse_filter.h"
#include "foundation/json/json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::leaks {

constexpr std::uint32_t max_prefix_bits = 12;               // 4,096 segments
constexpr std::size_t max_segment_keys = 16'000'000;        // building one takes about 60 bytes each
constexpr std::uint64_t max_segment_bytes = 64ULL << 20U;   // read whole before it is believed
constexpr std::size_t max_origin_bytes = 1'000;
constexpr std::size_t max_header_bytes = 2U << 20U;

// The first 64 bits of the SHA-1 of a password; the upper ones of these tell its segment.
std::uint64_t key_of(const crypto::Sha1Digest& digest);
std::size_t segment_of(std::uint64_t key, std::uint32_t prefix_bits);

// One segment: a filter of all keys that begin with the same bits.
struct Segment {
    std::uint64_t entries = 0;
    fuse_filter::Shape shape;
    std::string sha256;  // of its bytes, 32
};
std::string fingerprint_of(std::string_view table);  // of a segment's bytes
json::Object to_json(const Segment& segment);
std::optional<Segment> segment_in(const json::Value& value);

struct LeakHeader {
    std::string origin;  // in words: who published it, under what name
    Date date{};         // from which it is
    std::uint64_t entries = 0;
    std::uint32_t prefix_bits = 0;
    std::vector<Segment> segments;  // 2^prefix_bits, in the order of their prefixes, as their bytes are in the file

    [[nodiscard]] std::uint64_t segments_bytes() const;
};

// One line of text that can be shown, of a length that fits.
bool is_origin(std::string_view text);

// magic, length, JSON, SHA-256 of all of it.
std::string encode(const LeakHeader& header);

// What stands in the JSON; malformed where it contradicts itself or its limits.
Result<LeakHeader> header_in_json(std::string_view text);

struct SplitList {
    LeakHeader header;
    std::uint64_t segments_start = 0;  // bytes from the beginning of the file
};
// Of the first bytes of a file, header_reach(…) of them at least. truncated, altered (its SHA-256 does not hold), malformed (no such list, or one of another version).
Result<SplitList> split_list(std::string_view start);

constexpr std::size_t header_start_bytes = 25;  // these are enough for header_reach
// How many bytes of a file split_list needs.
Result<std::size_t> header_reach(std::string_view start);

}  // namespace asepsie::leaks
