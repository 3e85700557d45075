#include "foundation/platform/recording.h"

#include <gtest/gtest.h>

namespace asepsie::platform {
namespace {

Recording small()
{
    Recording recording;
    recording.now = *parse_moment("2026-11-23T09:00:00Z");
    recording.identity.home = "/home/user";
    recording.nodes["/etc/shadow"].content = fail(ErrorCode::denied, "");
    recording.nodes["/etc/shadow"].status = FileStatus{FileKind::regular, 0640, 0, 42, 10, 0, recording.now};
    recording.commands.insert_or_assign("nft_ruleset", fail(ErrorCode::denied, ""));
    recording.queries.insert_or_assign({"kernel", "clock"}, std::string("{}"));
    add_tree(recording, {{"/usr/bin/bash", FileKind::regular, "#!"}, {"/bin", FileKind::link, "usr/bin"}, {"/sys/a", FileKind::link, "../sys/b"}, {"/sys/b", FileKind::link, "a"},
                            {"/etc/bytes", FileKind::regular, std::string("\xFF\0x", 3)}});
    return recording;
}

TEST(RecordedMachine, answers_as_the_system_would)
{
    const RecordedMachine machine(small());
    EXPECT_EQ(*machine.read_file("/bin/bash", 10), "#!") << "links in folders are followed";
    EXPECT_EQ(machine.read_file("/bin/bash", 1).error().code, ErrorCode::too_large);
    EXPECT_EQ(machine.read_file("/usr/bin", 10).error().code, ErrorCode::unsupported);
    EXPECT_EQ(machine.read_file("/nothing", 10).error().code, ErrorCode::not_found);
    EXPECT_EQ(machine.read_file("/etc/shadow", 10).error().code, ErrorCode::denied);
    EXPECT_EQ(*machine.read_link("/bin"), "usr/bin");
    EXPECT_EQ(machine.read_link("/etc").error().code, ErrorCode::unsupported);
    EXPECT_FALSE(machine.status("/sys/a/x").ok()) << "a loop ends";
    EXPECT_EQ(machine.list_directory("/usr/../usr//bin/.")->front().name, "bash");
    EXPECT_EQ(machine.status("/etc/shadow")->mode, 0640U);
    EXPECT_EQ(machine.run_known(KnownCommand::nft_ruleset).error().code, ErrorCode::denied);
    EXPECT_EQ(*machine.query(QueryLanguage::kernel, "clock"), "{}");
}

TEST(Recording, reads_back_as_written)
{
    const std::string written = write_recording(small());
    const auto read = parse_recording(written);
    ASSERT_TRUE(read.ok()) << read.error().detail;
    EXPECT_EQ(write_recording(*read), written);
    const RecordedMachine machine(*read);
    EXPECT_EQ(*machine.read_file("/etc/bytes", 10), std::string("\xFF\0x", 3));
}

TEST(Recording, is_refused_with_a_reason)
{
    for (const char* wrong : {"", "{", "[]", R"({"schema": "asepsie-recording-2"})", R"({"schema": "asepsie-recording-1", "system": "amiga", "now": "2026-11-23T09:00:00Z"})",
             R"({"schema": "asepsie-recording-1", "system": "linux", "now": "yesterday"})",
             R"({"schema": "asepsie-recording-1", "system": "linux", "now": "2026-11-23T09:00:00Z", "identity": {}, "nodes": {"relative": {}}})",
             R"({"schema": "asepsie-recording-1", "system": "linux", "now": "2026-11-23T09:00:00Z", "identity": {}, "nodes": {"/a": {"content": {"hex": "0"}}}})",
             R"({"schema": "asepsie-recording-1", "system": "linux", "now": "2026-11-23T09:00:00Z", "identity": {}, "nodes": {"/a": {"status": {"mode": "99999"}}}})"}) {
        EXPECT_EQ(parse_recording(wrong).error().code, ErrorCode::malformed) << wrong;
    }
    EXPECT_EQ(parse_recording(std::string(10'000, '[')).error().code, ErrorCode::malformed) << "nesting has a limit";
}

TEST(RecordingMachine, keeps_what_the_other_answers)
{
    const RecordedMachine asked(small());
    const RecordingMachine keeper(asked);
    EXPECT_TRUE(keeper.read_file("/usr/bin/bash", 10).ok());
    EXPECT_FALSE(keeper.read_file("/etc/shadow", 10).ok());
    const RecordedMachine again(keeper.recording());
    EXPECT_EQ(*again.read_file("/usr/bin/bash", 10), "#!");
    EXPECT_EQ(again.read_file("/etc/shadow", 10).error().code, ErrorCode::denied);
    EXPECT_EQ(again.read_file("/etc/bytes", 10).error().code, ErrorCode::not_found) << "it was never asked";
}

}  // namespace
}  // namespace asepsie::platform
