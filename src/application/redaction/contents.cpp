#include "application/redaction/contents.h"

#include "domain/collectors/formats/control_paragraphs.h"
#include "domain/collectors/formats/dconf_database.h"
#include "domain/collectors/formats/dpkg_status.h"
#include "domain/collectors/formats/saved_logins.h"
#include "foundation/base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace asepsie::application {
namespace {

namespace formats = collectors::formats;

// Settings of a desktop that say how it is protected; all others stay at home.
constexpr std::array<std::string_view, 10> telling_settings{"/org/gnome/desktop/session/", "/org/gnome/desktop/screensaver/", "/org/gnome/desktop/media-handling/",
    "/org/gnome/desktop/remote-desktop/", "/org/gnome/system/proxy/mode", "/org/gnome/deja-dup/", "/org/gnome/software/", "/org/cinnamon/", "/org/mate/",
    "/org/gnome/desktop/lockdown/"};

std::string fields_of(std::string_view text, const std::set<std::string, std::less<>>* only)
{
    std::string kept;
    formats::for_each_paragraph<5>(text, {"Package", "Status", "Version", "Architecture", "Source"}, [&](const std::array<std::string_view, 5>& field) {
        if (only != nullptr && !only->contains(field[0])) {
            return;
        }
        constexpr std::array<std::string_view, 5> names{"Package", "Status", "Version", "Architecture", "Source"};
        for (std::size_t i = 0; i < field.size(); ++i) {
            if (!field.at(i).empty()) {
                kept += fmt::format("{}: {}\n", names.at(i), field.at(i));
            }
        }
        kept += "\n";
    });
    return kept;
}

// The lines that a condition keeps, each as `change` writes it.
template <typename Change>
std::string each_line(std::string_view text, Change change)
{
    std::string kept;
    text::for_each_line(text, [&](std::string_view line) {
        if (const std::optional<std::string> changed = change(line)) {
            kept += *changed + "\n";
        }
    });
    return kept;
}

std::string joined(const std::vector<std::string_view>& pieces, char separator)
{
    std::string all;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        all += i == 0 ? "" : std::string(1, separator);
        all += pieces[i];
    }
    return all;
}

// passwd(5): the fifth field holds names and telephone numbers.
std::string shown_passwd(std::string_view text, Pseudonyms& pseudonyms)
{
    return each_line(text, [&](std::string_view line) -> std::optional<std::string> {
        auto field = text::split(line, ':');
        if (field.size() >= 5) {
            field[4] = "";
        }
        return pseudonyms.in_text(joined(field, ':'));
    });
}

// shadow(5): of a hash its scheme stays ("$y$"); empty and locked stay as they are.
std::string shown_shadow(std::string_view text, Pseudonyms& pseudonyms)
{
    return each_line(text, [&](std::string_view line) -> std::optional<std::string> {
        auto field = text::split(line, ':');
        std::string hidden;
        if (field.size() >= 2 && field[1].size() > 2) {
            const std::size_t locks = std::min(field[1].find_first_not_of("!*"), field[1].size());
            const std::string_view hash = field[1].substr(locks);
            const std::size_t scheme = hash.starts_with("$") ? hash.find('$', 1) : std::string_view::npos;
            hidden = std::string(field[1].substr(0, locks)) + (hash.empty() ? "" : (scheme == std::string_view::npos ? "" : std::string(hash.substr(0, scheme + 1))) + "removed");
            field[1] = hidden;
        }
        return pseudonyms.in_text(joined(field, ':'));
    });
}

// NetworkManager's key files: how a network is protected stays, its name and its key do not.
std::string shown_connection(std::string_view text)
{
    constexpr std::array<std::string_view, 6> kept{"type", "autoconnect", "key-mgmt", "wep-key-type", "mode", "hidden"};
    return each_line(text, [&](std::string_view line) -> std::optional<std::string> {
        const std::string_view key = text::trim(line.substr(0, line.find('=')));
        const bool stays = line.starts_with("[") || std::find(kept.begin(), kept.end(), key) != kept.end();
        return stays ? std::optional(std::string(line)) : std::nullopt;
    });
}

// A private key: the line that names it and the first of its data, which holds the cipher's name and no secret.
std::string shown_private_key(std::string_view text)
{
    int lines = 0;
    return each_line(text, [&](std::string_view line) -> std::optional<std::string> {
        ++lines;
        const bool is_header = text::contains(line, ":") || line.starts_with("-----");
        return is_header || lines == 2 ? std::optional(std::string(line)) : std::nullopt;
    });
}

// As many saved logins as there were, all of them empty.
std::string shown_logins(std::string_view text)
{
    std::string all = R"({"nextId":1,"logins":[)";
    bool is_first = true;
    for (std::size_t at = text.find("\"encryptedUsername\""); at != std::string_view::npos; at = text.find("\"encryptedUsername\"", at + 1)) {
        all += is_first ? "" : ",";
        all += R"({"encryptedUsername":"","encryptedPassword":""})";
        is_first = false;
    }
    return all + "]}";
}

// lastlog: of each record of 292 bytes the moment stays, the terminal and the place do not.
std::string shown_lastlog(const std::string& bytes)
{
    constexpr std::size_t record = 292;
    constexpr std::size_t moment = 4;
    std::string kept(bytes.size(), '\0');
    for (std::size_t at = 0; at + record <= bytes.size(); at += record) {
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), moment, kept.begin() + static_cast<std::ptrdiff_t>(at));
    }
    return kept;
}

