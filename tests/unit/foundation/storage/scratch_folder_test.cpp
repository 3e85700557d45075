#include "foundation/storage/scratch_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace asepsie::storage {
namespace {

namespace fs = std::filesystem;

const Moment in_an_hour = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) + std::chrono::hours(1);

// Temporary files of this test alone.
class Scratches : public testing::Test {
protected:
    Scratches()
    {
        char named[] = "/tmp/scratches-XXXXXX";
        m_root = ::mkdtemp(named);
        ::setenv("TMPDIR", m_root.c_str(), 1);
    }
    ~Scratches() override
    {
        ::unsetenv("TMPDIR");
        fs::remove_all(m_root);
    }
    [[nodiscard]] std::string left_behind(const std::string& name) const
    {
        fs::create_directories(m_root + "/" + name);
        std::ofstream(m_root + "/" + name + "/dossier.pdf") << "patient";
        return m_root + "/" + name;
    }

    std::string m_root;
};

TEST_F(Scratches, GoWithWhatTheyHold)
{
    std::string path;
    {
        const auto scratch = ScratchFolder::create();
        ASSERT_TRUE(scratch.ok());
        path = scratch->path();
        EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_all);
        std::ofstream(path + "/x") << "x";
    }
    EXPECT_FALSE(fs::exists(path));
}

TEST_F(Scratches, ThatAKilledProgramLeftAreTakenAwayByTheNext)
{
    const std::string left = left_behind("asepsie-apart-ab12CD");
    const std::string others = left_behind("asepsie-apart-of-others");
    const auto living = ScratchFolder::create();
    ASSERT_TRUE(living.ok());
    EXPECT_TRUE(fs::exists(left));  // perhaps just made
    ScratchFolder::remove_left_ones(in_an_hour);
    EXPECT_FALSE(fs::exists(left));
    EXPECT_TRUE(fs::exists(others));
    EXPECT_TRUE(fs::exists(living->path()));
}

TEST_F(Scratches, MoveWithTheirHold)
{
    auto first = ScratchFolder::create();
    ASSERT_TRUE(first.ok());
    const ScratchFolder second = std::move(first).value();
    ScratchFolder::remove_left_ones(in_an_hour);
    EXPECT_TRUE(fs::exists(second.path()));
}

}  // namespace
}  // namespace asepsie::storage
