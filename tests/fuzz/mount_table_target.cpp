#include "domain/collectors/formats/mount_table.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(asepsie::collectors::formats::parse_mount_table({reinterpret_cast<const char*>(data), size}));
    return 0;
}
