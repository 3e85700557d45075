#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {
namespace {

constexpr std::size_t most_text_bytes = 200;

}  // namespace

// A message that says next to nothing, and a PDF with a link in its place.
void pdf_only(Look& look)
{
    const Message& message = look.message();
    if (message.text.size() > most_text_bytes) {
        return;
    }
    for (const std::size_t i : look.page_links()) {
        const Link& link = message.links[i];
        if (link.attachment && message.attachments[*link.attachment].kind == FileKind::pdf && !look.is_the_senders(link.target.host)) {
            look.found_at("pdf_only", Where::attachment, *link.attachment, message.attachments[*link.attachment].name);
            return;
        }
    }
}

}  // namespace asepsie::mail::detectors
