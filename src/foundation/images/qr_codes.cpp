#include "foundation/images/qr_codes.h"

#include "foundation/base/text.h"
#include "foundation/images/black_and_white.h"

#define ZX_USE_UTF8  // ZXing 1.4: text() gives UTF-8
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <exception>

namespace asepsie::images {
namespace {

// ZXing judges few triples of corners at a time, the likeliest first: what was read is taken out, and it looks again.
constexpr int most_rounds = 4;
constexpr std::uint32_t smallest_side = 21;  // modules of the smallest code

void take_out(BlackAndWhite& image, const ZXing::Position& position)
{
    const auto clamped = [](int value, std::uint32_t side) { return static_cast<std::size_t>(std::clamp(value, 0, static_cast<int>(side))); };
    const auto [left, right] = std::minmax({position[0].x, position[1].x, position[2].x, position[3].x});
    const auto [top, bottom] = std::minmax({position[0].y, position[1].y, position[2].y, position[3].y});
    const std::size_t begin = clamped(left, image.width);
    const std::size_t end = clamped(right + 1, image.width);
    for (std::size_t y = clamped(top, image.height); y < clamped(bottom + 1, image.height); ++y) {
        const auto row = image.samples.begin() + static_cast<std::ptrdiff_t>(y * image.width);
        std::fill(row + static_cast<std::ptrdiff_t>(begin), row + static_cast<std::ptrdiff_t>(end), std::uint8_t{255});
    }
}

void keep(const std::string& written, std::vector<std::string>& texts)
{
    std::string shown = text::made_safe_to_show(written.substr(0, longest_qr_text_bytes));
    if (shown.size() > longest_qr_text_bytes) {
        shown = text::made_safe_to_show(shown.substr(0, longest_qr_text_bytes - 3));
    }
    if (!shown.empty() && texts.size() < most_qr_codes && std::find(texts.begin(), texts.end(), shown) == texts.end()) {
        texts.push_back(std::move(shown));
    }
}

// May throw as ZXing does.
void read_all(BlackAndWhite& image, std::vector<std::string>& texts)
{
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    hints.setBinarizer(ZXing::Binarizer::BoolCast);
    hints.setTryDownscale(false);
    hints.setTryRotate(false);
    hints.setMaxNumberOfSymbols(static_cast<std::uint8_t>(most_qr_codes));
    for (int round = 0; round < most_rounds && texts.size() < most_qr_codes; ++round) {
        const ZXing::ImageView view(image.samples.data(), static_cast<int>(image.width), static_cast<int>(image.height), ZXing::ImageFormat::Lum);
        const ZXing::Results found = ZXing::ReadBarcodes(view, hints);
        for (const ZXing::Result& code : found) {
            keep(code.text(), texts);
            take_out(image, code.position());
        }
        if (found.empty()) {
            break;
        }
    }
}

}  // namespace

std::vector<std::string> read_qr_codes(const Picture& picture)
{
    std::vector<std::string> texts;
    const std::uint64_t pixels = std::uint64_t{picture.width} * picture.height;
    if (picture.width < smallest_side || picture.height < smallest_side || pixels > most_decoded_pixels || picture.grey.size() != pixels) {
        return texts;
    }
    BlackAndWhite upright = black_and_white(picture);
    BlackAndWhite inverted = upright;
    invert(inverted);
    for (BlackAndWhite* image : {&upright, &inverted}) {
        try {
            if (leave_few_corners(*image)) {
                read_all(*image, texts);
            }
        } catch (const std::exception&) {
            continue;  // nothing that can be read
        }
    }
    return texts;
}

}  // namespace asepsie::images
