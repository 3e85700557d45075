#include "application/manifest/keep_manifest.h"

#include "application/manifest/note_names.h"
#include "application/manifest/older_manifests.h"
#include "foundation/base/text.h"
#include "foundation/crypto/seal.h"

namespace asepsie::application {
namespace {

std::string key_file(const std::string& shelves) { return shelves + "/key"; }

Result<crypto::Signer> known_signer(storage::Disk& disk, const std::string& shelves)
{
    auto seed = disk.read(key_file(shelves), crypto::signing_seed_bytes);
    if (seed.ok() ? seed->size() != crypto::signing_seed_bytes : seed.error().code == ErrorCode::too_large) {
        return fail(ErrorCode::malformed, key_file(shelves));
    }
    if (!seed.ok()) {
        return std::move(seed).error();
    }
    const crypto::Secret kept = crypto::Secret::copy_of(*seed);
    crypto::wipe(*seed);
    return crypto::Signer(kept);
}

// Made once, and read from then on.
Result<crypto::Signer> signer_in(storage::Disk& disk, const std::string& shelves)
{
    auto known = known_signer(disk, shelves);
    if (known.ok() || known.error().code != ErrorCode::not_found) {
        return known;
    }
    TRY(disk.make_folder(shelves));
    const crypto::Secret fresh = crypto::Secret::random(crypto::signing_seed_bytes);
    TRY(disk.create(key_file(shelves), std::string_view(reinterpret_cast<const char*>(fresh.bytes().data()), fresh.size())));
    TRY(disk.flush_folder(shelves));  // or a power cut takes the key away from what it signed
    return crypto::Signer(fresh);
}

std::vector<std::string> known_note_names()
{
    std::vector<std::string> names;
    text::for_each_line(note_names::ransom_notes, [&](std::string_view name) { names.emplace_back(name); });
    return names;
}

void judge_since(KeptManifest& kept, const manifest::Manifest& before, const manifest::Comparison& comparison, manifest::Span span)
{
    kept.judged.push_back({before.taken, manifest::judge(before, kept.taken.manifest, comparison, known_note_names(), span)});
    if (kept.judged.back().judgement.verdict > kept.verdict()) {
        kept.gravest = kept.judged.size() - 1;
    }
}

// With the newest; and where that shows a change that is not yet the worst, with older ones too. Each is let go before the next is read: a large one takes much memory.
Result<Done> compare_with_all(KeptManifest& kept, manifest::SealedManifest newest, const ManifestShelf& shelf, std::string_view key)
{
    const manifest::Manifest& now = kept.taken.manifest;
    const manifest::Comparison comparison = manifest::compare(newest.manifest, now);
    judge_since(kept, newest.manifest, comparison, manifest::Span::one_step);
    if (comparison.is_all_the_same() || kept.verdict() == manifest::Verdict::mass_change) {
        return Done{};
    }
    const std::vector<std::uint64_t> older = TRY(older_generations(shelf, key, newest.manifest, now.taken));
    newest = {};
    for (const std::uint64_t generation : older) {
        const auto before = shelf.load(generation, key);
        if (before.ok()) {
            judge_since(kept, before->manifest, manifest::compare(before->manifest, now), manifest::Span::longer);
        } else {
            kept.flaws.push_back({flaw_of(before.error().code), generation});
        }
    }
    return Done{};
}

}  // namespace

ManifestShelf shelf_of(const std::shared_ptr<storage::Disk>& disk, const std::string& shelves, const std::string& folder)
{
    return {disk, shelves + "/" + crypto::to_hex(crypto::sha256(folder)).substr(0, 16)};
}

Result<std::string> key_of_manifests(storage::Disk& disk, const std::string& shelves)
{
    const crypto::Signer signer = TRY(known_signer(disk, shelves));
    return std::string(signer.public_key());
}

manifest::Verdict KeptManifest::verdict() const { return judged.empty() ? manifest::Verdict::ordinary : judged[gravest].judgement.verdict; }

Result<KeptManifest> keep_manifest(const ManifestOrder& order)
{
    const crypto::Signer signer = TRY(signer_in(*order.disk, order.shelves));
    const ManifestShelf shelf = shelf_of(order.disk, order.shelves, order.folder);
    Newest newest = TRY(shelf.newest_whole(signer.public_key()));
    KeptManifest kept;
    kept.taken = TRY(take_manifest(order.folder, newest.sealed ? &*newest.sealed : nullptr, order.options, order.now, order.progress, order.stop));
    kept.flaws = std::move(newest.flaws);
    if (newest.sealed) {
        TRY(compare_with_all(kept, std::move(*newest.sealed), shelf, signer.public_key()));
    }
    manifest::Manifest& taken = kept.taken.manifest;
    if (taken.generation != newest.last + 1) {  // the newest is damaged: go on after it, and name the newest that is whole
        taken.generation = newest.last + 1;
        taken.previous = taken.previous.value_or(crypto::Digest{});
    }
    if (kept.verdict() == manifest::Verdict::ordinary || order.accepting == Accepting::whatever) {
        taken.is_accepted = kept.verdict() != manifest::Verdict::ordinary;
        const manifest::WrittenManifest written = TRY(shelf.store(taken, signer));
        kept.hash = written.hash;
    }
    return kept;
}

Result<Chain> verify_manifests(const std::shared_ptr<storage::Disk>& disk, const std::string& shelves, const std::string& folder)
{
    const ManifestShelf shelf = shelf_of(disk, shelves, folder);
    const auto key = key_of_manifests(*disk, shelves);
    if (!key.ok() && key.error().code != ErrorCode::not_found) {
        return key.error();
    }
    Chain chain = TRY(shelf.verify(key.value_or({})));
    if (!key.ok() && chain.last != 0) {
        chain.findings.insert(chain.findings.begin(), {ChainFlaw::no_key, 0});
    }
    return chain;
}

}  // namespace asepsie::application
