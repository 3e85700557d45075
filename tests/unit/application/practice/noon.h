// The moment at which the tests of this folder stand.
#pragma once

#include "foundation/base/calendar.h"

namespace asepsie::application {

inline const Moment noon = *parse_moment("2026-11-23T12:00:00Z");
inline const Date today = date_of(noon);

}  // namespace asepsie::application
