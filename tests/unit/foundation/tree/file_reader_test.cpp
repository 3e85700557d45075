#include "foundation/tree/file_reader.h"

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>

namespace asepsie::tree {
namespace {

namespace fs = std::filesystem;

class Keeper final : public Reader {
public:
    void begin(const Entry& found) override
    {
        content.clear();
        size = found.size;
    }
    void piece(std::string_view bytes) override
    {
        content += bytes;
        if (meanwhile) {
            std::exchange(meanwhile, nullptr)();
        }
    }
    std::string content;
    std::int64_t size = -1;
    std::function<void()> meanwhile;
};

class FileReaderTest : public testing::Test {
protected:
    FileReaderTest()
    {
        std::string pattern = testing::TempDir() + "reader-XXXXXX";
        m_folder = ::mkdtemp(pattern.data());
    }
    ~FileReaderTest() override { fs::remove_all(m_folder); }
    void put(const std::string& path, std::string_view content, std::ios::openmode mode = std::ios::trunc) const { std::ofstream(m_folder + "/" + path, std::ios::binary | std::ios::out | mode) << content; }
    std::optional<Obstacle> read(const std::string& path)
    {
        const Root root = Root::open(m_folder).value();
        m_entry.path = path;
        return FileReader(root).read(m_entry, m_keeper, m_stop.get_token());
    }

    std::string m_folder;
    Entry m_entry;
    Keeper m_keeper;
    std::stop_source m_stop;
};

TEST_F(FileReaderTest, reads_every_byte)
{
    const std::string content(1'000'003, 'x');
    put("a", content);
    EXPECT_EQ(read("a"), std::nullopt);
    EXPECT_EQ(m_keeper.content, content);
    EXPECT_EQ(m_keeper.size, 1'000'003);
    EXPECT_EQ(m_entry.size, 1'000'003);
    EXPECT_EQ(m_entry.path, "a");
    put("empty", "");
    EXPECT_EQ(read("empty"), std::nullopt);
    EXPECT_EQ(m_keeper.content, "");
}

TEST_F(FileReaderTest, reads_a_sparse_file_as_zeros)
{
    put("sparse", "");
    ASSERT_EQ(::truncate((m_folder + "/sparse").c_str(), 5 << 20), 0);
    EXPECT_EQ(read("sparse"), std::nullopt);
    EXPECT_EQ(m_keeper.content, std::string(5 << 20, '\0'));
}

TEST_F(FileReaderTest, notices_a_file_that_changes)
{
    put("a", std::string(1 << 20, 'x'));
    m_keeper.meanwhile = [&] { put("a", "more", std::ios::app); };
    EXPECT_EQ(read("a"), Obstacle::changed);
    m_keeper.meanwhile = [&] { ASSERT_EQ(::truncate((m_folder + "/a").c_str(), 300 << 10), 0); };
    EXPECT_EQ(read("a"), Obstacle::changed);
    EXPECT_EQ(read("a"), std::nullopt);
}

TEST_F(FileReaderTest, says_what_stands_in_the_way)
{
    EXPECT_EQ(read("none"), Obstacle::vanished);
    put("a", "x");
    fs::create_symlink("a", m_folder + "/link");
    EXPECT_EQ(read("link"), Obstacle::not_a_file);
    ASSERT_EQ(::mkfifo((m_folder + "/pipe").c_str(), 0600), 0);
    EXPECT_EQ(read("pipe"), Obstacle::not_a_file);
    fs::create_directory(m_folder + "/folder");
    EXPECT_EQ(read("folder"), Obstacle::not_a_file);
    ::chmod((m_folder + "/a").c_str(), 0);
    if (::access((m_folder + "/a").c_str(), R_OK) != 0) {
        EXPECT_EQ(read("a"), Obstacle::denied);
    }
    ::chmod((m_folder + "/a").c_str(), 0600);
    m_stop.request_stop();
    EXPECT_EQ(read("a"), Obstacle::not_reached);
}

TEST_F(FileReaderTest, reads_where_a_link_leads)
{
    fs::create_symlink("../some\xE9where", m_folder + "/link");
    put("a", "x");
    const Root root = Root::open(m_folder).value();
    FileReader reader(root);
    std::string target;
    m_entry.path = "link";
    EXPECT_EQ(reader.read_link(m_entry, target), std::nullopt);
    EXPECT_EQ(target, "../some\xE9where");
    m_entry.path = "a";
    EXPECT_EQ(reader.read_link(m_entry, target), Obstacle::not_a_file);
}

}  // namespace
}  // namespace asepsie::tree
