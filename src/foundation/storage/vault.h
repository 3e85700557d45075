// One practice's content in one encrypted file. The format is docs/formats/vault.md.
//
// A folder holds `practice.vault`, `lock`, `versions/` (earlier states) and `attachments/` (each sealed by itself). The content is an image of any kind: the vault
// neither knows nor cares what is in it. A save replaces the file whole or leaves it as it was.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"
#include "foundation/crypto/passphrase.h"
#include "foundation/crypto/secret.h"
#include "foundation/storage/disk.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::storage {

constexpr std::size_t max_vault_bytes = 512U << 20U;
constexpr std::size_t max_attachment_bytes = 256U << 20U;
constexpr std::size_t versions_kept = 10;       // the latest
constexpr std::size_t days_kept = 30;           // and the last one of each of the latest days on which there was one

enum class KeyKind : std::uint8_t { passphrase, recovery_code };

// What a version of the file says of itself without being opened.
struct VaultState {
    std::string id;               // 32 hexadecimal digits, the same for all versions of one vault
    std::uint64_t generation = 0; // grows by one with each save
    Moment saved_at{};
};

struct VersionFile {
    std::string name;
    VaultState state;
};

// The newest generation this computer has seen of the vault of that id, 0 where none. Empty: an older one is accepted.
using LastSeen = std::function<std::uint64_t(const std::string& id)>;

struct VaultHeader;

class Vault {
public:
    struct Created;

    // A new vault in a folder that holds none. The recovery code is shown once and kept nowhere. unsupported where there is one already.
    static Result<Created> create(std::shared_ptr<Disk> disk, std::string folder, const crypto::Secret& passphrase, crypto::Cost cost, std::string_view content, Moment now);

    // wrong_key, truncated, altered, outdated (older than what was seen), busy, not_found. Versions that a change of keys cut short left to the old ones are given
    // the present ones.
    static Result<Vault> open(std::shared_ptr<Disk> disk, std::string folder, KeyKind kind, const crypto::Secret& key, const LastSeen& last_seen);

    // Makes a version the present state where the vault itself is missing or damaged; what stands in its place is set aside, not thrown away.
    static Result<Vault> bring_back(std::shared_ptr<Disk> disk, std::string folder, const std::string& version_name, KeyKind kind, const crypto::Secret& key, const LastSeen& last_seen, Moment now);

    Vault(Vault&&) = default;
    Vault& operator=(Vault&&) = default;
    ~Vault();

    [[nodiscard]] const std::string& content() const { return m_content; }
    [[nodiscard]] const VaultState& state() const { return m_state; }

    // Whether this passphrase opens the vault as it is now: asked of whoever wants to change it or to take everything away. wrong_key where it does not.
    [[nodiscard]] Result<Done> check_passphrase(const crypto::Secret& passphrase) const;

    // Replaces the content, durably: when it returns, a power cut loses nothing of it. On failure the file and content() are as before.
    Result<Done> save(std::string_view content, Moment now);

    // Both keep the content and write at once; earlier versions here open with the new keys too. Whoever holds a copy of the folder from before and the old key
    // keeps the data key, and with it can read later copies as well.
    Result<Done> change_passphrase(const crypto::Secret& passphrase, crypto::Cost cost, Moment now);
    Result<std::string> renew_recovery_code(Moment now);

    // A file sealed beside the vault. Its name is a random id; what it is called and is, the content says.
    Result<std::string> attach(std::string_view content);
    [[nodiscard]] Result<std::string> attachment(std::string_view id) const;
    Result<Done> detach(std::string_view id);
    [[nodiscard]] Result<std::vector<std::string>> attachment_ids() const;

    // Earlier states by their names, newest first; restoring one checks it, makes it the present, and keeps the present one among them.
    [[nodiscard]] Result<std::vector<VersionFile>> versions() const;
    Result<Done> restore(const std::string& version_name, Moment now);

    // The content of each earlier state. Fails where one cannot be read, be it another vault's or one that was set aside.
    using Visit = std::function<Result<Done>(std::string_view content)>;
    [[nodiscard]] Result<Done> visit_versions(const Visit& visit) const;
    // Those that were removed since it was opened because they could not be given the present keys.
    [[nodiscard]] const std::vector<std::string>& dropped_versions() const { return m_dropped_versions; }

    // An encrypted copy of the vault and its attachments in a folder that holds none (a disk that is unplugged afterwards). unsupported where it does; one that was cut off is
    // taken up again.
    [[nodiscard]] Result<Done> copy_to(const std::string& folder) const;

private:
    Vault(std::shared_ptr<Disk> disk, std::string folder, std::unique_ptr<Lock> lock, crypto::Secret data_key);

    Result<Done> write(VaultHeader header, std::string_view content);
    Result<Done> take_back();
    void give_versions_the_present_keys();
    [[nodiscard]] bool has_version_of_other_keys() const;
    void forget_old_versions();
    [[nodiscard]] std::string path(std::string_view name) const { return m_folder + "/" + std::string(name); }

    std::shared_ptr<Disk> m_disk;
    std::string m_folder;
    std::unique_ptr<Lock> m_lock;
    crypto::Secret m_data_key;
    std::shared_ptr<const VaultHeader> m_header;
    std::string m_content;
    VaultState m_state;
    std::vector<std::string> m_dropped_versions;
};

struct Vault::Created {
    Vault vault;
    std::string recovery_code;
};

// What the file says of itself, its header checked, without a key.
Result<VaultState> read_vault_state(const Disk& disk, const std::string& file);
// Whether a vault stands in the folder: one that is damaged or cannot be read is one all the same.
bool has_vault(const Disk& disk, const std::string& folder);
// The earlier states in the folder whose headers hold, newest first, without a key and whatever became of the vault itself.
Result<std::vector<VersionFile>> versions_in(const Disk& disk, const std::string& folder);

}  // namespace asepsie::storage
