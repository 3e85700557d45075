// Who translates names for this computer, which names it diverts itself, and whether a go-between is set.
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/formats/known_name_servers.h"
#include "domain/collectors/formats/hosts_file.h"
#include "domain/collectors/formats/ini_file.h"
#include "domain/collectors/formats/ip_address.h"
#include "domain/collectors/formats/resolv_conf.h"
#include "domain/collectors/linux/all.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::collectors::linux_os {
namespace {

using facts::FactList;
using formats::AddressScope;
using formats::IpAddress;
using formats::ResolvConf;

// ---- name servers ----

constexpr std::string_view resolv_conf_path = "/etc/resolv.conf";
constexpr std::string_view resolved_servers_path = "/run/systemd/resolve/resolv.conf";

// An address of the practice's own network is the box; a known public one is a choice to respect.
bool is_recognised(const std::string& server)
{
    const auto address = IpAddress::parse(server);
    const auto is_it = [&](std::string_view known) { return IpAddress::parse(known) == address; };
    return address && (address->scope() != AddressScope::internet || std::any_of(formats::known_name_servers.begin(), formats::known_name_servers.end(), is_it));
}

// systemd-resolved takes servers of its own where a person wrote some down (resolved.conf(5)).
bool resolved_has_own_servers(const Survey& survey)
{
    std::vector<std::string> paths{"/etc/systemd/resolved.conf"};
    for (const std::string& name : survey.names_in("/etc/systemd/resolved.conf.d")) {
        if (name.ends_with(".conf")) {
            paths.push_back("/etc/systemd/resolved.conf.d/" + name);
        }
    }
    return std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
        const auto text = survey.read(path);
        const auto file = text.ok() ? formats::parse_ini_file(*text) : Result<formats::IniFile>(text.error());
        return file.ok() && !file->get("Resolve", "dns").value_or("").empty();
    });
}

// dhclient leaves no signature in resolv.conf, but the lease it got names the servers (dhclient.leases(5)).
bool all_in_a_lease(const Survey& survey, const std::vector<std::string>& servers)
{
    std::string given;
    for (const std::string& name : survey.names_in("/var/lib/dhcp")) {
        const auto text = name.ends_with(".leases") ? survey.read("/var/lib/dhcp/" + name) : Result<std::string>(std::string());
        text::for_each_line(text.value_or(""), [&](std::string_view line) {
            if (text::contains(line, "domain-name-servers")) {
                std::string words(line);
                std::replace_if(words.begin(), words.end(), [](char c) { return c == ',' || c == ';'; }, ' ');
                given += " " + words + " ";
            }
        });
    }
    return std::all_of(servers.begin(), servers.end(), [&](const std::string& server) { return text::contains(given, " " + server + " "); });
}

struct NameServers {
    std::string set_by;  // "network", "hand", "none"
    FactList unrecognised;
};

// What the network gives is the network's own choice; only servers that a person wrote down here are judged.
Result<NameServers> name_servers(const Survey& survey)
{
    const auto text = survey.read(std::string(resolv_conf_path));
    if (!text.ok() && text.error().code != ErrorCode::not_found) {
        return text.error();
    }
    ResolvConf conf = TRY(formats::parse_resolv_conf(text.value_or("")));
    // The file is systemd-resolved's own, or sends every question to it: its servers stand in another one.
    const std::string link = survey.machine.read_link(std::string(resolv_conf_path)).value_or("");
    const bool by_resolved = conf.servers == std::vector<std::string>{"127.0.0.53"} || text::contains(link, "systemd/resolve");
    if (by_resolved) {
        conf = TRY(formats::parse_resolv_conf(TRY(survey.read(std::string(resolved_servers_path)))));
    }
    const bool by_hand = by_resolved ? resolved_has_own_servers(survey) : !conf.is_generated;
    if (conf.servers.empty()) {
        return NameServers{"none", {}};
    }
    if (all_in_a_lease(survey, conf.servers)) {
        return NameServers{"network", {}};
    }
    if (!by_hand) {
        // A server written by hand in NetworkManager's settings comes through its file too. One of the practice's own network, or one that is known,
        // is fine whoever chose it.
        const bool all_known = std::all_of(conf.servers.begin(), conf.servers.end(), is_recognised);
        return all_known ? Result<NameServers>(NameServers{"network", {}}) : fail(ErrorCode::unsupported, "a server of the Internet, and nothing says whether the network or a person chose it");
    }
    NameServers found{"hand", {}};
    for (const std::string& server : conf.servers) {
        if (!is_recognised(server)) {
            found.unrecognised.push_back(text::made_safe_to_show(server));
        }
    }
    return found;
}

