#include "domain/mail/mailbox.h"

namespace asepsie::mail {

std::vector<std::string_view> messages_in(std::string_view bytes)
{
    if (!bytes.starts_with("From ")) {
        return {bytes};
    }
    std::vector<std::string_view> messages;
    std::size_t begin = 0;
    for (std::size_t at = bytes.find("\nFrom "); at != std::string_view::npos; at = bytes.find("\nFrom ", at + 1)) {
        // Behind an empty line.
        const std::string_view before = bytes.substr(0, at);
        if (before.ends_with("\n") || before.ends_with("\n\r")) {
            messages.push_back(bytes.substr(begin, at + 1 - begin));
            begin = at + 1;
        }
    }
    messages.push_back(bytes.substr(begin));
    return messages;
}

}  // namespace asepsie::mail
