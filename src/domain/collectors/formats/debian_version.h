// The order of Debian version numbers, [epoch:]upstream[-revision] (deb-version(7), Debian Policy 5.6.12).
#pragma once

#include <compare>
#include <string_view>

namespace asepsie::collectors::formats {

// Every text has its place in the order, even one that is no lawful version: nothing fails here.
std::strong_ordering compare_debian_versions(std::string_view a, std::string_view b);

}  // namespace asepsie::collectors::formats
