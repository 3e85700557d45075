#include "application/copies/list_files.h"
#include "application/copies/restore_files.h"
#include "support/repositories.h"

namespace asepsie::copies {
namespace {

class ResticCopy : public Repositories {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(platform::installed_path(platform::OutsideProgram::restic)) << "tools/packages/test.txt names it";
        Repositories::SetUp();
        restic({"init"});
        restic({"backup", "sources"});
    }
    std::string newest() { return state(restic_copy(), known()).snapshots.back().id; }
};

TEST_F(ResticCopy, opens_and_says_when)
{
    const CopyState found = state(restic_copy(), known());
    EXPECT_EQ(found.condition, Condition::sound) << found.detail;
    ASSERT_EQ(found.snapshots.size(), 1U);
    EXPECT_EQ(found.last_success, found.snapshots[0].time);
    EXPECT_EQ(found.is_encrypted, true);
    EXPECT_EQ(found.is_rewritable, true);
    EXPECT_TRUE(std::filesystem::is_empty(restic_copy().place + "/locks"));
}

TEST_F(ResticCopy, without_a_passphrase_its_files_say_when)
{
    const CopyState found = state(restic_copy(), {});
    EXPECT_EQ(found.condition, Condition::passphrase_needed);
    ASSERT_EQ(found.snapshots.size(), 1U);
    EXPECT_TRUE(found.snapshots[0].is_time_of_file);
}

TEST_F(ResticCopy, tells_what_ails_it)
{
    EXPECT_EQ(state(restic_copy(), wrong()).condition, Condition::wrong_passphrase);
    EXPECT_EQ(state({CopyKind::restic, root() + "/none"}, known()).condition, Condition::not_there);
    EXPECT_EQ(state({CopyKind::restic, root() + "/sources"}, known()).condition, Condition::no_copy_here);
    EXPECT_EQ(state({CopyKind::restic, "sftp:nas:/copies"}, known()).condition, Condition::remote);

    write("restic/locks/0000000000000000000000000000000000000000000000000000000000000000", "a lock");
    const CopyState locked = state(restic_copy(), known());
    EXPECT_EQ(locked.condition, Condition::locked);
    EXPECT_TRUE(locked.locked_since);
    EXPECT_EQ(locked.snapshots.size(), 1U);
    std::filesystem::remove_all(restic_copy().place + "/locks");

    std::filesystem::resize_file(restic_copy().place + "/snapshots/" + newest(), 40);
    EXPECT_EQ(state(restic_copy(), known()).condition, Condition::damaged);
    std::filesystem::remove_all(restic_copy().place + "/keys");
    EXPECT_EQ(state(restic_copy(), known()).condition, Condition::damaged);
}

TEST_F(ResticCopy, without_a_snapshot_it_is_empty)
{
    std::filesystem::remove_all(restic_copy().place + "/snapshots");
    EXPECT_EQ(state(restic_copy(), known()).condition, Condition::empty);
}

TEST_F(ResticCopy, a_deep_look_finds_what_a_cheap_one_does_not)
{
    EXPECT_EQ(state(restic_copy(), known(), Depth::deep).checked, Condition::sound);
    alter(files_by_size(restic_copy().place + "/data").front());
    EXPECT_EQ(state(restic_copy(), known()).condition, Condition::sound);
    EXPECT_EQ(state(restic_copy(), known(), Depth::deep).condition, Condition::damaged);
    std::filesystem::remove(files_by_size(restic_copy().place + "/data").front());
    const CopyState found = state(restic_copy(), known(), Depth::deep);
    EXPECT_EQ(found.condition, Condition::damaged) << found.check_detail;
}

TEST_F(ResticCopy, counts_the_newest_and_tells_how_they_grow)
{
    write("sources/new.txt", "nouveau");
    restic({"backup", "sources"});
    const CopyState found = state(restic_copy(), known(), Depth::deep);
    ASSERT_EQ(found.snapshots.size(), 2U);
    EXPECT_EQ(found.snapshots[0].files, 4U);
    EXPECT_EQ(found.snapshots[1].files, 5U);
    EXPECT_EQ(found.snapshots[1].bytes, *found.snapshots[0].bytes + 7);
}

TEST_F(ResticCopy, brings_files_back_by_name)
{
    const std::string into = root() + "/back";
    const std::string lost_byte = "sources/dossiers/perdu \xEF\xBF\xBD.txt";
    const auto back = restore_files(restic_copy(), known(), newest(), {.paths = {"sources/dossiers/[x] * ?.txt", lost_byte, "sources/link", "sources/nothing"}, .into = into, .bounds = bounds()});
    ASSERT_TRUE(back.ok()) << back.error().detail;
    EXPECT_EQ(back->said.condition, Condition::sound) << back->said.detail;
    EXPECT_EQ(back->restored.size(), 2U);
    EXPECT_EQ(read(into + "/sources/dossiers/[x] * ?.txt"), "des signes");
    EXPECT_EQ(read(into + "/sources/dossiers/perdu \xFF.txt"), "un nom");
    EXPECT_EQ(back->lost.size(), 2U);
    EXPECT_FALSE(std::filesystem::exists(std::filesystem::symlink_status(into + "/sources/link")));
}

TEST_F(ResticCopy, brings_everything_back_but_links)
{
    const std::string into = root() + "/back";
    const auto back = restore_files(restic_copy(), known(), newest(), {.paths = {}, .into = into, .bounds = bounds()});
    ASSERT_TRUE(back.ok()) << back.error().detail;
    EXPECT_EQ(back->restored.size(), 4U);
    EXPECT_TRUE(back->lost.empty());
    EXPECT_EQ(read(into + "/sources/big.bin"), read(root() + "/sources/big.bin"));
    EXPECT_FALSE(std::filesystem::exists(std::filesystem::symlink_status(into + "/sources/link")));
}

TEST_F(ResticCopy, refuses_what_leads_elsewhere)
{
    const auto refused = [&](std::string snapshot, std::vector<std::string> paths, std::string into) {
        return restore_files(restic_copy(), known(), snapshot, {.paths = std::move(paths), .into = std::move(into), .bounds = bounds()});
    };
    const std::string id = newest();
    EXPECT_EQ(refused(id, {"../out"}, root() + "/back").error().code, ErrorCode::bad_usage);
    EXPECT_EQ(refused(id, {"/etc/passwd"}, root() + "/back").error().code, ErrorCode::bad_usage);
    EXPECT_EQ(refused("latest", {}, root() + "/back").error().code, ErrorCode::bad_usage);
    EXPECT_EQ(refused("--help", {}, root() + "/back").error().code, ErrorCode::bad_usage);
    EXPECT_EQ(refused(id, {}, root() + "/sources").error().code, ErrorCode::busy);
    EXPECT_EQ(refused(std::string(64, '0'), {}, root() + "/back").error().code, ErrorCode::not_found);
}

TEST_F(ResticCopy, ends_when_it_is_told_to)
{
    const std::atomic<bool> cancelled = true;
    const auto listed = list_files(restic_copy(), known(), newest(), [](const FileEntry&) { return tree::Wish::go_on; }, {.cancelled = &cancelled});
    EXPECT_EQ(listed.error().code, ErrorCode::busy);
    int seen = 0;
    EXPECT_TRUE(list_files(restic_copy(), known(), newest(), [&](const FileEntry&) { ++seen; return tree::Wish::stop; }, bounds()).ok());
    EXPECT_EQ(seen, 1);
}

TEST_F(ResticCopy, a_passphrase_with_blanks_at_its_ends_is_that_one)
{
    const Secrets blank{crypto::Secret::copy_of(" " + std::string(passphrase)), {}};
    EXPECT_EQ(state(restic_copy(), blank).condition, Condition::wrong_passphrase);
}

}  // namespace
}  // namespace asepsie::copies
