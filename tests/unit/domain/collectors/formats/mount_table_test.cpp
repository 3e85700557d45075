#include "domain/collectors/formats/mount_table.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::formats {
namespace {

TEST(MountTable, knows_what_holds_a_path)
{
    const auto table = parse_mount_table(
        "27 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n36 27 8:1 / /srv rw shared:1 master:2 - xfs /dev/sda1 rw\n40 27 8:17 / /media/ma\\040cl\\303\\251 rw - vfat /dev/sdb1 rw\n"
        "41 27 8:33 / /srv rw - ext4 /dev/sdc1 rw\n");
    ASSERT_TRUE(table.ok());
    EXPECT_EQ(table->at("/")->source, "/dev/vda");
    EXPECT_EQ(table->at("/srv")->type, "ext4") << "the last one mounted shows";
    EXPECT_EQ(table->holding("/srv/patients")->device_number, "8:33");
    EXPECT_EQ(table->holding("/srvx")->device_number, "254:0");
    EXPECT_EQ(table->holding("/media/ma clé")->type, "vfat");
    EXPECT_EQ(table->at("/home"), nullptr);
}

TEST(MountTable, is_malformed_without_a_mount)
{
    EXPECT_EQ(parse_mount_table("").error().code, ErrorCode::malformed);
    EXPECT_EQ(parse_mount_table("1 2 3 4 5 6 7 8\n").error().code, ErrorCode::malformed);
    EXPECT_EQ(parse_mount_table("1 2 3 4 5 -\n").error().code, ErrorCode::malformed);
}

}  // namespace
}  // namespace asepsie::collectors::formats
