#include "foundation/document/answer_page.h"
#include "foundation/document/html_form.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto page = asepsie::document::read_answer_page(bytes);
    if (page.ok()) {
        static_cast<void>(asepsie::document::fields_of(page->payload));
    }
    static_cast<void>(asepsie::document::fields_of(bytes));
    static_cast<void>(asepsie::document::form_fingerprint(bytes));
    return 0;
}
