// The parts of look_into, one for each family of files: they add to what is known of the file.
#pragma once

#include "domain/mail/message/attachment.h"

#include <string_view>

namespace asepsie::mail {

void look_into_archive(Attachment& file, std::string_view bytes, int depth);  // of one in no other, the members of a ZIP are looked into
void look_into_page(Attachment& file, std::string_view bytes);         // HTML, SVG
void look_into_old_office(Attachment& file, std::string_view bytes);   // also tells messages and installers, and changes the kind
void look_into_open_office(Attachment& file, std::string_view bytes);  // also tells other things in a ZIP, and changes the kind
void look_into_rich_text(Attachment& file, std::string_view bytes);
void look_into_notebook(Attachment& file, std::string_view bytes);
void look_into_shortcut(Attachment& file, std::string_view bytes);
void look_into_invitation(Attachment& file, std::string_view bytes);

// Of "\1Ole10Native" (MS-OLEDS 2.3.6), which keeps a file that was dropped into a document: whether that file starts something.
bool native_object_starts(std::string_view stream);

}  // namespace asepsie::mail
