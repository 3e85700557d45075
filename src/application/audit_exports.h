// The audit for other programs. What is personal (names of folders, accounts, addresses) is masked.
#pragma once

#include "application/audit.h"

#include <string>
#include <string_view>

namespace asepsie::application {

// docs/formats/audit.md, schema "asepsie-audit-1".
std::string audit_as_json(const Audit& audit, const knowledge::Catalogue& catalogue, knowledge::Language language);

// An array of OCSF 1.3 Compliance Findings (class 2003), one a check that concerns the machine. product_version: "asepsie 0.1.0".
std::string audit_as_ocsf(const Audit& audit, const knowledge::Catalogue& catalogue, knowledge::Language language, std::string_view product_version);

}  // namespace asepsie::application
