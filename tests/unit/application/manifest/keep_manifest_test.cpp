#include "application/manifest/fingerprint.h"
#include "application/manifest/keep_manifest.h"
#include "application/manifest/older_manifests.h"

#include "manifest_fixture.h"

namespace asepsie::application {
namespace {

using manifest::Verdict;

// Manifests are kept of the same folder, a day or more apart.
class KeepingTest : public ManifestTest {
protected:
    KeepingTest()
    {
        for (int n = 0; n < 100; ++n) {
            put("scans/" + std::to_string(n) + ".pdf", "%PDF-1.7\n" + chance(9'000));
        }
    }
    Result<KeptManifest> kept(int day, Accepting accepting = Accepting::nothing_odd)
    {
        ManifestOrder order;
        order.disk = m_disk;
        order.shelves = m_shelves;
        order.folder = m_folder;
        order.accepting = accepting;
        order.now = later(24 * 60 * day);
        return keep_manifest(order);
    }
    void encrypt(int from, int to)
    {
        for (int n = from; n < to; ++n) {
            const std::string path = "scans/" + std::to_string(n) + ".pdf";
            put(path + ".verrou", chance(9'000));
            fs::remove(m_folder + "/" + path);
        }
    }
    [[nodiscard]] std::string path_of(std::uint64_t generation) const { return shelf_of(m_disk, m_shelves, m_folder).path_of(generation); }
    [[nodiscard]] Chain chain() const { return *verify_manifests(m_disk, m_shelves, m_folder); }
    [[nodiscard]] std::string flaws_of(const std::vector<ChainFinding>& findings) const
    {
        std::string text;
        for (const ChainFinding& finding : findings) {
            text += std::string(name_of(finding.flaw)) + " " + std::to_string(finding.generation) + ";";
        }
        return text;
    }

    std::shared_ptr<storage::Disk> m_disk = storage::this_disk();
    std::string m_shelves = m_base + "/shelves";
};

TEST_F(KeepingTest, answers_a_question_without_making_a_key)
{
    EXPECT_EQ(chain().last, 0U);
    EXPECT_FALSE(fs::exists(m_shelves));
    ASSERT_TRUE(kept(0).ok());
    EXPECT_EQ(chain().last, 1U);
    EXPECT_EQ(flaws_of(chain().findings), "");
    fs::remove(m_shelves + "/key");
    EXPECT_EQ(flaws_of(chain().findings), "no_key 0;");
    EXPECT_FALSE(fs::exists(m_shelves + "/key"));
    ASSERT_TRUE(m_disk->create(m_shelves + "/key", "short").ok());
    EXPECT_EQ(verify_manifests(m_disk, m_shelves, m_folder).error().code, ErrorCode::malformed);
    EXPECT_EQ(kept(1).error().code, ErrorCode::malformed);
}

TEST_F(KeepingTest, knows_the_one_that_was_noted)
{
    const auto first = kept(0);
    put("scans/new.pdf", "%PDF-1.7\nnew");
    const auto second = kept(1);
    ASSERT_TRUE(second.ok() && second->hash);
    const std::string shown = short_fingerprint(*second->hash);
    EXPECT_EQ(shown.size(), 24U);
    EXPECT_TRUE(is_fingerprint_of(*noted_fingerprint(shown), *second->hash));
    EXPECT_FALSE(is_fingerprint_of(*noted_fingerprint(shown), *first->hash));
    const std::string whole = crypto::to_hex({reinterpret_cast<const char*>(second->hash->data()), second->hash->size()});
    EXPECT_TRUE(is_fingerprint_of(*noted_fingerprint(whole), *second->hash));
    for (const std::string_view wrong : {"", "3b6a 91f0", "bonjour", "3b6a 91f0 22c4 d810 77ag"}) {
        EXPECT_FALSE(noted_fingerprint(wrong)) << wrong;
    }
    EXPECT_FALSE(noted_fingerprint(whole + "0"));
    EXPECT_EQ(noted_fingerprint("3B6A-91f0\u202f22c4 d810 77ab"), "3b6a91f022c4d81077ab");
    EXPECT_EQ(chain().links.back().hash, *second->hash);
    fs::remove(path_of(2));
    EXPECT_EQ(chain().links.back().hash, *first->hash) << "the chain alone cannot tell";
}

TEST_F(KeepingTest, goes_on_after_a_damaged_one)
{
    ASSERT_TRUE(kept(0).ok());
    put("scans/new.pdf", "%PDF-1.7\nnew");
    ASSERT_TRUE(kept(1).ok());
    fs::resize_file(path_of(2), 700);
    put("scans/newer.pdf", "%PDF-1.7\nnewer");
    const auto third = kept(2);
    ASSERT_TRUE(third.ok()) << third.error().detail;
    EXPECT_EQ(flaws_of(third->flaws), "unreadable 2;");
    ASSERT_FALSE(third->judged.empty()) << "it is compared with the one before";
    EXPECT_EQ(third->taken.manifest.generation, 3U);
    EXPECT_TRUE(third->hash);
    EXPECT_EQ(flaws_of(chain().findings), "unreadable 2;");
    EXPECT_EQ(flaws_of(kept(3)->flaws), "") << "said once; the chain says it from then on";
    EXPECT_EQ(chain().last, 4U);
    encrypt(0, 60);
    fs::resize_file(path_of(4), 700);
    EXPECT_EQ(kept(4)->verdict(), Verdict::mass_change) << "and an attack does not hide behind it";
}

TEST_F(KeepingTest, goes_on_under_a_new_key_and_says_that_nothing_was_compared)
{
    ASSERT_TRUE(kept(0).ok());
    fs::remove(m_shelves + "/key");
    const auto second = kept(1);
    ASSERT_TRUE(second.ok()) << second.error().detail;
    EXPECT_EQ(flaws_of(second->flaws), "wrong_key 1;");
    EXPECT_TRUE(second->judged.empty());
    EXPECT_EQ(second->taken.reused, 0U) << "nothing is believed of what another key signed";
    EXPECT_EQ(flaws_of(chain().findings), "wrong_key 1;");
    EXPECT_EQ(flaws_of(kept(2)->flaws), "");
}

TEST_F(KeepingTest, sees_damage_that_comes_a_little_at_a_time)
{
    ASSERT_TRUE(kept(0).ok());
    ASSERT_TRUE(kept(1).ok());
    encrypt(0, 4);  // too few to be told
    const auto some = kept(2);
    EXPECT_EQ(some->verdict(), Verdict::ordinary);
    ASSERT_TRUE(some->hash);
    encrypt(4, 8);
    const auto more = kept(3);
    EXPECT_EQ(more->judged.front().judgement.verdict, Verdict::ordinary) << "four more are still too few";
    EXPECT_EQ(more->verdict(), Verdict::damage);
    EXPECT_EQ(more->judged[more->gravest].since, later(0)) << "the oldest that is kept";
    EXPECT_FALSE(more->hash);
    encrypt(8, 12);
    EXPECT_EQ(kept(4)->verdict(), Verdict::mass_change) << "and the good ones stay the measure";
}

TEST_F(KeepingTest, takes_what_was_accepted_as_the_new_measure)
{
    ASSERT_TRUE(kept(0).ok());
    encrypt(0, 60);
    EXPECT_EQ(kept(1)->verdict(), Verdict::mass_change);
    EXPECT_TRUE(kept(1, Accepting::whatever)->hash);
    put("scans/new.pdf", "%PDF-1.7\nnew");
    const auto third = kept(2);
    EXPECT_EQ(third->verdict(), Verdict::ordinary);
    EXPECT_EQ(third->judged.size(), 1U);
    put("scans/newer.pdf", "%PDF-1.7\nnewer");
    EXPECT_EQ(kept(3)->verdict(), Verdict::ordinary) << "what was before it is no measure any more";
}

TEST_F(KeepingTest, looks_back_about_a_week_and_a_month)
{
    const std::vector<int> days{0, 10, 20, 33, 36, 41};
    for (const int day : days) {
        put("scans/new.pdf", "%PDF-1.7\nnew" + std::to_string(day));
        ASSERT_TRUE(kept(day)->hash);
    }
    const auto shelf = shelf_of(m_disk, m_shelves, m_folder);
    const std::string key = *key_of_manifests(*m_disk, m_shelves);
    const auto before = [&](std::uint64_t newest, int day) {
        manifest::Manifest sixth;
        sixth.generation = newest;
        sixth.taken = later(24 * 60 * days[newest - 1]);
        return *older_generations(shelf, key, sixth, later(24 * 60 * day));
    };
    EXPECT_EQ(before(6, 42), (std::vector<std::uint64_t>{4, 2}));
    EXPECT_EQ(before(6, 43), (std::vector<std::uint64_t>{5, 2}));
    EXPECT_EQ(before(3, 25), (std::vector<std::uint64_t>{2, 1})) << "none is a month old: the oldest";
    EXPECT_EQ(before(2, 12), (std::vector<std::uint64_t>{1}));
    EXPECT_EQ(before(6, 90), (std::vector<std::uint64_t>{})) << "the newest is older than that itself";
    EXPECT_EQ(kept(43)->judged.size(), 1U) << "nothing changed: nothing more to ask";
}

}  // namespace
}  // namespace asepsie::application
