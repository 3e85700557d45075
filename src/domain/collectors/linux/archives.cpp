// Where this computer gets its programs: whether the archive of security fixes is among the archives it asks.
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/formats/apt_sources.h"
#include "domain/collectors/linux/all.h"

#include <algorithm>
#include <array>

namespace asepsie::collectors::linux_os {
namespace {

constexpr std::string_view apt_folder = "/etc/apt";
// Systems whose fixes come from an archive of that name. Others (Raspberry Pi OS, Debian unstable) mix fixes with everything else.
constexpr std::array<std::string_view, 6> systems{"debian", "ubuntu", "linuxmint", "zorin", "elementary", "neon"};

Result<bool> asks_security_archive(Survey& survey)
{
    const auto& os = survey.os_release();
    const std::string id = os.ok() ? os->get("ID").value_or("") : "";
    if (std::find(systems.begin(), systems.end(), id) == systems.end() || !os->get("VERSION_ID")) {
        return fail(ErrorCode::unsupported, "a system whose fixes come with everything else, or that is not known here");
    }
    bool asks = false;
    const auto consider = [&](const std::vector<formats::AptArchive>& archives) {
        asks = asks || std::any_of(archives.begin(), archives.end(), [](const formats::AptArchive& archive) { return archive.gives_security_fixes(); });
    };
    const std::string main_list = std::string(apt_folder) + "/sources.list";
    const auto main = survey.read(main_list);
    if (main.ok()) {
        consider(formats::parse_apt_list(*main));
    } else if (main.error().code != ErrorCode::not_found) {
        return main.error();
    }
    const std::string folder = std::string(apt_folder) + "/sources.list.d";
    for (const std::string& name : TRY(survey.names_or_error_in(folder))) {
        if (name.ends_with(".list")) {
            consider(formats::parse_apt_list(TRY(survey.read(folder + "/" + name))));
        } else if (name.ends_with(".sources")) {
            consider(formats::parse_apt_sources(TRY(survey.read(folder + "/" + name))));
        }
    }
    return asks;
}

}  // namespace

void archives(Survey& survey)
{
    if (survey.is_debian_family()) {
        survey.facts.learn_or_miss(fact::security_archive_asked, asks_security_archive(survey), std::string(apt_folder));
    } else {
        survey.facts.miss(fact::security_archive_asked, facts::Missing::unsupported, std::string(apt_folder), "apt does not keep this system");
    }
}

}  // namespace asepsie::collectors::linux_os
