#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A PDF with a code to scan.
void pdf_with_code(Look& look)
{
    const Message& message = look.message();
    for (const std::size_t i : look.page_links()) {
        const Link& link = message.links[i];
        const bool is_in_pdf = link.attachment && message.attachments[*link.attachment].kind == FileKind::pdf;
        if (is_in_pdf && link.origin == LinkOrigin::qr_code) {
            look.found_at("pdf_with_code", Where::attachment, *link.attachment, message.attachments[*link.attachment].name, link.target.host);
        }
    }
}

}  // namespace asepsie::mail::detectors
