// The macros of an office document, as traits.
#pragma once

#include "domain/mail/message/attachment.h"
#include "foundation/containers/vba.h"

namespace asepsie::mail {

// macros where a module holds more than its own description (each document with a project has such empty ones), or where a project cannot be read.
void note_macros(Attachment& file, const containers::CompoundFile& compound);

}  // namespace asepsie::mail
