#include "foundation/images/picture.h"

#include "foundation/images/formats.h"
#include "foundation/images/row_gatherer.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

namespace asepsie::images {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t most_jpeg_markers = 2'000;  // before the one that says the size

bool has(std::string_view bytes, std::size_t place, std::string_view sign) { return bytes.size() >= place && bytes.substr(place).starts_with(sign); }

// ITU-T T.81, annex B: markers follow each other, each with its length, until a frame (SOF) begins.
PictureSize size_of_jpeg(std::string_view bytes)
{
    std::size_t at = 2;
    for (std::size_t markers = 0; markers < most_jpeg_markers; ++markers) {
        at = bytes.find('\xFF', at);
        if (at == std::string_view::npos) {
            break;
        }
        at = bytes.find_first_not_of('\xFF', at);
        if (at == std::string_view::npos) {
            break;
        }
        const auto marker = static_cast<std::uint8_t>(bytes[at]);
        const bool is_frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        const bool is_alone = marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD8);
        if (is_frame) {
            return {PictureFormat::jpeg, big_endian(bytes, at + 6, 2), big_endian(bytes, at + 4, 2)};
        }
        at += is_alone ? 1 : 1 + std::max(2U, big_endian(bytes, at + 1, 2));
        if (at >= bytes.size()) {
            break;
        }
    }
    return {PictureFormat::jpeg, 0, 0};
}

// A height below zero: from the top.
PictureSize size_of_bmp(std::string_view bytes)
{
    if (little_endian(bytes, 14, 4) == 12) {  // BITMAPCOREHEADER
        return {PictureFormat::bmp, little_endian(bytes, 18, 2), little_endian(bytes, 20, 2)};
    }
    const std::uint32_t height = little_endian(bytes, 22, 4);
    return {PictureFormat::bmp, little_endian(bytes, 18, 4), height > 0x7FFF'FFFFU ? 0U - height : height};
}

// RFC 9649, sections 2.5 to 2.7.
PictureSize size_of_webp(std::string_view bytes)
{
    if (has(bytes, 12, "VP8X")) {
        return {PictureFormat::webp, little_endian(bytes, 24, 3) + 1, little_endian(bytes, 27, 3) + 1};
    }
    if (has(bytes, 12, "VP8L")) {
        const std::uint32_t bits = little_endian(bytes, 21, 4);
        return {PictureFormat::webp, (bits & 0x3FFFU) + 1, ((bits >> 14U) & 0x3FFFU) + 1};
    }
    if (has(bytes, 12, "VP8 ")) {
        return {PictureFormat::webp, little_endian(bytes, 26, 2) & 0x3FFFU, little_endian(bytes, 28, 2) & 0x3FFFU};
    }
    return {PictureFormat::webp, 0, 0};
}

std::optional<PictureSize> size_by_format(std::string_view bytes)
{
    if (has(bytes, 0, "\x89PNG\r\n\x1A\n")) {
        return PictureSize{PictureFormat::png, big_endian(bytes, 16, 4), big_endian(bytes, 20, 4)};
    }
    if (has(bytes, 0, "\xFF\xD8")) {
        return size_of_jpeg(bytes);
    }
    if (has(bytes, 0, "GIF87a") || has(bytes, 0, "GIF89a")) {
        return PictureSize{PictureFormat::gif, little_endian(bytes, 6, 2), little_endian(bytes, 8, 2)};
    }
    if (has(bytes, 0, "BM")) {
        return size_of_bmp(bytes);
    }
    if (has(bytes, 0, "RIFF") && has(bytes, 8, "WEBP")) {
        return size_of_webp(bytes);
    }
    return std::nullopt;
}

}  // namespace

std::uint32_t little_endian(std::string_view bytes, std::size_t place, std::size_t count)
{
    std::uint32_t number = 0;
    for (std::size_t i = count; i > 0; --i) {
        number = (number << 8U) | (place + i <= bytes.size() ? static_cast<std::uint8_t>(bytes[place + i - 1]) : 0U);
    }
    return number;
}

std::uint32_t big_endian(std::string_view bytes, std::size_t place, std::size_t count)
{
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < count; ++i) {
        number = (number << 8U) | (place + i < bytes.size() ? static_cast<std::uint8_t>(bytes[place + i]) : 0U);
    }
    return number;
}

Result<Done> within_limits(const PictureSize& size)
{
    if (size.width == 0 || size.height == 0) {
        return fail(ErrorCode::malformed, "picture: no pixel");
    }
    if (size.width > longest_side || size.height > longest_side || std::uint64_t{size.width} * size.height > most_pixels) {
        return fail(ErrorCode::too_large, fmt::format("picture: {} x {} pixels", size.width, size.height));
    }
    return Done{};
}

Result<PictureSize> size_of_picture(std::string_view bytes)
{
    const auto size = size_by_format(bytes);
    if (!size) {
        return fail(ErrorCode::unsupported, "picture: of no known format");
    }
    if (size->width == 0 || size->height == 0) {
        return fail(ErrorCode::malformed, "picture: no pixel");
    }
    return *size;
}

Result<Picture> decode_picture(std::string_view bytes, std::uint64_t most)
{
    const PictureSize size = TRY(size_of_picture(bytes));
    TRY(within_limits(size));
    switch (size.format) {
    case PictureFormat::png: return decode_png(bytes, size, most);
    case PictureFormat::jpeg: return decode_jpeg(bytes, size, most);
    case PictureFormat::gif: return decode_gif(bytes, most);
    case PictureFormat::bmp: return decode_bmp(bytes, size, most);
    case PictureFormat::webp: break;
    }
    return fail(ErrorCode::unsupported, "picture: WebP");
}

Result<Picture> picture_of_samples(std::uint32_t width, std::uint32_t height, std::string_view grey, std::uint64_t most)
{
    const PictureSize size{PictureFormat::bmp, width, height};
    TRY(within_limits(size));
    if (grey.size() != std::size_t{width} * height) {
        return fail(ErrorCode::malformed, "picture: another number of samples");
    }
    const KeptSize kept = kept_size_of(size, most);
    RowGatherer rows(size, kept.width, kept.height);
    for (std::size_t y = 0; y < height; ++y) {
        rows.add(reinterpret_cast<const std::uint8_t*>(grey.data()) + y * width, Samples::grey);
    }
    return std::move(rows).finish();
}

}  // namespace asepsie::images
