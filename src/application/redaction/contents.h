// What of a file's content may be kept, by the file.
#pragma once

#include "application/redaction/pseudonyms.h"
#include "foundation/platform/recording.h"

#include <set>
#include <string>
#include <string_view>

namespace asepsie::application {

// The names of the packages installed, for cutting lists down.
std::set<std::string, std::less<>> installed_packages(const platform::Recording& recording);

// The content that may be shown instead. path: as recorded. Files of people's folders that no rule knows are emptied.
std::string shown_content(std::string_view path, const std::string& content, Pseudonyms& pseudonyms, const std::set<std::string, std::less<>>& installed);

}  // namespace asepsie::application
