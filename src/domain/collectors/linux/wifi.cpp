// How the Wi-Fi in use is protected, and whether open ones are joined unasked. The names of networks (SSID) are never read into a fact: they tell
// where a person has been.
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/formats/ini_file.h"
#include "domain/collectors/linux/all.h"
#include "foundation/base/text.h"
#include "foundation/json/json.h"

#include <algorithm>
#include <array>

namespace asepsie::collectors::linux_os {
namespace {

using platform::QueryLanguage;

constexpr std::string_view manager = "org.freedesktop.NetworkManager";
constexpr std::size_t max_connections = 32;

// ---- the kernel's view ----

// A network interface is wireless where the kernel ties it to a radio (Documentation/ABI/testing/sysfs-class-net).
Result<std::vector<std::string>> wireless_interfaces(const Survey& survey)
{
    std::vector<std::string> found;
    for (const platform::DirectoryEntry& entry : TRY(survey.machine.list_directory("/sys/class/net"))) {
        const std::string folder = "/sys/class/net/" + entry.name;
        if (survey.machine.exists(folder + "/wireless") || survey.machine.exists(folder + "/phy80211")) {
            found.push_back(folder);
        }
    }
    return found;
}

// RFC 2863's state of the interface: "up" once a network is joined. "unknown" of drivers that do not say.
bool is_in_use(const Survey& survey, const std::string& interface)
{
    const std::string state = survey.read(interface + "/operstate").value_or("unknown");
    return text::trim(state) != "down" && text::trim(state) != "lowerlayerdown" && text::trim(state) != "notpresent";
}

// ---- NetworkManager's view, over D-Bus ----

Result<json::Value> ask_network_manager(const Survey& survey, std::string_view path, std::string_view interface, std::string_view property)
{
    std::string question(manager);
    question.append(" ").append(path).append(" ").append(manager).append(interface).append(" ").append(property);
    return json::parse(TRY(survey.machine.query(QueryLanguage::dbus_property, question)));
}

Result<std::string> ask_text(const Survey& survey, std::string_view path, std::string_view interface, std::string_view property)
{
    const json::Value value = TRY(ask_network_manager(survey, path, interface, property));
    const json::String* text = value.if_string();
    return text != nullptr ? Result<std::string>(std::string(*text)) : fail(ErrorCode::malformed, "NetworkManager: a text was expected");
}

Result<std::vector<std::string>> ask_paths(const Survey& survey, std::string_view path, std::string_view interface, std::string_view property)
{
    const json::Value value = TRY(ask_network_manager(survey, path, interface, property));
    const json::Array* array = value.if_array();
    if (array == nullptr || array->size() > max_connections) {
        return fail(ErrorCode::malformed, "NetworkManager: a list of objects was expected");
    }
    std::vector<std::string> paths;
    for (const json::Value& element : *array) {
        if (const json::String* text = element.if_string()) {
            paths.emplace_back(*text);
        }
    }
    return paths;
}

Result<unsigned> ask_flags(const Survey& survey, std::string_view access_point, std::string_view property)
{
    const json::Value value = TRY(ask_network_manager(survey, access_point, ".AccessPoint", property));
    const std::int64_t wide = value.is_int64() ? value.get_int64() : value.is_uint64() ? static_cast<std::int64_t>(value.get_uint64()) : -1;
    return wide >= 0 && wide <= 0xFFFFFFFF ? Result<unsigned>(static_cast<unsigned>(wide)) : fail(ErrorCode::malformed, "NetworkManager: flags were expected");
}

// NM80211ApFlags and NM80211ApSecurityFlags (networkmanager.dev, nm-dbus-types).
constexpr unsigned privacy = 0x1;
constexpr unsigned pair_tkip = 0x4;
constexpr unsigned pair_ccmp = 0x8;
constexpr unsigned key_psk = 0x100;
constexpr unsigned key_802_1x = 0x200;
constexpr unsigned key_sae = 0x400;
constexpr unsigned key_owe = 0x800;
constexpr unsigned key_suite_b_192 = 0x2000;

// From the weakest to the strongest; their order is the one of `names`.
enum class Protection : std::uint8_t { open, wep, wpa, owe, wpa2, wpa3 };
constexpr std::array<std::string_view, 6> names{"open", "wep", "wpa", "owe", "wpa2", "wpa3"};

// What the weakest device that the access point lets in gets. A WPA2 network that only offers TKIP is no better than WPA.
Protection protection_of(unsigned flags, unsigned wpa, unsigned rsn)
{
    if ((rsn & (key_psk | key_802_1x)) != 0) {
        return (rsn & pair_tkip) != 0 && (rsn & pair_ccmp) == 0 ? Protection::wpa : Protection::wpa2;
    }
    if ((rsn & (key_sae | key_suite_b_192)) != 0) {
        return Protection::wpa3;
    }
    if ((rsn & key_owe) != 0) {
        return Protection::owe;
    }
    if ((wpa & (key_psk | key_802_1x)) != 0) {
        return Protection::wpa;
    }
    return (flags & privacy) != 0 ? Protection::wep : Protection::open;
}

Result<Protection> protection_of(const Survey& survey, std::string_view access_point)
{
    const unsigned flags = TRY(ask_flags(survey, access_point, "Flags"));
    const unsigned wpa = TRY(ask_flags(survey, access_point, "WpaFlags"));
    const unsigned rsn = TRY(ask_flags(survey, access_point, "RsnFlags"));
    return protection_of(flags, wpa, rsn);
}

// The weakest of the Wi-Fi networks in use.
Result<std::string> wifi_protection(const Survey& survey)
{
    std::optional<Protection> weakest;
    for (const std::string& connection : TRY(ask_paths(survey, "/org/freedesktop/NetworkManager", "", "ActiveConnections"))) {
        if (TRY(ask_text(survey, connection, ".Connection.Active", "Type")) != "802-11-wireless") {
            continue;
        }
        for (const std::string& device : TRY(ask_paths(survey, connection, ".Connection.Active", "Devices"))) {
            const std::string access_point = TRY(ask_text(survey, device, ".Device.Wireless", "ActiveAccessPoint"));
            if (access_point != "/") {
                const Protection found = TRY(protection_of(survey, access_point));
                weakest = weakest ? std::min(*weakest, found) : found;
            }
        }
    }
    if (!weakest) {
        return fail(ErrorCode::unsupported, "a Wi-Fi is in use that NetworkManager does not manage");
    }
    return std::string(names.at(static_cast<std::size_t>(*weakest)));
}

// ---- saved networks ----

bool is_open_and_joined_unasked(const formats::IniFile& connection)
{
    const std::string type = connection.get("connection", "type").value_or("");
    const bool is_wifi = type == "wifi" || type == "802-11-wireless";
    const bool is_protected = connection.has_section("wifi-security") || connection.has_section("802-11-wireless-security");
    const std::string mode = connection.get("wifi", "mode").value_or(connection.get("802-11-wireless", "mode").value_or("infrastructure"));
    return is_wifi && !is_protected && mode == "infrastructure" && connection.get("connection", "autoconnect") != "false";
}

// NetworkManager keeps a file for each network, named after it: neither a name nor a path leaves this function. Only root may read them.
Result<std::int64_t> saved_open_networks(const Survey& survey)
{
    std::int64_t count = 0;
    bool is_managed = false;
    for (const std::string folder : {"/etc/NetworkManager/system-connections", "/run/NetworkManager/system-connections"}) {
        const auto entries = survey.machine.list_directory(folder);
        is_managed = is_managed || entries.ok();
        if (!entries.ok() && entries.error().code != ErrorCode::not_found) {
            return fail(entries.error().code, folder);
        }
        for (const platform::DirectoryEntry& entry : entries.value_or({})) {
            if (entry.kind == platform::FileKind::directory || !entry.name.ends_with(".nmconnection")) {
                continue;
            }
            const auto text = survey.read(folder + "/" + entry.name);
            const auto connection = text.ok() ? formats::parse_ini_file(*text) : Result<formats::IniFile>(text.error());
            if (!connection.ok()) {
                return fail(connection.error().code, folder);
            }
            count += is_open_and_joined_unasked(*connection) ? 1 : 0;
        }
    }
    return is_managed ? Result<std::int64_t>(count) : fail(ErrorCode::unsupported, "no networks saved by NetworkManager");
}

}  // namespace

void wifi(Survey& survey)
{
    facts::FactSet& facts = survey.facts;
    const std::string kernel = "/sys/class/net";
    const auto interfaces = wireless_interfaces(survey);
    if (!interfaces.ok()) {
        const facts::Missing why = facts::missing_because(interfaces.error());
        facts.miss(fact::has_wifi, why, kernel, interfaces.error().detail);
        facts.miss(fact::wifi_protection, why, kernel, interfaces.error().detail);
        facts.miss(fact::wifi_open_saved, why, kernel, interfaces.error().detail);
        return;
    }
    facts.learn(fact::has_wifi, !interfaces->empty(), kernel);
    const bool in_use = std::any_of(interfaces->begin(), interfaces->end(), [&](const std::string& interface) { return is_in_use(survey, interface); });
    if (in_use) {
        facts.learn_or_miss(fact::wifi_protection, wifi_protection(survey), std::string(manager));
    } else {
        facts.learn(fact::wifi_protection, std::string("none"), kernel);
    }
    if (interfaces->empty()) {
        facts.learn(fact::wifi_open_saved, std::int64_t{0}, kernel);
    } else {
        facts.learn_or_miss(fact::wifi_open_saved, saved_open_networks(survey), "/etc/NetworkManager/system-connections");
    }
}

}  // namespace asepsie::collectors::linux_os
