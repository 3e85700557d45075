#include "application/redaction/pseudonyms.h"

#include "domain/collectors/formats/ip_address.h"
#include "domain/collectors/formats/known_name_servers.h"
#include "foundation/base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace asepsie::application {
namespace {

namespace formats = collectors::formats;

constexpr std::int64_t first_human = 1000;
constexpr std::int64_t last_human = 59'999;

// Folders below which names are people's own.
constexpr std::array<std::string_view, 6> personal_roots{"/home/", "/root/", "/media/", "/run/media/", "/mnt/", "/srv/"};

// What says of a folder or file what it is, without saying whose: the words that collectors look for, and those every system makes.
constexpr std::array<std::string_view, 79> telling_words{"patient", "patients", "patiente", "patientes", "dossier", "dossiers", "cabinet", "ordonnance", "ordonnances", "compte",
    "comptes", "rendu", "rendus", "cr", "courrier", "courriers", "imagerie", "dicom", "radio", "radios", "radiographie", "radiographies", "medical", "médical", "medicaux", "médicaux",
    "medicale", "médicale", "medicales", "médicales", "bilan", "bilans", "documents", "document", "bureau", "desktop", "telechargements", "téléchargements", "downloads", "images",
    "pictures", "musique", "videos", "vidéos", "public", "modeles", "modèles", "mot", "mots", "de", "passe", "mdp", "password", "passwords", "code", "codes", "identifiant",
    "identifiants", "login", "logins", "dropbox", "onedrive", "google", "drive", "googledrive", "icloud", "iclouddrive", "mega", "pcloud", "pclouddrive", "nextcloud", "owncloud",
    "backup", "backups", "sauvegarde", "sauvegardes", "timeshift", "snapshots", "asepsie"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_word(char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-'; }

// The longest run at the front whose characters all fulfil a condition.
template <typename Condition>
std::string_view run(std::string_view text, Condition condition)
{
    const auto end = std::find_if_not(text.begin(), text.end(), condition);
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

bool is_mac(std::string_view text)
{
    if (text.size() != 17) {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i % 3 == 2 ? text[i] != ':' : !is_hex(text[i])) {
            return false;
        }
    }
    return true;
}

// 8-4-4-4-12 hexadecimal digits, or the 32 of them run together.
std::size_t uuid_length(std::string_view text)
{
    constexpr std::string_view form = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    const auto matches = [&](std::string_view shape) {
        if (text.size() < shape.size() || (text.size() > shape.size() && is_hex(text[shape.size()]))) {
            return false;
        }
        return std::equal(shape.begin(), shape.end(), text.begin(), [](char s, char c) { return s == '-' ? c == '-' : is_hex(c); });
    };
    return matches(form) ? form.size() : matches(std::string(32, 'x')) ? 32 : 0;
}

// The vendor's own GUIDs of firmware variables are the same on all machines.
bool is_of_firmware(std::string_view uuid) { return uuid == "8be4df61-93ca-11d2-aa0d-00e098032b8c"; }

std::optional<std::string> content_of(const platform::Recording& recording, std::string_view path)
{
    const auto node = recording.nodes.find(path);
    return node != recording.nodes.end() && node->second.content && node->second.content->ok() ? std::optional(node->second.content->value()) : std::nullopt;
}

}  // namespace

Pseudonyms::Pseudonyms(const platform::Recording& recording)
{
    const auto add_account = [&](std::string_view name) {
        constexpr std::array<std::string_view, 6> shared_names{"root", "nobody", "user", "guest", "invite", "visiteur"};
        const bool is_nobodys = name.size() < 2 || std::find(shared_names.begin(), shared_names.end(), name) != shared_names.end();
        if (!is_nobodys) {
            m_words.try_emplace(std::string(name), fmt::format("user{}", m_words.size() + 1));
        }
    };
    add_account(recording.identity.name);
    text::for_each_line(content_of(recording, "/etc/passwd").value_or(""), [&](std::string_view line) {
        const auto field = text::split(line, ':');
        const auto uid = field.size() >= 7 ? text::to_integer(field[2]) : std::nullopt;
        if (uid && *uid >= first_human && *uid <= last_human) {
            add_account(field[0]);
        }
    });
    const auto homes = recording.nodes.find("/home");
    if (homes != recording.nodes.end() && homes->second.entries && homes->second.entries->ok()) {
        for (const platform::DirectoryEntry& entry : homes->second.entries->value()) {
            add_account(entry.name);
        }
    }
    for (const char* path : {"/proc/sys/kernel/hostname", "/etc/hostname"}) {
        const std::string content = content_of(recording, path).value_or("");
        const std::string_view host = text::trim(content);
        if (host.size() >= 2 && host != "localhost") {
            m_words.try_emplace(std::string(host), "computer");
            m_words.try_emplace(std::string(host.substr(0, host.find('.'))), "computer");
        }
    }
}

std::string Pseudonyms::replacement(std::string_view kind, std::string_view prefix, const std::string& original)
{
    auto& known = m_replaced[std::string(kind)];
    return known.try_emplace(original, fmt::format("{}{}", prefix, known.size() + 1)).first->second;
}

std::string Pseudonyms::word(std::string_view text)
{
    const auto known = m_words.find(text);
    return known == m_words.end() ? std::string(text) : known->second;
}

std::string Pseudonyms::mac_address(const std::string& address)
{
    auto& known = m_replaced["mac"];
    return known.try_emplace(address, fmt::format("02:00:00:00:00:{:02x}", (known.size() + 1) % 256)).first->second;
}

// Another address of the same reach (RFC 1918, 3849, 4193, 5737): what is local stays local, a public one becomes one kept for examples. The computer's own
// and the name servers that everybody may use are nobody's.
std::string Pseudonyms::ip_address(const std::string& address)
{
    const auto parsed = *formats::IpAddress::parse(address);
    const auto is_it = [&](std::string_view known) { return formats::IpAddress::parse(known) == parsed; };
    const formats::AddressScope scope = parsed.scope();
    const bool is_nobodys = scope == formats::AddressScope::nowhere || scope == formats::AddressScope::computer
        || std::any_of(formats::known_name_servers.begin(), formats::known_name_servers.end(), is_it);
    if (is_nobodys) {
        return address;
    }
    const bool is_local = scope == formats::AddressScope::local;
    auto& known = m_replaced["ip"];
    const std::size_t n = (known.size() + 1) % 250;
    const std::string like = text::contains(address, ":") ? fmt::format("{}::{:x}", is_local ? "fd00" : "2001:db8", n) : fmt::format("{}.{}", is_local ? "192.168.0" : "203.0.113", n);
    return known.try_emplace(address, like).first->second;
}

std::string Pseudonyms::in_text(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const bool starts_a_word = out.empty() || !is_word(out.back());
        if (const std::size_t length = starts_a_word || out.back() == '-' || out.back() == '_' ? uuid_length(text) : 0; length > 0) {
            const std::string uuid(text.substr(0, length));
            out += is_of_firmware(uuid) ? uuid : fmt::format("00000000-0000-4000-8000-{:0>12}", replacement("uuid", "", uuid));
            text.remove_prefix(length);
            continue;
        }
        if (starts_a_word && text.size() >= 17 && is_mac(text.substr(0, 17)) && (text.size() == 17 || text[17] != ':')) {
            out += mac_address(std::string(text.substr(0, 17)));
            text.remove_prefix(17);
            continue;
        }
        std::string_view letters = run(text, is_word);
        // "luks-0f1e2d3c-…": the serial is looked at by itself.
        for (std::size_t i = 1; i < letters.size(); ++i) {
            if (letters[i - 1] == '-' && uuid_length(text.substr(i)) > 0) {
                letters = letters.substr(0, i);
            }
        }
        if (letters.empty()) {
            out += text.front();
            text.remove_prefix(1);
            continue;
        }
        // name@place.fr: letters, then more letters and points up to the at sign.
        const auto is_local = [](char c) { return is_word(c) || c == '.' || c == '+'; };
        const std::string_view local = run(text, is_local);
        if (starts_a_word && local.size() < text.size() && text[local.size()] == '@') {
            const std::string_view domain = run(text.substr(local.size() + 1), [](char c) { return is_word(c) || c == '.'; });
            if (text::contains(domain, ".") && !domain.ends_with(".service") && !domain.ends_with(".socket") && !domain.ends_with(".conf")) {
                const std::string address(text.substr(0, local.size() + 1 + domain.size()));
                out += replacement("mail", "person", address) + "@example.org";
                text.remove_prefix(address.size());
                continue;
            }
        }
        out += word(letters);
        text.remove_prefix(letters.size());
    }
    return out;
}

std::string Pseudonyms::in_network_text(std::string_view text)
{
    std::string out;
    std::string_view rest = text;
    std::string plain;
    const auto flush = [&] {
        out += in_text(plain);
        plain.clear();
    };
    while (!rest.empty()) {
        const bool starts = plain.empty() || !(is_word(plain.back()) || plain.back() == '.' || plain.back() == ':');
        std::string_view address = starts ? run(rest, [](char c) { return is_hex(c) || c == '.' || c == ':'; }) : std::string_view();
        while (address.ends_with(".")) {
            address.remove_suffix(1);
        }
        const bool is_whole = address.size() == rest.size() || !is_word(rest[address.size()]);
        if (address.size() >= 3 && is_whole && !is_mac(address) && formats::IpAddress::parse(address)) {
            flush();
            out += ip_address(std::string(address));
            rest.remove_prefix(address.size());
            continue;
        }
        plain += rest.front();
        rest.remove_prefix(1);
    }
    flush();
    return out;
}

std::string Pseudonyms::hidden_name(std::string_view name)
{
    std::string out;
    std::string_view extension;
    if (const std::size_t point = name.rfind('.'); point != std::string_view::npos && point > 0 && name.size() - point <= 6) {
        extension = name.substr(point);
        name = name.substr(0, point);
    }
    while (!name.empty()) {
        const std::string_view letters = run(name, [](char c) { return is_letter(c) || is_digit(c); });
        if (letters.empty()) {
            out += name.front();
            name.remove_prefix(1);
            continue;
        }
        const std::string lowered = text::lower(letters);
        const bool is_telling = std::find(telling_words.begin(), telling_words.end(), lowered) != telling_words.end();
        out += is_telling ? std::string(letters) : replacement("word", "x", std::string(letters));
        name.remove_prefix(letters.size());
    }
    return out + std::string(extension);
}

std::string Pseudonyms::entry_name(const std::string& folder, const std::string& name)
{
    const std::string path = in_path((folder == "/" ? "" : folder) + "/" + name);
    return path.substr(path.rfind('/') + 1);
}

std::string Pseudonyms::in_path(std::string_view path)
{
    std::size_t personal_from = std::string_view::npos;
    for (const std::string_view root : personal_roots) {
        if (path.starts_with(root)) {
            personal_from = root.size();
        }
    }
    std::string out;
    bool is_below_dot = false;
    std::size_t start = 0;
    int depth = 0;
    for (const std::string_view part : text::split(path, '/')) {
        out += start == 0 ? "" : "/";
        const bool is_personal = start >= personal_from && !is_below_dot;
        // The first name below /home and /run/media is an account's.
        const bool is_account = is_personal && depth == 0 && m_words.contains(part);
        is_below_dot = is_below_dot || (start > 0 && part.starts_with("."));
        out += is_personal && !is_account && !is_below_dot ? hidden_name(part) : in_text(part);
        depth += start >= personal_from ? 1 : 0;
        start += part.size() + 1;
    }
    return out;
}

}  // namespace asepsie::application
