#include "foundation/containers/vba.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    constexpr std::size_t most = 1'000'000;
    const auto source = containers::decompress_vba(bytes, most);
    ASSERT(!source.ok() || source->size() <= most);
    if (const auto file = containers::CompoundFile::open(bytes); file.ok()) {
        for (const containers::VbaModule& module : containers::survey_macros(*file).modules) {
            containers::self_starting_procedures(module.source);
        }
    }
    return 0;
}
