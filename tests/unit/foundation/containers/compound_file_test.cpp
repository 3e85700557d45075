#include "foundation/containers/compound_file.h"

#include "support/compound_writer.h"

#include <gtest/gtest.h>

namespace asepsie::containers {
namespace {

const std::map<std::string, std::string> written_streams{{"WordDocument", std::string(5'000, 'w')}, {"Macros/VBA/dir", "small"}, {"Macros/Other", std::string(4'095, 'o')}};

TEST(CompoundFile, gives_each_stream_with_its_path)
{
    const std::string bytes = tests::compound_file(written_streams);
    const auto file = CompoundFile::open(bytes);
    ASSERT_TRUE(file.ok());
    EXPECT_EQ(file->entries().size(), 5U) << "two storages";
    for (const auto& [path, content] : written_streams) {
        EXPECT_EQ(file->read(path, 100'000), content) << path;
    }
    EXPECT_EQ(file->read("macros/vba/DIR", 3), "sma") << "either case, and no more than asked for";
    EXPECT_EQ(file->read("Macros", 100), "") << "a storage";
    EXPECT_FALSE(file->is_damaged());
    EXPECT_FALSE(file->is_cut_short());
}

TEST(CompoundFile, refuses_what_is_none)
{
    EXPECT_EQ(CompoundFile::open("").error().code, ErrorCode::malformed);
    EXPECT_EQ(CompoundFile::open(tests::compound_file(written_streams).substr(0, 100)).error().code, ErrorCode::truncated);
    std::string odd = tests::compound_file(written_streams);
    odd[30] = 31;
    EXPECT_EQ(CompoundFile::open(odd).error().code, ErrorCode::malformed);
}

TEST(CompoundFile, ends_where_chains_and_folders_run_in_circles)
{
    std::string bytes = tests::compound_file({{"a", std::string(5'000, 'a')}});
    bytes.replace(bytes.size() - 512, 4, std::string(4, '\0'));  // sector 0 follows itself
    const auto file = CompoundFile::open(bytes);
    ASSERT_TRUE(file.ok());
    EXPECT_EQ(file->read("a", 1'000'000).size(), 5'000U);

    std::string looped = tests::compound_file({{"a", "x"}, {"b", "y"}});
    const std::size_t b = looped.find(std::string("b\0\0\0", 4));
    looped.replace(b + 72, 4, tests::little_endian(1, 4));  // its neighbour is the one before
    const auto round = CompoundFile::open(looped);
    ASSERT_TRUE(round.ok());
    EXPECT_TRUE(round->is_damaged());
    EXPECT_EQ(round->entries().size(), 2U);
}

TEST(CompoundFile, says_so_when_entries_are_left_out)
{
    std::map<std::string, std::string> many;
    for (std::size_t i = 0; i <= most_compound_entries; ++i) {
        many["s" + std::to_string(i)] = "";
    }
    const std::string bytes = tests::compound_file(many);
    const auto file = CompoundFile::open(bytes);
    ASSERT_TRUE(file.ok());
    EXPECT_TRUE(file->is_cut_short());
    EXPECT_LE(file->entries().size(), most_compound_entries);

    std::string path;
    for (int i = 0; i < 30; ++i) {
        path += "d/";
    }
    const std::string deep_bytes = tests::compound_file({{path + "s", "x"}});
    const auto deep = CompoundFile::open(deep_bytes);
    ASSERT_TRUE(deep.ok());
    EXPECT_TRUE(deep->is_cut_short());
}

}  // namespace
}  // namespace asepsie::containers
