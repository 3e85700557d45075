#include "domain/mail/look/look.h"
#include "foundation/base/text.h"

#include "domain/mail/detectors/all.h"

#include <algorithm>
#include <array>
#include <optional>

namespace asepsie::mail::detectors {
namespace {

// Newsletters disarm links by "javascript:;", "javascript:void(0)" and the like.
bool does_something(std::string_view script)
{
    const std::string_view trimmed = text::trim(script);
    return !trimmed.empty() && trimmed != ";" && !trimmed.starts_with("void(") && trimmed != "//" && !trimmed.starts_with("return ") && !trimmed.starts_with("window.print") && !trimmed.starts_with("history.");
}

// What mail and telephone programs open by themselves, and what is left of links that somebody disarmed.
bool is_harmless(std::string_view scheme)
{
    constexpr std::array<std::string_view, 43> schemes{"", "http", "https", "ftp", "mailto", "tel", "sms", "smsto", "mms", "cid", "mid", "about", "news", "nntp", "irc", "xmpp", "sip", "sips", "callto", "skype", "facetime",
        "facetime-audio", "geo", "maps", "webcal", "feed", "whatsapp", "tg", "msteams", "zoommtg", "zoomus", "fb", "fb-messenger", "twitter", "instagram", "linkedin", "spotify", "itms", "itms-apps", "market", "outlook", "notes",
        "x-apple-data-detectors"};
    return std::find(schemes.begin(), schemes.end(), scheme) != schemes.end() || scheme.starts_with("applewebdata") || scheme.starts_with("x-webdoc") || scheme.starts_with("x-msg");
}

// "\\\\host\\share", "file://host/share": a folder of another computer, which learns of the visit and may answer with a program. Not "file:///C:/x", which leads nowhere.
bool opens_distant_folder(const web::WebAddress& written)
{
    std::string_view path = written.written;
    if (written.scheme != "file") {
        return path.starts_with("\\\\");
    }
    path.remove_prefix(std::min(path.find(':') + 1, path.size()));
    const std::size_t slashes = std::min(path.find_first_not_of("/\\"), path.size());
    const std::string_view rest = path.substr(slashes);
    const bool is_drive = rest.size() > 1 && (rest[1] == ':' || rest[1] == '|');
    return !rest.empty() && !is_drive && !rest.starts_with("localhost") && slashes != 1 && (slashes != 3 || path[2] == '\\');
}

// Orders to programs of Windows ("ms-msdt:"), and searches that show a folder of another computer.
bool orders_program(std::string_view scheme) { return scheme == "vbscript" || scheme == "search" || scheme == "search-ms" || scheme == "ldap" || scheme == "shell" || scheme == "jar" || scheme.starts_with("ms-"); }

std::optional<Strength> strength_of(const Look& look, const Link& link)
{
    const web::WebAddress& written = link.written;
    if (opens_distant_folder(written)) {
        return Strength::full;
    }
    if (orders_program(written.scheme)) {
        // A document in a known name's own store is opened this way too.
        const bool is_known = link.target.leads_to_a_page() && look.lexicon().brand_of(link.target.host).has_value();
        return is_known ? Strength::slight : Strength::full;
    }
    if (written.scheme == "javascript") {
        // No mail program runs it any more; who writes it still wants something.
        return does_something(written.path) ? std::optional(Strength::slight) : std::nullopt;
    }
    if (written.scheme == "data") {
        return written.path.find("html") != std::string::npos ? std::optional(Strength::full) : std::nullopt;
    }
    const bool is_wrapped = written.scheme == "view-source" || written.scheme == "microsoft-edge" || written.scheme == "blob" || written.scheme == "intent";
    return is_wrapped ? std::optional(Strength::faint) : is_harmless(written.scheme) || written.scheme == "file" ? std::nullopt : std::optional(Strength::slight);
}

}  // namespace

// A link that runs a program, or opens a folder of another computer, instead of a page.
void script_link(Look& look)
{
    const auto& links = look.message().links;
    for (std::size_t i = 0; i < links.size(); ++i) {
        const Link& link = links[i];
        const bool is_clicked = link.origin == LinkOrigin::anchor || link.origin == LinkOrigin::form || link.origin == LinkOrigin::forwarding;
        const auto strength = is_clicked ? strength_of(look, link) : std::nullopt;
        if (strength) {
            look.found_at("script_link", Where::link, i, link.text, link.written.scheme.empty() ? "\\\\" : link.written.scheme + ":", *strength);
        }
    }
}

}  // namespace asepsie::mail::detectors
