#include "foundation/json/json.h"

#include <gtest/gtest.h>

namespace asepsie::json {
namespace {

TEST(Json, is_one_value_of_limited_depth)
{
    EXPECT_TRUE(parse(R"({"a": [1, true, "x"]})").ok());
    for (const char* wrong : {"", "{", "{} {}", "{'a': 1}", "[1,]", "nul"}) {
        EXPECT_EQ(parse(wrong).error().code, ErrorCode::malformed) << wrong;
    }
    EXPECT_TRUE(parse(std::string(30, '[') + std::string(30, ']')).ok());
    EXPECT_FALSE(parse(std::string(100, '[') + std::string(100, ']')).ok());
}

TEST(Json, is_written_so_that_a_person_can_read_it)
{
    const Value value = Object{{"short", Array{1, 2}}, {"long", std::string(90, 'x')}};
    EXPECT_EQ(write_pretty(value), "{\n  \"short\": [1,2],\n  \"long\": \"" + std::string(90, 'x') + "\"\n}\n");
    EXPECT_EQ(*parse(write_pretty(value)), value);
}

TEST(Members, are_of_the_type_asked_for_or_nothing)
{
    const Value value = *parse(R"({"text": "a", "number": 3, "flag": true})");
    const Object& object = value.get_object();
    EXPECT_EQ(string_in(object, "text"), "a");
    EXPECT_EQ(string_in(object, "number"), std::nullopt);
    EXPECT_EQ(integer_in(object, "number"), 3);
    EXPECT_EQ(boolean_in(object, "flag"), true);
    EXPECT_EQ(object_in(object, "absent"), nullptr);
}

}  // namespace
}  // namespace asepsie::json
