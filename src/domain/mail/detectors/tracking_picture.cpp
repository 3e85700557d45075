#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A picture too small to be seen that tells the sender the message was opened: as common in honest newsletters.
void tracking_picture(Look& look)
{
    if (look.message().tracking_pictures > 0) {
        look.found("tracking_picture", Where::text, "", look.message().picture_hosts.empty() ? "" : look.message().picture_hosts.front());
    }
}

}  // namespace asepsie::mail::detectors
