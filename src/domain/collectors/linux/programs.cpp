// The programs that open what comes from outside: how long ago the browsers were updated, and whether the office suite still gets fixes.
#include "domain/collectors/survey/support_end.h"
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/linux/all.h"
#include "domain/collectors/formats/debian_version.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::collectors::linux_os {
namespace {

// ---- browsers ----

struct Browser {
    std::string_view name;
    std::array<std::string_view, 2> packages;  // of dpkg
    std::string_view snap;
    std::string_view flatpak;
    std::array<std::string_view, 2> files;  // where it stands when neither dpkg, snap nor flatpak installed it
};
constexpr std::array browsers{
    Browser{"Firefox", {"firefox", "firefox-esr"}, "firefox", "org.mozilla.firefox", {"/usr/lib64/firefox/application.ini", "/opt/firefox/application.ini"}},
    Browser{"Chromium", {"chromium", "chromium-browser"}, "chromium", "org.chromium.Chromium", {"/usr/lib64/chromium-browser/chromium-browser", ""}},
    Browser{"Google Chrome", {"google-chrome-stable", ""}, "", "com.google.Chrome", {"/opt/google/chrome/chrome", ""}},
    Browser{"Brave", {"brave-browser", ""}, "brave", "com.brave.Browser", {"/opt/brave.com/brave/brave", ""}},
    Browser{"Microsoft Edge", {"microsoft-edge-stable", ""}, "", "com.microsoft.Edge", {"/opt/microsoft/msedge/msedge", ""}},
};

// One browser, installed one way, and the day it came to the version it has.
struct Installation {
    std::string_view name;
    Result<Moment> updated;
    std::string where;
};

Result<Moment> modified(const Survey& survey, const std::string& path) { return TRY(survey.machine.status(path)).modified; }

// dpkg writes the list of a package's files each time it unpacks it.
Installation installation_by_dpkg(const Survey& survey, std::string_view name, const formats::InstalledPackage& package)
{
    const std::string path = "/var/lib/dpkg/info/" + package.name;
    auto updated = modified(survey, path + ".list");
    if (!updated.ok()) {
        updated = modified(survey, path + ":" + package.architecture + ".list");
    }
    return {name, updated, path + ".list"};
}

void add_installations(Survey& survey, const Browser& browser, std::vector<Installation>& found)
{
    bool by_dpkg = false;
    for (const std::string_view name : browser.packages) {
        const auto* package = survey.packages().ok() ? survey.packages()->installed(name) : nullptr;
        // Ubuntu's packages of that name may be empty, and only bring the snap: "1:1snap1-0ubuntu5".
        if (package != nullptr && !text::contains(package->version, "snap")) {
            by_dpkg = true;
            found.push_back(installation_by_dpkg(survey, browser.name, *package));
        }
    }
    std::vector<std::string> paths;
    if (!browser.snap.empty()) {
        paths.push_back("/snap/" + std::string(browser.snap) + "/current");
    }
    for (const std::string& base : {std::string("/var/lib"), survey.home() + "/.local/share"}) {
        paths.push_back(base + "/flatpak/app/" + std::string(browser.flatpak) + "/current");
    }
    for (const std::string_view file : browser.files) {
        if (!by_dpkg && !file.empty()) {
            paths.emplace_back(file);
        }
    }
    for (const std::string& path : paths) {
        if (survey.machine.exists(path)) {
            found.push_back({browser.name, modified(survey, path), path});
        }
    }
}

void learn_browsers(Survey& survey)
{
    facts::FactSet& facts = survey.facts;
    std::vector<Installation> found;
    for (const Browser& browser : browsers) {
        add_installations(survey, browser, found);
    }
    facts::FactList names;
    const Installation* oldest = nullptr;
    for (const Installation& installation : found) {
        if (names.empty() || names.back() != installation.name) {
            names.emplace_back(installation.name);
        }
        if (installation.updated.ok() && (oldest == nullptr || *installation.updated < *oldest->updated)) {
            oldest = &installation;
        }
    }
    facts.learn(fact::browsers, names, "");
    if (oldest == nullptr) {
        const auto error = found.empty() ? fail(ErrorCode::unsupported, "no browser known here is installed") : found.front().updated.error();
        facts.learn_or_miss(fact::oldest_browser, Result<std::string>(error), "");
        facts.learn_or_miss(fact::oldest_browser_days, Result<std::int64_t>(error), "");
        return;
    }
    const auto days = std::chrono::floor<std::chrono::days>(survey.machine.now() - *oldest->updated).count();
    facts.learn(fact::oldest_browser, std::string(oldest->name), oldest->where);
    facts.learn(fact::oldest_browser_days, std::max<std::int64_t>(days, 0), oldest->where);
}

// ---- LibreOffice ----

struct Suite {
    std::string name;
    std::string_view from;  // distribution | publisher | store
    Result<Date> ends;
    std::string where;
};

// The publisher's own end. A version older than all that the table holds had its last fixes before the oldest of these.
Result<Date> publisher_end(const Survey& survey, std::string_view version)
{
    constexpr std::string_view product = "libreoffice";
    auto known = support_end(survey.catalogue, product, version, survey.today());
    if (known.ok()) {
        return known;
    }
    const knowledge::Release* oldest = nullptr;
    for (const knowledge::Release& release : survey.catalogue.releases) {
        if (release.product == product && (oldest == nullptr || release.ends < oldest->ends)) {
            oldest = &release;
        }
    }
    const bool is_older = oldest != nullptr && formats::compare_debian_versions(version, oldest->version) < 0;
    return is_older ? Result<Date>(oldest->ends) : known;
}

Result<Date> distribution_end(Survey& survey)
{
    const formats::KeyValues os = TRY(survey.os_release());
    return support_end(survey.catalogue, os.get("ID").value_or(""), os.get("VERSION_ID").value_or(""), survey.today());
}

// "7.4" of "4:7.4.7-1+deb12u8".
std::string major_and_minor(std::string_view version)
{
    const std::size_t colon = version.find(':');
    version = colon == std::string_view::npos ? version : version.substr(colon + 1);
    std::size_t length = 0;
    for (int dots = 0; length < version.size(); ++length) {
        const bool is_dot = version[length] == '.';
        dots += is_dot ? 1 : 0;
        if (dots == 2 || (!is_dot && (version[length] < '0' || version[length] > '9'))) {
            break;
        }
    }
    return std::string(version.substr(0, length));
}

std::string full_name(const std::string& version) { return version.empty() ? "LibreOffice" : "LibreOffice " + version; }

// A distribution goes on mending its own package, however old its number; one from a private archive (PPA) is the publisher's.
void add_packaged_suite(Survey& survey, std::vector<Suite>& suites)
{
    for (const std::string_view name : {"libreoffice-core", "libreoffice-core-nogui"}) {
        const auto* package = survey.packages().ok() ? survey.packages()->installed(name) : nullptr;
        if (package != nullptr) {
            const std::string version = major_and_minor(package->version);
            const bool is_foreign = text::contains(package->version, "~lo") || text::contains(package->version, "ppa");
            suites.push_back({full_name(version), is_foreign ? "publisher" : "distribution", is_foreign ? publisher_end(survey, version) : distribution_end(survey),
                "/var/lib/dpkg/status"});
            return;
        }
    }
    constexpr std::string_view by_rpm = "/usr/lib64/libreoffice/program/soffice.bin";
    if (survey.is_rpm_family() && survey.has_any_program({by_rpm})) {
        suites.push_back({full_name(""), "distribution", distribution_end(survey), std::string(by_rpm)});
    }
}

std::vector<Suite> find_suites(Survey& survey)
{
    constexpr std::string_view prefix = "libreoffice";
    std::vector<Suite> suites;
    add_packaged_suite(survey, suites);
    for (const std::string& name : survey.names_in("/opt")) {
        const std::string version = name.starts_with(prefix) ? major_and_minor(std::string_view(name).substr(prefix.size())) : "";
        if (!version.empty()) {
            suites.push_back({full_name(version), "publisher", publisher_end(survey, version), "/opt/" + text::made_safe_to_show(name)});
        }
    }
    if (suites.empty() && survey.has_any_program({"/snap/libreoffice/current", "/var/lib/flatpak/app/org.libreoffice.LibreOffice/current"})) {
        suites.push_back({full_name(""), "store", fail(ErrorCode::unsupported, "the store keeps it up to date"), "/snap, /var/lib/flatpak"});
    }
    return suites;
}

void learn_office_suite(Survey& survey)
{
    facts::FactSet& facts = survey.facts;
    const std::vector<Suite> suites = find_suites(survey);
    if (suites.empty()) {
        facts.learn(fact::office_suite_from, std::string("none"), "");
        facts.miss(fact::office_suite, facts::Missing::unsupported, "", "no LibreOffice");
        facts.miss(fact::office_suite_support_ends, facts::Missing::unsupported, "", "no LibreOffice");
        return;
    }
    // The one that is left without fixes first; one whose end is not known comes after those whose end is.
    const Suite& first = *std::min_element(suites.begin(), suites.end(), [](const Suite& a, const Suite& b) {
        return a.ends.ok() && b.ends.ok() ? *a.ends < *b.ends : a.ends.ok() && !b.ends.ok();
    });
    facts.learn(fact::office_suite_from, std::string(first.from), first.where);
    facts.learn(fact::office_suite, first.name, first.where);
    facts.learn_or_miss(fact::office_suite_support_ends, first.ends, first.where);
}

}  // namespace

void programs(Survey& survey)
{
    learn_browsers(survey);
    learn_office_suite(survey);
}

}  // namespace asepsie::collectors::linux_os
