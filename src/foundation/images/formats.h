// One reader a format of picture. Only for the sources of this folder.
#pragma once

#include "foundation/images/picture.h"

namespace asepsie::images {

// size: what size_of_picture said of the same bytes, within the limits. most: pixels that are kept. Errors: malformed, too_large, unsupported.
Result<Picture> decode_png(std::string_view bytes, const PictureSize& size, std::uint64_t most);
Result<Picture> decode_jpeg(std::string_view bytes, const PictureSize& size, std::uint64_t most);
Result<Picture> decode_gif(std::string_view bytes, std::uint64_t most);
Result<Picture> decode_bmp(std::string_view bytes, const PictureSize& size, std::uint64_t most);

// too_large where it has more pixels than a picture may, or a side is longer.
Result<Done> within_limits(const PictureSize& size);

// Numbers of so many bytes from a place in the bytes; 0 where they end before.
std::uint32_t little_endian(std::string_view bytes, std::size_t place, std::size_t count);
std::uint32_t big_endian(std::string_view bytes, std::size_t place, std::size_t count);

}  // namespace asepsie::images
