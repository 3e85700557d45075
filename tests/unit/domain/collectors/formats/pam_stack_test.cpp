#include "domain/collectors/formats/pam_stack.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::formats {
namespace {

TEST(PamStack, is_read_line_by_line)
{
    const auto stack = parse_pam_stack("# comment\n@include common-account\npassword [success=1 default=ignore] /lib/security/pam_unix.so obscure minlen=9\n-auth optional pam_faillock.so preauth\nbroken\n");
    ASSERT_EQ(stack.size(), 2U);
    EXPECT_EQ(find_module(stack, "password", "pam_unix.so")->argument("minlen"), "9");
    EXPECT_EQ(find_module(stack, "password", "pam_unix.so")->argument("min"), std::nullopt);
    EXPECT_NE(find_module(stack, "auth", "pam_faillock.so"), nullptr);
    EXPECT_EQ(find_module(stack, "auth", "pam_unix.so"), nullptr);
}

}  // namespace
}  // namespace asepsie::collectors::formats
