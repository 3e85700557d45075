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

// shelves: the folder in which manifests of all folders are kept, with the key that signs them, readable by this account alone: who works in its name can sign anew, which a
// hash noted elsewhere shows.
struct ManifestOrder {
    std::shared_ptr<storage::Disk> disk;
    std::string shelves;
    std::string folder;
    ManifestOptions options{};
    Accepting accepting = Accepting::nothing_odd;
    Moment now{};
    TellProgress progress{};
    std::stop_token stop{};
};

struct JudgedSince {
    Moment since{};  // when the earlier one was taken
    manifest::Judgement judgement;
};

struct KeptManifest {
    TakenManifest taken;
    std::vector<JudgedSince> judged;   // since the newest that is whole, then where something changed since about a week and a month (older_generations); none where there is nothing to compare with
    std::size_t gravest = 0;           // of judged, the first of the worst verdict
    std::vector<ChainFinding> flaws;   // of manifests that it should have been compared with
    std::optional<crypto::Digest> hash;  // of what was kept; nothing where it was not
    [[nodiscard]] manifest::Verdict verdict() const;
};

// Errors: those of take_manifest and of ManifestShelf::store; malformed where the key is damaged.
Result<KeptManifest> keep_manifest(const ManifestOrder& order);

// Where those of one folder stand.
ManifestShelf shelf_of(const std::shared_ptr<storage::Disk>& disk, const std::string& shelves, const std::string& folder);
// The public key they are signed with; not_found where none was ever kept, malformed where it is damaged.
Result<std::string> key_of_manifests(storage::Disk& disk, const std::string& shelves);

// Whether all manifests of a folder that are kept hold together. A question: it makes no key and no folder.
Result<Chain> verify_manifests(const std::shared_ptr<storage::Disk>& disk, const std::string& shelves, const std::string& folder);

}  // namespace asepsie::application