// Addresses in the kernel's tables of sockets: nothing, anything and this computer itself stay; any other becomes one of a local network.
std::string shown_sockets(std::string_view text)
{
    return each_line(text, [](std::string_view line) -> std::optional<std::string> {
        std::string out;
        bool is_first = true;
        for (const std::string_view word : text::split(line, ' ')) {
            out += is_first ? "" : " ";
            is_first = false;
            const std::size_t colon = word.find(':');
            const std::string_view address = word.substr(0, colon);
            const bool is_v4 = colon == 8 && word.size() == 13;
            const bool is_v6 = colon == 32 && word.size() == 37;
            const bool is_kept = address.find_first_not_of('0') == std::string_view::npos || (is_v4 && address.ends_with("7F"))
                || (is_v6 && (address.ends_with("00000000000000000000000001000000") || (text::contains(address, "FFFF0000") && address.ends_with("7F"))));
            const std::string_view like = is_v4 ? "0100A8C0" : "000080FE000000000000000001000000";
            out += (is_v4 || is_v6) && !is_kept ? std::string(like) + std::string(word.substr(colon)) : std::string(word);
        }
        return out;
    });
}

std::string shown_settings(const std::string& bytes, Pseudonyms& pseudonyms)
{
    const auto database = formats::parse_dconf_database(bytes);
    if (!database.ok()) {
        return {};
    }
    std::map<std::string, formats::SettingValue, std::less<>> kept;
    for (const auto& [key, value] : database->settings()) {
        const bool tells = std::any_of(telling_settings.begin(), telling_settings.end(), [&](std::string_view prefix) { return key.starts_with(prefix); });
        if (!tells) {
            continue;
        }
        formats::SettingValue shown = value;
        if (std::string* text = std::get_if<std::string>(&shown)) {
            *text = pseudonyms.in_path(*text);
        } else if (auto* list = std::get_if<std::vector<std::string>>(&shown)) {
            for (std::string& text_in_list : *list) {
                text_in_list = pseudonyms.in_path(text_in_list);
            }
        }
        kept.insert_or_assign(key, std::move(shown));
    }
    return formats::write_dconf_database(kept);
}

bool is_in_a_home(std::string_view path) { return path.starts_with("/home/") || path.starts_with("/root/"); }

// Settings of programs in a home that say something of protection and nothing of people, once names are replaced.
bool is_known_setting_file(std::string_view path)
{
    constexpr std::array<std::string_view, 12> known{"kscreenlockerrc", ".xscreensaver", "profiles.ini", "compatibility.ini", "backup_folder", ".desktop", ".timer", ".service", "/config",
        "xfce4-screensaver.xml", "xfce4-power-manager.xml", "xfce4-session.xml"};
    return std::any_of(known.begin(), known.end(), [&](std::string_view end) { return path.ends_with(end); });
}

}  // namespace

std::set<std::string, std::less<>> installed_packages(const platform::Recording& recording)
{
    std::set<std::string, std::less<>> names;
    const auto node = recording.nodes.find("/var/lib/dpkg/status");
    if (node != recording.nodes.end() && node->second.content && node->second.content->ok()) {
        if (const auto status = formats::parse_dpkg_status(node->second.content->value())) {
            for (const formats::InstalledPackage& package : status->packages()) {
                names.insert(package.name);
            }
        }
    }
    return names;
}

std::string shown_content(std::string_view path, const std::string& content, Pseudonyms& pseudonyms, const std::set<std::string, std::less<>>& installed)
{
    if (path == "/var/lib/dpkg/status") {
        return fields_of(content, nullptr);
    }
    if (path.starts_with("/var/lib/apt/lists/") && path.ends_with("_Packages")) {
        return fields_of(content, &installed);
    }
    if (path == "/etc/passwd") {
        return shown_passwd(content, pseudonyms);
    }
    if (path == "/etc/shadow") {
        return shown_shadow(content, pseudonyms);
    }
    if (path == "/var/log/lastlog") {
        return shown_lastlog(content);
    }
    if (path.starts_with("/proc/net/tcp") || path.starts_with("/proc/net/udp")) {
        return shown_sockets(content);
    }
    if (path.ends_with(".nmconnection")) {
        return shown_connection(content);
    }
    if (text::contains(content, "PRIVATE KEY-----")) {
        return shown_private_key(content);
    }
    if (path.ends_with("/logins.json")) {
        return shown_logins(content);
    }
    if (path.ends_with("/Login Data")) {
        return formats::holds_logins_of_chromium(content).value_or(false) ? std::string("SQLite format 3\0https://", 24) : std::string("SQLite format 3\0", 16);
    }
    if (path.ends_with("/dconf/user") || path.starts_with("/etc/dconf/db/")) {
        return shown_settings(content, pseudonyms);
    }
    if (path.ends_with("registrymodifications.xcu")) {
        return each_line(content, [&](std::string_view line) -> std::optional<std::string> {
            const bool tells = text::contains(line, "Scripting") || text::contains(line, "oor:items");
            return tells ? std::optional(pseudonyms.in_text(line)) : std::nullopt;
        });
    }
    if (is_in_a_home(path) && !is_known_setting_file(path)) {
        return {};
    }
    const bool is_of_versions = path.ends_with("os-release") || path.starts_with("/proc/sys/kernel/") || path.starts_with("/var/log/");
    return is_of_versions ? pseudonyms.in_text(content) : pseudonyms.in_network_text(content);
}

}  // namespace asepsie::application
