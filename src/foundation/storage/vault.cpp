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
constexpr std::string_view aside_prefix = "practice.vault.damaged-";
constexpr std::string_view lock_name = "lock";
constexpr std::string_view versions_name = "versions";
constexpr std::string_view attachments_name = "attachments";
constexpr std::string_view passphrase_context = "asepsie vault passphrase";
constexpr std::string_view recovery_context = "asepsie vault recovery";
constexpr std::string_view attachments_purpose = "asepsie attachments";
constexpr std::size_t attachment_id_bytes = 16;

constexpr std::size_t id_digits_in_name = 8;

// As it stands in a name of a file.
std::string in_name(Moment at)
{
    std::string moment = to_iso(at);
    moment.erase(std::remove(moment.begin(), moment.end(), ':'), moment.end());
    return moment;
}

// "0000000042-2026-11-23T090000Z-1a2b3c4d.vault": sorts by generation, and says of which vault it is.
std::string version_name(const VaultState& state)
{
    return fmt::format("{:010}-{}-{}.vault", state.generation, in_name(state.saved_at), state.id.substr(0, id_digits_in_name));
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

// Where the header says how long the content is, one that was cut is told from one that was changed.
Result<std::string> unsealed(const SplitVault& split, const crypto::Secret& data_key)
{
    auto content = crypto::unseal(split.sealed, data_key, split.encoded_header);
    if (content.ok() || !split.header.content_bytes) {
        return content;
    }
    const bool is_cut = split.sealed.size() < crypto::sealed_bytes(*split.header.content_bytes);
    return fail(is_cut ? ErrorCode::truncated : ErrorCode::altered, content.error().detail);
}

Result<crypto::Secret> data_key_in(const VaultHeader& header, KeyKind kind, const crypto::Secret& key)
{
    const bool by_passphrase = kind == KeyKind::passphrase;
    const crypto::Secret wrapping = by_passphrase ? TRY(crypto::key_from(key, header.passphrase_salt, header.cost))
                                                  : TRY(crypto::key_from(key, header.recovery_salt, crypto::least_cost));
    crypto::Secret data_key = by_passphrase ? TRY(crypto::unwrap(header.passphrase_wrap, wrapping, passphrase_context))
                                            : TRY(crypto::unwrap(header.recovery_wrap, wrapping, recovery_context));
    return data_key.size() == crypto::key_bytes ? Result<crypto::Secret>(std::move(data_key)) : fail(ErrorCode::altered, "vault: a data key of another size");
}

// Only where there surely is nothing: a file that cannot be read is one all the same.
Result<Done> nothing_at(const Disk& disk, const std::string& file)
{
    const auto there = disk.read_start(file, 1);
    if (!there.ok() && there.error().code == ErrorCode::not_found) {
        return Done{};
    }
    return there.ok() ? fail(ErrorCode::unsupported, file + ": there is a vault already") : there.error();
}

// Among the versions of this vault, the given one and those that hold: a number that anybody may have written counts for nothing.
Result<std::uint64_t> newest_generation(const Disk& disk, const std::string& folder, const VaultState& given, const crypto::Secret& data_key)
{
    for (const VersionFile& version : TRY(versions_in(disk, folder))) {
        if (version.state.generation <= given.generation) {
            break;
        }
        const auto file = disk.read(folder + "/" + std::string(versions_name) + "/" + version.name, max_vault_bytes);
        const auto split = file.ok() ? split_vault(*file) : Result<SplitVault>(file.error());
        if (split.ok() && unsealed(*split, data_key).ok()) {
            return split->header.state.generation;
        }
    }
    return given.generation;
}

bool is_name_in_folder(const std::string& name) { return !name.empty() && name.find('/') == std::string::npos; }

}  // namespace

Vault::Vault(std::shared_ptr<Disk> disk, std::string folder, std::unique_ptr<Lock> lock, crypto::Secret data_key)
    : m_disk(std::move(disk)), m_folder(std::move(folder)), m_lock(std::move(lock)), m_data_key(std::move(data_key))
{
}

Vault::~Vault() { crypto::wipe(m_content); }

Result<Vault::Created> Vault::create(
    std::shared_ptr<Disk> disk, std::string folder, const crypto::Secret& passphrase, crypto::Cost cost, std::string_view content, Moment now)
{
    for (const std::string_view name : {std::string_view(), versions_name, attachments_name}) {
        TRY(disk->make_folder(folder + "/" + std::string(name)));
    }
    auto lock = TRY(disk->lock(folder + "/" + std::string(lock_name)));
    TRY(nothing_at(*disk, folder + "/" + std::string(vault_name)));
    Vault vault(std::move(disk), std::move(folder), std::move(lock), crypto::Secret::random(crypto::key_bytes));
    VaultHeader header;
    header.state = {crypto::to_hex(crypto::random_bytes(16)), 1, now};
    TRY(set_passphrase(header, vault.m_data_key, passphrase, cost));
    std::string code = TRY(set_recovery_code(header, vault.m_data_key));
    TRY(vault.write(header, content));
    return Created{std::move(vault), std::move(code)};
}