void learn_name_servers(Survey& survey)
{
    const std::string where(resolv_conf_path);
    const auto found = name_servers(survey);
    if (found.ok()) {
        survey.facts.learn(fact::dns_set_by, found->set_by, where);
        survey.facts.learn(fact::dns_servers_unrecognised, found->unrecognised, where);
    } else {
        survey.facts.miss(fact::dns_set_by, facts::missing_because(found.error()), where, found.error().detail);
        survey.facts.miss(fact::dns_servers_unrecognised, facts::missing_because(found.error()), where, found.error().detail);
    }
}

// ---- hosts ----

constexpr std::string_view hosts_path = "/etc/hosts";
constexpr std::size_t hosts_bytes = 16U << 20U;  // lists against advertising take some 5 MB
constexpr std::size_t max_diverted = 50;         // shown; more would say no more

// Names that no honest hosts file answers for, with all below them: updates, antivirus, health, State, banks. In order, to be searched.
constexpr auto watched_names = std::to_array<std::string_view>({
    "ameli.fr", "avast.com", "avg.com", "avira.com", "banquepopulaire.fr", "bitdefender.com", "bitdefender.net", "bnpparibas", "boursobank.com",
    "caisse-epargne.fr", "carmf.fr", "carpimko.com", "cic.fr", "clamav.net", "credit-agricole.fr", "creditmutuel.fr", "cybermalveillance.gouv.fr",
    "debian.org", "doctolib.fr", "esante.gouv.fr", "eset.com", "f-secure.com", "fedoraproject.org", "franceconnect.gouv.fr", "impots.gouv.fr",
    "kaspersky.com", "labanquepostale.fr", "lcl.fr", "malwarebytes.com", "mcafee.com", "monespacesante.fr", "mozilla.org", "mssante.fr",
    "net-entreprises.fr", "norton.com", "opensuse.org", "service-public.fr", "sesam-vitale.fr", "snapcraft.io", "societegenerale.fr", "sophos.com",
    "symantec.com", "trellix.com", "trendmicro.com", "ubuntu.com", "update.microsoft.com", "urssaf.fr", "windowsupdate.com", "withsecure.com",
});
static_assert(std::is_sorted(watched_names.begin(), watched_names.end()));

// For each first letter, the lengths (as bits) of the watched names that begin with it: most names are told apart by these alone.
constexpr auto watched_lengths = [] {
    std::array<std::uint64_t, 256> lengths{};
    for (const std::string_view name : watched_names) {
        lengths.at(static_cast<unsigned char>(name.front())) |= std::uint64_t{1} << name.size();
    }
    return lengths;
}();
static_assert(std::all_of(watched_names.begin(), watched_names.end(), [](std::string_view name) { return !name.empty() && name.size() < 64; }));

bool is_watched(std::string_view name)
{
    while (!name.empty()) {
        const std::uint64_t lengths = name.size() < 64 ? watched_lengths.at(static_cast<unsigned char>(name.front())) >> name.size() : 0;
        if ((lengths & 1U) != 0 && std::binary_search(watched_names.begin(), watched_names.end(), name)) {
            return true;
        }
        name.remove_prefix(std::min(name.find('.'), name.size() - 1) + 1);
    }
    return false;
}

// Lists against advertising block the counters of makers that are watched ("telemetry.mozilla.org"): that is normal.
bool is_counter(std::string_view name)
{
    constexpr std::array<std::string_view, 9> signs{"telemetr", "metric", "stat", "analytic", "track", "popcon", "crash", "experiment", "ads."};
    return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) { return text::contains(name, sign); });
}

