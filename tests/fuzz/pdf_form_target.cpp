#include "foundation/pdf/reading/pdf_form.h"

#include "foundation/base/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    const auto form = pdf::read_pdf_form({reinterpret_cast<const char*>(data), size});
    if (form.ok()) {
        for (const auto& [name, value] : form->values) {
            ASSERT(text::made_safe_to_show(name) == name && text::made_safe_to_show(value) == value);
        }
    }
    return 0;
}
