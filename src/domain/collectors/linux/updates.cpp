// Whether the fixes that exist are installed, how fresh the news of them is, and when something was last installed.
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/linux/all.h"
#include "domain/collectors/formats/dnf_advisories.h"
#include "domain/collectors/formats/dpkg_log.h"
#include "domain/collectors/formats/package_list.h"
#include "foundation/base/text.h"
#include "foundation/compression/lz4.h"

#include <algorithm>
#include <array>

namespace asepsie::collectors::linux_os {
namespace {

const std::string apt_lists = "/var/lib/apt/lists";
const std::string dpkg_status = "/var/lib/dpkg/status";

// "No fix is missing" says nothing where the list of fixes is older than this.
constexpr std::int64_t days_a_list_speaks = 30;

enum class PackageManager : std::uint8_t { dpkg, rpm, other };

PackageManager package_manager_of(Survey& survey)
{
    if (survey.is_debian_family()) {
        return PackageManager::dpkg;
    }
    if (survey.is_rpm_family()) {
        return PackageManager::rpm;
    }
    // A database that is there but cannot be read is still one of dpkg's.
    return survey.packages().error().code == ErrorCode::not_found ? PackageManager::other : PackageManager::dpkg;
}

std::string_view name_of(PackageManager manager) { return manager == PackageManager::dpkg ? "dpkg" : manager == PackageManager::rpm ? "rpm" : "other"; }

std::int64_t days_since(const Survey& survey, Moment moment)
{
    return std::max<std::int64_t>(std::chrono::floor<std::chrono::days>(survey.machine.now() - moment).count(), 0);
}

// ---- dpkg and apt ----

// The files of apt's lists that come from the security archive (…_dists_bookworm-security_main_binary-amd64_Packages). Those of Ubuntu Pro are left
// out: they are installed only with an account.
Result<std::vector<std::string>> names_of_lists(const Survey& survey)
{
    std::vector<std::string> found;
    for (const std::string& name : TRY(survey.names_or_error_in(apt_lists))) {
        if (text::contains(name, "security") && text::contains(name, "_dists_") && !text::contains(name, "esm.ubuntu.com")) {
            found.push_back(name);
        }
    }
    return found;
}

Result<std::string> read_list(const Survey& survey, const std::string& name)
{
    if (!name.ends_with("_Packages") && !name.ends_with("_Packages.lz4")) {
        return fail(ErrorCode::unsupported, name + ": compressed in a way that is not read here");
    }
    std::string content = TRY(survey.machine.read_file(apt_lists + "/" + name, platform::large_file_bytes));
    return name.ends_with(".lz4") ? decompress_lz4(content, platform::large_file_bytes) : Result<std::string>(std::move(content));
}

using Outdated = std::vector<const formats::InstalledPackage*>;

Result<Outdated> packages_to_fix(Survey& survey)
{
    const auto& installed = survey.packages();
    if (!installed.ok()) {
        return installed.error();
    }
    formats::OutdatedPackages outdated(*installed);
    bool any = false;
    for (const std::string& name : TRY(names_of_lists(survey))) {
        if (text::contains(name, "_Packages")) {
            const std::string list = TRY(read_list(survey, name));
            TRY(outdated.compare_with(list));
            any = true;
        }
    }
    if (!any) {
        return fail(ErrorCode::unsupported, apt_lists + ": no list of security fixes");
    }
    return outdated.found();
}

// The lists keep the date of the archive, and a stamp the day apt last asked with success (update-notifier).
Result<std::int64_t> age_of_apt_lists(const Survey& survey)
{
    std::optional<Moment> newest;
    const auto look_at = [&](const std::string& path) {
        if (const auto status = survey.machine.status(path)) {
            newest = std::max(newest.value_or(status->modified), status->modified);
        }
    };
    for (const std::string& name : TRY(names_of_lists(survey))) {
        look_at(apt_lists + "/" + name);
    }
    if (!newest) {
        return fail(ErrorCode::unsupported, apt_lists + ": no list of security fixes");
    }
    look_at("/var/lib/apt/periodic/update-success-stamp");
    return days_since(survey, *newest);
}

// dpkg writes the database anew for other reasons too (a package removed, put on hold), so its journal is asked first.
Result<std::int64_t> days_since_dpkg_installed(const Survey& survey)
{
    for (const std::string& path : {std::string("/var/log/dpkg.log"), std::string("/var/log/dpkg.log.1")}) {
        const auto log = survey.machine.read_file(path, platform::large_file_bytes);
        if (const auto day = log.ok() ? formats::last_install_in_dpkg_log(*log) : std::nullopt) {
            return std::max<std::int64_t>(days_between(*day, survey.today()).count(), 0);
        }
    }
    const auto status = TRY(survey.machine.status(dpkg_status));
    return days_since(survey, status.modified);
}

facts::FactList names_of(const Outdated& packages, const formats::DpkgStatus& installed)
{
    facts::FactList names;
    for (const formats::InstalledPackage* package : packages) {
        // The architecture is said where the name alone would be another package.
        const bool is_first = installed.installed(package->name) == package;
        names.push_back(text::made_safe_to_show(is_first ? package->name : package->name + ":" + package->architecture));
    }
    return names;
}

void learn_pending(Survey& survey, Result<facts::FactList> names, const Result<std::int64_t>& age, const std::string& where)
{
    if (names.ok() && names->empty() && (!age.ok() || *age > days_a_list_speaks)) {
        names = fail(ErrorCode::unsupported, "the list of fixes is too old, or its age unknown");
    }
    const auto count = names.ok() ? Result<std::int64_t>(static_cast<std::int64_t>(names->size())) : Result<std::int64_t>(names.error());
    survey.facts.learn_or_miss(fact::pending_security_updates, count, where);
    survey.facts.learn_or_miss(fact::pending_security_packages, std::move(names), where);
}

void learn_of_dpkg(Survey& survey)
{
    facts::FactSet& facts = survey.facts;
    const auto age = age_of_apt_lists(survey);
    facts.learn_or_miss(fact::package_lists_age_days, age, apt_lists);
    facts.learn_or_miss(fact::last_update_days, days_since_dpkg_installed(survey), "/var/log/dpkg.log");

    const auto outdated = packages_to_fix(survey);
    if (outdated.ok()) {
        learn_pending(survey, names_of(*outdated, *survey.packages()), age, apt_lists);
    } else {
        learn_pending(survey, outdated.error(), age, apt_lists);
    }
    Outdated held;
    if (outdated.ok()) {
        std::copy_if(outdated->begin(), outdated->end(), std::back_inserter(held), [](const auto* package) { return package->held; });
    }
    const auto is_held = [](const formats::InstalledPackage& package) { return package.held; };
    const bool none_held = survey.packages().ok() && std::none_of(survey.packages()->packages().begin(), survey.packages()->packages().end(), is_held);
    if (outdated.ok() || none_held) {
        facts.learn(fact::held_security_packages, held.empty() ? facts::FactList{} : names_of(held, *survey.packages()), dpkg_status);
    } else {
        facts.learn_or_miss(fact::held_security_packages, Result<facts::FactList>(outdated.error()), apt_lists);
    }
}

// ---- rpm and dnf ----

// The newest file of what dnf keeps of each archive (dnf 5, then dnf 4).
Result<std::int64_t> age_of_dnf_lists(const Survey& survey)
{
    std::optional<Moment> newest;
    for (const std::string& cache : {std::string("/var/cache/libdnf5"), std::string("/var/cache/dnf")}) {
        for (const std::string& archive : survey.names_in(cache)) {
            const std::string folder = cache + "/" + archive + "/repodata";
            for (const std::string& name : survey.names_in(folder)) {
                if (const auto status = survey.machine.status(folder + "/" + name)) {
                    newest = std::max(newest.value_or(status->modified), status->modified);
                }
            }
        }
    }
    return newest ? Result<std::int64_t>(days_since(survey, *newest)) : fail(ErrorCode::unsupported, "dnf keeps no list for all accounts");
}

Result<std::int64_t> days_since_rpm_installed(const Survey& survey)
{
    auto database = survey.machine.status("/usr/lib/sysimage/rpm/rpmdb.sqlite");
    if (!database.ok()) {
        database = survey.machine.status("/var/lib/rpm/rpmdb.sqlite");
    }
    const Moment modified = TRY(std::move(database)).modified;
    // An image-based system (rpm-ostree) gives all its files the date 1970.
    constexpr Moment earliest{std::chrono::sys_days(std::chrono::year(2000) / 1 / 1)};
    if (modified < earliest) {
        return fail(ErrorCode::unsupported, "the rpm database carries no date");
    }
    return days_since(survey, modified);
}

void learn_of_rpm(Survey& survey)
{
    facts::FactSet& facts = survey.facts;
    const auto age = age_of_dnf_lists(survey);
    facts.learn_or_miss(fact::package_lists_age_days, age, "/var/cache/libdnf5");
    facts.learn_or_miss(fact::last_update_days, days_since_rpm_installed(survey), "/usr/lib/sysimage/rpm/rpmdb.sqlite");
    facts.miss(fact::held_security_packages, facts::Missing::unsupported, "", "what dnf leaves out (versionlock, excludepkgs) is not looked at");

    const auto table = survey.machine.run_known(platform::KnownCommand::dnf_security_list);
    Result<facts::FactList> names = table.ok() ? Result<facts::FactList>(formats::packages_of_dnf_advisories(*table)) : Result<facts::FactList>(table.error());
    if (names.ok()) {
        std::transform(names->begin(), names->end(), names->begin(), [](const std::string& name) { return text::made_safe_to_show(name); });
    }
    learn_pending(survey, std::move(names), age, "dnf updateinfo list --security");
}

// ---- others ----

void miss_updates(Survey& survey)
{
    constexpr auto why = facts::Missing::unsupported;
    survey.facts.miss(fact::package_lists_age_days, why, "");
    survey.facts.miss(fact::last_update_days, why, "");
    survey.facts.miss(fact::held_security_packages, why, "");
    survey.facts.miss(fact::pending_security_updates, why, "");
    survey.facts.miss(fact::pending_security_packages, why, "");
}

// The program with which a person installs updates on this desktop.
std::string update_program(Survey& survey)
{
    struct Program {
        std::string_view id;
        std::string_view path;
    };
    constexpr std::array programs{
        Program{"mint-update", "/usr/bin/mintupdate"},
        Program{"update-manager", "/usr/bin/update-manager"},
        Program{"gnome-software", "/usr/bin/gnome-software"},
        Program{"discover", "/usr/bin/plasma-discover"},
        Program{"synaptic", "/usr/sbin/synaptic"},
    };
    if (survey.desktop() == "none") {
        return "none";
    }
    if (survey.desktop() == "kde" && survey.has_any_program({"/usr/bin/plasma-discover"})) {
        return "discover";
    }
    for (const Program& program : programs) {
        if (survey.has_any_program({program.path})) {
            return std::string(program.id);
        }
    }
    return "none";
}

}  // namespace

void updates(Survey& survey)
{
    const PackageManager manager = package_manager_of(survey);
    survey.facts.learn(fact::package_manager, std::string(name_of(manager)), manager == PackageManager::dpkg ? dpkg_status : "");
    survey.facts.learn(fact::update_program, update_program(survey), "");
    if (manager == PackageManager::dpkg) {
        learn_of_dpkg(survey);
    } else if (manager == PackageManager::rpm) {
        learn_of_rpm(survey);
    } else {
        miss_updates(survey);
    }
}

}  // namespace asepsie::collectors::linux_os
