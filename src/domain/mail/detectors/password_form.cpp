#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A form within the message that asks for a password.
void password_form(Look& look)
{
    for (const Form& form : look.message().forms) {
        if (form.asks_password) {
            look.found("password_form", Where::text, "", form.action);
            return;
        }
    }
}

}  // namespace asepsie::mail::detectors
