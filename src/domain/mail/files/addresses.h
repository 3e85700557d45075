// Web addresses that stand in bytes of any kind, in letters of one byte or of two.
#pragma once

#include "domain/mail/message/attachment.h"

#include <string_view>

namespace asepsie::mail {

constexpr std::size_t most_links = 500;           // of one file
constexpr std::size_t longest_address_bytes = 4'000;

// Adds one link, unless it is there already or there are too many (then: cut_short).
void add_link(Attachment& file, LinkOrigin origin, std::string_view address, std::string_view text = {});

// http:// and https:// in letters of one byte.
void add_addresses_in(Attachment& file, LinkOrigin origin, std::string_view bytes);
// The same in UTF-16, little-endian.
void add_wide_addresses_in(Attachment& file, LinkOrigin origin, std::string_view bytes);

// http, https, a share on another computer ("\\host\x", "file://host/x"), also wrapped ("mhtml:http://…"); not "file:///C:/x".
bool is_elsewhere(std::string_view address);

}  // namespace asepsie::mail
