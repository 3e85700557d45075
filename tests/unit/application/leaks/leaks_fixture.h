// A folder with published lists in it, and what is built of them.
#pragma once

#include "application/leaks/build_leak_list.h"
#include "application/leaks/leak_list.h"
#include "foundation/crypto/seal.h"
#include "foundation/storage/files.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

namespace asepsie::leaks {

class Leaks : public testing::Test {
protected:
    Leaks()
    {
        std::string pattern = testing::TempDir() + "leaks-XXXXXX";
        m_folder = ::mkdtemp(pattern.data());
    }
    ~Leaks() override { std::filesystem::remove_all(m_folder); }

    static std::vector<crypto::Sha1Digest> digests_by_chance(std::size_t count, std::uint64_t seed)
    {
        std::mt19937_64 chance(seed);
        std::vector<crypto::Sha1Digest> digests(count);
        for (auto& digest : digests) {
            for (auto& byte : digest) {
                byte = static_cast<std::uint8_t>(chance());
            }
        }
        return digests;
    }
    static std::string lines_of(const std::vector<crypto::Sha1Digest>& digests)
    {
        std::string lines;
        for (std::size_t i = 0; i < digests.size(); ++i) {
            lines += crypto::to_hex({reinterpret_cast<const char*>(digests[i].data()), digests[i].size()}) + (i % 2 == 0 ? ":17\n" : "\r\n");
        }
        return lines;
    }
    static crypto::Sha1Digest digest_of(std::string_view password) { return crypto::Sha1::make()->of(password); }

    std::string write(const std::string& name, std::string_view content) const
    {
        std::ofstream(m_folder + "/" + name, std::ios::binary | std::ios::trunc) << content;
        return m_folder + "/" + name;
    }
    [[nodiscard]] BuildOrder order_of(std::vector<std::string> files, std::uint64_t segment_keys = usual_segment_keys) const
    {
        return {std::move(files), m_folder + "/list", LineKind::sha1, "made up for a test", *parse_date("2026-11-28"), segment_keys};
    }
    [[nodiscard]] Result<BuildReport> built(const BuildOrder& order, const OnProgress& on_progress = {}) const { return build_leak_list(*m_disk, order, on_progress); }
    [[nodiscard]] std::string list_bytes() const { return *storage::read_whole_file(m_folder + "/list", 1U << 30U); }
    [[nodiscard]] std::vector<std::string> names() const { return *m_disk->names_in(m_folder); }

    static void expect_all(LeakList& list, const std::vector<crypto::Sha1Digest>& digests)
    {
        std::size_t missed = 0;
        for (const auto& digest : digests) {
            const auto found = list.contains(digest);
            ASSERT_TRUE(found.ok()) << found.error().detail;
            missed += *found ? 0U : 1U;
        }
        EXPECT_EQ(missed, 0U);
    }

    std::string m_folder;
    std::unique_ptr<storage::Disk> m_disk = storage::this_disk();
};

}  // namespace asepsie::leaks
