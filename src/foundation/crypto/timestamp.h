// A question to a time-stamping authority (RFC 3161, section 2.4.1): nothing of the content is in it but its fingerprint.
#pragma once

#include <string>
#include <string_view>

namespace asepsie::crypto {

// In DER. sha256: 32 bytes. The authority is asked for its certificate, so that its answer can be verified later without it.
std::string timestamp_question(std::string_view sha256);

}  // namespace asepsie::crypto
