#include "foundation/worker/protocol.h"

#include <gtest/gtest.h>

namespace asepsie::worker {
namespace {

using namespace std::string_literals;

TEST(Message, is_read_back)
{
    const std::vector<std::string> parts{"", "a\0b"s, std::string(70'000, 'x')};
    for (const Kind kind : {Kind::question, Kind::answer, Kind::error}) {
        const std::string bytes = write_message(kind, parts);
        const auto message = parse_message(bytes);
        ASSERT_TRUE(message.ok());
        EXPECT_EQ(message->kind, kind);
        EXPECT_EQ(std::vector<std::string>(message->parts.begin(), message->parts.end()), parts);
    }
    EXPECT_EQ(write_message(Kind::question, {"ab"}), "asw1q\0\0\0\1\0\0\0\2ab"s);
}

TEST(Message, is_refused_with_a_reason)
{
    const std::string whole = write_message(Kind::answer, {"one", "two"});
    for (std::size_t length = 0; length < whole.size(); ++length) {
        EXPECT_EQ(parse_message(whole.substr(0, length)).error().code, ErrorCode::truncated) << length;
    }
    EXPECT_EQ(parse_message(whole + "x").error().code, ErrorCode::malformed);
    EXPECT_EQ(parse_message("asw2q\0\0\0\0"s).error().code, ErrorCode::malformed);
    EXPECT_EQ(parse_message("asw1x\0\0\0\0"s).error().code, ErrorCode::malformed);
    EXPECT_EQ(parse_message("asw1q\xFF\xFF\xFF\xFF"s).error().code, ErrorCode::too_large);
    EXPECT_EQ(parse_message("asw1q\0\0\0\1\xFF\xFF\xFF\xFF"s).error().code, ErrorCode::truncated);
    EXPECT_EQ(parse_message(std::string(most_message_bytes + 1, 'x')).error().code, ErrorCode::too_large);
}

TEST(Message, has_limits)
{
    EXPECT_TRUE(fits_a_message(std::vector<std::string>(most_parts)));
    EXPECT_FALSE(fits_a_message(std::vector<std::string>(most_parts + 1)));
    EXPECT_FALSE(fits_a_message({std::string(most_message_bytes - 5, 'x')}));
}

TEST(Outcome, is_read_back)
{
    EXPECT_EQ(read_outcome(write_outcome(std::vector<std::string>{"a", ""}))->size(), 2U);
    const auto failed = read_outcome(write_outcome(fail(ErrorCode::altered, "at offset 7")));
    EXPECT_EQ(failed.error().code, ErrorCode::altered);
    EXPECT_EQ(failed.error().detail, "at offset 7");
    EXPECT_EQ(read_outcome(write_outcome(std::vector<std::string>(most_parts + 1))).error().code, ErrorCode::too_large);
}

TEST(Outcome, of_an_enemy_is_not_believed)
{
    for (const std::string& bytes : {""s, write_message(Kind::question, {"a"}), write_message(Kind::error, {"no_such_code", ""}), write_message(Kind::error, {"denied"}),
             write_message(Kind::error, {"denied", std::string(most_detail_bytes + 1, 'x')}), write_message(Kind::answer, {}) + "more"}) {
        EXPECT_EQ(read_outcome(bytes).error().code, ErrorCode::io_failed) << bytes.substr(0, 30);
    }
}

TEST(Arguments, are_read_back)
{
    const auto terms = parse_arguments(to_arguments("/bin/worker", {"echo", 1'000, std::chrono::seconds(3)}));
    ASSERT_TRUE(terms.ok());
    EXPECT_EQ(terms->task, "echo");
    EXPECT_EQ(terms->memory_bytes, 1'000U);
    EXPECT_EQ(terms->processor_time, std::chrono::seconds(3));
    for (const std::vector<std::string>& wrong : {std::vector<std::string>{}, {"w", "echo"}, {"w", "echo", "0", "1"}, {"w", "echo", "1", "-1"}, {"w", "echo", "x", "1"}, {"w", "echo", "1", "1", "1"}}) {
        EXPECT_EQ(parse_arguments(wrong).error().code, ErrorCode::bad_usage);
    }
}

}  // namespace
}  // namespace asepsie::worker