Result<Vault> Vault::open(std::shared_ptr<Disk> disk, std::string folder, KeyKind kind, const crypto::Secret& key, const LastSeen& last_seen)
{
    auto lock = TRY(disk->lock(folder + "/" + std::string(lock_name)));
    const std::string file = TRY(disk->read(folder + "/" + std::string(vault_name), max_vault_bytes));
    const SplitVault split = TRY(split_vault(file));
    const VaultState& state = split.header.state;
    crypto::Secret data_key = TRY(data_key_in(split.header, kind, key));
    std::string content = TRY(unsealed(split, data_key));
    // Only now is the id known to be this vault's: another file may stand here than before the key was typed.
    const std::uint64_t seen = last_seen ? last_seen(state.id) : 0;
    if (state.generation < seen) {
        return fail(ErrorCode::outdated, fmt::format("vault: generation {}, this computer has seen {}", state.generation, seen));
    }
    Vault vault(std::move(disk), std::move(folder), std::move(lock), std::move(data_key));
    vault.m_header = std::make_shared<VaultHeader>(split.header);
    vault.m_state = state;
    vault.m_content = std::move(content);
    if (vault.has_version_of_other_keys()) {
        vault.give_versions_the_present_keys();
    }
    return vault;
}

Result<Vault> Vault::bring_back(std::shared_ptr<Disk> disk, std::string folder, const std::string& version_name, KeyKind kind, const crypto::Secret& key, const LastSeen& last_seen, Moment now)
{
    if (!is_name_in_folder(version_name)) {
        return fail(ErrorCode::not_found, version_name + ": no such version");
    }
    auto lock = TRY(disk->lock(folder + "/" + std::string(lock_name)));
    const std::string file = TRY(disk->read(folder + "/" + std::string(versions_name) + "/" + version_name, max_vault_bytes));
    const SplitVault split = TRY(split_vault(file));
    VaultHeader header = split.header;
    crypto::Secret data_key = TRY(data_key_in(header, kind, key));
    std::string content = TRY(unsealed(split, data_key));
    // Newer than the one that was lost, which came after the newest version, and than any that was seen here.
    header.state.generation = 1 + std::max(last_seen ? last_seen(header.state.id) : 0, 1 + TRY(newest_generation(*disk, folder, header.state, data_key)));
    header.state.saved_at = now;
    Vault vault(std::move(disk), std::move(folder), std::move(lock), std::move(data_key));
    const auto set_aside = vault.m_disk->link(vault.path(vault_name), vault.path(std::string(aside_prefix) + in_name(now)));
    if (!set_aside.ok() && set_aside.error().code != ErrorCode::not_found) {
        return set_aside.error();
    }
    const auto written = vault.write(header, content);
    crypto::wipe(content);
    TRY(written);
    return vault;
}

