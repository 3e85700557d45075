#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// The message is marked as urgent.
void urgent_flag(Look& look)
{
    if (look.message().is_urgent) {
        look.found("urgent_flag", Where::header);
    }
}

}  // namespace asepsie::mail::detectors
