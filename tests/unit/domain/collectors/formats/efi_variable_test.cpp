#include "domain/collectors/formats/efi_variable.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::formats {
namespace {

TEST(EfiVariable, is_told_by_the_byte_after_its_attributes)
{
    EXPECT_EQ(*parse_efi_flag(std::string_view("\x06\0\0\0\x01", 5)), true);
    EXPECT_EQ(*parse_efi_flag(std::string_view("\x06\0\0\0\0", 5)), false);
    EXPECT_EQ(parse_efi_flag(std::string_view("\x06\0\0\0", 4)).error().code, ErrorCode::malformed);
    EXPECT_EQ(parse_efi_flag("").error().code, ErrorCode::malformed);
}

}  // namespace
}  // namespace asepsie::collectors::formats