// Written beside, flushed, the old one kept under its version's name, then renamed over it: at every moment a whole file stands at vault_name.
Result<Done> Vault::write(VaultHeader header, std::string_view content)
{
    header.content_bytes = content.size();
    const std::string encoded = encode(header);
    const std::string sealed = crypto::seal(content, m_data_key, encoded);
    if (encoded.size() + sealed.size() > max_vault_bytes) {
        return fail(ErrorCode::too_large, fmt::format("vault: more than {} bytes", max_vault_bytes));
    }
    static_cast<void>(m_disk->remove(path(new_name)));  // what an interrupted save may have left
    TRY(m_disk->make_folder(path(versions_name)));              // a copy of the vault comes without them
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
    std::string present(content);  // content may be m_content itself
    crypto::wipe(m_content);
    m_content = std::move(present);
    TRY(flushed);
    forget_old_versions();
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

bool Vault::has_version_of_other_keys() const
{
    const auto all = versions().value_or({});
    return std::any_of(all.begin(), all.end(), [&](const VersionFile& version) {
        const auto start = m_disk->read_start(path(versions_name) + "/" + version.name, header_reach);
        const auto split = start.ok() ? split_vault(*start) : Result<SplitVault>(start.error());
        return split.ok() && !split->header.has_keys_of(*m_header);
    });
}

// Earlier states that still opened with the keys of before would make a change of keys a change of nothing.
void Vault::give_versions_the_present_keys()
{
    for (const VersionFile& version : versions().value_or({})) {
        const std::string file = path(versions_name) + "/" + version.name;
        const auto rewritten = [&]() -> Result<Done> {
            const std::string old = TRY(m_disk->read(file, max_vault_bytes));
            const SplitVault split = TRY(split_vault(old));
            if (split.header.has_keys_of(*m_header)) {
                return Done{};
            }
            const std::string content = TRY(unsealed(split, m_data_key));
            VaultHeader header = *m_header;
            header.state = split.header.state;
            header.content_bytes = content.size();
            const std::string encoded = encode(header);
            static_cast<void>(m_disk->remove(path(new_name)));
            TRY(m_disk->create(path(new_name), encoded + crypto::seal(content, m_data_key, encoded)));
            return m_disk->rename(path(new_name), file);
        }();
        if (!rewritten.ok()) {
            static_cast<void>(m_disk->remove(path(new_name)));
            static_cast<void>(m_disk->remove(file));
            m_dropped_versions.push_back(version.name);
        }
    }
    static_cast<void>(m_disk->flush_folder(path(versions_name)));
}

Result<Done> Vault::check_passphrase(const crypto::Secret& passphrase) const
{
    TRY(data_key_in(*m_header, KeyKind::passphrase, passphrase));
    return Done{};
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
    TRY(m_disk->make_folder(path(attachments_name)));
    TRY(m_disk->create(path(attachments_name) + "/" + id, crypto::seal(content, crypto::derive(m_data_key, attachments_purpose), id)));
    const auto flushed = m_disk->flush_folder(path(attachments_name));
    if (!flushed.ok()) {
        static_cast<void>(detach(id));  // nobody will ever name it
        return flushed.error();
    }
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

Result<std::vector<std::string>> Vault::attachment_ids() const
{
    std::vector<std::string> names = TRY(m_disk->names_in(path(attachments_name)));
    names.erase(std::remove_if(names.begin(), names.end(), [](const std::string& name) { return !is_attachment_id(name); }), names.end());
    return names;
}

Result<Done> Vault::copy_to(const std::string& folder) const
{
    const std::string copy = folder + "/" + std::string(vault_name);
    TRY(nothing_at(*m_disk, copy));
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
    for (const std::string& id : TRY(attachment_ids())) {
        TRY(put(path(attachments_name) + "/" + id, attachments + "/" + id));
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
    if (!is_name_in_folder(name)) {
        return fail(ErrorCode::not_found, name + ": no such version");
    }
    const std::string file = TRY(m_disk->read(path(versions_name) + "/" + name, max_vault_bytes));
    const SplitVault split = TRY(split_vault(file));
    if (split.header.state.id != m_state.id) {
        return fail(ErrorCode::unsupported, name + ": of another vault");
    }
    std::string content = TRY(unsealed(split, m_data_key));
    const auto saved = save(content, now);
    crypto::wipe(content);
    return saved;
}

Result<Done> Vault::visit_versions(const Visit& visit) const
{
    for (const std::string& name : TRY(m_disk->names_in(m_folder))) {
        if (name.starts_with(aside_prefix)) {
            return fail(ErrorCode::unsupported, name + ": set aside");
        }
    }
    for (const std::string& name : TRY(m_disk->names_in(path(versions_name)))) {
        const std::string file = TRY(m_disk->read(path(versions_name) + "/" + name, max_vault_bytes));
        const SplitVault split = TRY(split_vault(file));
        std::string content = TRY(unsealed(split, m_data_key));
        const auto visited = visit(content);
        crypto::wipe(content);
        TRY(visited);
    }
    return Done{};
}

// What is too old goes; a failure to remove one is no failure of the save. Days are counted among the versions themselves: a clock that is wrong for a day takes
// the place of one day, not of all.
void Vault::forget_old_versions()
{
    const auto all = versions();
    if (!all.ok()) {
        return;
    }
    std::set<Date> days;
    for (std::size_t i = 0; i < all->size(); ++i) {
        const VersionFile& version = (*all)[i];
        const bool is_last_of_day = days.insert(date_of(version.state.saved_at)).second;
        if (i >= versions_kept && !(is_last_of_day && days.size() <= days_kept)) {
            static_cast<void>(m_disk->remove(path(versions_name) + "/" + version.name));
        }
    }
}

Result<VaultState> read_vault_state(const Disk& disk, const std::string& file)
{
    const std::string bytes = TRY(disk.read_start(file, header_reach));
    return TRY(split_vault(bytes)).header.state;
}

bool has_vault(const Disk& disk, const std::string& folder)
{
    const auto start = disk.read_start(folder + "/" + std::string(vault_name), 1);
    return start.ok() || start.error().code != ErrorCode::not_found;
}

Result<std::vector<VersionFile>> versions_in(const Disk& disk, const std::string& folder)
{
    const std::string versions = folder + "/" + std::string(versions_name);
    std::vector<VersionFile> found;
    for (const std::string& name : TRY(disk.names_in(versions))) {
        if (auto state = read_vault_state(disk, versions + "/" + name); state.ok()) {
            found.push_back({name, std::move(state).value()});
        }
    }
    std::sort(found.begin(), found.end(), [](const VersionFile& a, const VersionFile& b) { return a.state.generation > b.state.generation; });
    return found;
}

}  // namespace asepsie::storage
