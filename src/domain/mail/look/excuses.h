// What lowers suspicion of a message.
#pragma once

#include "domain/mail/look/look.h"
#include "domain/mail/opinion.h"

#include <set>

namespace asepsie::mail {

std::set<ExcuseKind> excuses_of(const Look& look);

}  // namespace asepsie::mail
