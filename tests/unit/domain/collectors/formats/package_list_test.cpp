#include "domain/collectors/formats/package_list.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::formats {
namespace {

std::string paragraph(const std::string& name, const std::string& version, const std::string& architecture)
{
    return "Package: " + name + "\nStatus: install ok installed\nArchitecture: " + architecture + "\nVersion: " + version + "\nDescription: x\n long\n\n";
}

std::vector<std::string> outdated(const std::string& installed, const std::vector<std::string>& lists)
{
    const auto status = parse_dpkg_status(paragraph("dpkg", "1.21", "amd64") + installed);
    OutdatedPackages packages(*status);
    for (const std::string& list : lists) {
        EXPECT_TRUE(packages.compare_with(list).ok());
    }
    std::vector<std::string> names;
    for (const InstalledPackage* package : packages.found()) {
        names.push_back(package->name + ":" + package->architecture);
    }
    return names;
}

using Names = std::vector<std::string>;

TEST(OutdatedPackages, are_older_than_the_list)
{
    const std::string installed = paragraph("a", "1-1", "amd64") + paragraph("b", "1-1", "amd64") + paragraph("c", "2-1", "amd64");
    EXPECT_EQ(outdated(installed, {paragraph("a", "1-1+deb12u1", "amd64") + paragraph("b", "1-1", "amd64") + paragraph("c", "1-9", "amd64")}), Names{"a:amd64"});
}

TEST(OutdatedPackages, are_of_the_same_architecture)
{
    const std::string both = paragraph("a", "1", "i386") + paragraph("a", "1", "amd64");
    EXPECT_EQ(outdated(both, {paragraph("a", "2", "i386")}), Names{"a:i386"});
    EXPECT_EQ(outdated(both, {paragraph("a", "2", "amd64")}), Names{"a:amd64"});
    EXPECT_EQ(outdated(both, {paragraph("a", "2", "amd64"), paragraph("a", "2", "i386")}), (Names{"a:i386", "a:amd64"}));
    EXPECT_EQ(outdated(both, {paragraph("a", "2", "arm64")}), Names{});
}

TEST(OutdatedPackages, follow_a_package_that_becomes_one_for_all_architectures)
{
    EXPECT_EQ(outdated(paragraph("a", "1", "amd64"), {paragraph("a", "2", "all")}), Names{"a:amd64"});
    EXPECT_EQ(outdated(paragraph("a", "1", "all"), {paragraph("a", "2", "amd64")}), Names{"a:all"});
    EXPECT_EQ(outdated(paragraph("a", "1", "i386"), {paragraph("a", "2", "all")}), Names{});
}

TEST(OutdatedPackages, are_named_once_and_count_though_held)
{
    const std::string held = "Package: a\nStatus: hold ok installed\nArchitecture: amd64\nVersion: 1\n\n";
    EXPECT_EQ(outdated(held, {paragraph("a", "2", "amd64") + paragraph("a", "3", "amd64"), paragraph("a", "2", "amd64")}), Names{"a:amd64"});
}

TEST(OutdatedPackages, leave_out_what_is_removed)
{
    EXPECT_EQ(outdated("Package: a\nStatus: deinstall ok config-files\nArchitecture: amd64\nVersion: 1\n\n", {paragraph("a", "2", "amd64")}), Names{});
}

TEST(OutdatedPackages, know_an_empty_list_from_one_that_makes_no_sense)
{
    const auto status = parse_dpkg_status(paragraph("a", "1", "amd64"));
    OutdatedPackages packages(*status);
    EXPECT_TRUE(packages.compare_with("").ok());
    EXPECT_TRUE(packages.compare_with("\n\n").ok());
    EXPECT_EQ(packages.compare_with("<html>not found</html>").error().code, ErrorCode::malformed);
    EXPECT_EQ(packages.compare_with(std::string("\x1f\x8b\x00\xff", 4)).error().code, ErrorCode::malformed);
}

TEST(OutdatedPackages, do_without_a_version_or_an_architecture)
{
    EXPECT_EQ(outdated(paragraph("a", "1", "amd64"), {"Package: a\nArchitecture: amd64\n\nPackage: b\nVersion: 1\n\nPackage: a\nVersion: 9\n"}), Names{});
}

}  // namespace
}  // namespace asepsie::collectors::formats
