#include "domain/collectors/formats/swap_table.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::formats {
namespace {

TEST(SwapTable, lists_partitions_and_files)
{
    const auto areas = parse_swap_table("Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n/dev/dm-1 partition\t975868\t0\t-2\n/swap\\040file file\t2097148\t0\t-3\n");
    ASSERT_TRUE(areas.ok());
    ASSERT_EQ(areas->size(), 2U);
    EXPECT_EQ((*areas)[0].path, "/dev/dm-1");
    EXPECT_EQ((*areas)[1].path, "/swap file");
    EXPECT_EQ((*areas)[1].kind, SwapKind::file);
    EXPECT_TRUE(parse_swap_table("Filename Type Size Used Priority\n")->empty()) << "no swap at all";
    EXPECT_FALSE(parse_swap_table("").ok());
    EXPECT_FALSE(parse_swap_table("hello\n").ok());
}

}  // namespace
}  // namespace asepsie::collectors::formats
