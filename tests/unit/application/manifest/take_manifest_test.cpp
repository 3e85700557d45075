#include "application/manifest/manifest_shelf.h"
#include "support/lesser_account.h"

#include "manifest_fixture.h"

#include <pthread.h>


namespace asepsie::application {
namespace {

TEST_F(ManifestTest, fingerprints_everything_once)
{
    put("a/1.txt", "one");
    put("empty", "");
    put("caf\xE9", "latin");
    fs::create_symlink("a/1.txt", m_folder + "/link");
    ASSERT_EQ(::mkfifo((m_folder + "/pipe").c_str(), 0600), 0);
    const TakenManifest first = taken();
    ASSERT_EQ(first.manifest.entries.size(), 4U);
    EXPECT_EQ(first.manifest.entries[0].path, "a/1.txt");
    EXPECT_EQ(crypto::to_hex({reinterpret_cast<const char*>(first.manifest.entries[0].sha256.data()), crypto::sha256_bytes}), crypto::to_hex(crypto::sha256("one")));
    EXPECT_EQ(first.manifest.entries[0].traits.kind, manifest::ContentKind::text);
    EXPECT_EQ(first.manifest.entries[3].kind, manifest::EntryKind::link);
    EXPECT_EQ(first.manifest.entries[3].size, 7);
    EXPECT_EQ(first.read, 4U);
    EXPECT_EQ(first.bytes_read, 8);
    EXPECT_EQ(first.others, 1U);
    EXPECT_TRUE(first.is_whole);
    EXPECT_TRUE(first.manifest.gaps.empty());
}

TEST_F(ManifestTest, reads_again_only_what_changed)
{
    furnish();
    const SealedManifest first = sealed(taken());
    EXPECT_EQ(first.manifest.entries.size(), 120U);
    put("scans/1.pdf", "%PDF-1.7\nother");
    fs::rename(m_folder + "/scans/2.pdf", m_folder + "/scans/moved.pdf");
    const TakenManifest second = taken(&first);
    EXPECT_EQ(second.read, 2U);
    EXPECT_EQ(second.reused, 118U);
    EXPECT_EQ(second.manifest.generation, 2U);
    EXPECT_TRUE(manifest::follows(first, sealed(second)));
    EXPECT_EQ(taken(&first, Reading::everything).reused, 0U);
    EXPECT_EQ(taken(&first, Reading::everything).manifest.entries, second.manifest.entries);
}

// A second write within the same tick of the clock leaves the same dates.
TEST_F(ManifestTest, reads_again_what_changed_just_before)
{
    put("a", "x");
    const Moment now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const SealedManifest first = sealed(*take_manifest(m_folder, nullptr, {}, now, {}, {}));
    EXPECT_EQ(taken(&first).read, 1U);
}

TEST_F(ManifestTest, finds_damage_that_changes_no_date_when_it_reads_everything)
{
    furnish();
    const SealedManifest first = sealed(taken());
    SealedManifest rotten = first;  // as if the disk had held something else then
    rotten.manifest.entries[5].sha256[3] ^= 1U;
    const TakenManifest quick = taken(&rotten);
    EXPECT_TRUE(manifest::compare(rotten.manifest, quick.manifest).silent.empty()) << "it is not read";
    const TakenManifest whole = taken(&rotten, Reading::everything);
    const manifest::Comparison found = manifest::compare(rotten.manifest, whole.manifest);
    EXPECT_EQ(found.silent.size(), 1U);
    EXPECT_EQ(manifest::judge(rotten.manifest, whole.manifest, found, note_names).verdict, manifest::Verdict::damage);
}

TEST_F(ManifestTest, says_what_it_could_not_read)
{
    put("closed/a", "x");
    put("b", "x");
    const SealedManifest first = sealed(taken());
    ::chmod((m_folder + "/closed").c_str(), 0);
    ::chmod(m_base.c_str(), 0755);
    const TakenManifest second = [&] {
        const tests::LesserAccount lesser;
        EXPECT_TRUE(lesser.is_refused_things());
        return taken(&first);
    }();
    ASSERT_EQ(second.manifest.gaps.size(), 1U);
    EXPECT_EQ(second.manifest.gaps[0].path, "closed");
    EXPECT_EQ(second.manifest.gaps[0].why, manifest::GapReason::denied);
    EXPECT_EQ(manifest::compare(first.manifest, second.manifest).unseen, 1U);
    EXPECT_EQ(take_manifest(m_folder + "/none", nullptr, {}, later(), {}, {}).error().code, ErrorCode::not_found);
}

TEST_F(ManifestTest, goes_on_where_it_was_stopped)
{
    furnish();
    std::stop_source stop;
    std::vector<ManifestProgress> told;
    stop.request_stop();
    const auto stopped = take_manifest(m_folder, nullptr, {}, later(), [&](const ManifestProgress& progress) { told.push_back(progress); }, stop.get_token());
    ASSERT_TRUE(stopped.ok());
    EXPECT_FALSE(stopped->is_whole);
    EXPECT_FALSE(stopped->manifest.gaps.empty());
    EXPECT_FALSE(told.empty());
    const SealedManifest part = sealed(*stopped);
    const TakenManifest whole = taken(&part);
    EXPECT_TRUE(whole.is_whole);
    EXPECT_EQ(whole.manifest.entries.size(), 120U);
    EXPECT_TRUE(manifest::compare(part.manifest, whole.manifest).added.empty()) << "nobody knows whether they were there";
}

TEST_F(ManifestTest, tells_an_encryption)
{
    furnish();
    const SealedManifest before = sealed(taken());
    for (const fs::directory_entry& file : fs::recursive_directory_iterator(m_folder)) {
        if (file.is_regular_file()) {
            const std::string encrypted = chance(file.file_size());
            std::ofstream(file.path(), std::ios::binary) << encrypted;
        }
    }
    EXPECT_EQ(verdict_since(before), manifest::Verdict::mass_change);
}

TEST_F(ManifestTest, tells_an_encryption_that_has_just_begun_under_new_names)
{
    furnish();
    const SealedManifest before = sealed(taken());
    for (int n = 0; n < 10; ++n) {
        const std::string path = "scans/" + std::to_string(n) + ".pdf";
        put(path + ".crypted", chance(9'000));
        fs::remove(m_folder + "/" + path);
    }
    EXPECT_EQ(verdict_since(before), manifest::Verdict::mass_change);
}

TEST_F(ManifestTest, lets_an_ordinary_day_pass)
{
    furnish();
    const SealedManifest before = sealed(taken());
    for (int n = 0; n < 300; ++n) {
        put("photos/vacances/" + std::to_string(n) + ".jpg", "\xFF\xD8\xFF\xE0" + chance(9'000));
    }
    for (int n = 0; n < 12; ++n) {
        put("archives/" + std::to_string(n) + ".zip", "PK\x03\x04" + chance(9'000));
        put("scans/" + std::to_string(n) + ".pdf", "%PDF-1.7\n" + chance(9'000));
        put("courriers/1/" + std::to_string(n) + ".txt", "Lettre nouvelle " + std::to_string(n));
    }
    fs::rename(m_folder + "/courriers", m_folder + "/lettres");
    EXPECT_EQ(verdict_since(before), manifest::Verdict::ordinary);
}

class ShelfTest : public ManifestTest {
protected:
    ManifestShelf shelf() { return {m_disk, m_base + "/manifests"}; }
    // Three of them.
    void fill()
    {
        put("a", "x");
        std::optional<SealedManifest> previous;
        for (int n = 0; n < 3; ++n) {
            put("b", std::to_string(n));
            ASSERT_TRUE(shelf().store(taken(previous ? &*previous : nullptr).manifest, m_signer).ok());
            previous = *shelf().newest(m_signer.public_key());
        }
    }
    std::string findings()
    {
        std::string text;
        const Chain chain = *shelf().verify(m_signer.public_key());
        for (const ChainFinding& finding : chain.findings) {
            text += (text.empty() ? "" : ", ") + std::string(name_of(finding.flaw)) + " " + std::to_string(finding.generation);
        }
        return text;
    }
    std::shared_ptr<storage::Disk> m_disk = storage::this_disk();
    crypto::Signer m_signer = signer_of('a');
};

TEST_F(ShelfTest, keeps_a_chain)
{
    EXPECT_FALSE(shelf().newest(m_signer.public_key())->has_value());
    EXPECT_EQ(shelf().verify(m_signer.public_key())->last, 0U);
    fill();
    EXPECT_EQ(shelf().generations()->size(), 3U);
    EXPECT_EQ(findings(), "");
    EXPECT_EQ(shelf().verify(m_signer.public_key())->last, 3U);
    EXPECT_EQ(shelf().verify(m_signer.public_key())->links.back().hash, (*shelf().newest(m_signer.public_key()))->hash);
}

TEST_F(ShelfTest, takes_none_that_does_not_follow)
{
    fill();
    EXPECT_EQ(shelf().store(taken().manifest, m_signer).error().code, ErrorCode::outdated);
    const auto lock = m_disk->lock(m_base + "/manifests/lock");
    const SealedManifest newest = **shelf().newest(m_signer.public_key());
    EXPECT_EQ(shelf().store(taken(&newest).manifest, m_signer).error().code, ErrorCode::busy);
}

TEST_F(ShelfTest, finds_what_is_wrong)
{
    fill();
    const std::string second = shelf().path_of(2);
    const std::string kept = *m_disk->read(second, 1 << 20);
    const auto put_second = [&](const std::string& bytes) {
        fs::remove(second);
        ASSERT_TRUE(m_disk->create(second, bytes).ok());
    };
    fs::remove(second);
    EXPECT_EQ(findings(), "missing 2");
    put_second(kept.substr(0, kept.size() / 2));
    EXPECT_EQ(findings(), "unreadable 2");
    put_second(kept.substr(0, kept.size() - 1) + "\xFF");
    EXPECT_EQ(findings(), "altered 2");
    put_second(*m_disk->read(shelf().path_of(1), 1 << 20));
    EXPECT_EQ(findings(), "misplaced 2");
    put_second(manifest::write_manifest(manifest::read_manifest(kept)->manifest, signer_of('b'))->bytes);
    EXPECT_EQ(findings(), "wrong_key 2");
    manifest::Manifest other = manifest::read_manifest(kept)->manifest;
    other.source += "2";
    put_second(manifest::write_manifest(other, m_signer)->bytes);
    EXPECT_EQ(findings(), "not_linked 3");
    put_second(kept);
    EXPECT_EQ(findings(), "");
    // The newest is damaged: an older one does not take its place unseen.
    fs::resize_file(shelf().path_of(3), 100);
    EXPECT_EQ(shelf().newest(m_signer.public_key()).error().code, ErrorCode::truncated);
}

TEST(SparseFiles, of_impossible_sizes_are_no_harm)
{
    std::string folder = "/dev/shm/asepsie-sparse-XXXXXX";
    if (::mkdtemp(folder.data()) == nullptr) {
        GTEST_SKIP() << "no file system that has such files";
    }
    for (const char* name : {"a", "b", "c"}) {
        std::ofstream(folder + "/" + name) << "x";
        std::error_code ignored;
        fs::resize_file(folder + "/" + name, std::uintmax_t{1} << 62U, ignored);
    }
    std::stop_source stop;
    std::int64_t to_read = 0;
    const auto taken = take_manifest(folder, nullptr, {}, Moment(std::chrono::days(20'000)), [&](const ManifestProgress& progress) {
        to_read = progress.bytes_to_read;
        stop.request_stop();
    }, stop.get_token());
    fs::remove_all(folder);
    ASSERT_TRUE(taken.ok());
    EXPECT_FALSE(taken->is_whole);
    EXPECT_EQ(to_read, std::numeric_limits<std::int64_t>::max());
}

TEST_F(ManifestTest, is_taken_where_no_thread_can_be_started)
{
    put("a", "x");
    put("b/c", "y");
    pthread_attr_t before{};
    ASSERT_EQ(::pthread_getattr_default_np(&before), 0);
    pthread_attr_t huge{};
    ASSERT_EQ(::pthread_attr_init(&huge), 0);
    ASSERT_EQ(::pthread_attr_setstacksize(&huge, std::size_t{1} << 50U), 0);
    ASSERT_EQ(::pthread_setattr_default_np(&huge), 0);
    const auto taken = take_manifest(m_folder, nullptr, {.threads = 4}, Moment(std::chrono::days(20'000)), {}, {});
    EXPECT_EQ(::pthread_setattr_default_np(&before), 0);
    ::pthread_attr_destroy(&huge);
    ::pthread_attr_destroy(&before);
    ASSERT_TRUE(taken.ok());
    EXPECT_EQ(taken->manifest.entries.size(), 2U);
    EXPECT_TRUE(taken->manifest.gaps.empty());
}

}  // namespace
}  // namespace asepsie::application
