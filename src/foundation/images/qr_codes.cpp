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
constexpr std::uint32_t smallest_code_side = 21;  // modules of the smallest code
// With more corners than these, the likeliest triples may all belong to different codes: parts of the picture are looked at each by itself.
constexpr std::size_t most_corners_at_once = 12;
constexpr std::size_t most_corners = 80;          // in the whole: 80,000 triples, some 3 ms
constexpr std::size_t most_corners_in_part = 30;
constexpr std::uint32_t parts_a_side = 3;

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

// How many corners there were in the end, or as many as may be. May throw as ZXing does.
std::size_t read_at_once(BlackAndWhite& image, std::size_t most, std::vector<std::string>& texts)
{
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    hints.setBinarizer(ZXing::Binarizer::BoolCast);
    hints.setTryDownscale(false);
    hints.setTryRotate(false);
    hints.setMaxNumberOfSymbols(static_cast<std::uint8_t>(most_qr_codes));
    std::size_t corners = 0;
    for (int round = 0; round < most_rounds && texts.size() < most_qr_codes; ++round) {
        const auto left = leave_few_corners(image, most);
        corners = left.value_or(most);
        if (!left || *left < 3) {
            break;
        }
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
    return corners;
}

BlackAndWhite part_of(const BlackAndWhite& image, std::uint32_t left, std::uint32_t top, std::uint32_t side)
{
    BlackAndWhite part{std::min(side, image.width - left), std::min(side, image.height - top), {}};
    part.samples.reserve(std::size_t{part.width} * part.height);
    for (std::size_t y = top; y < top + part.height; ++y) {
        const auto row = image.samples.begin() + static_cast<std::ptrdiff_t>(y * image.width + left);
        part.samples.insert(part.samples.end(), row, row + static_cast<std::ptrdiff_t>(part.width));
    }
    return part;
}

// Squares that overlap by half: whatever is half as large as one stands whole in one of them.
void read_in_parts(const BlackAndWhite& image, std::vector<std::string>& texts)
{
    const std::uint32_t side = std::max(2 * smallest_code_side, std::max(image.width, image.height) / parts_a_side);
    for (std::uint32_t top = 0; top < image.height; top += side / 2) {
        for (std::uint32_t left = 0; left < image.width && texts.size() < most_qr_codes; left += side / 2) {
            BlackAndWhite part = part_of(image, left, top, side);
            if (part.width >= smallest_code_side && part.height >= smallest_code_side) {
                read_at_once(part, most_corners_in_part, texts);
            }
        }
    }
}

void read_all(BlackAndWhite& image, std::vector<std::string>& texts)
{
    if (read_at_once(image, most_corners, texts) > most_corners_at_once && texts.size() < most_qr_codes) {
        read_in_parts(image, texts);
    }
}

}  // namespace

std::vector<std::string> read_qr_codes(const Picture& picture)
{
    std::vector<std::string> texts;
    const std::uint64_t pixels = std::uint64_t{picture.width} * picture.height;
    if (picture.width < smallest_code_side || picture.height < smallest_code_side || pixels > most_decoded_pixels || picture.grey.size() != pixels) {
        return texts;
    }
    BlackAndWhite upright = black_and_white(picture);
    BlackAndWhite inverted = upright;
    invert(inverted);
    for (BlackAndWhite* image : {&upright, &inverted}) {
        try {
            read_all(*image, texts);
        } catch (const std::exception&) {
            continue;  // nothing that can be read
        }
    }
    return texts;
}

}  // namespace asepsie::images
