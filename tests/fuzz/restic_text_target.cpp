#include "application/copies/restic_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(asepsie::copies::parse_restic_snapshots(text));
    static_cast<void>(asepsie::copies::parse_restic_listing_line(text));
    static_cast<void>(asepsie::copies::restic_pattern(text));
    static_cast<void>(asepsie::copies::restic_ailment(1, text));
    return 0;
}
