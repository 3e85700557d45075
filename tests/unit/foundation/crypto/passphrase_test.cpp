#include "foundation/crypto/passphrase.h"

#include "foundation/crypto/seal.h"

#include <gtest/gtest.h>

#include <cctype>

namespace asepsie::crypto {
namespace {

TEST(KeyFrom, depends_on_all_it_is_given)
{
    const std::string salt(salt_bytes, 's');
    const auto key = [&](std::string_view passphrase, std::string_view with, Cost cost) { return to_hex(std::string(
        reinterpret_cast<const char*>(key_from(Secret::copy_of(passphrase), with, cost)->bytes().data()), key_bytes)); };
    EXPECT_EQ(key("abc", salt, least_cost), key("abc", salt, least_cost));
    EXPECT_NE(key("abc", salt, least_cost), key("abd", salt, least_cost));
    EXPECT_NE(key("abc", salt, least_cost), key("abc", std::string(salt_bytes, 't'), least_cost));
    EXPECT_NE(key("abc", salt, least_cost), key("abc", salt, Cost{2, least_cost.memory_bytes}));
    EXPECT_EQ(key_from(Secret::copy_of("abc"), salt, Cost{4, 2ULL << 30U}).error().code, ErrorCode::too_large);
    EXPECT_EQ(key_from(Secret::copy_of("abc"), salt, Cost{16, 1ULL << 20U}).error().code, ErrorCode::too_large);
    EXPECT_EQ(key_from(Secret::copy_of("abc"), salt, Cost{1, 1ULL << 60U}).error().code, ErrorCode::too_large) << "a hostile file cannot ask for the whole computer";
}

TEST(RecoveryCode, is_read_as_it_was_made)
{
    const std::string code = make_recovery_code();
    ASSERT_EQ(code.size(), 29U);
    const Secret read = read_recovery_code(code).value();
    std::string sloppy;
    for (const char c : code) {
        sloppy += c == '-' ? std::string(" ") : c == '0' ? "o" : c == '1' ? "l" : std::string(1, static_cast<char>(std::tolower(c)));
    }
    EXPECT_EQ(*read_recovery_code(sloppy + "\n"), read);
    EXPECT_NE(make_recovery_code(), code);
}

TEST(RecoveryCode, tells_a_slip_of_the_pen)
{
    const std::string code = make_recovery_code();
    std::string slip = code;
    slip[0] = slip[0] == 'A' ? 'B' : 'A';
    EXPECT_EQ(read_recovery_code(slip).error().code, ErrorCode::malformed);
    EXPECT_EQ(read_recovery_code(code.substr(1)).error().code, ErrorCode::malformed);
    EXPECT_EQ(read_recovery_code(code + "A").error().code, ErrorCode::malformed);
    EXPECT_EQ(read_recovery_code("é").error().code, ErrorCode::malformed);
    EXPECT_EQ(read_recovery_code("").error().code, ErrorCode::malformed);
}

}  // namespace
}  // namespace asepsie::crypto
