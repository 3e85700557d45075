#include "foundation/base/result.h"

#include <gtest/gtest.h>

namespace asepsie {
namespace {

TEST(ErrorCode, is_found_by_its_name)
{
    for (const ErrorCode code : {ErrorCode::not_found, ErrorCode::too_slow, ErrorCode::busy}) {
        EXPECT_EQ(error_code_named(name_of(code)), code);
    }
    EXPECT_EQ(error_code_named("no_such_code"), std::nullopt);
    EXPECT_EQ(error_code_named(""), std::nullopt);
}

}  // namespace
}  // namespace asepsie
