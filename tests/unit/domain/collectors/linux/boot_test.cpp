#include "support/computer.h"

#include "domain/collectors/linux/all.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::linux_os {
namespace {

using facts::Missing;
using tests::Computer;
using tests::missing;

const std::string variables = "/sys/firmware/efi/efivars/";
const std::string secure_boot = variables + "SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c";
const std::string setup_mode = variables + "SetupMode-8be4df61-93ca-11d2-aa0d-00e098032b8c";
const std::string shim = variables + "MokSBStateRT-605dab50-e046-4300-abb6-3dd810dd8b23";
const std::string on("\x06\0\0\0\x01", 5);
const std::string off("\x06\0\0\0\0", 5);

std::optional<bool> secured(const Computer& made) { return made.learnt_by(boot).get(fact::secure_boot_enabled); }

TEST(Boot, is_secure_where_firmware_keys_and_shim_agree)
{
    EXPECT_EQ(secured(Computer().file(secure_boot, on).file(setup_mode, off)), true);
    EXPECT_EQ(secured(Computer().file(secure_boot, off)), false);
    EXPECT_EQ(secured(Computer().file(secure_boot, on).file(setup_mode, on)), false);
    EXPECT_EQ(secured(Computer().file(secure_boot, on).file(shim, on)), false);
    EXPECT_EQ(secured(Computer()), false);
    EXPECT_EQ(missing(Computer().file("/sys/firmware/efi/runtime", "").learnt_by(boot), fact::secure_boot_enabled), Missing::unsupported);
    EXPECT_EQ(missing(Computer().file(secure_boot, "x").learnt_by(boot), fact::secure_boot_enabled), Missing::malformed);
}

TEST(Boot, knows_its_chip_its_date_and_its_guard)
{
    const auto learnt = Computer().file("/sys/class/tpm/tpm0/tpm_version_major", "2\n").file("/sys/class/dmi/id/bios_date", "06/30/2023\n").file("/sys/module/apparmor/parameters/enabled", "Y\n").learnt_by(boot);
    EXPECT_EQ(learnt.get(fact::boot_mode), "bios");
    EXPECT_EQ(learnt.get(fact::tpm_version), 2);
    EXPECT_EQ(learnt.get(fact::firmware_date), *parse_date("2023-06-30"));
    EXPECT_EQ(learnt.get(fact::kernel_guard), "apparmor");

    const auto bare = Computer().learnt_by(boot);
    EXPECT_EQ(bare.get(fact::tpm_version), 0);
    EXPECT_EQ(missing(bare, fact::firmware_date), Missing::unsupported);
    EXPECT_EQ(bare.get(fact::kernel_guard), "none");
    EXPECT_EQ(missing(Computer().file("/sys/class/tpm/tpm0/tpm_version_major", "two").learnt_by(boot), fact::tpm_version), Missing::malformed);
    EXPECT_EQ(missing(Computer().file("/sys/class/dmi/id/bios_date", "99/99/9999").learnt_by(boot), fact::firmware_date), Missing::malformed);
    EXPECT_EQ(Computer().file("/sys/fs/selinux/enforce", "1").learnt_by(boot).get(fact::kernel_guard), "selinux");
}

}  // namespace
}  // namespace asepsie::collectors::linux_os
