// Whether a message gives the password of what it carries.
#pragma once

#include "domain/mail/look/look.h"

namespace asepsie::mail {

bool tells_password(const Look& look);

}  // namespace asepsie::mail
