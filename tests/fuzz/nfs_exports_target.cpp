#include "domain/collectors/formats/nfs_exports.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(asepsie::collectors::formats::parse_nfs_exports({reinterpret_cast<const char*>(data), size}));
    return 0;
}
