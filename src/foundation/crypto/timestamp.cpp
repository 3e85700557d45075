#include "foundation/crypto/timestamp.h"

#include "foundation/base/result.h"
#include "foundation/crypto/digest.h"

namespace asepsie::crypto {

std::string timestamp_question(std::string_view sha256)
{
    using namespace std::string_view_literals;
    ASSERT(sha256.size() == sha256_bytes);
    // SEQUENCE { INTEGER 1, SEQUENCE { SEQUENCE { OID 2.16.840.1.101.3.4.2.1, NULL }, OCTET STRING }, BOOLEAN TRUE }.
    constexpr std::string_view before = "\x30\x39\x02\x01\x01\x30\x31\x30\x0D\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20"sv;
    constexpr std::string_view after = "\x01\x01\xFF"sv;
    return std::string(before) + std::string(sha256) + std::string(after);
}

}  // namespace asepsie::crypto
