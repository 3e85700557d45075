#include "domain/mail/message/attachment.h"

#include <array>

namespace asepsie::mail {

std::string_view name_of(FileKind kind)
{
    constexpr std::array<std::string_view, 21> names{"unknown", "text", "web_page", "drawing", "pdf", "picture", "sound_or_film", "old_office", "open_office", "rich_text", "archive", "disk_image",
        "program", "script", "shortcut", "notebook", "help_file", "calendar", "contact_card", "message", "signature"};
    return names.at(static_cast<std::size_t>(kind));
}

std::string_view name_of(LinkOrigin origin)
{
    constexpr std::array<std::string_view, 10> names{"anchor", "text", "form", "forwarding", "picture", "script", "qr_code", "pdf", "document", "invitation"};
    return names.at(static_cast<std::size_t>(origin));
}

}  // namespace asepsie::mail
