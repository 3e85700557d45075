// Until when a system or a program gets security fixes, by the dated tables of the catalogue (knowledge/lifecycle).
#pragma once

#include "domain/knowledge/catalogue.h"
#include "foundation/base/result.h"

#include <string_view>

namespace asepsie::collectors {

// The last day of free fixes. "9.4" is known as "9" where the table holds no minor versions. unsupported where the table does not know the version,
// or is too old to say of it.
Result<Date> support_end(const knowledge::Catalogue& catalogue, std::string_view product, std::string_view version, Date today);

}  // namespace asepsie::collectors
