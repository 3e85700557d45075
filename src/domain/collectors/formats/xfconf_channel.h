// The settings of Xfce: one XML file a channel, of nested <property name="…" type="…" value="…"> (xfconf's per-channel XML backend).
#pragma once

#include "foundation/base/result.h"

#include <map>
#include <string>
#include <string_view>

namespace asepsie::collectors::formats {

constexpr std::size_t max_xfconf_depth = 32;

// Values by path: "saver/enabled" -> "true". Read in one pass, without an XML library; malformed where no channel opens, a quotation mark does not
// close, or properties nest deeper than max_xfconf_depth.
Result<std::map<std::string, std::string, std::less<>>> parse_xfconf_channel(std::string_view xml);

}  // namespace asepsie::collectors::formats
