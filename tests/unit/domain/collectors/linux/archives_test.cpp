#include "support/computer.h"

#include "domain/collectors/linux/all.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::linux_os {
namespace {

using facts::Missing;
using tests::Computer;
using tests::missing;

Computer debian_with_archives(const std::string& id = "debian", const std::string& version = "VERSION_ID=12\n")
{
    return Computer().file("/etc/os-release", "ID=" + id + "\n" + version).file("/var/lib/dpkg/status", "Package: nano\nStatus: install ok installed\nArchitecture: all\nVersion: 2\n\n");
}

std::optional<bool> asked(const Computer& made) { return made.learnt_by(archives).get(fact::security_archive_asked); }

TEST(Archives, hold_the_one_of_security_fixes_in_either_style)
{
    EXPECT_EQ(asked(debian_with_archives()), false);
    EXPECT_EQ(asked(debian_with_archives().file("/etc/apt/sources.list", "deb http://deb.debian.org/debian bookworm main\n# deb http://deb.debian.org/debian-security bookworm-security main\n")), false);
    EXPECT_EQ(asked(debian_with_archives().file("/etc/apt/sources.list", "deb [arch=amd64 signed-by=/k.gpg] http://deb.debian.org/debian-security bookworm-security main\n")), true);
    EXPECT_EQ(asked(debian_with_archives("ubuntu").file("/etc/apt/sources.list.d/ubuntu.sources", "Types: deb\nURIs: http://security.ubuntu.com/ubuntu/\nSuites: noble-security\n")), true);
    EXPECT_EQ(asked(debian_with_archives().file("/etc/apt/sources.list.d/debian.sources", "Enabled: no\nTypes: deb\nURIs: http://d\nSuites: bookworm-security\n")), false);
    EXPECT_EQ(asked(debian_with_archives().file("/etc/apt/sources.list.d/debian.sources.bak", "Types: deb\nURIs: http://d\nSuites: bookworm-security\n")), false);
}

TEST(Archives, are_unknown_elsewhere)
{
    EXPECT_EQ(missing(debian_with_archives("debian", "").learnt_by(archives), fact::security_archive_asked), Missing::unsupported);
    EXPECT_EQ(missing(debian_with_archives("raspbian").learnt_by(archives), fact::security_archive_asked), Missing::unsupported);
    EXPECT_EQ(missing(debian_with_archives().file("/etc/apt/sources.list", "").refused("/etc/apt/sources.list").learnt_by(archives), fact::security_archive_asked), Missing::denied);
    EXPECT_EQ(missing(Computer().learnt_by(archives), fact::security_archive_asked), Missing::unsupported);
}

}  // namespace
}  // namespace asepsie::collectors::linux_os
