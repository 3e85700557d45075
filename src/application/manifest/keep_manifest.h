// Takes the manifest of a folder, compares it with the one before, and keeps it where nothing speaks of an attack or of damage.
#pragma once

#include "application/manifest/manifest_shelf.h"
#include "application/manifest/take_manifest.h"
#include "domain/manifest/judgement.h"

namespace asepsie::application {

enum class Accepting : std::uint8_t {
    nothing_odd,  // a mass change or damage is told and not kept: the next manifest is compared with the good one again
    whatever,     // somebody looked, and it is as it should be
};

struct KeptManifest {
    TakenManifest taken;
    std::optional<manifest::Comparison> comparison;  // nothing for the first
    manifest::Judgement judgement;
    std::optional<crypto::Digest> hash;  // of what was kept; nothing where it was not
};

// shelves: the folder in which manifests of all folders are kept, with the key that signs them, readable by this account alone: who works in its name can sign anew, which a
// hash noted elsewhere shows. Errors: those of take_manifest and ManifestShelf.
Result<KeptManifest> keep_manifest(const std::shared_ptr<storage::Disk>& disk, const std::string& shelves, const std::string& folder, const ManifestOptions& options, Accepting accepting, Moment now,
    const TellProgress& progress, const std::stop_token& stop);

// Where those of one folder stand.
ManifestShelf shelf_of(const std::shared_ptr<storage::Disk>& disk, const std::string& shelves, const std::string& folder);
// The public key they are signed with; not_found where none was ever kept.
Result<std::string> key_of_manifests(storage::Disk& disk, const std::string& shelves);

// Whether all manifests of a folder that are kept hold together.
Result<Chain> verify_manifests(const std::shared_ptr<storage::Disk>& disk, const std::string& shelves, const std::string& folder);

}  // namespace asepsie::application
