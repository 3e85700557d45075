#include "foundation/containers/compound_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    const auto file = containers::CompoundFile::open({reinterpret_cast<const char*>(data), size});
    if (file.ok()) {
        constexpr std::size_t most = 10'000;
        ASSERT(file->entries().size() <= containers::most_compound_entries);
        for (const containers::CompoundEntry& entry : file->entries()) {
            ASSERT(file->read(entry, most).size() <= most);
        }
    }
    return 0;
}
