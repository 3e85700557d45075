#include "domain/mail/look/look.h"
#include "foundation/web_address/host_name.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// An address whose domain cannot exist: no ending, or one that nobody hands out.
void impossible_sender(Look& look)
{
    const Mailbox& speaker = look.speaker();
    if (speaker.host.empty()) {
        return;
    }
    const bool is_local = speaker.host == "localhost" || speaker.host.ends_with(".local") || speaker.host.ends_with(".localdomain") || speaker.host.ends_with(".lan");
    const bool has_odd_signs = speaker.host.find_first_of(" ,;<>\"'()/\\") != std::string::npos;
    if (!is_local && (has_odd_signs || !web::has_known_ending(speaker.host))) {
        look.found("impossible_sender", Where::from, "", speaker.host);
    }
}

}  // namespace asepsie::mail::detectors
