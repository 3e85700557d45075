// The practice's mail service, by the name under which it writes what it checked: kept in the practice's file.
#pragma once

#include "application/practice/practice_file.h"

namespace asepsie::application {

// Nothing where nobody has been asked yet; empty where the practice does not know it.
Result<std::optional<std::string>> mail_provider(const PracticeFile& file);
// malformed where it is neither empty nor the name of a server.
Result<Done> set_mail_provider(PracticeFile& file, std::string_view name, Moment now);

}  // namespace asepsie::application
