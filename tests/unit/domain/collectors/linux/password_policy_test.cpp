#include "support/computer.h"

#include "domain/collectors/linux/all.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::linux_os {
namespace {

using facts::Missing;
using tests::Computer;
using tests::missing;

std::optional<std::int64_t> least(const Computer& made) { return made.learnt_by(password_policy).get(fact::password_least_length); }

TEST(PasswordPolicy, takes_the_module_then_its_files_then_the_default)
{
    const std::string pam = "/etc/pam.d/common-password";
    const std::string quality = "/etc/security/pwquality.conf";
    EXPECT_EQ(least(Computer().file(pam, "password [success=1 default=ignore] pam_unix.so obscure yescrypt\n")), 6);
    EXPECT_EQ(least(Computer().file(pam, "password [success=1 default=ignore] pam_unix.so minlen=10\n")), 10);
    EXPECT_EQ(least(Computer().file(pam, "password requisite pam_pwquality.so retry=3\n")), 8);
    EXPECT_EQ(least(Computer().file(pam, "password requisite pam_pwquality.so retry=3\n").file(quality, "# minlen = 9\nminlen = 14\n")), 14);
    EXPECT_EQ(least(Computer().file(pam, "password requisite pam_pwquality.so minlen=12\n").file(quality, "minlen = 14\n")), 12);
    EXPECT_EQ(least(Computer().file(pam, "password requisite pam_pwquality.so\n").file(quality, "minlen = 8\n").file(quality + ".d/50.conf", "minlen=14\n")), 8) << "the main file is read last";
    EXPECT_EQ(least(Computer().file(pam, "password requisite pam_cracklib.so minlen=14\n")), std::nullopt);
    EXPECT_EQ(least(Computer().file("/etc/pam.d/system-auth", "password requisite pam_pwquality.so\n").file(quality + ".d/50.conf", "minlen=16\n")), 16);
}

TEST(PasswordPolicy, knows_the_lock_out)
{
    EXPECT_EQ(Computer().file("/etc/pam.d/common-auth", "auth required pam_faillock.so preauth\n").learnt_by(password_policy).get(fact::lockout_configured), true);
    EXPECT_EQ(Computer().file("/etc/pam.d/common-auth", "# auth required pam_faillock.so\nauth required pam_unix.so\n").learnt_by(password_policy).get(fact::lockout_configured), false);
    EXPECT_EQ(missing(Computer().file("/etc/pam.d/common-auth", "").refused("/etc/pam.d/common-auth").learnt_by(password_policy), fact::lockout_configured), Missing::denied);
}

}  // namespace
}  // namespace asepsie::collectors::linux_os
