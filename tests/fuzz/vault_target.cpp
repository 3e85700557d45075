#include "foundation/storage/vault_header.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto split = asepsie::storage::split_vault({reinterpret_cast<const char*>(data), size});
    if (split.ok()) {
        static_cast<void>(asepsie::storage::encode(split->header));
    }
    return 0;
}
