#include "application/copies/borg_text.h"
#include "application/copies/restic_text.h"
#include "application/copies/settings_text.h"
#include "application/copies/stamp.h"

#include <gtest/gtest.h>

namespace asepsie::copies {
namespace {

Moment at(std::string_view text) { return parse_moment(text).value(); }

TEST(Stamp, takes_fractions_and_offsets)
{
    EXPECT_EQ(parse_stamp("2026-11-28T14:52:29.898936852Z"), at("2026-11-28T14:52:29Z"));
    EXPECT_EQ(parse_stamp("2026-11-28T14:52:29.5+01:00"), at("2026-11-28T13:52:29Z"));
    EXPECT_EQ(parse_stamp("2026-11-28T14:52:29.000000"), at("2026-11-28T14:52:29Z"));
    EXPECT_EQ(parse_short_stamp("20261128T145229Z"), at("2026-11-28T14:52:29Z"));
    EXPECT_EQ(parse_folder_stamp("2026-11-28_14-52-29"), at("2026-11-28T14:52:29Z"));
    for (const char* odd : {"", "2026-11-28", "2026-13-28T14:52:29Z", "2026-11-28T14:52:29.", "2026-11-28T14:52:29+1", "2026-11-28T14:52:29Zx"}) {
        EXPECT_FALSE(parse_stamp(odd)) << odd;
    }
    EXPECT_FALSE(parse_folder_stamp("../../../etc/passwd"));
}

TEST(ResticText, reads_snapshots_with_and_without_a_summary)
{
    const std::string id(64, 'a');
    const auto found = parse_restic_snapshots(R"([{"time":"2026-11-28T14:00:00Z","id":")" + id + R"(","paths":["/home"],"summary":{"total_files_processed":3,"total_bytes_processed":9}},
        {"time":"2026-11-27T14:00:00Z","id":")" + id + R"("}])");
    ASSERT_TRUE(found.ok());
    ASSERT_EQ(found->size(), 2U);
    EXPECT_EQ((*found)[1].files, 3U);
    EXPECT_EQ((*found)[1].bytes, 9U);
    EXPECT_FALSE((*found)[0].files);
    EXPECT_TRUE(parse_restic_snapshots("null")->empty());
    for (const char* odd : {"", "{}", "[1]", R"([{"id":"latest","time":"2026-11-27T14:00:00Z"}])", R"([{"id":"aa"}])"}) {
        EXPECT_FALSE(parse_restic_snapshots(odd)) << odd;
    }
}

TEST(ResticText, takes_no_path_that_leads_out)
{
    const auto line = [](std::string_view path) { return parse_restic_listing_line(R"({"struct_type":"node","type":"file","size":3,"path":")" + std::string(path) + "\"}"); };
    EXPECT_EQ((*line("/a/b"))->path, "a/b");
    for (const char* odd : {"", "/", "a", "/../a", "/a/..", "/a//b", "/a/./b", "/a\\u0000b"}) {
        EXPECT_FALSE(line(odd)) << odd;
    }
    EXPECT_EQ(parse_restic_listing_line(R"({"struct_type":"node","type":"file","size":9223372036854775807,"path":"/a"})").error().code, ErrorCode::malformed);
    EXPECT_FALSE(*parse_restic_listing_line(R"({"struct_type":"snapshot"})"));
}

TEST(ResticText, a_pattern_finds_one_file)
{
    EXPECT_EQ(restic_pattern("a [b]*?\\.txt"), R"(/a \[b\]\*\?\\.txt)");
    EXPECT_EQ(restic_pattern("perdu \xEF\xBF\xBD"), "/perdu ?");
}

TEST(ResticText, knows_its_complaints)
{
    EXPECT_EQ(restic_ailment(1, "Fatal: wrong password or no key found").condition, Condition::wrong_passphrase);
    EXPECT_EQ(restic_ailment(12, "").condition, Condition::wrong_passphrase);
    EXPECT_EQ(restic_ailment(11, "").condition, Condition::locked);
    EXPECT_EQ(restic_ailment(1, "Fatal: config cannot be loaded: unsupported repository version").condition, Condition::other_version);
    EXPECT_EQ(restic_ailment(1, "something new").condition, Condition::unreadable);
}

TEST(BorgText, reads_archives_and_encryption)
{
    const auto found = parse_borg_archives(R"({"archives":[{"barchive":"b.checkpoint","time":"2026-11-28T14:00:00.000000"},{"name":"a","time":"2026-11-27T14:00:00.000000"}],"encryption":{"mode":"authenticated"}})");
    ASSERT_TRUE(found.ok());
    ASSERT_EQ(found->snapshots.size(), 2U);
    EXPECT_EQ(found->snapshots[0].id, "a");
    EXPECT_TRUE(found->snapshots[1].is_incomplete);
    EXPECT_EQ(found->is_encrypted, false);
    for (const char* odd : {"", "[]", "{}", R"({"archives":[{"name":"a"}]})"}) {
        EXPECT_FALSE(parse_borg_archives(odd)) << odd;
    }
}

