#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// No address of a sender that can be read.
void no_sender(Look& look)
{
    if (look.message().source == Source::mail && look.speaker().host.empty()) {
        look.found("no_sender", Where::from, look.speaker().name);
    }
}

}  // namespace asepsie::mail::detectors
