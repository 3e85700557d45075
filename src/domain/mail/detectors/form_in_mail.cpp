#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A form to fill in within the message.
void form_in_mail(Look& look)
{
    for (const Form& form : look.message().forms) {
        if (!form.asks_password) {
            look.found("form_in_mail", Where::text, "", form.action);
            return;
        }
    }
}

}  // namespace asepsie::mail::detectors
