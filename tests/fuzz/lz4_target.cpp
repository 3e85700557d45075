#include "foundation/compression/lz4.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(asepsie::decompress_lz4({reinterpret_cast<const char*>(data), size}, 1U << 20U));
    return 0;
}
