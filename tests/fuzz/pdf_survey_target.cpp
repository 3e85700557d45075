#include "foundation/pdf/reading/pdf_survey.h"

#include "foundation/base/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    const auto survey = pdf::survey_pdf({reinterpret_cast<const char*>(data), size});
    if (survey.ok()) {
        ASSERT(survey->links.size() <= pdf::most_pdf_links && survey->pictures.size() <= pdf::most_pdf_pictures);
        for (const auto& link : survey->links) {
            ASSERT(text::made_safe_to_show(link.address) == link.address);
        }
        for (const auto& picture : survey->pictures) {
            ASSERT(picture.packing == pdf::PdfPacking::jpeg || picture.bytes.size() == std::size_t{picture.width} * picture.height);
        }
    }
    return 0;
}