bool is_diverted(const formats::HostEntry& entry, std::string_view name)
{
    const auto address = IpAddress::parse(entry.address);
    if (!address) {
        return false;
    }
    const bool is_blocked = address->scope() == AddressScope::nowhere || address->scope() == AddressScope::computer;
    return !is_blocked || !is_counter(name);
}

Result<FactList> diverted_names(const Survey& survey)
{
    FactList diverted;
    const auto text = survey.machine.read_file(std::string(hosts_path), hosts_bytes);
    if (!text.ok()) {
        return text.error().code == ErrorCode::not_found ? Result<FactList>(diverted) : Result<FactList>(text.error());
    }
    for (const formats::HostEntry& entry : TRY(formats::parse_hosts_file(*text))) {
        std::string_view name = entry.name;
        name.remove_suffix(name.ends_with('.') ? 1 : 0);
        const bool has_capitals = std::any_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        const std::string lowered = has_capitals ? text::lower(name) : std::string();
        name = has_capitals ? std::string_view(lowered) : name;
        if (is_watched(name) && is_diverted(entry, name) && diverted.size() < max_diverted) {
            std::string shown = text::made_safe_to_show(name);
            if (std::find(diverted.begin(), diverted.end(), shown) == diverted.end()) {
                diverted.push_back(std::move(shown));
            }
        }
    }
    return diverted;
}

// ---- go-betweens ----

constexpr std::string_view environment_path = "/etc/environment";
constexpr auto proxy_variables = std::to_array<std::string_view>({"http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"});

void add_place(FactList& places, std::string_view place)
{
    if (std::find(places.begin(), places.end(), place) == places.end()) {
        places.emplace_back(place);
    }
}

// ProxyType of KDE: 0 none, 1 set by hand, 2 by a script, 3 found by itself, 4 from the environment (kio, kprotocolmanager).
bool kde_has_proxy(const Survey& survey)
{
    const auto text = survey.read(survey.home() + "/.config/kioslaverc");
    const auto settings = text.ok() ? formats::parse_ini_file(*text) : Result<formats::IniFile>(text.error());
    const std::string type = settings.ok() ? settings->get("Proxy Settings", "proxytype").value_or("0") : "0";
    return type == "1" || type == "2" || type == "3";
}

bool gnome_has_proxy(Survey& survey)
{
    const auto mode = survey.setting("/org/gnome/system/proxy/mode");
    const std::string* text = mode ? std::get_if<std::string>(&*mode) : nullptr;
    return text != nullptr && *text != "none";
}

// Where a go-between is set, never which: its address may hold a password.
Result<FactList> proxy_places(Survey& survey)
{
    FactList places;
    const auto text = survey.read(std::string(environment_path));
    const auto for_all = text.ok() ? formats::parse_key_values(*text) : Result<formats::KeyValues>(text.error());
    for (const std::string_view variable : proxy_variables) {
        if (!survey.machine.environment(variable).value_or("").empty()) {
            add_place(places, "http_proxy");
        }
        if (for_all.ok() && !for_all->get(variable).value_or("").empty()) {
            add_place(places, environment_path);
        }
    }
    if (gnome_has_proxy(survey)) {
        add_place(places, "GNOME");
    }
    if (kde_has_proxy(survey)) {
        add_place(places, "KDE");
    }
    if (places.empty()) {
        TRY(survey.own_settings());
    }
    if (places.empty() && !for_all.ok() && for_all.error().code != ErrorCode::not_found) {
        return for_all.error();
    }
    return places;
}

}  // namespace

void network_settings(Survey& survey)
{
    learn_name_servers(survey);
    survey.facts.learn_or_miss(fact::diverted_names, diverted_names(survey), std::string(hosts_path));
    survey.facts.learn_or_miss(fact::proxy_places, proxy_places(survey), std::string(environment_path));
}

}  // namespace asepsie::collectors::linux_os
