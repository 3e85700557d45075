// What keeps malicious programs out: antivirus and its age, macros, what opens by itself.
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/formats/libreoffice_registry.h"
#include "domain/collectors/linux/all.h"

#include <algorithm>
#include <array>

namespace asepsie::collectors::linux_os {
namespace {

// How each antivirus shows itself: the unit that runs it, and a program or folder it installs.
struct Antivirus {
    std::string_view name;
    std::string_view unit;
    std::string_view path;
};
constexpr std::array antiviruses{
    // clamd only answers: clamonacc is what looks at each file as it is opened (clamonacc(8)).
    Antivirus{"ClamAV", "clamav-clamonacc.service", "/usr/sbin/clamd"},
    Antivirus{"ClamAV", "clamonacc.service", "/usr/sbin/clamonacc"},
    Antivirus{"ESET", "eea.service", "/opt/eset/eea"},
    Antivirus{"ESET", "efs.service", "/opt/eset/efs"},
    Antivirus{"HarfangLab", "hurukai-agent.service", "/opt/hurukai-agent"},
    Antivirus{"SentinelOne", "sentinelone.service", "/opt/sentinelone"},
    Antivirus{"Kaspersky", "kesl.service", "/opt/kaspersky/kesl"},
    Antivirus{"Trend Micro", "ds_agent.service", "/opt/ds_agent"},
    Antivirus{"Sophos", "sophos-spl.service", "/opt/sophos-spl"},
    Antivirus{"Bitdefender", "bdsec.service", "/opt/bitdefender-security-tools"},
    Antivirus{"Microsoft Defender", "mdatp.service", "/opt/microsoft/mdatp"},
    Antivirus{"CrowdStrike Falcon", "falcon-sensor.service", "/opt/CrowdStrike"},
    Antivirus{"WithSecure", "withsecure-linuxsecurity.service", "/opt/f-secure/linuxsecurity"},
};

void learn_antivirus(Survey& survey)
{
    facts::FactList products;
    bool runs = false;
    for (const Antivirus& antivirus : antiviruses) {
        const bool is_active = survey.unit_active(antivirus.unit).value_or(false);
        if ((is_active || survey.machine.exists(std::string(antivirus.path))) && std::find(products.begin(), products.end(), antivirus.name) == products.end()) {
            products.emplace_back(antivirus.name);
        }
        runs = runs || is_active;
    }
    const bool has_clamav = std::find(products.begin(), products.end(), "ClamAV") != products.end();
    survey.facts.learn(fact::antivirus_products, products, "/run/systemd/units");
    if (survey.has_systemd() || products.empty()) {
        survey.facts.learn(fact::antivirus_running, runs, "/run/systemd/units");
    } else {
        survey.facts.miss(fact::antivirus_running, facts::Missing::unsupported, "/run/systemd/units", "systemd does not run this system");
    }
    // freshclam writes .cld where it adds to a list and .cvd where it fetches one whole.
    std::optional<Moment> newest;
    for (const char* name : {"daily.cld", "daily.cvd", "bytecode.cld", "bytecode.cvd"}) {
        if (const auto status = survey.machine.status(std::string("/var/lib/clamav/") + name)) {
            newest = newest ? std::max(*newest, status->modified) : status->modified;
        }
    }
    if (has_clamav && newest) {
        survey.facts.learn(fact::antivirus_signatures, date_of(*newest), "/var/lib/clamav");
    } else {
        survey.facts.miss(fact::antivirus_signatures, facts::Missing::unsupported, "/var/lib/clamav", has_clamav ? "no list of viruses" : "another antivirus keeps its date to itself");
    }
}

void learn_macros(Survey& survey)
{
    const std::string own = survey.home() + "/.config/libreoffice/4/user/registrymodifications.xcu";
    const std::array profiles{own, survey.home() + "/.var/app/org.libreoffice.LibreOffice/config/libreoffice/4/user/registrymodifications.xcu",
        survey.home() + "/snap/libreoffice/current/.config/libreoffice/4/user/registrymodifications.xcu"};
    constexpr std::int64_t high = 2;
    bool is_used = survey.has_package("libreoffice-core") || survey.has_any_program({"/usr/bin/soffice", "/usr/bin/libreoffice"});
    if (const auto personal = survey.own_settings(); !personal.ok()) {
        survey.facts.learn(fact::office_suite_used, is_used, "/usr/bin/soffice");
        survey.facts.learn_or_miss(fact::macros_blocked, Result<bool>(personal.error()), own);
        return;
    }
    std::int64_t lowest = high;
    std::string where = own;
    std::optional<Error> unread;
    for (const std::string& profile : profiles) {
        const auto text = survey.machine.read_file(profile, 4 * platform::small_file_bytes);
        const auto level = text.ok() ? formats::macro_security_level(*text) : Result<std::optional<std::int64_t>>(text.error());
        if (level.ok()) {
            is_used = true;
            if (level->value_or(high) < lowest) {
                lowest = level->value_or(high);
                where = profile;
            }
        } else if (level.error().code != ErrorCode::not_found) {
            is_used = true;
            unread = level.error();
        }
    }
    survey.facts.learn(fact::office_suite_used, is_used, own);
    if (unread && lowest >= high) {
        survey.facts.miss(fact::macros_blocked, facts::missing_because(*unread), own, unread->detail);
    } else {
        survey.facts.learn(fact::macros_blocked, lowest >= high, where);
    }
}

// GNOME and its kin ask before they start what a key holds, unless they are told never to; KDE never starts anything.
void learn_autorun(Survey& survey)
{
    const std::string& desktop = survey.desktop();
    const std::string key = desktop == "cinnamon" ? "/org/cinnamon/desktop/media-handling/autorun-never"
        : desktop == "mate"                       ? "/org/mate/desktop/media-handling/autorun-never"
                                                  : "/org/gnome/desktop/media-handling/autorun-never";
    if (const auto personal = survey.own_settings(); !personal.ok()) {
        survey.facts.learn_or_miss(fact::autorun_never, Result<bool>(personal.error()), key);
    } else if (desktop == "kde") {
        survey.facts.learn(fact::autorun_never, true, "KDE");
    } else if (desktop == "gnome" || desktop == "cinnamon" || desktop == "mate") {
        const auto value = survey.setting(key);
        const bool* is_never = value ? std::get_if<bool>(&*value) : nullptr;
        survey.facts.learn(fact::autorun_never, is_never != nullptr && *is_never, key);
    } else {
        survey.facts.miss(fact::autorun_never, facts::Missing::unsupported, "", "a desktop whose setting is not known here");
    }
}

// Smart-card readers are USB class 0B (usb.org, class codes).
void learn_card_service(Survey& survey)
{
    bool has_reader = false;
    for (const std::string& device : survey.names_in("/sys/bus/usb/devices")) {
        const auto device_class = survey.read("/sys/bus/usb/devices/" + device + "/bInterfaceClass");
        has_reader = has_reader || (device_class.ok() && device_class->starts_with("0b"));
    }
    const bool is_installed = survey.has_package("pcscd") || survey.has_any_program({"/usr/sbin/pcscd"});
    survey.facts.learn(fact::card_reader_expected, has_reader || is_installed, "/sys/bus/usb/devices");
    const auto active = survey.unit_active("pcscd.socket");
    if (!active) {
        survey.facts.miss(fact::card_service_ready, facts::Missing::unsupported, "/run/systemd/units", "systemd does not run this system");
        return;
    }
    const bool is_ready = *active || survey.unit_active("pcscd.service").value_or(false) || survey.unit_enabled("pcscd.socket").value_or(false);
    survey.facts.learn(fact::card_service_ready, is_installed && is_ready, "/run/systemd/units/invocation:pcscd.socket");
}

}  // namespace

void protection(Survey& survey)
{
    learn_antivirus(survey);
    learn_macros(survey);
    learn_autorun(survey);
    learn_card_service(survey);
}

}  // namespace asepsie::collectors::linux_os
