#include "interfaces/web/site/letter.h"

namespace asepsie::web {
namespace {

using document::html::element;
using document::html::Name;
using document::html::Tag;

// RFC 3986, 2.3: what stands for itself anywhere in an address.
bool is_unreserved(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~'; }

std::string escaped(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string all;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\n') {
            all += "%0D%0A";  // RFC 6068, 5: line ends are CR LF
        } else if (is_unreserved(c)) {
            all += c;
        } else {
            all += {'%', digits[byte >> 4U], digits[byte & 15U]};
        }
    }
    return all;
}

}  // namespace

std::string mail_address(const std::string& to, const std::string& subject, const std::string& body)
{
    std::string local = escaped(to);
    if (const std::size_t at = local.find("%40"); at != std::string::npos) {
        local.replace(at, 3, "@");
    }
    return "mailto:" + local + "?subject=" + escaped(subject) + "&body=" + escaped(body);
}

Html letter_gestures(const Site& site, const application::Letter& letter, std::size_t number)
{
    const std::string text = text_of(letter, site.page_setting());
    const std::string id = "letter-" + std::to_string(number);
    const Html gestures = link_to(mail_address(letter.mail, site.say(Word::questions_subject), text), Html::text(site.say(Word::ask_mail)))
        + element(Tag::button, {{Name::type, "button"}, {Name::class_, "copy plain"}, {Name::id, "copy-" + id}, {Name::hidden, ""}}, Html::text(site.say(Word::ask_copy)));
    return paragraph(gestures, "gestures")
        + fold(site.say(Word::ask_title), element(Tag::textarea, {{Name::id, id}, {Name::rows, "8"}, {Name::aria_label, site.say(Word::ask_title)}}, Html::text(text)));
}

}  // namespace asepsie::web
