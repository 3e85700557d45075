// Whether a firewall stops what the network sends unasked. "Could not read" is never "off", and the mere presence of a kernel option
// (/proc/net/ip_tables_names) is never "on".
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/formats/firewalld_zone.h"
#include "domain/collectors/formats/iptables_rules.h"
#include "domain/collectors/formats/nft_ruleset.h"
#include "domain/collectors/formats/nft_script.h"
#include "domain/collectors/linux/all.h"
#include "foundation/base/text.h"
#include "foundation/json/json.h"

#include <algorithm>

namespace asepsie::collectors::linux_os {
namespace {

using formats::Filtering;
using formats::PacketFilter;
using platform::KnownCommand;

constexpr std::int64_t many_ports = 10'000;  // open in a zone of firewalld: it hardly filters
constexpr int most_zones = 24;               // of firewalld, asked over D-Bus one by one

struct Firewall {
    bool filters = false;
    std::string_view detail;  // see the fact firewall_detail
    std::string where;
};

// Nothing where that kind of firewall is not there or not on; an error where it is, and what it does cannot be known.
using FirewallAnswer = std::optional<Result<Firewall>>;

std::string_view detail_of(Filtering filtering)
{
    switch (filtering) {
    case Filtering::off: return "off";
    case Filtering::ipv6_open: return "ipv6_open";
    case Filtering::wide_open: return "wide_open";
    case Filtering::on: return "on";
    }
    return "off";
}

// Whether any network card speaks IPv6 (/proc/net/if_inet6, a line for each address that ends with the card's name). In doubt, yes.
formats::Ipv6 ipv6_of(const Survey& survey)
{
    const auto addresses = survey.read("/proc/net/if_inet6");
    if (!addresses.ok()) {
        return addresses.error().code == ErrorCode::not_found ? formats::Ipv6::unused : formats::Ipv6::in_use;
    }
    bool any = false;
    text::for_each_line(*addresses, [&](std::string_view line) {
        const auto fields = text::words(line);
        any = any || (!fields.empty() && fields.back() != "lo");
    });
    return any ? formats::Ipv6::in_use : formats::Ipv6::unused;
}

Firewall judged(const PacketFilter& filter, formats::Ipv6 ipv6, std::string where)
{
    const Filtering filtering = formats::judge_filter(filter, ipv6);
    return {filtering == Filtering::on, detail_of(filtering), std::move(where)};
}

// Rules of the older iptables stand beside those of nftables and show only to a program of its own. The kernel names its tables in use.
bool has_hidden_legacy_rules(const Survey& survey, const Result<std::string>& iptables)
{
    const bool shows_them = iptables.ok() && !text::contains(*iptables, "(nf_tables)");
    const auto names = survey.read("/proc/net/ip_tables_names");
    return !shows_them && names.ok() && text::contains(*names, "filter");
}

// What the kernel itself says of its rules: to an administrator only, and only through programs that may not be installed.
FirewallAnswer by_kernel(const Survey& survey)
{
    if (!survey.machine.identity().is_admin) {
        return std::nullopt;
    }
    PacketFilter filter;
    bool any = false;
    std::optional<Error> refused;
    const auto take = [&](Result<PacketFilter> more) {
        if (more.ok()) {
            filter.add(std::move(more).value());
            any = true;
        } else if (more.error().code != ErrorCode::not_found) {
            // Refused to an administrator, as in a locked-down system: more rights would not help.
            refused = more.error().code == ErrorCode::denied ? fail(ErrorCode::unsupported, more.error().detail) : more.error();
        }
    };
    const formats::Ipv6 ipv6 = ipv6_of(survey);
    const auto nft = survey.machine.run_known(KnownCommand::nft_ruleset);
    take(nft.ok() ? formats::parse_nft_ruleset(*nft) : Result<PacketFilter>(nft.error()));
    if (any && formats::judge_filter(filter, ipv6) == Filtering::on) {
        return judged(filter, ipv6, "nft list ruleset");
    }
    const auto ipv4_rules = survey.machine.run_known(KnownCommand::iptables_rules);
    const auto ipv6_rules = survey.machine.run_known(KnownCommand::ip6tables_rules);
    take(ipv4_rules.ok() ? formats::parse_iptables_rules(*ipv4_rules, formats::IpVersion::ipv4) : Result<PacketFilter>(ipv4_rules.error()));
    take(ipv6_rules.ok() ? formats::parse_iptables_rules(*ipv6_rules, formats::IpVersion::ipv6) : Result<PacketFilter>(ipv6_rules.error()));
    const Firewall found = judged(filter, ipv6, nft.ok() ? "nft list ruleset" : "iptables-save");
    if (found.filters) {
        return found;
    }
    if (refused) {
        return *refused;
    }
    if (any && has_hidden_legacy_rules(survey, ipv4_rules)) {
        return fail(ErrorCode::unsupported, "tables of the older iptables are in use, which nothing installed shows");
    }
    return any ? FirewallAnswer(found) : std::nullopt;
}

bool says_yes(const formats::KeyValues& file, std::string_view key) { return text::lower(file.get(key).value_or("")) == "yes"; }

FirewallAnswer by_ufw(Survey& survey)
{
    const std::string switch_path = "/etc/ufw/ufw.conf";
    const std::string policy_path = "/etc/default/ufw";
    const auto switched = survey.read(switch_path);
    if (!switched.ok()) {
        return switched.error().code == ErrorCode::not_found ? std::nullopt : FirewallAnswer(switched.error());
    }
    const auto settings = formats::parse_key_values(*switched);
    if (!settings.ok()) {
        return settings.error();
    }
    if (!says_yes(*settings, "ENABLED")) {
        return std::nullopt;
    }
    // ufw.service loads the rules and stays active (RemainAfterExit); without it, whether they were loaded shows to an administrator only.
    if (survey.unit_active("ufw.service") != true) {
        return fail(ErrorCode::denied, "ufw is enabled, and its service did not start it");
    }
    const auto defaults = survey.read(policy_path);
    const auto policies = defaults.ok() ? formats::parse_key_values(*defaults) : Result<formats::KeyValues>(defaults.error());
    if (!policies.ok()) {
        return fail(policies.error().code == ErrorCode::not_found ? ErrorCode::malformed : policies.error().code, policies.error().detail);
    }
    // IPV6=no there does not open IPv6: ufw then drops it all (ufw-init-functions).
    const std::string policy = policies->get("DEFAULT_INPUT_POLICY").value_or("");
    if (policy == "ACCEPT") {
        return Firewall{false, "off", policy_path};
    }
    if (policy != "DROP" && policy != "REJECT") {
        return fail(ErrorCode::malformed, policy_path + ": DEFAULT_INPUT_POLICY is none");
    }
    return Firewall{true, "on", switch_path};
}

constexpr std::string_view own_zones = "/etc/firewalld/zones";
constexpr std::string_view shipped_zones = "/usr/lib/firewalld/zones";

// A text that firewalld gives to anyone over D-Bus (firewalld.dbus(5)).
Result<std::string> ask_firewalld(const Survey& survey, const std::string& object, const std::string& property)
{
    const std::string service = "org.fedoraproject.FirewallD1";
    const std::string path = "/org/fedoraproject/FirewallD1/config" + object;
    const std::string interface = service + ".config" + (object.empty() ? "" : ".zone");
    const std::string answer = TRY(survey.machine.query(platform::QueryLanguage::dbus_property, service + " " + path + " " + interface + " " + property));
    const json::Value value = TRY(json::parse(answer));
    const json::String* text = value.if_string();
    return text != nullptr ? Result<std::string>(std::string(text->data(), text->size())) : fail(ErrorCode::malformed, property + " is no text");
}

Result<std::string> default_zone(const Survey& survey)
{
    const auto content = survey.read("/etc/firewalld/firewalld.conf");
    std::string zone = "public";  // firewalld.conf(5)
    if (content.ok()) {
        zone = TRY(formats::parse_key_values(*content)).get("DefaultZone").value_or(zone);
    } else if (content.error().code == ErrorCode::denied) {
        // Its folder is closed to all but administrators as Debian and Fedora ship it.
        const auto asked = ask_firewalld(survey, "", "DefaultZone");
        if (!asked.ok()) {
            return content.error();
        }
        zone = *asked;
    } else if (content.error().code != ErrorCode::not_found) {
        return content.error();
    }
    const bool is_name = !zone.empty() && std::all_of(zone.begin(), zone.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
    return is_name ? Result<std::string>(zone) : fail(ErrorCode::malformed, "DefaultZone is no name of a zone");
}

// Whether firewalld uses the zone as it is shipped. Each zone is an object that knows the folder it was read from.
bool is_shipped_zone(const Survey& survey, const std::string& zone)
{
    for (int i = 0; i < most_zones; ++i) {
        const std::string object = "/zone/" + std::to_string(i);
        const auto name = ask_firewalld(survey, object, "name");
        if (!name.ok()) {
            return false;
        }
        if (*name == zone) {
            return ask_firewalld(survey, object, "path").value_or("") == shipped_zones;
        }
    }
    return false;
}

Result<Firewall> zone_firewall(const Survey& survey)
{
    // A card may stand in another zone than the default one.
    const std::string trusted = std::string(own_zones) + "/trusted.xml";
    if (const auto own = survey.read(trusted); own.ok() && TRY(formats::parse_firewalld_zone(*own)).is_bound) {
        return Firewall{false, "trusting", trusted};
    }
    const std::string zone = TRY(default_zone(survey));
    std::string path = std::string(own_zones) + "/" + zone + ".xml";
    auto content = survey.read(path);
    const bool is_absent = !content.ok() && content.error().code == ErrorCode::not_found;
    if (is_absent || (!content.ok() && content.error().code == ErrorCode::denied && is_shipped_zone(survey, zone))) {
        path = std::string(shipped_zones) + "/" + zone + ".xml";
        content = survey.read(path);
    }
    const formats::FirewalldZone found = TRY(formats::parse_firewalld_zone(TRY(std::move(content))));
    if (found.target == "ACCEPT") {
        return Firewall{false, "trusting", path};
    }
    const bool is_wide = std::max(found.tcp_ports, found.udp_ports) >= many_ports;
    return Firewall{!is_wide, is_wide ? "wide_open" : "on", path};
}

FirewallAnswer by_firewalld(Survey& survey)
{
    return survey.unit_active("firewalld.service") == true ? FirewallAnswer(zone_firewall(survey)) : std::nullopt;
}

FirewallAnswer by_nftables_service(Survey& survey)
{
    if (survey.unit_active("nftables.service") != true) {
        return std::nullopt;
    }
    std::string path = "/etc/nftables.conf";
    auto content = survey.read(path);
    if (!content.ok() && content.error().code == ErrorCode::not_found) {
        path = "/etc/sysconfig/nftables.conf";
        content = survey.read(path);
    }
    if (!content.ok()) {
        return content.error();
    }
    const auto filter = formats::parse_nft_script(*content);
    if (!filter.ok()) {
        // Included files and the like: the kernel would say, to an administrator.
        return filter.error().code == ErrorCode::unsupported ? fail(ErrorCode::denied, filter.error().detail) : filter.error();
    }
    return judged(*filter, ipv6_of(survey), path);
}

bool is_installed(Survey& survey, std::string_view program)
{
    const std::string name(program);
    return survey.has_any_program({"/usr/sbin/" + name, "/sbin/" + name, "/usr/bin/" + name});
}

// True where no rule can stand in the kernel: the parts that hold rules are modules, and none of them is loaded. ip_tables alone proves nothing: systemd
// loads it at every start, and without iptable_filter it holds no rules for what comes in.
bool kernel_has_no_filter(const Survey& survey)
{
    const auto loaded = survey.read("/proc/modules");
    const auto release = survey.read("/proc/sys/kernel/osrelease");
    const auto built_in = release.ok() ? survey.read("/lib/modules/" + std::string(text::trim(*release)) + "/modules.builtin") : Result<std::string>(release.error());
    if (!loaded.ok() || !built_in.ok()) {
        return false;
    }
    bool any = false;
    text::for_each_line(*loaded, [&](std::string_view line) {
        const std::string_view name = line.substr(0, line.find(' '));
        any = any || name == "nf_tables" || name == "iptable_filter" || name == "ip6table_filter";
    });
    for (const std::string_view module : {"/nf_tables.ko", "/iptable_filter.ko", "/ip6table_filter.ko"}) {
        any = any || text::contains(*built_in, module);
    }
    return !any;
}

// No firewall was found to be on.
Result<Firewall> by_absence(Survey& survey)
{
    const bool any = is_installed(survey, "nft") || is_installed(survey, "iptables") || is_installed(survey, "ufw") || is_installed(survey, "firewall-cmd");
    if (!any) {
        return Firewall{false, "off", "/usr/sbin"};
    }
    if (kernel_has_no_filter(survey)) {
        return Firewall{false, "off", "/proc/modules"};
    }
    return fail(ErrorCode::denied, "a firewall program is installed and none is known to be on: the kernel's rules show to an administrator only");
}

// The kernel's own word, else the first firewall that filters, else the first whose state cannot be known, else the first that does not filter.
Result<Firewall> find_firewall(Survey& survey)
{
    if (const FirewallAnswer kernel = by_kernel(survey)) {
        return *kernel;
    }
    FirewallAnswer decisive;
    const auto weight = [](const FirewallAnswer& answer) { return !answer ? 0 : !answer->ok() ? 2 : (*answer)->filters ? 3 : 1; };
    for (const auto& ask : {by_ufw, by_firewalld, by_nftables_service}) {
        FirewallAnswer answer = ask(survey);
        if (weight(answer) > weight(decisive)) {
            decisive = std::move(answer);
        }
    }
    return decisive ? *decisive : by_absence(survey);
}

std::string find_manager(Survey& survey)
{
    const auto ufw = survey.read("/etc/ufw/ufw.conf");
    const auto settings = ufw.ok() ? formats::parse_key_values(*ufw) : Result<formats::KeyValues>(ufw.error());
    if (settings.ok() && says_yes(*settings, "ENABLED")) {
        return "ufw";
    }
    if (survey.unit_active("firewalld.service") == true) {
        return "firewalld";
    }
    if (survey.unit_active("nftables.service") == true) {
        return "nftables";
    }
    return is_installed(survey, "ufw")          ? "ufw"
        : is_installed(survey, "firewall-cmd")  ? "firewalld"
        : is_installed(survey, "nft")           ? "nftables"
        : is_installed(survey, "iptables")      ? "iptables"
                                                : "none";
}

}  // namespace

void firewall(Survey& survey)
{
    facts::FactSet& facts = survey.facts;
    facts.learn(fact::firewall_manager, find_manager(survey), "/usr/sbin");
    const Result<Firewall> found = find_firewall(survey);
    if (found.ok()) {
        facts.learn(fact::firewall_filtering, found->filters, found->where);
        facts.learn(fact::firewall_detail, std::string(found->detail), found->where);
        return;
    }
    const facts::Missing why = facts::missing_because(found.error());
    facts.miss(fact::firewall_filtering, why, "nft list ruleset", found.error().detail);
    facts.miss(fact::firewall_detail, why, "nft list ruleset", found.error().detail);
}

}  // namespace asepsie::collectors::linux_os
