// The manifests of one folder, kept in a folder of their own: "000001.manifest" and so on, each naming the one before.
#pragma once

#include "domain/manifest/manifest_format.h"
#include "foundation/storage/disk.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace asepsie::application {

// What is wrong with a chain of manifests.
enum class ChainFlaw : std::uint8_t {
    missing,     // there is none of that generation, though there are later ones
    unreadable,  // no manifest, cut off, or the disk failed
    altered,     // what it says was changed since it was signed
    wrong_key,   // signed by somebody else
    not_linked,  // it does not name the one before, or is of another folder's chain
    misplaced,   // its generation is not the one of its name
    no_key,      // the key that signed them is gone: who signed, nobody can say
};
std::string_view name_of(ChainFlaw flaw);
ChainFlaw flaw_of(ErrorCode code);  // of one that cannot be loaded

struct ChainFinding {
    ChainFlaw flaw = ChainFlaw::missing;
    std::uint64_t generation = 0;
};

// One that is whole.
struct ChainLink {
    std::uint64_t generation = 0;
    crypto::Digest hash{};
    Moment taken{};
};

struct Chain {
    std::uint64_t first = 0;  // generation of the oldest that is kept; 0 where none is
    std::uint64_t last = 0;
    std::vector<ChainLink> links;  // those that are whole, oldest first
    std::vector<ChainFinding> findings;  // none: all of it holds from first to last. That none is missing at the end, only a hash noted elsewhere can tell
};

// Where the next one begins.
struct Newest {
    std::optional<manifest::SealedManifest> sealed;  // the newest that is whole; nothing where none is
    std::vector<ChainFinding> flaws;                 // of those that are newer, the newest first
    std::uint64_t last = 0;                          // generation of the newest, whole or not; 0 where none is kept
};

class ManifestShelf {
public:
    // folder: made when the first one is stored.
    ManifestShelf(std::shared_ptr<storage::Disk> disk, std::string folder) : m_disk(std::move(disk)), m_folder(std::move(folder)) {}

    // Generations that are kept, oldest first.
    [[nodiscard]] Result<std::vector<std::uint64_t>> generations() const;
    // not_found; the errors of read_manifest; outdated where it is another generation than its name says.
    [[nodiscard]] Result<manifest::SealedManifest> load(std::uint64_t generation, std::string_view expected_key) const;
    // The newest; nothing where none is kept. Fails where the newest is damaged: an older one does not silently take its place.
    [[nodiscard]] Result<std::optional<manifest::SealedManifest>> newest(std::string_view expected_key) const;

    // Steps back over damaged ones, and says which they are.
    [[nodiscard]] Result<Newest> newest_whole(std::string_view expected_key) const;
    // Its signed header alone: when it was taken. Errors as of load.
    [[nodiscard]] Result<manifest::SealedManifest> head(std::uint64_t generation, std::string_view expected_key) const;

    // Signs and keeps it whole or not at all. outdated where it does not follow the newest one kept (another was stored since); busy where another process stores one.
    Result<manifest::WrittenManifest> store(const manifest::Manifest& manifest, const crypto::Signer& signer) const;

    // Reads all of them, trees included.
    [[nodiscard]] Result<Chain> verify(std::string_view expected_key) const;

    [[nodiscard]] std::string path_of(std::uint64_t generation) const;

private:
    std::shared_ptr<storage::Disk> m_disk;
    std::string m_folder;
};

}  // namespace asepsie::application
