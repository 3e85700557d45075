#include "foundation/pdf/reading/qpdf_file.h"

#include <fmt/core.h>

namespace asepsie::pdf {

Result<std::shared_ptr<QPDF>> open_pdf(std::string_view bytes, Repair repair)
{
    if (bytes.size() > largest_pdf_bytes) {
        return fail(ErrorCode::too_large, fmt::format("pdf: {} bytes", bytes.size()));
    }
    return fenced([&]() -> Result<std::shared_ptr<QPDF>> {
        std::shared_ptr<QPDF> pdf = QPDF::create();
        pdf->setSuppressWarnings(true);
        pdf->setAttemptRecovery(repair == Repair::tried);
        pdf->processMemoryFile("pdf", bytes.data(), bytes.size());
        if (pdf->getXRefTable().size() > most_objects) {
            return fail(ErrorCode::too_large, fmt::format("pdf: more than {} objects", most_objects));
        }
        return pdf;
    });
}

QPDFObjectHandle dictionary_of(QPDFObjectHandle object)
{
    if (object.isStream()) {
        return object.getDict();
    }
    return object.isDictionary() ? object : QPDFObjectHandle::newNull();
}

}  // namespace asepsie::pdf
