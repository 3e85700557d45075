#include "foundation/storage/vault.h"

#include "foundation/base/text.h"
#include "foundation/crypto/seal.h"
#include "foundation/storage/vault_header.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace asepsie::storage {
namespace {

constexpr std::string_view vault_name = "practice.vault";
constexpr std::string_view new_name = "practice.vault.new";
constexpr std::string_view lock_name = "lock";
constexpr std::string_view versions_name = "versions";
constexpr std::string_view attachments_name = "attachments";
constexpr std::string_view passphrase_context = "asepsie vault passphrase";
constexpr std::string_view recovery_context = "asepsie vault recovery";
constexpr std::string_view attachments_purpose = "asepsie attachments";
constexpr std::size_t attachment_id_bytes = 16;

constexpr std::size_t id_digits_in_name = 8;

// "0000000042-2026-11-23T090000Z-1a2b3c4d.vault": sorts by generation, and says of which vault it is.
std::string version_name(const VaultState& state)
{
    std::string moment = to_iso(state.saved_at);
    moment.erase(std::remove(moment.begin(), moment.end(), ':'), moment.end());
    return fmt::format("{:010}-{}-{}.vault", state.generation, moment, state.id.substr(0, id_digits_in_name));
}

// The generation and date that a version's name says, or nothing where it is no such name or another vault's.
std::optional<VaultState> state_in_name(std::string_view name, const std::string& id)
{
    constexpr std::string_view example = "0000000042-2026-11-23T090000Z-1a2b3c4d.vault";
    if (name.size() != example.size() || name[10] != '-' || !name.ends_with("-" + id.substr(0, id_digits_in_name) + ".vault")) {
        return std::nullopt;
    }
    const auto generation = text::to_integer(name.substr(0, 10));
    std::string moment(name.substr(11, 18));
    moment.insert(13, ":").insert(16, ":");
    const auto saved_at = parse_moment(moment);
    return generation && *generation > 0 && saved_at ? std::optional(VaultState{id, static_cast<std::uint64_t>(*generation), *saved_at}) : std::nullopt;
}

bool is_attachment_id(std::string_view id)
{
    return id.size() == 2 * attachment_id_bytes && id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Result<Done> set_passphrase(VaultHeader& header, const crypto::Secret& data_key, const crypto::Secret& passphrase, crypto::Cost cost)
{
    header.cost = cost;
    header.passphrase_salt = crypto::random_bytes(crypto::salt_bytes);
    const crypto::Secret key = TRY(crypto::key_from(passphrase, header.passphrase_salt, cost));
    header.passphrase_wrap = crypto::wrap(data_key, key, passphrase_context);
    return Done{};
}

Result<std::string> set_recovery_code(VaultHeader& header, const crypto::Secret& data_key)
{
    std::string code = crypto::make_recovery_code();
    const crypto::Secret read = TRY(crypto::read_recovery_code(code));
    header.recovery_salt = crypto::random_bytes(crypto::salt_bytes);
    // 120 bits of chance need no costly derivation; the same is used so that there is one way only, and one to review.
    const crypto::Secret key = TRY(crypto::key_from(read, header.recovery_salt, crypto::least_cost));
    header.recovery_wrap = crypto::wrap(data_key, key, recovery_context);
    return code;
}

}  // namespace

Vault::Vault(std::shared_ptr<Disk> disk, std::string folder, std::unique_ptr<Lock> lock, crypto::Secret data_key)
    : m_disk(std::move(disk)), m_folder(std::move(folder)), m_lock(std::move(lock)), m_data_key(std::move(data_key))
{
}

Result<Vault::Created> Vault::create(
    std::shared_ptr<Disk> disk, std::string folder, const crypto::Secret& passphrase, crypto::Cost cost, std::string_view content, Moment now)
{
    for (const std::string_view name : {std::string_view(), versions_name, attachments_name}) {
        TRY(disk->make_folder(folder + "/" + std::string(name)));
    }
    auto lock = TRY(disk->lock(folder + "/" + std::string(lock_name)));
    // Only where there surely is none: one that cannot be read is one all the same.
    const auto there = disk->read(folder + "/" + std::string(vault_name), max_vault_bytes);
    if (there.ok() || there.error().code != ErrorCode::not_found) {
        return there.ok() ? fail(ErrorCode::unsupported, folder + ": there is a vault already") : there.error();
    }
    Vault vault(std::move(disk), std::move(folder), std::move(lock), crypto::Secret::random(crypto::key_bytes));
    VaultHeader header;
    header.state = {crypto::to_hex(crypto::random_bytes(16)), 1, now};
    TRY(set_passphrase(header, vault.m_data_key, passphrase, cost));
    std::string code = TRY(set_recovery_code(header, vault.m_data_key));
    TRY(vault.write(header, content));
    return Created{std::move(vault), std::move(code)};
}

Result<Vault> Vault::open(std::shared_ptr<Disk> disk, std::string folder, KeyKind kind, const crypto::Secret& key, std::uint64_t last_seen)
{
    const std::string file_path = folder + "/" + std::string(vault_name);
    auto lock = TRY(disk->lock(folder + "/" + std::string(lock_name)));
    const std::string file = TRY(disk->read(file_path, max_vault_bytes));
    const SplitVault split = TRY(split_vault(file));
    const VaultHeader& header = split.header;
    const bool by_passphrase = kind == KeyKind::passphrase;
    const crypto::Secret wrapping = by_passphrase ? TRY(crypto::key_from(key, header.passphrase_salt, header.cost))
                                                  : TRY(crypto::key_from(key, header.recovery_salt, crypto::least_cost));
    crypto::Secret data_key = by_passphrase ? TRY(crypto::unwrap(header.passphrase_wrap, wrapping, passphrase_context))
                                            : TRY(crypto::unwrap(header.recovery_wrap, wrapping, recovery_context));
    if (data_key.size() != crypto::key_bytes) {
        return fail(ErrorCode::altered, "vault: a data key of another size");
    }
    std::string content = TRY(crypto::unseal(split.sealed, data_key, split.encoded_header));
    if (header.state.generation < last_seen) {
        return fail(ErrorCode::outdated, fmt::format("vault: generation {}, this computer has seen {}", header.state.generation, last_seen));
    }
    Vault vault(std::move(disk), std::move(folder), std::move(lock), std::move(data_key));
    vault.m_header = std::make_shared<VaultHeader>(header);
    vault.m_state = header.state;
    vault.m_content = std::move(content);
    return vault;
}

// Written beside, flushed, the old one kept under its version's name, then renamed over it: at every moment a whole file stands at vault_name.
Result<Done> Vault::write(const VaultHeader& header, std::string_view content)
{
    const std::string encoded = encode(header);
    const std::string sealed = crypto::seal(content, m_data_key, encoded);
    if (encoded.size() + sealed.size() > max_vault_bytes) {
        return fail(ErrorCode::too_large, fmt::format("vault: more than {} bytes", max_vault_bytes));
    }
    static_cast<void>(m_disk->remove(path(new_name)));  // what an interrupted save may have left
    TRY(m_disk->create(path(new_name), encoded + sealed));
    if (m_header != nullptr) {
        static_cast<void>(m_disk->remove(path(versions_name) + "/" + version_name(m_state)));
        const auto kept = m_disk->link(path(vault_name), path(versions_name) + "/" + version_name(m_state));
        if (!kept.ok()) {
            static_cast<void>(m_disk->remove(path(new_name)));
            return kept.error();
        }
        static_cast<void>(m_disk->flush_folder(path(versions_name)));  // an older state only
    }
    const auto renamed = m_disk->rename(path(new_name), path(vault_name));
    if (!renamed.ok()) {
        static_cast<void>(m_disk->remove(path(new_name)));
        if (m_header != nullptr) {
            static_cast<void>(m_disk->remove(path(versions_name) + "/" + version_name(m_state)));
        }
        return renamed.error();
    }
    // What may not stay is taken back: nobody is told of a failure that happened all the same.
    const auto flushed = m_disk->flush_folder(m_folder);
    if (!flushed.ok() && take_back().ok()) {
        return flushed.error();
    }
    m_header = std::make_shared<VaultHeader>(header);
    m_state = header.state;
    m_content = std::string(content);
    TRY(flushed);
    forget_old_versions(header.state.saved_at);
    return Done{};
}

// Puts the state of m_header back in place of one that was just written.
Result<Done> Vault::take_back()
{
    if (m_header == nullptr) {
        return m_disk->remove(path(vault_name));
    }
    TRY(m_disk->rename(path(versions_name) + "/" + version_name(m_state), path(vault_name)));
    static_cast<void>(m_disk->flush_folder(m_folder));  // it was just refused
    return Done{};
}

// Earlier states that still opened with the keys of before would make a change of keys a change of nothing.
void Vault::give_versions_the_present_keys()
{
    for (const VersionFile& version : versions().value_or({})) {
        const std::string file = path(versions_name) + "/" + version.name;
        const auto rewritten = [&]() -> Result<Done> {
            const std::string old = TRY(m_disk->read(file, max_vault_bytes));
            const SplitVault split = TRY(split_vault(old));
            const std::string content = TRY(crypto::unseal(split.sealed, m_data_key, split.encoded_header));
            VaultHeader header = *m_header;
            header.state = split.header.state;
            const std::string encoded = encode(header);
            static_cast<void>(m_disk->remove(path(new_name)));
            TRY(m_disk->create(path(new_name), encoded + crypto::seal(content, m_data_key, encoded)));
            return m_disk->rename(path(new_name), file);
        }();
        if (!rewritten.ok()) {
            static_cast<void>(m_disk->remove(file));
        }
    }
    static_cast<void>(m_disk->flush_folder(path(versions_name)));
}

Result<Done> Vault::save(std::string_view content, Moment now)
{
    VaultHeader header = *m_header;
    ++header.state.generation;
    header.state.saved_at = now;
    return write(header, content);
}

Result<Done> Vault::change_passphrase(const crypto::Secret& passphrase, crypto::Cost cost, Moment now)
{
    VaultHeader header = *m_header;
    TRY(set_passphrase(header, m_data_key, passphrase, cost));
    ++header.state.generation;
    header.state.saved_at = now;
    TRY(write(header, m_content));
    give_versions_the_present_keys();
    return Done{};
}

Result<std::string> Vault::renew_recovery_code(Moment now)
{
    VaultHeader header = *m_header;
    std::string code = TRY(set_recovery_code(header, m_data_key));
    ++header.state.generation;
    header.state.saved_at = now;
    TRY(write(header, m_content));
    give_versions_the_present_keys();
    return code;
}

Result<std::string> Vault::attach(std::string_view content)
{
    if (content.size() > max_attachment_bytes) {
        return fail(ErrorCode::too_large, fmt::format("attachment: more than {} bytes", max_attachment_bytes));
    }
    const std::string id = crypto::to_hex(crypto::random_bytes(attachment_id_bytes));
    TRY(m_disk->create(path(attachments_name) + "/" + id, crypto::seal(content, crypto::derive(m_data_key, attachments_purpose), id)));
    TRY(m_disk->flush_folder(path(attachments_name)));
    return id;
}

Result<std::string> Vault::attachment(std::string_view id) const
{
    if (!is_attachment_id(id)) {
        return fail(ErrorCode::not_found, "attachment: no such id");
    }
    const std::string sealed = TRY(m_disk->read(path(attachments_name) + "/" + std::string(id), 2 * max_attachment_bytes));
    return crypto::unseal(sealed, crypto::derive(m_data_key, attachments_purpose), id);
}

Result<Done> Vault::detach(std::string_view id)
{
    return is_attachment_id(id) ? m_disk->remove(path(attachments_name) + "/" + std::string(id)) : fail(ErrorCode::not_found, "attachment: no such id");
}

Result<Done> Vault::copy_to(const std::string& folder) const
{
    const std::string copy = folder + "/" + std::string(vault_name);
    if (m_disk->read(copy, max_vault_bytes).ok()) {
        return fail(ErrorCode::unsupported, "there is a practice's file in that folder already");
    }
    const std::string attachments = folder + "/" + std::string(attachments_name);
    TRY(m_disk->make_folder(folder));
    TRY(m_disk->make_folder(attachments));
    // Each under its name only once it is whole, so that a copy that was cut off can be taken up again.
    const auto put = [&](const std::string& from, const std::string& to) -> Result<Done> {
        const std::string sealed = TRY(m_disk->read(from, 2 * max_attachment_bytes));
        const std::string unfinished = folder + "/" + std::string(new_name);
        static_cast<void>(m_disk->remove(unfinished));
        TRY(m_disk->create(unfinished, sealed));
        return m_disk->rename(unfinished, to);
    };
    for (const std::string& name : TRY(m_disk->names_in(path(attachments_name)))) {
        TRY(put(path(attachments_name) + "/" + name, attachments + "/" + name));
    }
    TRY(m_disk->flush_folder(attachments));
    // The vault itself comes last: a copy that was cut off holds none, and is not taken for a whole one.
    TRY(put(path(vault_name), copy));
    return m_disk->flush_folder(folder);
}

Result<std::vector<VersionFile>> Vault::versions() const
{
    std::vector<VersionFile> found;
    for (const std::string& name : TRY(m_disk->names_in(path(versions_name)))) {
        if (const auto state = state_in_name(name, m_state.id)) {
            found.push_back({name, *state});
        }
    }
    std::sort(found.begin(), found.end(), [](const VersionFile& a, const VersionFile& b) { return a.state.generation > b.state.generation; });
    return found;
}

Result<Done> Vault::restore(const std::string& name, Moment now)
{
    if (name.find('/') != std::string::npos) {
        return fail(ErrorCode::not_found, name + ": no such version");
    }
    const std::string file = TRY(m_disk->read(path(versions_name) + "/" + name, max_vault_bytes));
    const SplitVault split = TRY(split_vault(file));
    if (split.header.state.id != m_state.id) {
        return fail(ErrorCode::unsupported, name + ": of another vault");
    }
    return save(TRY(crypto::unseal(split.sealed, m_data_key, split.encoded_header)), now);
}

// What is too old goes; a failure to remove one is no failure of the save.
void Vault::forget_old_versions(Moment now)
{
    const auto all = versions();
    if (!all.ok()) {
        return;
    }
    std::set<std::chrono::sys_days> days;
    for (std::size_t i = 0; i < all->size(); ++i) {
        const VersionFile& version = (*all)[i];
        const std::chrono::sys_days day(date_of(version.state.saved_at));
        const bool is_first_of_day = days.insert(day).second;
        const bool is_recent_day = days_between(Date(day), date_of(now)).count() <= days_kept;
        if (i >= versions_kept && !(is_first_of_day && is_recent_day)) {
            static_cast<void>(m_disk->remove(path(versions_name) + "/" + version.name));
        }
    }
}

Result<VaultState> read_vault_state(const Disk& disk, const std::string& file)
{
    const std::string bytes = TRY(disk.read(file, max_vault_bytes));
    return TRY(split_vault(bytes)).header.state;
}

}  // namespace asepsie::storage
