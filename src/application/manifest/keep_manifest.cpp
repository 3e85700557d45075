#include "application/manifest/keep_manifest.h"

#include "application/manifest/note_names.h"
#include "foundation/base/text.h"
#include "foundation/crypto/seal.h"

namespace asepsie::application {
namespace {

std::string key_file(const std::string& shelves) { return shelves + "/key"; }

Result<crypto::Signer> known_signer(storage::Disk& disk, const std::string& shelves)
{
    std::string seed = TRY(disk.read(key_file(shelves), crypto::signing_seed_bytes));
    if (seed.size() != crypto::signing_seed_bytes) {
        return fail(ErrorCode::malformed, key_file(shelves));
    }
    const crypto::Secret kept = crypto::Secret::copy_of(seed);
    crypto::wipe(seed);
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
    return crypto::Signer(fresh);
}

std::vector<std::string> known_note_names()
{
    std::vector<std::string> names;
    text::for_each_line(note_names::ransom_notes, [&](std::string_view name) { names.emplace_back(name); });
    return names;
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

Result<KeptManifest> keep_manifest(const std::shared_ptr<storage::Disk>& disk, const std::string& shelves, const std::string& folder, const ManifestOptions& options, Accepting accepting, Moment now,
    const TellProgress& progress, const std::stop_token& stop)
{
    const crypto::Signer signer = TRY(signer_in(*disk, shelves));
    const ManifestShelf shelf = shelf_of(disk, shelves, folder);
    const std::optional<manifest::SealedManifest> previous = TRY(shelf.newest(signer.public_key()));
    KeptManifest kept;
    kept.taken = TRY(take_manifest(folder, previous ? &*previous : nullptr, options, now, progress, stop));
    if (previous) {
        kept.comparison = manifest::compare(previous->manifest, kept.taken.manifest);
        kept.judgement = manifest::judge(previous->manifest, kept.taken.manifest, *kept.comparison, known_note_names());
    }
    if (kept.judgement.verdict == manifest::Verdict::ordinary || accepting == Accepting::whatever) {
        const manifest::WrittenManifest written = TRY(shelf.store(kept.taken.manifest, signer));
        kept.hash = written.hash;
    }
    return kept;
}

Result<Chain> verify_manifests(const std::shared_ptr<storage::Disk>& disk, const std::string& shelves, const std::string& folder)
{
    const crypto::Signer signer = TRY(signer_in(*disk, shelves));
    return shelf_of(disk, shelves, folder).verify(signer.public_key());
}

}  // namespace asepsie::application
