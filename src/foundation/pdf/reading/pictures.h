// The pictures of a PDF as a reader of QR codes wants them. Only for the sources of this folder.
#pragma once

#include "foundation/pdf/reading/pdf_survey.h"
#include "foundation/pdf/reading/qpdf_file.h"

namespace asepsie::pdf {

// Adds a picture of the document after the other, within the limits of pdf_survey.h.
class PictureGatherer {
public:
    PictureGatherer(QPDF& pdf, PdfSurvey& survey) : m_pdf(pdf), m_survey(survey) {}

    // Anything but the stream of a picture is left out. May throw as qpdf does.
    void look_at(QPDFObjectHandle object);

private:
    bool add_jpeg(QPDFObjectHandle stream, PdfPicture picture, const std::vector<QPDFObjectHandle>& filters);
    bool add_grey(QPDFObjectHandle stream, PdfPicture picture);

    QPDF& m_pdf;
    PdfSurvey& m_survey;
    std::size_t m_bytes_left = most_picture_bytes;
};

}  // namespace asepsie::pdf
