// The audit as a page for a person, and the same with every check.
#pragma once

#include "application/audit.h"
#include "foundation/document/document.h"

namespace asepsie::application {

enum class Extent : std::uint8_t { what_matters, everything };

document::Document audit_report(const Audit& audit, const knowledge::Catalogue& catalogue, knowledge::Language language, Extent extent);

// One finding with what was read, where, the value and the threshold: for `audit --watch` and the full report.
void add_finding(document::Document& page, const checks::Finding& finding, const Audit& audit, const knowledge::Catalogue& catalogue, knowledge::Language language);

}  // namespace asepsie::application
