#include "foundation/images/picture.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto said = images::size_of_picture(bytes);
    const auto picture = images::decode_picture(bytes);
    if (picture.ok()) {
        const std::size_t pixels = std::size_t{picture->width} * picture->height;
        ASSERT(said.ok() && pixels > 0 && pixels <= images::most_decoded_pixels && picture->grey.size() == pixels);
    }
    return 0;
}
