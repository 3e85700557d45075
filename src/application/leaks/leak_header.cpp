#include "application/leaks/leak_header.h"

#include "foundation/base/text.h"
#include "foundation/crypto/digest.h"
#include "foundation/crypto/seal.h"

#include <fmt/core.h>

#include <charconv>

namespace asepsie::leaks {
namespace {

constexpr std::string_view magic = "ASEPSIE-LEAKS-1\n";
constexpr std::size_t length_digits = 8;  // of the JSON, in hexadecimal, then a LF
constexpr std::size_t text_start = magic.size() + length_digits + 1;
constexpr std::size_t seed_digits = 16;
static_assert(text_start == header_start_bytes);

Error malformed(std::string reason) { return fail(ErrorCode::malformed, "list of leaks: " + std::move(reason)); }
Error truncated(std::uint64_t bytes) { return fail(ErrorCode::truncated, fmt::format("list of leaks: {} bytes", bytes)); }

std::optional<std::uint64_t> number_in_hex(std::string_view text, std::size_t digits)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, 16);
    return text.size() == digits && error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::optional<std::uint64_t> count_in(const json::Object& object, std::string_view name, std::uint64_t most)
{
    const auto number = json::integer_in(object, name);
    return number && *number >= 0 && static_cast<std::uint64_t>(*number) <= most ? std::optional(static_cast<std::uint64_t>(*number)) : std::nullopt;
}

Result<std::size_t> text_bytes(std::string_view start)
{
    if (!start.starts_with(magic.substr(0, start.size()))) {
        return malformed("none, or one of another version");
    }
    if (start.size() < text_start) {
        return truncated(start.size());
    }
    const auto length = number_in_hex(start.substr(magic.size(), length_digits), length_digits);
    if (!length || start[text_start - 1] != '\n') {
        return malformed("the header's length is no number");
    }
    if (*length > max_header_bytes) {
        return malformed("the header is too long");
    }
    return static_cast<std::size_t>(*length);
}

}  // namespace

std::uint64_t key_of(const crypto::Sha1Digest& digest)
{
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < sizeof key; ++i) {
        key = (key << 8U) | digest[i];
    }
    return key;
}

std::size_t segment_of(std::uint64_t key, std::uint32_t prefix_bits)
{
    return prefix_bits == 0 ? 0 : static_cast<std::size_t>(key >> (64U - prefix_bits));
}

std::string fingerprint_of(std::string_view table)
{
    crypto::Sha256 hash;
    hash.add(table);
    return hash.digest();
}

json::Object to_json(const Segment& segment)
{
    return {{"entries", segment.entries}, {"seed", fmt::format("{:016x}", segment.shape.seed)}, {"block_bits", segment.shape.block_bits},
        {"first_blocks", segment.shape.first_blocks}, {"sha256", crypto::to_hex(segment.sha256)}};
}

std::optional<Segment> segment_in(const json::Value& value)
{
    const json::Object* object = value.if_object();
    if (object == nullptr) {
        return std::nullopt;
    }
    const auto entries = count_in(*object, "entries", max_segment_keys);
    const auto seed = number_in_hex(json::string_in(*object, "seed").value_or(""), seed_digits);
    const auto block_bits = count_in(*object, "block_bits", fuse_filter::max_block_bits);
    const auto first_blocks = count_in(*object, "first_blocks", max_segment_bytes);
    const auto sha256 = crypto::from_hex(json::string_in(*object, "sha256").value_or(""));
    if (!entries || !seed || !block_bits || !first_blocks || !sha256.ok() || sha256->size() != crypto::sha256_bytes) {
        return std::nullopt;
    }
    Segment segment{*entries, {*seed, static_cast<std::uint32_t>(*block_bits), static_cast<std::uint32_t>(*first_blocks)}, *sha256};
    const bool is_possible = segment.shape.table_bytes() <= max_segment_bytes && (segment.entries == 0) == (segment.shape.first_blocks == 0)
        && segment.entries <= segment.shape.table_bytes();
    return is_possible ? std::optional(std::move(segment)) : std::nullopt;
}

std::uint64_t LeakHeader::segments_bytes() const
{
    std::uint64_t bytes = 0;
    for (const Segment& segment : segments) {
        bytes += segment.shape.table_bytes();
    }
    return bytes;
}

bool is_origin(std::string_view text)
{
    return !text.empty() && text.size() <= max_origin_bytes && text::is_plain_utf8(text) && text::made_safe_to_show(text) == text && text.find_first_of("\n\t") == std::string_view::npos;
}

std::string encode(const LeakHeader& header)
{
    json::Array segments;
    for (const Segment& segment : header.segments) {
        segments.emplace_back(to_json(segment));
    }
    const json::Object object{{"origin", header.origin}, {"date", to_iso(header.date)}, {"entries", header.entries}, {"prefix_bits", header.prefix_bits}, {"segments", std::move(segments)}};
    const std::string text = json::write_compact(object);
    std::string encoded = std::string(magic) + fmt::format("{:08x}\n", text.size()) + text;
    encoded += crypto::sha256(encoded);
    return encoded;
}

Result<LeakHeader> header_in_json(std::string_view text)
{
    const json::Value value = TRY(json::parse(text));
    const json::Object* object = value.if_object();
    if (object == nullptr) {
        return malformed("the header is no object");
    }
    const auto origin = json::string_in(*object, "origin");
    const auto date = parse_date(json::string_in(*object, "date").value_or(""));
    const auto entries = count_in(*object, "entries", static_cast<std::uint64_t>(INT64_MAX));
    const auto prefix_bits = count_in(*object, "prefix_bits", max_prefix_bits);
    const json::Array* segments = json::array_in(*object, "segments");
    if (!origin || !is_origin(*origin) || !date || !entries || !prefix_bits || segments == nullptr || segments->size() != 1ULL << *prefix_bits) {
        return malformed("the header lacks origin, date, numbers or segments");
    }
    LeakHeader header{std::string(*origin), *date, *entries, static_cast<std::uint32_t>(*prefix_bits), {}};
    std::uint64_t counted = 0;
    for (const json::Value& said : *segments) {
        auto segment = segment_in(said);
        if (!segment) {
            return malformed(fmt::format("segment {}", header.segments.size()));
        }
        counted += segment->entries;
        header.segments.push_back(std::move(*segment));
    }
    return counted == *entries ? Result<LeakHeader>(std::move(header)) : malformed("the segments have another number of entries");
}

Result<std::size_t> header_reach(std::string_view start)
{
    const std::size_t length = TRY(text_bytes(start));
    return text_start + length + crypto::sha256_bytes;
}

Result<SplitList> split_list(std::string_view start)
{
    const std::size_t reach = TRY(header_reach(start));
    if (start.size() < reach) {
        return truncated(start.size());
    }
    const std::size_t text_end = reach - crypto::sha256_bytes;
    if (crypto::sha256(start.substr(0, text_end)) != start.substr(text_end, crypto::sha256_bytes)) {
        return fail(ErrorCode::altered, "list of leaks: the header does not hold");
    }
    LeakHeader header = TRY(header_in_json(start.substr(text_start, text_end - text_start)));
    return SplitList{std::move(header), reach};
}

}  // namespace asepsie::leaks
