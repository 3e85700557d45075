#include "domain/collectors/formats/libreoffice_registry.h"

#include <gtest/gtest.h>

#include <string>

namespace asepsie::collectors::formats {
namespace {

std::string with(const std::string& item) { return "<?xml version=\"1.0\"?><oor:items>" + item + "</oor:items>"; }

TEST(MacroSecurity, is_one_of_four_levels_or_the_default)
{
    EXPECT_EQ(*macro_security_level(with("<item><prop oor:name=\"MacroSecurityLevel\" oor:op=\"fuse\"><value>1</value></prop></item>")), 1);
    EXPECT_EQ(*macro_security_level(with("")), std::nullopt);
    for (const char* wrong : {"<item><prop oor:name=\"MacroSecurityLevel\"><value>9</value></prop></item>", "<item><prop oor:name=\"MacroSecurityLevel\"></prop></item><item><value>1</value></item>",
             "<item><prop oor:name=\"MacroSecurityLevel\"><value>"}) {
        EXPECT_EQ(macro_security_level(with(wrong)).error().code, ErrorCode::malformed) << wrong;
    }
    EXPECT_EQ(macro_security_level("").error().code, ErrorCode::malformed);
}

}  // namespace
}  // namespace asepsie::collectors::formats
