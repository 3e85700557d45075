#include "application/copies/settings_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(asepsie::copies::parse_timeshift_info(text));
    static_cast<void>(asepsie::copies::parse_dropbox_folders(text));
    static_cast<void>(asepsie::copies::parse_duplicity_name(text));
    return 0;
}
