// Whether CUPS, the printing service, waits for calls from the network (cupsd.conf(5)).
#pragma once

#include "foundation/base/result.h"

#include <string_view>

namespace asepsie::collectors::formats {

// True where a Listen line names an address that others reach, or a Port line every address. malformed where the text is none.
Result<bool> cupsd_listens_to_network(std::string_view text);

}  // namespace asepsie::collectors::formats
