#include "domain/manifest/manifest_body.h"
#include "domain/manifest/manifest_format.h"
#include "domain/manifest/tree_hash.h"

#include "foundation/crypto/seal.h"

#include <gtest/gtest.h>

namespace asepsie::manifest {
namespace {

crypto::Signer signer_of(char kind_sign) { return crypto::Signer(crypto::Secret::copy_of(std::string(crypto::signing_seed_bytes, kind_sign))); }

Entry entry_of(const std::string& path, std::string_view content)
{
    Entry entry;
    entry.path = path;
    entry.size = static_cast<std::int64_t>(content.size());
    entry.mtime_ns = 1'795'000'000'123'456'789;
    entry.ctime_ns = -5;
    entry.inode = 77;
    const std::string hash = crypto::sha256(content);
    std::copy(hash.begin(), hash.end(), entry.sha256.begin());
    entry.traits = {ContentKind::pdf, 80, 127};
    return entry;
}

Manifest example()
{
    Manifest manifest;
    manifest.source = "/home/caf\xE9";
    manifest.taken = *parse_moment("2026-11-27T09:00:00Z");
    manifest.entries = {entry_of("a", "1"), entry_of("a/b", "22"), entry_of("a-", "333"), entry_of("caf\xE9\n", "")};
    manifest.gaps = {{"", GapReason::io_failed}, {"a/c", GapReason::denied}};
    return manifest;
}

std::string hex(const crypto::Digest& digest) { return crypto::to_hex({reinterpret_cast<const char*>(digest.data()), digest.size()}); }

TEST(ManifestFormat, comes_back_as_it_was_written)
{
    const crypto::Signer signer = signer_of('a');
    const auto written = write_manifest(example(), signer);
    ASSERT_TRUE(written.ok());
    const auto read = read_manifest(written->bytes, signer.public_key());
    ASSERT_TRUE(read.ok()) << read.error().detail;
    EXPECT_EQ(read->manifest.source, example().source);
    EXPECT_EQ(read->manifest.taken, example().taken);
    EXPECT_EQ(read->manifest.entries, example().entries);
    EXPECT_EQ(read->manifest.gaps, example().gaps);
    EXPECT_EQ(read->tree, written->tree);
    EXPECT_EQ(read->hash, written->hash);
    EXPECT_TRUE(holds_its_tree(*read));
    EXPECT_EQ(write_manifest(read->manifest, signer)->bytes, written->bytes);
}

TEST(ManifestFormat, says_that_a_person_accepted_it)
{
    const crypto::Signer signer = signer_of('a');
    Manifest manifest = example();
    EXPECT_EQ(write_manifest(manifest, signer)->bytes.find("accepted"), std::string::npos);
    manifest.is_accepted = true;
    const std::string bytes = write_manifest(manifest, signer)->bytes;
    const auto read = read_manifest(bytes, signer.public_key());
    ASSERT_TRUE(read.ok()) << read.error().detail;
    EXPECT_TRUE(read->manifest.is_accepted);
    EXPECT_EQ(write_manifest(read->manifest, signer)->bytes, bytes);
    std::string no = bytes;
    no.replace(no.find("accepted yes"), 12, "accepted non");
    EXPECT_EQ(read_manifest(no).error().code, ErrorCode::malformed);
}

TEST(ManifestFormat, tells_by_its_head_alone_when_it_was_taken)
{
    const crypto::Signer signer = signer_of('a');
    const std::string bytes = write_manifest(example(), signer)->bytes;
    const std::size_t body = bytes.find("\n\n") + 2;
    const auto head = read_manifest_head(bytes.substr(0, body), signer.public_key());
    ASSERT_TRUE(head.ok()) << head.error().detail;
    EXPECT_EQ(head->manifest.taken, example().taken);
    EXPECT_EQ(head->hash, read_manifest(bytes)->hash);
    EXPECT_TRUE(head->manifest.entries.empty());
    EXPECT_EQ(read_manifest_head(bytes, signer_of('b').public_key()).error().code, ErrorCode::wrong_key);
    EXPECT_EQ(read_manifest_head(bytes.substr(0, body - 2)).error().code, ErrorCode::truncated);
    std::string changed = bytes;
    changed[bytes.find("taken 2026") + 9] = '7';
    EXPECT_EQ(read_manifest_head(changed).error().code, ErrorCode::altered);
}

TEST(ManifestFormat, is_found_out_wherever_it_is_changed_or_cut)
{
    const crypto::Signer signer = signer_of('a');
    const std::string good = write_manifest(example(), signer)->bytes;
    for (std::size_t at = 0; at < good.size(); ++at) {
        std::string changed = good;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        EXPECT_FALSE(read_manifest(changed, signer.public_key()).ok()) << at;
        const auto cut = read_manifest(good.substr(0, at), signer.public_key());
        ASSERT_FALSE(cut.ok()) << at;
        EXPECT_TRUE(cut.error().code == ErrorCode::truncated) << at << " " << name_of(cut.error().code);
    }
    EXPECT_EQ(read_manifest(good + "x").error().code, ErrorCode::altered);
    EXPECT_EQ(read_manifest(good, signer_of('b').public_key()).error().code, ErrorCode::wrong_key);
    EXPECT_EQ(read_manifest("asepsie-manifest-2\n").error().code, ErrorCode::malformed);
    EXPECT_EQ(read_manifest("{}").error().code, ErrorCode::malformed);
    std::string changed = good;
    changed.back() = 'x';
    EXPECT_EQ(read_manifest(changed).error().code, ErrorCode::altered);
}

TEST(ManifestFormat, names_the_one_before)
{
    const crypto::Signer signer = signer_of('a');
    Manifest manifest = example();
    const auto first = read_manifest(write_manifest(manifest, signer)->bytes);
    manifest.generation = 2;
    EXPECT_EQ(write_manifest(manifest, signer).error().code, ErrorCode::bad_usage) << "it names none";
    manifest.previous = first->hash;
    const auto second = read_manifest(write_manifest(manifest, signer)->bytes);
    ASSERT_TRUE(second.ok());
    EXPECT_TRUE(follows(*first, *second));
    EXPECT_FALSE(follows(*second, *first));
    manifest.previous = second->hash;
    EXPECT_FALSE(follows(*first, *read_manifest(write_manifest(manifest, signer)->bytes)));
    manifest.previous = first->hash;
    EXPECT_FALSE(follows(*first, *read_manifest(write_manifest(manifest, signer_of('b'))->bytes)));
}

TEST(ManifestFormat, writes_nothing_that_could_not_be_read)
{
    const crypto::Signer signer = signer_of('a');
    for (const std::string path : {"", "/a", "a/", "a//b", "../a", "a/./b", "."}) {
        Manifest manifest = example();
        manifest.entries = {entry_of(path, "x")};
        EXPECT_EQ(write_manifest(manifest, signer).error().code, ErrorCode::bad_usage) << path;
    }
    Manifest manifest = example();
    std::swap(manifest.entries[1], manifest.entries[2]);
    EXPECT_FALSE(write_manifest(manifest, signer).ok());
    manifest = example();
    manifest.entries[1] = manifest.entries[0];
    EXPECT_FALSE(write_manifest(manifest, signer).ok());
}

TEST(ManifestBody, is_read_in_one_spelling_alone)
{
    const Manifest manifest = example();
    const std::string body = *write_body(manifest.entries, manifest.gaps);
    EXPECT_EQ(read_body(body, 4, 2)->entries, manifest.entries);
    EXPECT_FALSE(read_body(body, 3, 2).ok());
    EXPECT_FALSE(read_body(body, 5, 2).ok());
    EXPECT_FALSE(read_body(body, 4, 1).ok());
    EXPECT_FALSE(read_body(body, 10'000'000, 10'000'000).ok()) << "and takes no memory for what is not there";
    // "a" as one byte shared with nothing: its length as 0x81 0x00 is longer than it need be.
    std::string longer = body;
    longer.replace(1, 1, std::string("\x81\0", 2));
    EXPECT_FALSE(read_body(longer, 4, 2).ok());
    std::string kind = body;
    kind[3] = 2;
    EXPECT_FALSE(read_body(kind, 4, 2).ok());
}

// RFC 6962, section 2.1: the tree of five is the node over the tree of four and the fifth.
TEST(TreeHash, is_a_merkle_tree)
{
    EXPECT_EQ(hex(tree_hash({})), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    std::vector<Entry> entries;
    for (const char* path : {"a", "b", "c", "d", "e"}) {
        entries.push_back(entry_of(path, path));
    }
    const auto bytes = [](const crypto::Digest& digest) { return std::string(reinterpret_cast<const char*>(digest.data()), digest.size()); };
    const std::span<const Entry> all(entries);
    const auto node = [&](const crypto::Digest& left, const crypto::Digest& right) { return crypto::to_hex(crypto::sha256(std::string(1, '\1') + bytes(left) + bytes(right))); };
    EXPECT_EQ(hex(tree_hash(all)), node(tree_hash(all.first(4)), tree_hash(all.subspan(4))));
    EXPECT_EQ(hex(tree_hash(all.first(4))), node(tree_hash(all.first(2)), tree_hash(all.subspan(2, 2))));
    EXPECT_EQ(hex(tree_hash(all.first(3))), node(tree_hash(all.first(2)), tree_hash(all.subspan(2, 1))));
    const std::string leaf = std::string("\0\0\1a\1", 5) + bytes(entries[0].sha256);
    EXPECT_EQ(hex(tree_hash(all.first(1))), crypto::to_hex(crypto::sha256(leaf)));
}

TEST(TreeHash, tells_contents_and_paths_and_no_dates)
{
    std::vector<Entry> entries = example().entries;
    const crypto::Digest before = tree_hash(entries);
    entries[0].mtime_ns = 1;
    entries[0].inode = 1;
    EXPECT_EQ(tree_hash(entries), before);
    entries[0].sha256[5] ^= 1U;
    EXPECT_NE(tree_hash(entries), before);
}

TEST(Manifest, knows_what_lies_in_a_gap)
{
    Manifest manifest;
    manifest.gaps = {{"a", GapReason::denied}, {"b/gone", GapReason::vanished}};
    EXPECT_NE(gap_around(manifest, "a"), nullptr);
    EXPECT_NE(gap_around(manifest, "a/b/c"), nullptr);
    EXPECT_EQ(gap_around(manifest, "ab"), nullptr);
    EXPECT_EQ(gap_around(manifest, "b/gone"), nullptr);
    manifest.gaps = {{"", GapReason::io_failed}};
    EXPECT_NE(gap_around(manifest, "b"), nullptr);
}

TEST(Manifest, takes_names_apart)
{
    EXPECT_EQ(extension_of("a.b/c.PDF"), "pdf");
    EXPECT_EQ(extension_of("a.b/c"), "");
    EXPECT_EQ(extension_of("a/.bashrc"), "");
    EXPECT_EQ(name_in("a/b"), "b");
    EXPECT_EQ(folder_of("a/b/c"), "a/b");
    EXPECT_EQ(folder_of("c"), "");
}

}  // namespace
}  // namespace asepsie::manifest
