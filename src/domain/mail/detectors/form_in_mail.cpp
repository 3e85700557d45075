#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A form to fill in within the message.
void form_in_mail(Look& look)
{
    for (const Form& form : look.message().forms) {
        if (!form.asks_password) {
            // A box to search the sender's own site is one too.
            look.found("form_in_mail", Where::text, "", form.action, look.message().can_be_unsubscribed ? Strength::faint : Strength::full);
            return;
        }
    }
}

}  // namespace asepsie::mail::detectors
