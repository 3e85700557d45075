#include "support/computer.h"

#include "domain/collectors/linux/all.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::linux_os {
namespace {

using facts::Missing;
using tests::Computer;
using tests::missing;

TEST(Antivirus, is_known_by_what_runs_and_what_is_installed)
{
    const auto none = Computer().learnt_by(protection);
    EXPECT_EQ(none.get(fact::antivirus_products), facts::FactList{});
    EXPECT_EQ(none.get(fact::antivirus_running), false);

    const auto clamav = Computer().active("clamav-clamonacc.service").file("/usr/sbin/clamd", "").dated("/var/lib/clamav/daily.cld", "2026-11-20").learnt_by(protection);
    EXPECT_EQ(clamav.get(fact::antivirus_products), facts::FactList{"ClamAV"});
    EXPECT_EQ(clamav.get(fact::antivirus_running), true);
    EXPECT_EQ(clamav.get(fact::antivirus_signatures), *parse_date("2026-11-20"));

    EXPECT_EQ(Computer().active("clamav-daemon.service").file("/usr/sbin/clamd", "").learnt_by(protection).get(fact::antivirus_running), false) << "answers, but watches nothing";

    const auto asleep = Computer().file("/run/systemd/system/.keep", "").file("/opt/eset/eea/x", "").learnt_by(protection);
    EXPECT_EQ(asleep.get(fact::antivirus_running), false);
    EXPECT_EQ(missing(asleep, fact::antivirus_signatures), Missing::unsupported);
}

TEST(Macros, take_the_lowest_level_of_any_profile)
{
    const std::string profile = "/home/claire/.config/libreoffice/4/user/registrymodifications.xcu";
    const auto level = [](int value) {
        return "<oor:items><item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\"><prop oor:name=\"MacroSecurityLevel\" oor:op=\"fuse\"><value>" + std::to_string(value)
            + "</value></prop></item></oor:items>";
    };
    EXPECT_EQ(Computer().learnt_by(protection).get(fact::office_suite_used), false);
    EXPECT_EQ(Computer().file(profile, level(1)).learnt_by(protection).get(fact::macros_blocked), false);
    EXPECT_EQ(Computer().file(profile, level(3)).learnt_by(protection).get(fact::macros_blocked), true);
    EXPECT_EQ(Computer().file(profile, "<oor:items></oor:items>").learnt_by(protection).get(fact::macros_blocked), true);
    EXPECT_EQ(Computer().file(profile, level(3)).file("/home/claire/snap/libreoffice/current/.config/libreoffice/4/user/registrymodifications.xcu", level(0)).learnt_by(protection).get(fact::macros_blocked), false);
    EXPECT_EQ(missing(Computer().file(profile, "").refused(profile).learnt_by(protection), fact::macros_blocked), Missing::denied);
}

TEST(Autorun, is_the_desktop_s_to_say)
{
    EXPECT_EQ(Computer().desktop("GNOME").settings({{"/org/gnome/desktop/media-handling/autorun-never", true}}).learnt_by(protection).get(fact::autorun_never), true);
    EXPECT_EQ(Computer().desktop("GNOME").learnt_by(protection).get(fact::autorun_never), false);
    EXPECT_EQ(Computer().desktop("KDE").learnt_by(protection).get(fact::autorun_never), true);
    EXPECT_EQ(missing(Computer().desktop("XFCE").learnt_by(protection), fact::autorun_never), Missing::unsupported);
}

TEST(CardReader, is_ready_where_its_service_waits)
{
    const auto plugged = Computer().file("/run/systemd/system/.keep", "").file("/sys/bus/usb/devices/1-2:1.0/bInterfaceClass", "0b\n").learnt_by(protection);
    EXPECT_EQ(plugged.get(fact::card_reader_expected), true);
    EXPECT_EQ(plugged.get(fact::card_service_ready), false);
    const auto ready = Computer().active("pcscd.socket").file("/usr/sbin/pcscd", "").learnt_by(protection);
    EXPECT_EQ(ready.get(fact::card_service_ready), true);
    EXPECT_EQ(missing(Computer().learnt_by(protection), fact::card_service_ready), Missing::unsupported);
}

}  // namespace
}  // namespace asepsie::collectors::linux_os
