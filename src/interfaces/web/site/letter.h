// A letter with ready questions: as a mail, as a text to copy, as a list on paper.
#pragma once

#include "interfaces/web/site/site.h"

namespace asepsie::web {

// To write it as a mail, or to copy it. number: of the letter on its page, from 0.
Html letter_gestures(const Site& site, const application::Letter& letter, std::size_t number);

// RFC 6068: the address, the subject and the body, whatever they hold, as one address of a link.
std::string mail_address(const std::string& to, const std::string& subject, const std::string& body);

}  // namespace asepsie::web
