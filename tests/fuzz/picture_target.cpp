#include "foundation/images/picture.h"

#include "foundation/images/picture_writer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto said = images::size_of_picture(bytes);
    const auto picture = images::decode_picture(bytes, size % 2 == 0 ? images::Colours::grey : images::Colours::grey_and_rgb);
    if (picture.ok()) {
        const std::size_t pixels = std::size_t{picture->width} * picture->height;
        ASSERT(said.ok() && pixels > 0 && pixels <= images::most_decoded_pixels && picture->grey.size() == pixels);
        ASSERT(picture->rgb.empty() || picture->rgb.size() == pixels * 3);
        ASSERT(pixels > 100'000 || images::png_of(*picture).ok());
    }
    return 0;
}
