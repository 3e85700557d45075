#include "foundation/document/document_json.h"

// What is read is written and read again to the same text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    const auto document = document::document_from_json(std::string_view(reinterpret_cast<const char*>(data), size));
    if (document.ok()) {
        const std::string written = document::to_json(*document);
        const auto again = document::document_from_json(written);
        ASSERT(again.ok() && document::to_json(*again) == written);
    }
    return 0;
}
