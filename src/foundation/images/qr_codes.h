// The QR codes that a person's telephone would see in a picture.
#pragma once

#include "foundation/images/picture.h"

#include <string>
#include <vector>

namespace asepsie::images {

constexpr std::size_t most_qr_codes = 10;
constexpr std::size_t longest_qr_text_bytes = 4'000;

// What each says, as UTF-8 that may be shown; each text once. Black on white, or white on black. Larger pictures than decode_picture gives are not looked at.
std::vector<std::string> read_qr_codes(const Picture& picture);

}  // namespace asepsie::images
