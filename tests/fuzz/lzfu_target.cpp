#include "foundation/containers/lzfu.h"

#include "foundation/base/text.h"
#include "foundation/containers/rtf_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto rtf = containers::decompress_rtf(bytes);
    ASSERT(!rtf.ok() || rtf->size() <= containers::most_rtf_bytes);
    containers::text_in_rtf(rtf.ok() ? std::string_view(*rtf) : bytes);
    return 0;
}
