#include "application/copies/list_files.h"
#include "application/copies/restore_files.h"
#include "support/repositories.h"

namespace asepsie::copies {
namespace {

class BorgCopy : public Repositories {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(platform::installed_path(platform::OutsideProgram::borg)) << "tools/packages/test.txt names it";
        Repositories::SetUp();
        borg({"init", "--encryption=repokey", borg_place()});
        borg({"create", borg_place() + "::lundi {{1}}", "sources"});
    }
    static constexpr std::string_view monday = "lundi {1}";
};

TEST_F(BorgCopy, opens_and_says_when)
{
    const CopyState found = state(borg_copy(), known());
    EXPECT_EQ(found.condition, Condition::sound) << found.detail;
    ASSERT_EQ(found.snapshots.size(), 1U);
    EXPECT_EQ(found.snapshots[0].id, monday);
    EXPECT_EQ(found.last_success, found.snapshots[0].time);
    EXPECT_EQ(found.is_encrypted, true);
}

TEST_F(BorgCopy, tells_what_ails_it)
{
    EXPECT_EQ(state(borg_copy(), {}).condition, Condition::passphrase_needed);
    EXPECT_EQ(state(borg_copy(), wrong()).condition, Condition::wrong_passphrase);
    EXPECT_EQ(state({CopyKind::borg, root() + "/none"}, known()).condition, Condition::not_there);
    EXPECT_EQ(state({CopyKind::borg, root() + "/sources"}, known()).condition, Condition::no_copy_here);
    EXPECT_EQ(state({CopyKind::borg, "ssh://nas/copies"}, known()).condition, Condition::remote);

    std::filesystem::create_directory(borg_copy().place + "/lock.exclusive");
    const CopyState locked = state(borg_copy(), known());
    EXPECT_EQ(locked.condition, Condition::locked) << locked.detail;
    EXPECT_EQ(locked.snapshots.size(), 1U);
    std::filesystem::remove(borg_copy().place + "/lock.exclusive");

    const std::string config = read(borg_copy().place + "/config");
    std::string other = config;
    other.replace(other.find("version = 1"), 11, "version = 2");
    write("borg {now}/config", other);
    EXPECT_EQ(state(borg_copy(), known()).condition, Condition::other_version);
    write("borg {now}/config", "nonsense");
    EXPECT_EQ(state(borg_copy(), known()).condition, Condition::damaged);
}

TEST_F(BorgCopy, without_an_archive_it_is_empty)
{
    borg({"delete", borg_place() + "::lundi {{1}}"});
    EXPECT_EQ(state(borg_copy(), known()).condition, Condition::empty);
}

TEST_F(BorgCopy, a_deep_look_finds_damage)
{
    EXPECT_EQ(state(borg_copy(), known(), Depth::deep).checked, Condition::sound);
    alter(files_by_size(borg_copy().place + "/data").front());
    const CopyState found = state(borg_copy(), known(), Depth::deep);
    EXPECT_EQ(found.condition, Condition::damaged) << found.check_detail;
}

TEST_F(BorgCopy, a_missing_pack_is_damage)
{
    std::filesystem::remove(files_by_size(borg_copy().place + "/data").front());
    const CopyState found = state(borg_copy(), known(), Depth::deep);
    EXPECT_EQ(found.condition, Condition::damaged) << found.check_detail;
}

TEST_F(BorgCopy, an_open_one_says_so)
{
    const Copy open{CopyKind::borg, root() + "/open"};
    borg({"init", "--encryption=none", open.place});
    borg({"create", open.place + "::a", "sources"});
    const CopyState found = state(open, {});
    EXPECT_EQ(found.condition, Condition::sound) << found.detail;
    EXPECT_EQ(found.is_encrypted, false);
}

TEST_F(BorgCopy, counts_and_brings_back)
{
    write("sources/new.txt", "nouveau");
    borg({"create", borg_place() + "::mardi", "sources"});
    const CopyState found = state(borg_copy(), known(), Depth::deep);
    ASSERT_EQ(found.snapshots.size(), 2U);
    EXPECT_EQ(found.snapshots[0].files, 4U);
    EXPECT_EQ(found.snapshots[1].files, 5U);

    const std::string into = root() + "/back";
    const auto back = restore_files(borg_copy(), known(), std::string(monday),
        {.paths = {"sources/dossiers/[x] * ?.txt", "sources/dossiers/perdu ?.txt", "sources/link", "sources/new.txt"}, .into = into, .bounds = bounds()});
    ASSERT_TRUE(back.ok()) << back.error().detail;
    EXPECT_EQ(back->said.condition, Condition::sound) << back->said.detail;
    EXPECT_EQ(back->restored.size(), 2U);
    EXPECT_EQ(back->lost.size(), 2U);
    EXPECT_EQ(read(into + "/sources/dossiers/perdu \xFF.txt"), "un nom");

    const auto all = restore_files(borg_copy(), known(), "mardi", {.paths = {}, .into = root() + "/all", .bounds = bounds()});
    ASSERT_TRUE(all.ok()) << all.error().detail;
    EXPECT_EQ(all->restored.size(), 5U);
    EXPECT_TRUE(all->lost.empty());
    EXPECT_EQ(read(root() + "/all/sources/big.bin"), read(root() + "/sources/big.bin"));
    EXPECT_EQ(restore_files(borg_copy(), known(), "jeudi", {.paths = {}, .into = root() + "/none", .bounds = bounds()}).error().code, ErrorCode::not_found);
}

TEST_F(BorgCopy, what_is_damaged_is_never_given_back_as_whole)
{
    alter(files_by_size(borg_copy().place + "/data").front());
    const auto back = restore_files(borg_copy(), known(), std::string(monday), {.paths = {"sources/big.bin"}, .into = root() + "/back", .bounds = bounds()});
    const bool is_whole = back.ok() && back->said.condition == Condition::sound && back->lost.empty();
    EXPECT_TRUE(!is_whole || read(root() + "/back/sources/big.bin") == read(root() + "/sources/big.bin"));
}

}  // namespace
}  // namespace asepsie::copies
