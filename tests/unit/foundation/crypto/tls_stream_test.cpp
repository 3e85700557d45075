#include "foundation/crypto/tls_stream.h"

#include "support/signing_authority.h"

#include <gtest/gtest.h>

namespace asepsie::crypto {
namespace {

const std::string& anchors()
{
    static const std::string pem = tests::Authority("Autorité d'essai").certificate_pem();
    return pem;
}

TEST(TlsStream, speaks_first_and_waits_for_an_answer)
{
    auto stream = TlsStream::create({"imap.example", anchors()});
    ASSERT_TRUE(stream.ok()) << stream.error().detail;
    const auto shaken = stream->shake_hands();
    ASSERT_TRUE(shaken.ok());
    EXPECT_FALSE(*shaken);
    const std::string hello = stream->take_out();
    EXPECT_TRUE(hello.starts_with("\x16\x03"));  // RFC 8446, section 5.1: a handshake
    EXPECT_NE(hello.find("imap.example"), std::string::npos);
    EXPECT_TRUE(stream->take_out().empty());
    EXPECT_FALSE(stream->has_ended());
}

TEST(TlsStream, tells_what_is_no_tls)
{
    for (const std::string_view words : {"* OK IMAP4rev1 ready\r\n", "HTTP/1.1 400 Bad Request\r\n\r\n"}) {
        auto stream = TlsStream::create({"127.0.0.1", anchors()});
        ASSERT_TRUE(stream.ok() && stream->shake_hands().ok());
        stream->take_in(words);
        const auto shaken = stream->shake_hands();
        ASSERT_FALSE(shaken.ok());
        EXPECT_EQ(shaken.error().code, ErrorCode::malformed) << shaken.error().detail;
    }
}

TEST(TlsStream, speaks_with_nobody_that_nobody_vouches_for)
{
    EXPECT_EQ(TlsStream::create({"imap.example", "no authority"}).error().code, ErrorCode::malformed);
    EXPECT_EQ(TlsStream::create({"", anchors()}).error().code, ErrorCode::bad_usage);
    EXPECT_EQ(TlsStream::create({"999.1.1.1", anchors()}).error().code, ErrorCode::bad_usage);
}

}  // namespace
}  // namespace asepsie::crypto
