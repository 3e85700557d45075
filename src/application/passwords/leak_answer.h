// Whether a password is on the lists of stolen ones: the one that comes with the program, and the one that was made here.
#pragma once

#include "application/passwords/password_pages.h"
#include "foundation/crypto/secret.h"

#include <string>

namespace asepsie::application {

LeakAnswer leak_answer(const crypto::Secret& password, const std::string& list, const PageSetting& setting);

}  // namespace asepsie::application
