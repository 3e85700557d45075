// How the computer is kept going: restarts, clock, journal.
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/linux/all.h"
#include "domain/collectors/formats/debian_version.h"
#include "foundation/base/text.h"
#include "foundation/json/json.h"

#include <algorithm>
#include <array>
#include <map>

namespace asepsie::collectors::linux_os {
namespace {

constexpr std::int64_t seconds_a_day = 86'400;

// ---- restarts ----

Result<std::int64_t> uptime_seconds(const Survey& survey)
{
    const std::string uptime = TRY(survey.read("/proc/uptime"));
    const auto seconds = text::to_integer(std::string_view(uptime).substr(0, uptime.find('.')));
    if (!seconds || *seconds < 0) {
        return fail(ErrorCode::malformed, "/proc/uptime: a number of seconds expected at byte 0");
    }
    return *seconds;
}

// "-cloud-amd64" of "6.1.0-37-cloud-amd64": kernels of two flavours may stand side by side, and only the same one follows the other.
std::string_view flavour_of(std::string_view release)
{
    for (std::size_t dash = release.find('-'); dash != std::string_view::npos; dash = release.find('-', dash + 1)) {
        const char next = dash + 1 < release.size() ? release[dash + 1] : '0';
        if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z')) {
            return release.substr(dash);
        }
    }
    return {};
}

// The releases of the kernels on this disk, newest or not.
Result<std::vector<std::string>> installed_kernels(const Survey& survey)
{
    constexpr std::string_view prefix = "vmlinuz-";
    std::vector<std::string> releases;
    for (const std::string& name : TRY(survey.names_or_error_in("/boot"))) {
        if (name.starts_with(prefix)) {
            releases.push_back(name.substr(prefix.size()));
        }
    }
    for (const std::string& name : releases.empty() ? survey.names_in("/usr/lib/modules") : std::vector<std::string>{}) {
        if (survey.machine.exists("/usr/lib/modules/" + name + "/vmlinuz")) {
            releases.push_back(name);
        }
    }
    return releases;
}

Result<bool> restart_required(const Survey& survey)
{
    if (survey.machine.exists("/run/reboot-required")) {
        return true;
    }
    const std::string content = TRY(survey.read("/proc/sys/kernel/osrelease"));
    const std::string_view running = text::trim(content);
    bool has_same_flavour = false;
    bool has_newer = false;
    for (const std::string& release : TRY(installed_kernels(survey))) {
        if (flavour_of(release) == flavour_of(running)) {
            has_same_flavour = true;
            has_newer = has_newer || formats::compare_debian_versions(release, running) > 0;
        }
    }
    if (!has_same_flavour) {
        return fail(ErrorCode::unsupported, "the kernel that runs does not come from this disk");
    }
    return has_newer;
}

// ---- clock ----

std::string clock_service(Survey& survey)
{
    for (const std::string_view unit : {"systemd-timesyncd", "chrony", "chronyd", "ntpsec", "ntpd", "ntp", "openntpd"}) {
        if (survey.unit_active(std::string(unit) + ".service") == true) {
            return std::string(unit == "chronyd" ? "chrony" : unit);
        }
    }
    return "none";
}

// Windows keeps the time of its Linux subsystem; VirtualBox and VMware that of their guests, where these run no service of their own.
bool is_clock_kept_by_host(Survey& survey, std::string_view service)
{
    if (text::contains(text::lower(survey.read("/proc/sys/kernel/osrelease").value_or("")), "microsoft")) {
        return true;
    }
    constexpr std::array<std::string_view, 5> guest_tools{
        "vboxadd-service.service", "vboxservice.service", "virtualbox-guest-utils.service", "open-vm-tools.service", "vmtoolsd.service"};
    return service == "none" && std::any_of(guest_tools.begin(), guest_tools.end(), [&](std::string_view unit) { return survey.unit_active(unit) == true; });
}

Result<bool> clock_synchronised(const Survey& survey)
{
    // systemd-timesyncd keeps this file from the first time it got the hour until the computer stops; the kernel forgets after hours without a network.
    if (survey.machine.exists("/run/systemd/timesync/synchronized")) {
        return true;
    }
    const std::string answer = TRY(survey.machine.query(platform::QueryLanguage::kernel, "clock"));
    const json::Value value = TRY(json::parse(answer));
    const json::Object* object = value.if_object();
    const auto synchronised = object != nullptr ? json::boolean_in(*object, "synchronised") : std::nullopt;
    if (!synchronised) {
        return fail(ErrorCode::malformed, "clock: no member \"synchronised\"");
    }
    constexpr std::int64_t time_to_settle = 600;
    if (!*synchronised && uptime_seconds(survey).value_or(time_to_settle) < time_to_settle) {
        return fail(ErrorCode::too_slow, "the computer has just started");
    }
    return *synchronised;
}

// ---- journal ----

constexpr std::array<std::string_view, 4> systemd_folders{"/etc/systemd/", "/run/systemd/", "/usr/local/lib/systemd/", "/usr/lib/systemd/"};

// The files that set journald, the decisive one last (systemd-journald.conf.d(5)): one main file, then the drop-ins of all folders by their names,
// of which one in an earlier folder hides its namesakes.
Result<std::vector<std::string>> journald_files(const Survey& survey)
{
    std::vector<std::string> files;
    std::map<std::string, std::string> drop_ins;
    for (const std::string_view folder : systemd_folders) {
        const std::string main = std::string(folder) + "journald.conf";
        if (files.empty() && survey.machine.exists(main)) {
            files.push_back(main);
        }
        for (const std::string& name : TRY(survey.names_or_error_in(main + ".d"))) {
            if (name.ends_with(".conf")) {
                drop_ins.try_emplace(name, main + ".d/" + name);
            }
        }
    }
    for (const auto& [name, path] : drop_ins) {
        files.push_back(path);
    }
    return files;
}

// Storage=: auto, persistent, volatile or none.
Result<std::string> journal_storage(const Survey& survey)
{
    std::string storage = "auto";
    for (const std::string& path : TRY(journald_files(survey))) {
        const formats::KeyValues keys = TRY(formats::parse_key_values(TRY(survey.read(path))));
        storage = keys.get("Storage").value_or(storage);
    }
    return storage;
}

bool has_fresh_log(const Survey& survey)
{
    constexpr std::chrono::days fresh{7};
    constexpr std::array<std::string_view, 4> logs{"/var/log/syslog", "/var/log/messages", "/var/log/auth.log", "/var/log/secure"};
    return std::any_of(logs.begin(), logs.end(), [&](std::string_view path) {
        const auto status = survey.machine.status(std::string(path));
        return status.ok() && status->size > 0 && survey.machine.now() - status->modified < fresh;
    });
}

// "rsyslog" stands for whatever program writes the classic files.
Result<std::string> journal_keeper(const Survey& survey)
{
    if (has_fresh_log(survey)) {
        return std::string("rsyslog");
    }
    const std::string storage = TRY(journal_storage(survey));
    if (storage == "volatile" || storage == "none") {
        return std::string("none");
    }
    // journald makes a folder below it, named by the machine's id, as soon as it writes.
    return std::string(TRY(survey.names_or_error_in("/var/log/journal")).empty() ? "none" : "journald");
}

}  // namespace

void system_care(Survey& survey)
{
    facts::FactSet& facts = survey.facts;
    facts.learn_or_miss(fact::restart_required, restart_required(survey), "/run/reboot-required, /boot");
    const auto uptime = uptime_seconds(survey);
    facts.learn_or_miss(fact::uptime_days, uptime.ok() ? Result<std::int64_t>(*uptime / seconds_a_day) : uptime, "/proc/uptime");

    const std::string service = clock_service(survey);
    facts.learn(fact::clock_service, service, "/run/systemd/units");
    facts.learn(fact::clock_kept_by_host, is_clock_kept_by_host(survey, service), "/proc/sys/kernel/osrelease");
    facts.learn_or_miss(fact::clock_synchronised, clock_synchronised(survey), "adjtimex");

    const auto keeper = journal_keeper(survey);
    facts.learn_or_miss(fact::logs_kept, keeper.ok() ? Result<bool>(*keeper != "none") : Result<bool>(keeper.error()), "/var/log");
    facts.learn_or_miss(fact::logs_keeper, keeper, "/var/log");
}

}  // namespace asepsie::collectors::linux_os
