#include "foundation/images/qr_codes.h"

#include "foundation/base/text.h"
#include "foundation/images/text_code.h"

#include <algorithm>

// A width less 21, then a byte a pixel; and the same as a text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    const auto check = [](const images::Picture& picture) {
        const auto texts = images::read_qr_codes(picture);
        ASSERT(texts.size() <= images::most_qr_codes);
        for (const auto& text : texts) {
            ASSERT(text.size() <= images::longest_qr_text_bytes && text::made_safe_to_show(text) == text);
        }
    };
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto drawn = images::picture_of_text_code(bytes)) {
        check(*drawn);
    }
    if (size > 1) {
        const std::uint32_t width = data[0] + 21U;
        const auto height = static_cast<std::uint32_t>((size - 1) / width);
        const auto picture = images::picture_of_samples(width, height, bytes.substr(1, std::size_t{width} * height));
        if (picture.ok()) {
            check(*picture);
        }
    }
    return 0;
}
