// What this computer lends to the network: folders by Samba and NFS, printers by CUPS.
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/formats/cupsd_conf.h"
#include "domain/collectors/formats/nfs_exports.h"
#include "domain/collectors/formats/smb_conf.h"
#include "domain/collectors/linux/all.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::collectors::linux_os {
namespace {

using facts::FactList;
using formats::SmbConf;
using formats::SmbDialect;

constexpr std::string_view smb_conf_path = "/etc/samba/smb.conf";
constexpr std::string_view usershares_path = "/var/lib/samba/usershares";
constexpr std::string_view exports_path = "/etc/exports";
constexpr std::string_view cupsd_conf_path = "/etc/cups/cupsd.conf";
constexpr std::uint16_t samba_port = 445;
constexpr std::uint16_t nfs_port = 2049;
constexpr std::uint16_t printing_port = 631;

// ---- Samba ----

Result<bool> samba_runs(Survey& survey)
{
    if (!survey.has_package("samba") && !survey.has_any_program({"/usr/sbin/smbd", "/usr/bin/smbd"})) {
        return false;
    }
    return survey.serves({"smbd.service", "smb.service", "samba-ad-dc.service"}, samba_port);
}

// Folders that people share themselves, from their file manager: a file for each (net(8), usershare).
Result<Done> add_usershares(const Survey& survey, FactList& shares)
{
    const std::string folder(usershares_path);
    const auto entries = survey.machine.list_directory(folder);
    if (!entries.ok()) {
        return entries.error().code == ErrorCode::not_found ? Result<Done>(Done{}) : Result<Done>(entries.error());
    }
    for (const platform::DirectoryEntry& entry : *entries) {
        if (entry.kind != platform::FileKind::regular) {
            continue;
        }
        const std::string text = TRY(survey.read(folder + "/" + entry.name));
        if (TRY(formats::parse_key_values(text)).get("guest_ok") == "y") {
            shares.push_back(entry.name);
        }
    }
    return Done{};
}

// One open share is news enough; where none was found, what could not be read may hold one.
Result<FactList> guest_shares(const Survey& survey, const SmbConf& conf)
{
    FactList shares = conf.guest_shares;
    const auto added = conf.people_may_share_to_guests ? add_usershares(survey, shares) : Result<Done>(Done{});
    for (std::string& share : shares) {
        share = text::made_safe_to_show(share);
    }
    if (!shares.empty()) {
        return shares;
    }
    if (conf.unread) {
        return *conf.unread;
    }
    return added.ok() ? Result<FactList>(shares) : Result<FactList>(added.error());
}

// Since Samba 4.11 (September 2019) SMBv1 is off unless the settings ask for it. Debian's version: "2:4.17.12+dfsg-0+deb12u1".
bool speaks_smb1_by_default(Survey& survey)
{
    const formats::InstalledPackage* package = survey.packages().ok() ? survey.packages()->installed("samba") : nullptr;
    if (package == nullptr) {
        return false;
    }
    const std::string_view version = std::string_view(package->version).substr(package->version.find(':') + 1);
    const auto numbers = text::split(version, '.');
    const auto major = text::to_integer(numbers[0]);
    const auto minor = numbers.size() > 1 ? text::to_integer(numbers[1].substr(0, numbers[1].find_first_not_of("0123456789"))) : std::nullopt;
    return major && minor && (*major < 4 || (*major == 4 && *minor < 11));
}

Result<bool> allows_smb1(Survey& survey, const SmbConf& conf)
{
    if (conf.oldest == SmbDialect::first) {
        return true;
    }
    if (conf.unread) {
        return *conf.unread;
    }
    return conf.oldest == SmbDialect::by_default && speaks_smb1_by_default(survey);
}

Result<SmbConf> read_smb_conf(const Survey& survey)
{
    const auto text = survey.read(std::string(smb_conf_path));
    if (!text.ok() && text.error().code != ErrorCode::not_found) {
        return text.error();
    }
    return formats::parse_smb_conf(text.value_or(""), [&](std::string_view path) { return survey.read(std::string(path)); });
}

void learn_samba(Survey& survey)
{
    facts::FactSet& facts = survey.facts;
    const std::string where(smb_conf_path);
    const Result<bool> runs = samba_runs(survey);
    facts.learn_or_miss(fact::samba_running, runs, "smbd.service");
    if (runs.ok() && !*runs) {
        facts.learn(fact::guest_shares, FactList{}, "smbd.service");
        facts.learn(fact::smb1_allowed, false, "smbd.service");
        return;
    }
    const Result<SmbConf> conf = read_smb_conf(survey);
    facts.learn_or_miss(fact::guest_shares, conf.ok() ? guest_shares(survey, *conf) : Result<FactList>(conf.error()), where);
    facts.learn_or_miss(fact::smb1_allowed, conf.ok() ? allows_smb1(survey, *conf) : Result<bool>(conf.error()), where);
}

// ---- NFS ----

// /etc/exports, and every file of /etc/exports.d that ends in .exports (exports(5)).
Result<std::vector<formats::NfsExport>> read_exports(const Survey& survey)
{
    std::vector<std::string> paths{std::string(exports_path)};
    for (const std::string& name : survey.names_in("/etc/exports.d")) {
        if (name.ends_with(".exports") && !name.starts_with('.')) {
            paths.push_back("/etc/exports.d/" + name);
        }
    }
    std::vector<formats::NfsExport> all;
    for (const std::string& path : paths) {
        const auto text = survey.read(path);
        if (!text.ok() && text.error().code != ErrorCode::not_found) {
            return text.error();
        }
        const auto exports = TRY(formats::parse_nfs_exports(text.value_or("")));
        all.insert(all.end(), exports.begin(), exports.end());
    }
    return all;
}

FactList open_among(const std::vector<formats::NfsExport>& exports)
{
    FactList open;
    for (const formats::NfsExport& entry : exports) {
        const bool is_open = std::any_of(
            entry.clients.begin(), entry.clients.end(), [](const formats::NfsClient& client) { return client.is_everybody() || client.keeps_root(); });
        if (is_open) {
            open.push_back(text::made_safe_to_show(entry.path));
        }
    }
    return open;
}

void learn_nfs(Survey& survey)
{
    facts::FactSet& facts = survey.facts;
    const std::string where(exports_path);
    const auto exports = read_exports(survey);
    if (exports.ok()) {
        facts.learn(fact::nfs_export_count, static_cast<std::int64_t>(exports->size()), where);
        facts.learn(fact::open_exports, open_among(*exports), where);
    } else {
        facts.miss(fact::nfs_export_count, facts::missing_because(exports.error()), where, exports.error().detail);
        facts.miss(fact::open_exports, facts::missing_because(exports.error()), where, exports.error().detail);
    }
    const bool offers_nothing = exports.ok() && exports->empty();
    facts.learn_or_miss(fact::nfs_running, offers_nothing ? Result<bool>(false) : survey.serves({"nfs-server.service", "nfs-kernel-server.service"}, nfs_port),
        offers_nothing ? where : "nfs-server.service");
}

// ---- CUPS ----

// The settings are the printing group's on many systems: then the port itself says.
Result<bool> shares_printing(Survey& survey)
{
    const auto text = survey.read(std::string(cupsd_conf_path));
    if (text.ok()) {
        return formats::cupsd_listens_to_network(*text);
    }
    const auto& ports = survey.open_ports();
    if (!ports.ok()) {
        return text.error();
    }
    return std::any_of(ports->begin(), ports->end(),
        [](const formats::ListeningSocket& socket) { return socket.transport == formats::Transport::tcp && socket.port == printing_port; });
}

void learn_printing(Survey& survey)
{
    const bool is_there = survey.has_package("cups-daemon") || survey.has_any_program({"/usr/sbin/cupsd", "/usr/bin/cupsd", "/snap/bin/cups.cupsd"});
    survey.facts.learn(fact::print_server_present, is_there, "/usr/sbin/cupsd");
    survey.facts.learn_or_miss(fact::printing_shared, is_there ? shares_printing(survey) : Result<bool>(false), std::string(cupsd_conf_path));
}

}  // namespace

void shares(Survey& survey)
{
    learn_samba(survey);
    learn_nfs(survey);
    learn_printing(survey);
}

}  // namespace asepsie::collectors::linux_os
