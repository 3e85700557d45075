// Text as the unsigned bytes that the cryptographic libraries take. Only for the sources of this folder.
#pragma once

#include <string>
#include <string_view>

namespace asepsie::crypto {

inline const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
inline unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace asepsie::crypto
