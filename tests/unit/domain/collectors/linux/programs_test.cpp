#include "support/computer.h"

#include "domain/collectors/linux/all.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::linux_os {
namespace {

using facts::FactList;
using facts::Missing;
using tests::Computer;
using tests::missing;

Computer with_packages(const std::vector<std::pair<std::string, std::string>>& packages)
{
    std::string status;
    for (const auto& [name, version] : packages) {
        status += "Package: " + name + "\nStatus: install ok installed\nArchitecture: amd64\nVersion: " + version + "\n\n";
    }
    return Computer().file("/var/lib/dpkg/status", status);
}

TEST(Browsers, are_dated_by_the_day_they_were_unpacked)
{
    const auto learnt = with_packages({{"firefox-esr", "140"}, {"google-chrome-stable", "154"}, {"nano", "1"}})
                            .dated("/var/lib/dpkg/info/firefox-esr.list", "2026-11-20")
                            .dated("/var/lib/dpkg/info/google-chrome-stable:amd64.list", "2026-09-23")
                            .learnt_by(programs);
    EXPECT_EQ(learnt.get(fact::browsers), (FactList{"Firefox", "Google Chrome"}));
    EXPECT_EQ(learnt.get(fact::oldest_browser), "Google Chrome");
    EXPECT_EQ(learnt.get(fact::oldest_browser_days), 61);
}

TEST(Browsers, from_a_snap_are_not_dated_by_the_package_that_brings_it)
{
    Computer ubuntu = with_packages({{"firefox", "1:1snap1-0ubuntu5"}}).dated("/var/lib/dpkg/info/firefox.list", "2024-04-20").link("/snap/firefox/current", "7559");
    ubuntu.dated("/snap/firefox/7559", "2026-11-11").recording.nodes["/snap/firefox/7559"].status->value().kind = platform::FileKind::directory;
    const auto learnt = ubuntu.learnt_by(programs);
    EXPECT_EQ(learnt.get(fact::browsers), FactList{"Firefox"});
    EXPECT_EQ(learnt.get(fact::oldest_browser_days), 12);
}

TEST(Browsers, are_found_as_flatpak_and_as_plain_files)
{
    const auto learnt = Computer()
                            .link("/var/lib/flatpak/app/org.mozilla.firefox/current", "x86_64/stable")
                            .dated("/var/lib/flatpak/app/org.mozilla.firefox/x86_64/stable", "2026-11-01")
                            .dated("/opt/google/chrome/chrome", "2026-11-10")
                            .dated("/home/claire/.local/share/flatpak/app/com.brave.Browser/current", "2026-10-01")
                            .learnt_by(programs);
    EXPECT_EQ(learnt.get(fact::browsers), (FactList{"Firefox", "Google Chrome", "Brave"}));
    EXPECT_EQ(learnt.get(fact::oldest_browser), "Brave");
    EXPECT_EQ(learnt.get(fact::oldest_browser_days), 53);
}

TEST(Browsers, may_be_absent_or_undated)
{
    const auto none = Computer().learnt_by(programs);
    EXPECT_EQ(none.get(fact::browsers), FactList{});
    EXPECT_EQ(missing(none, fact::oldest_browser_days), Missing::unsupported);
    const auto undated = with_packages({{"firefox-esr", "140"}}).refused("/var/lib/dpkg/info/firefox-esr:amd64.list").learnt_by(programs);
    EXPECT_EQ(undated.get(fact::browsers), FactList{"Firefox"});
    EXPECT_EQ(missing(undated, fact::oldest_browser_days), Missing::denied);
    const auto tomorrow = with_packages({{"firefox-esr", "140"}}).dated("/var/lib/dpkg/info/firefox-esr.list", "2031-01-01").learnt_by(programs);
    EXPECT_EQ(tomorrow.get(fact::oldest_browser_days), 0);
}

const Date checked = *parse_date("2026-11-23");
const std::vector<knowledge::Release> releases{
    {"debian", "12", "", knowledge::Support::long_term, *parse_date("2028-06-30"), "", checked},
    {"libreoffice", "7.3", "", knowledge::Support::standard, *parse_date("2022-11-30"), "", checked},
    {"libreoffice", "25.8", "", knowledge::Support::standard, *parse_date("2026-06-12"), "", checked},
    {"libreoffice", "26.8", "", knowledge::Support::standard, *parse_date("2027-05-31"), "", checked},
};

struct Office {
    std::string name;
    std::string from;
    std::string ends;  // or why it is not known
    bool operator==(const Office&) const = default;
};
void PrintTo(const Office& office, std::ostream* out) { *out << office.name << ", " << office.from << ", " << office.ends; }

Office office(Computer made)
{
    const auto learnt = made.file("/etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n").learnt_by(programs, releases);
    const auto ends = learnt.get(fact::office_suite_support_ends);
    return {learnt.get(fact::office_suite).value_or(""), learnt.get(fact::office_suite_from).value_or(""),
        ends ? to_iso(*ends) : std::string(facts::name_of(*missing(learnt, fact::office_suite_support_ends)))};
}

TEST(OfficeSuite, of_the_distribution_is_mended_as_long_as_it)
{
    EXPECT_EQ(office(with_packages({{"libreoffice-core", "4:7.4.7-1+deb12u8"}})), (Office{"LibreOffice 7.4", "distribution", "2028-06-30"}));
    EXPECT_EQ(office(Computer().file("/usr/lib/sysimage/rpm/rpmdb.sqlite", "").file("/usr/lib64/libreoffice/program/soffice.bin", "")), (Office{"LibreOffice", "distribution", "2028-06-30"}));
}

TEST(OfficeSuite, of_the_publisher_is_judged_by_its_table)
{
    EXPECT_EQ(office(with_packages({{"libreoffice-core", "4:25.8.3~rc2-0ubuntu0.24.04.1~lo1"}})), (Office{"LibreOffice 25.8", "publisher", "2026-06-12"}));
    EXPECT_EQ(office(Computer().file("/opt/libreoffice25.8/program/soffice", "")), (Office{"LibreOffice 25.8", "publisher", "2026-06-12"}));
    EXPECT_EQ(office(Computer().file("/opt/libreoffice6.4/program/soffice", "")), (Office{"LibreOffice 6.4", "publisher", "2022-11-30"}));
    EXPECT_EQ(office(Computer().file("/opt/libreoffice27.2/program/soffice", "")), (Office{"LibreOffice 27.2", "publisher", "unsupported"}));
    EXPECT_EQ(office(Computer().file("/opt/libreofficedev/x", "").file("/opt/libreoffice/x", "")), (Office{"", "none", "unsupported"}));
}

TEST(OfficeSuite, that_ends_first_is_the_one_spoken_of)
{
    EXPECT_EQ(office(with_packages({{"libreoffice-core", "4:7.4.7-1+deb12u8"}}).file("/opt/libreoffice25.8/x", "").file("/opt/libreoffice26.8/x", "")),
        (Office{"LibreOffice 25.8", "publisher", "2026-06-12"}));
    EXPECT_EQ(office(with_packages({{"libreoffice-core", "4:7.4.7-1+deb12u8"}}).file("/opt/libreoffice27.2/x", "")), (Office{"LibreOffice 7.4", "distribution", "2028-06-30"}));
}

TEST(OfficeSuite, of_a_store_keeps_itself_up_to_date)
{
    EXPECT_EQ(office(Computer().file("/var/lib/flatpak/app/org.libreoffice.LibreOffice/current", "")), (Office{"LibreOffice", "store", "unsupported"}));
    EXPECT_EQ(office(Computer()), (Office{"", "none", "unsupported"}));
}

}  // namespace
}  // namespace asepsie::collectors::linux_os
