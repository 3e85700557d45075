#include "foundation/storage/disk.h"

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

namespace asepsie::storage {
namespace {

namespace fs = std::filesystem;

class Disks : public testing::Test {
protected:
    Disks()
    {
        std::string pattern = testing::TempDir() + "disk-XXXXXX";
        m_folder = ::mkdtemp(pattern.data());
        m_before = fs::current_path();
        fs::current_path(m_folder);
    }
    ~Disks() override
    {
        fs::current_path(m_before);
        fs::remove_all(m_folder);
    }

    std::string m_folder;
    fs::path m_before;
    std::unique_ptr<Disk> m_disk = this_disk();
};

TEST_F(Disks, make_folders_however_they_are_written)
{
    EXPECT_TRUE(m_disk->make_folder("name").ok());
    EXPECT_TRUE(m_disk->make_folder("other/").ok());
    EXPECT_TRUE(m_disk->make_folder("./deep//er/and/deeper/").ok());
    EXPECT_TRUE(m_disk->make_folder(m_folder + "/whole").ok());
    EXPECT_TRUE(m_disk->make_folder("name").ok()) << "one that is there already";
    for (const char* made : {"name", "other", "deep/er/and/deeper", "whole"}) {
        EXPECT_TRUE(fs::is_directory(m_folder + "/" + made)) << made;
    }
    std::ofstream("file") << "x";
    EXPECT_EQ(m_disk->make_folder("file").error().code, ErrorCode::unsupported);
    EXPECT_FALSE(m_disk->make_folder("file/below").ok());
}

TEST_F(Disks, keep_folders_for_their_owner_at_every_level)
{
    const mode_t before = ::umask(0);
    EXPECT_TRUE(m_disk->make_folder("a/b/c").ok());
    ::umask(before);
    for (const char* made : {"a", "a/b", "a/b/c"}) {
        EXPECT_EQ(fs::status(made).permissions(), fs::perms(0700)) << made;
    }
}

TEST_F(Disks, go_through_no_link)
{
    std::ofstream("file") << "content";
    fs::create_symlink("file", "link");
    EXPECT_EQ(*m_disk->read("file", 100), "content");
    EXPECT_EQ(*m_disk->read_start("file", 3), "con");
    EXPECT_EQ(*m_disk->read_start("file", 30), "content");
    EXPECT_EQ(m_disk->read("link", 100).error().code, ErrorCode::unsupported);
    EXPECT_EQ(m_disk->read_start("link", 3).error().code, ErrorCode::unsupported);
    EXPECT_EQ(*m_disk->names_in("."), std::vector<std::string>{"file"});
}

TEST_F(Disks, give_a_lock_to_one_at_a_time_even_where_its_file_is_taken_away)
{
    std::atomic<int> holders = 0;
    std::atomic<int> at_once = 0;
    std::atomic<int> held = 0;
    const auto lock_again_and_again = [&] {
        const auto disk = this_disk();
        for (int i = 0; i < 3'000; ++i) {
            auto lock = disk->lock("lock");
            if (!lock.ok()) {
                EXPECT_EQ(lock.error().code, ErrorCode::busy);
                continue;
            }
            ++held;
            at_once += ++holders > 1 ? 1 : 0;
            std::this_thread::yield();
            --holders;
            EXPECT_TRUE(disk->remove("lock").ok());
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back(lock_again_and_again);
        }
    }
    EXPECT_GT(held, 0);
    EXPECT_EQ(at_once, 0);
}

}  // namespace
}  // namespace asepsie::storage
