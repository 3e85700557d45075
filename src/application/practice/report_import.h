// What another computer's audit report (asepsie audit --json) says. The report comes from outside: nothing in it is believed but verdicts on checks
// that are known here.
#pragma once

#include "domain/checklist/evidence.h"
#include "foundation/base/result.h"

namespace asepsie::application {

// malformed where it is no report of an audit, or one of another version; outdated where it was made in the future or more than a year ago.
Result<checklist::Look> look_in_report(std::string_view report, const knowledge::Catalogue& catalogue, const std::string& computer, Date today);

}  // namespace asepsie::application
