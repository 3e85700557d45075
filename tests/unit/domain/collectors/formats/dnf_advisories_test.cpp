#include "domain/collectors/formats/dnf_advisories.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::formats {
namespace {

using Names = std::vector<std::string>;

TEST(DnfAdvisories, of_dnf_4_name_the_packages)
{
    EXPECT_EQ(packages_of_dnf_advisories("FEDORA-2024-0d1a Important/Sec. kernel-core-6.8.5-301.fc40.x86_64\n"
                                         "FEDORA-2024-0d1a Important/Sec. kernel-core-6.8.6-301.fc40.x86_64\n"
                                         "RHSA-2024:1234   Moderate/Sec.  glibc-langpack-fr-2:2.34-100.el9.noarch\n"
                                         "FEDORA-EPEL-2024-1 Unknown/Sec. xz-5.4.6-3.fc40.i686\n"),
        (Names{"glibc-langpack-fr", "kernel-core", "xz"}));
}

TEST(DnfAdvisories, of_dnf_5_name_the_packages_in_any_language)
{
    EXPECT_EQ(packages_of_dnf_advisories("Nom                    Type     Sévérité                     Paquet              Émis\n"
                                         "FEDORA-2026-3c1a9be0f4 security Important chromium-154.0.7890.61-1.fc43.x86_64 2026-11-20 01:12:40\n"
                                         "FEDORA-2026-81d7702c55 secu None    libxml2-2.12.10-6.fc43.x86_64 2026-11-19\n"),
        (Names{"chromium", "libxml2"}));
}

TEST(DnfAdvisories, are_told_from_messages)
{
    EXPECT_EQ(packages_of_dnf_advisories(""), Names{});
    EXPECT_EQ(packages_of_dnf_advisories("Updating and loading repositories:\nRepositories loaded.\nlonely-1-1.x86_64\nFEDORA x86_64 a-b.x86_64 -1-1.noarch --.noarch\n"), Names{});
    EXPECT_EQ(packages_of_dnf_advisories(std::string("\0\xFF -\n. .\n", 9)), Names{});
}

}  // namespace
}  // namespace asepsie::collectors::formats
