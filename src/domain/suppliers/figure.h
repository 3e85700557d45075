// A figure as people write it in a form, in the unit of its question.
#pragma once

#include "domain/knowledge/catalogue.h"

#include <string>
#include <string_view>

namespace asepsie::suppliers {

// "1 000", "30 jours", "1,5 h" as digits in the question's own unit, a part of a unit rounded to the side that is worse for whoever answers. A week has seven days, a month thirty, a
// year twelve months or 365 days. What could mean two things stays as it stands: "1.440" (a fraction here, thousands elsewhere), "H+4", a word that is no unit.
std::string figure_as_digits(const knowledge::Question& question, std::string_view typed);

}  // namespace asepsie::suppliers
