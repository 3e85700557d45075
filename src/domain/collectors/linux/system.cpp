// Which system this is, until when it gets fixes, and from what account it is looked at.
#include "domain/collectors/survey/support_end.h"
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/linux/all.h"
#include "foundation/base/text.h"

namespace asepsie::collectors::linux_os {
namespace {

constexpr std::string_view os_release_path = "/etc/os-release";

std::string family_of(const formats::KeyValues& os)
{
    const std::string ids = os.get("ID").value_or("") + " " + os.get("ID_LIKE").value_or("");
    for (const std::string_view id : text::words(ids)) {
        if (id == "debian" || id == "ubuntu") {
            return "debian";
        }
        if (id == "fedora" || id == "rhel" || id == "centos") {
            return "fedora";
        }
        if (id == "suse" || id.starts_with("opensuse")) {
            return "suse";
        }
        if (id == "arch") {
            return "arch";
        }
    }
    return "other";
}

}  // namespace

void system(Survey& survey)
{
    facts::FactSet& facts = survey.facts;
    const Result<formats::KeyValues>& os = survey.os_release();
    if (os.ok()) {
        facts.learn(fact::os_family, family_of(*os), std::string(os_release_path));
        const std::string name = os->get("PRETTY_NAME").value_or(os->get("NAME").value_or("Linux"));
        facts.learn(fact::os_name, text::made_safe_to_show(name), std::string(os_release_path));
        facts.learn_or_miss(fact::system_support_ends,
            support_end(survey.catalogue, os->get("ID").value_or(""), os->get("VERSION_ID").value_or(""), survey.today()), std::string(os_release_path));
    } else {
        facts.learn_or_miss(fact::os_family, Result<std::string>(os.error()), std::string(os_release_path));
        facts.learn_or_miss(fact::os_name, Result<std::string>(os.error()), std::string(os_release_path));
        facts.learn_or_miss(fact::system_support_ends, Result<Date>(os.error()), std::string(os_release_path));
    }
    facts.learn(fact::desktop, survey.desktop(), "XDG_CURRENT_DESKTOP");
    facts.learn(fact::is_container, survey.is_container(), "/run/systemd/container");
    facts.learn_or_miss(fact::is_virtual_machine, survey.is_virtual_machine(), "/proc/cpuinfo");
    facts.learn(fact::looks_as_administrator, survey.machine.identity().is_admin, "");
}

}  // namespace asepsie::collectors::linux_os
