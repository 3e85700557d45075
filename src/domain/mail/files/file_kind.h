// What a file is, by its first bytes and by the ending of its name: two answers, which need not agree.
#pragma once

#include "domain/mail/message/attachment.h"

#include <string>
#include <string_view>

namespace asepsie::mail {

// By the bytes alone. A ZIP is an archive unless its first member says otherwise; a compound file is old_office, though it may be a message or an installer.
FileKind kind_of_bytes(std::string_view bytes);

// Of "pdf", without the dot, in any case.
FileKind kind_of_ending(std::string_view ending);

// Whether opening such a file runs what somebody wrote: programs, scripts, shortcuts, disk images, settings that start something.
bool starts_something(std::string_view ending);

// In lower case, without the dot; empty where there is none. Dots and blanks at the end are left out, as Windows does.
std::string ending_of(std::string_view name);

// two_endings, reversed_name and padded_name, as bits of Attachment::traits.
std::uint32_t traits_of_name(std::string_view name);

}  // namespace asepsie::mail
