// The table that `dnf updateinfo list` prints (dnf(8), dnf5-advisory(8)): which packages an advisory tells to upgrade. Its header is in the language of
// the person, and its columns differ between dnf 4 and dnf 5, so packages are known by their form: name-[epoch:]version-release.architecture.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace asepsie::collectors::formats {

// The distinct names of the packages, sorted. A text without one is a table of nothing.
std::vector<std::string> packages_of_dnf_advisories(std::string_view table);

}  // namespace asepsie::collectors::formats