TEST(BorgText, takes_the_bytes_of_a_name_and_no_path_that_leads_out)
{
    EXPECT_EQ(parse_borg_record("- 1125899906842624 x healthy a")->bytes, 1ULL << 50U);
    EXPECT_EQ(parse_borg_record("- 1125899906842625 x healthy a").error().code, ErrorCode::malformed);
    const auto record = parse_borg_record("- 7 2026-11-28T14:52:27.721519 healthy a/perdu \xFF b");
    ASSERT_TRUE(record.ok());
    EXPECT_EQ(record->path, "a/perdu \xFF b");
    EXPECT_EQ(record->bytes, 7U);
    EXPECT_FALSE(parse_borg_record("- 7 x healthy perdu ?")->is_path_exact);
    EXPECT_EQ(borg_pattern("a [b]*.txt"), "pf:a [b]*.txt");
    EXPECT_EQ(borg_pattern("a [b]*?"), "sh:a [[]b][*]?");
    EXPECT_TRUE(parse_borg_record("- 7 x broken a")->is_broken);
    EXPECT_TRUE(parse_borg_record("d 0 x healthy .")->path.empty());  // borg create repository::archive .
    EXPECT_EQ(parse_borg_record("- 1 x healthy a .")->path, "a .");
    for (const char* odd : {"", "-", "- 7 x healthy ", "- 7 x healthy /a", "- 7 x healthy ../a", "- -1 x healthy a", "- 7 x healthy a/../b"}) {
        EXPECT_FALSE(parse_borg_record(odd)) << odd;
    }
}

TEST(BorgText, knows_its_complaints)
{
    const auto said = [](std::string_view id) { return borg_ailment(2, R"({"type":"log_message","levelname":"ERROR","message":"/home/claire/x","msgid":")" + std::string(id) + "\"}\n"); };
    EXPECT_EQ(said("PassphraseWrong").condition, Condition::wrong_passphrase);
    EXPECT_EQ(said("LockTimeout").condition, Condition::locked);
    EXPECT_EQ(said("Repository.PathPermissionDenied").condition, Condition::denied);
    EXPECT_EQ(said("PassphraseWrong").detail.find("claire"), std::string::npos);
    EXPECT_EQ(borg_ailment(2, "nothing of JSON").condition, Condition::unreadable);
}

TEST(SettingsText, reads_timeshift)
{
    const auto info = parse_timeshift_info(R"({"created" : "1493033281", "file_count" : "266551", "comments" : "avant"})");
    ASSERT_TRUE(info.ok());
    EXPECT_EQ(to_iso(info->created), "2017-04-24T11:28:01Z");
    EXPECT_EQ(info->files, 266'551U);
    EXPECT_FALSE(parse_timeshift_info(R"({"created":"-3"})"));
    EXPECT_FALSE(parse_timeshift_info("[]"));
}

TEST(SettingsText, reads_rsnapshot)
{
    const auto conf = parse_rsnapshot_conf("# x\nsnapshot_root\t/mnt/copies/\nretain\thourly\t6\nretain\tdaily\t7\nbackup\t/home/\tlocalhost/\nbackup\troot@x:/\tx/\n");
    ASSERT_TRUE(conf.ok());
    EXPECT_EQ(conf->root, "/mnt/copies");
    EXPECT_EQ(conf->levels, (std::vector<std::string>{"hourly", "daily"}));
    EXPECT_EQ(conf->sources, (std::vector<std::string>{"/home"}));
}

TEST(SettingsText, reads_both_forms_of_borgmatic)
{
    EXPECT_EQ(*parse_borgmatic_repositories("repositories:\n    - path: ssh://a/b\n      label: x\n    - path: \"/mnt/borg\"  # disk\nexclude:\n    - /tmp\n"), (std::vector<std::string>{"ssh://a/b", "/mnt/borg"}));
    EXPECT_EQ(*parse_borgmatic_repositories("location:\n    source_directories:\n        - /home\n    repositories:\n        - /mnt/borg\nretention:\n    keep_daily: 7\n"), (std::vector<std::string>{"/mnt/borg"}));
}

TEST(SettingsText, reads_clients_of_clouds)
{
    EXPECT_EQ(*parse_nextcloud_folders("[Accounts]\n0\\Folders\\1\\localPath=/home/c/Nextcloud/\n"), (std::vector<std::string>{"/home/c/Nextcloud"}));
    EXPECT_EQ(*parse_dropbox_folders(R"({"personal":{"path":"/home/c/Dropbox","host":1}})"), (std::vector<std::string>{"/home/c/Dropbox"}));
}

TEST(SettingsText, knows_the_names_of_duplicity)
{
    const auto full = parse_duplicity_name("duplicity-full.20230101T120000Z.manifest.gpg");
    ASSERT_TRUE(full);
    EXPECT_TRUE(full->is_manifest && full->is_encrypted && !full->is_difference);
    EXPECT_EQ(full->time, at("2023-01-01T12:00:00Z"));
    EXPECT_EQ(parse_duplicity_name("duplicity-inc.20230101T120000Z.to.20230102T120000Z.vol1.difftar.gz")->time, at("2023-01-02T12:00:00Z"));
    EXPECT_FALSE(parse_duplicity_name("duplicity-full-signatures.20230101T120000Z.sigtar.gpg"));
    EXPECT_FALSE(parse_duplicity_name("duplicity-inc."));
}

}  // namespace
}  // namespace asepsie::copies
