#include "application/copies/list_files.h"
#include "application/copies/restore_files.h"
#include "support/lesser_account.h"
#include "support/repositories.h"

#include <chrono>

namespace asepsie::copies {
namespace {

class PlainCopy : public Repositories {
protected:
    Copy sources() { return {CopyKind::folder, root() + "/sources"}; }
};

TEST_F(PlainCopy, a_folder_is_counted)
{
    const CopyState found = state(sources(), {});
    EXPECT_EQ(found.condition, Condition::sound);
    ASSERT_EQ(found.snapshots.size(), 1U);
    EXPECT_EQ(found.snapshots[0].files, 4U);
    EXPECT_FALSE(found.is_encrypted);
    EXPECT_TRUE(found.is_rewritable.value_or(false));
    std::filesystem::create_directory(root() + "/nothing");
    EXPECT_EQ(state({CopyKind::folder, root() + "/nothing"}, {}).condition, Condition::empty);
    EXPECT_EQ(state({CopyKind::folder, root() + "/unplugged"}, {}).condition, Condition::not_there);
}

TEST_F(PlainCopy, a_folder_is_brought_back_without_its_links)
{
    std::filesystem::create_directory_symlink("/etc", root() + "/sources/etc");
    const auto back = restore_files(sources(), {}, "", {.paths = {}, .into = root() + "/back", .bounds = bounds()});
    ASSERT_TRUE(back.ok()) << back.error().detail;
    EXPECT_EQ(back->restored.size(), 4U);
    EXPECT_EQ(read(root() + "/back/dossiers/perdu \xFF.txt"), "un nom");
    const auto out = restore_files(sources(), {}, "", {.paths = {"etc/passwd", "dossiers"}, .into = root() + "/back2", .bounds = bounds()});
    ASSERT_TRUE(out.ok());
    EXPECT_TRUE(out->restored.empty());
    EXPECT_EQ(out->lost.size(), 2U);
}

TEST_F(PlainCopy, a_stopped_restoration_says_so)
{
    const std::atomic<bool> cancelled = true;
    const auto back = restore_files(sources(), {}, "", {.paths = {}, .into = root() + "/back", .bounds = {.cancelled = &cancelled}});
    EXPECT_FALSE(back.ok());
}

TEST_F(PlainCopy, rsnapshot_is_known_by_its_names)
{
    write("rs/daily.0/localhost/a.txt", "un");
    write("rs/daily.1/localhost/a.txt", "un");
    write("rs/other/a.txt", "un");
    const Copy copy{CopyKind::rsnapshot, root() + "/rs"};
    const CopyState found = state(copy, {}, Depth::deep);
    EXPECT_EQ(found.snapshots.size(), 2U);
    ASSERT_FALSE(found.snapshots.empty());
    EXPECT_EQ(found.snapshots.back().files, 1U);
    const auto back = restore_files(copy, {}, "daily.1", {.paths = {}, .into = root() + "/back", .bounds = bounds()});
    EXPECT_EQ(back->restored.size(), 1U);
    EXPECT_FALSE(restore_files(copy, {}, "../sources", {.paths = {}, .into = root() + "/back2", .bounds = bounds()}));
    EXPECT_EQ(state({CopyKind::rsnapshot, root() + "/sources"}, {}).condition, Condition::no_copy_here);
}

TEST_F(PlainCopy, timeshift_says_what_it_kept)
{
    write("timeshift/snapshots/2026-11-20_10-00-01/info.json", R"({"created":"1795168801","file_count":"12"})");
    write("timeshift/snapshots/2026-11-20_10-00-01/localhost/etc/hosts", "x");
    write("timeshift/snapshots/2026-11-21_10-00-01/localhost/etc/hosts", "x");
    const Copy copy{CopyKind::timeshift, root() + "/timeshift"};
    const CopyState found = state(copy, {});
    ASSERT_EQ(found.snapshots.size(), 2U);
    EXPECT_EQ(found.snapshots[0].files, 12U);
    EXPECT_TRUE(found.snapshots[1].is_incomplete);
    EXPECT_EQ(found.last_success, found.snapshots[0].time);
    EXPECT_EQ(restore_files(copy, {}, "2026-11-20_10-00-01", {.paths = {"etc/hosts"}, .into = root() + "/back", .bounds = bounds()})->restored.size(), 1U);
}

TEST_F(PlainCopy, duplicity_is_known_by_its_names)
{
    write("dd/duplicity-full.20230101T120000Z.manifest.gpg", "m");
    write("dd/duplicity-full.20230101T120000Z.vol1.difftar.gpg", "vv");
    write("dd/duplicity-inc.20230101T120000Z.to.20230102T120000Z.vol1.difftar.gpg", "v");
    const CopyState found = state({CopyKind::deja_dup, root() + "/dd"}, {});
    ASSERT_EQ(found.snapshots.size(), 2U);
    EXPECT_EQ(found.is_encrypted, true);
    EXPECT_EQ(found.snapshots[0].bytes, 3U);
    EXPECT_TRUE(found.snapshots[1].is_difference && found.snapshots[1].is_incomplete);
    EXPECT_EQ(list_files({CopyKind::deja_dup, root() + "/dd"}, {}, "x", [](const FileEntry&) { return tree::Wish::go_on; }, bounds()).error().code, ErrorCode::unsupported);
}

TEST_F(PlainCopy, each_export_is_a_state)
{
    write("out/sauvegarde-1.zip", "1234");
    write("out/sauvegarde-2.zip", "12");
    const auto old = std::filesystem::last_write_time(root() + "/out/sauvegarde-1.zip") - std::chrono::hours(48);
    std::filesystem::last_write_time(root() + "/out/sauvegarde-1.zip", old);
    const Copy copy{CopyKind::software_export, root() + "/out"};
    const CopyState found = state(copy, {});
    ASSERT_GE(found.snapshots.size(), 2U);
    EXPECT_EQ(found.snapshots[found.snapshots.size() - 2].bytes, 4U);
    EXPECT_EQ(found.snapshots.back().bytes, 2U);
    const auto back = restore_files(copy, {}, "sauvegarde-1.zip", {.paths = {}, .into = root() + "/back", .bounds = bounds()});
    ASSERT_EQ(back->restored.size(), 1U);
    EXPECT_EQ(read(root() + "/back/sauvegarde-1.zip"), "1234");
}

TEST_F(PlainCopy, a_folder_that_may_not_be_read_is_no_success)
{
    write("closed/a", "x");
    std::filesystem::permissions(root() + "/closed", std::filesystem::perms::none);
    const auto looked_at = [&] {
        const tests::LesserAccount lesser;
        EXPECT_TRUE(lesser.is_refused_things());
        return state({CopyKind::folder, root() + "/closed"}, {});
    };
    EXPECT_EQ(looked_at().condition, Condition::denied);
    std::filesystem::permissions(root() + "/closed", std::filesystem::perms::owner_all);
}

// A folder of the copy that this account may not look into: what is in it is neither back nor lost, and no success.
class HalfClosed : public PlainCopy {
protected:
    void SetUp() override
    {
        PlainCopy::SetUp();
        write("half/open.txt", "un");
        write("half/closed/hidden.txt", "deux");
        std::filesystem::create_directory(root() + "/lesser");
        using std::filesystem::perms;
        std::filesystem::permissions(root() + "/half/closed", perms::none);
        std::filesystem::permissions(root() + "/lesser", perms::all);
        std::filesystem::permissions(root(), perms::owner_all | perms::group_exec | perms::others_exec);
    }
    void TearDown() override { std::filesystem::permissions(root() + "/half/closed", std::filesystem::perms::owner_all); }
    [[nodiscard]] Copy half() const { return {CopyKind::folder, root() + "/half"}; }
};

TEST_F(HalfClosed, a_listing_says_how_much_it_could_not_read)
{
    const tests::LesserAccount lesser;
    ASSERT_TRUE(lesser.is_refused_things());
    int files = 0;
    const auto end = list_files(half(), {}, "", [&](const FileEntry& entry) {
        files += entry.kind == platform::FileKind::regular ? 1 : 0;
        return tree::Wish::go_on;
    }, bounds());
    ASSERT_TRUE(end.ok());
    EXPECT_EQ(files, 1);
    EXPECT_EQ(end->unreadable, 1U);
    EXPECT_TRUE(state(half(), {}, Depth::deep).is_count_partial);
}

TEST_F(HalfClosed, all_is_not_back_where_not_all_was_listed)
{
    const tests::LesserAccount lesser;
    const auto back = restore_files(half(), {}, "", {.paths = {}, .into = root() + "/lesser/back", .bounds = bounds()});
    ASSERT_TRUE(back.ok()) << back.error().detail;
    EXPECT_EQ(back->restored.size(), 1U);
    EXPECT_TRUE(back->lost.empty());
    EXPECT_EQ(back->unlisted, 1U);
    EXPECT_FALSE(back->was_stopped);
}

TEST_F(PlainCopy, sizes_beyond_reason_do_not_run_over)
{
    std::string odd = "/dev/shm/asepsie-copies-XXXXXX";
    if (::mkdtemp(odd.data()) == nullptr) {
        GTEST_SKIP() << "no file system that has such files";
    }
    for (const char* name : {"a", "b", "c", "d"}) {
        std::ofstream(odd + "/" + name) << "x";
        std::error_code ignored;
        if (*name != 'a') {
            std::filesystem::resize_file(odd + "/" + name, std::uintmax_t{1} << 62U, ignored);
        }
    }
    const Copy copy{CopyKind::folder, odd};
    const auto counted = state(copy, {});
    const auto back = restore_files(copy, {}, "", {.paths = {}, .into = root() + "/back", .bounds = bounds()});
    std::filesystem::remove_all(odd);
    EXPECT_GT(counted.snapshots.at(0).bytes, std::uint64_t{1} << 62U);
    ASSERT_TRUE(back.ok()) << back.error().detail;
    EXPECT_EQ(back->restored.size(), 1U);
    ASSERT_EQ(back->lost.size(), 3U);
    EXPECT_EQ(back->lost[0].error.code, ErrorCode::malformed);
}

}  // namespace
}  // namespace asepsie::copies
