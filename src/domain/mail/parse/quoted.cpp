#include "domain/mail/parse/quoted.h"

#include "domain/mail/parse/people.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::mail {
namespace {

constexpr std::size_t most_headers = 10;
constexpr std::size_t longest_line = 500;
constexpr std::size_t most_lines = 8;  // between the writer and the subject

// Names of the fields as mail programs write them in French, English, German, Dutch, Spanish, Portuguese, Italian.
constexpr std::array<std::string_view, 6> from_names{"de", "from", "von", "van", "da", "expediteur"};
constexpr std::array<std::string_view, 7> subject_names{"objet", "subject", "betreff", "onderwerp", "asunto", "assunto", "oggetto"};
constexpr std::array<std::string_view, 19> other_names{"envoye", "sent", "date", "a", "to", "gesendet", "an", "verzonden", "aan", "enviado", "enviado el", "enviada em", "fecha", "data", "inviato", "para", "cc",
    "datum", "copie a"};

struct Line {
    std::string name;  // folded
    std::string_view value;
};

// "De : Marie <m@x.fr>" as its name and value; also in bold of plain text ("*De :*") and behind ">".
Line as_field(std::string_view line)
{
    while (!line.empty() && (line.front() == '>' || line.front() == ' ' || line.front() == '*' || line.front() == '\t')) {
        line.remove_prefix(1);
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon > 20) {
        return {};
    }
    std::string_view value = line.substr(colon + 1);
    while (!value.empty() && (value.front() == '*' || value.front() == ' ')) {
        value.remove_prefix(1);
    }
    return {std::string(text::trim(text::folded(line.substr(0, colon)))), text::trim(value)};
}

template <std::size_t size>
bool is_one_of(std::string_view name, const std::array<std::string_view, size>& names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

Mailbox writer_in(std::string_view value)
{
    // Outlook: "Marie Dupont [mailto:m@x.fr]".
    std::string mended(value);
    const std::size_t bracket = mended.find("[mailto:");
    if (bracket != std::string::npos) {
        mended.replace(bracket, 8, "<");
        std::replace(mended.begin() + static_cast<std::ptrdiff_t>(bracket), mended.end(), ']', '>');
    }
    const auto found = mailboxes_in(mended);
    return found.empty() ? Mailbox{} : found.front();
}

template <std::size_t size>
bool begins_with(std::string_view subject, const std::array<std::string_view, size>& beginnings)
{
    const std::string folded = text::folded(text::trim(subject).substr(0, 20));
    for (const std::string_view beginning : beginnings) {
        if (folded.starts_with(beginning)) {
            const std::string_view rest = text::trim(std::string_view(folded).substr(beginning.size()));
            if (rest.starts_with(':')) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

std::vector<QuotedHeader> quoted_headers(std::string_view text)
{
    std::vector<QuotedHeader> found;
    std::optional<QuotedHeader> open;
    bool has_subject = false;
    std::size_t others = 0;
    std::size_t lines = 0;
    std::size_t at = 0;
    while (at < text.size() && found.size() < most_headers) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, std::min(end - at, longest_line));
        const Line field = as_field(line);
        if (!field.name.empty() && is_one_of(field.name, from_names) && !field.value.empty()) {
            open = QuotedHeader{at, end, writer_in(field.value), ""};
            others = 0;
            lines = 0;
            has_subject = false;
        } else if (open) {
            // Apple's mail writes the subject before the date, the others behind it.
            if (!field.name.empty() && !has_subject && is_one_of(field.name, subject_names)) {
                open->subject = field.value;
                has_subject = true;
            } else if (is_one_of(field.name, other_names)) {
                ++others;
            } else {
                ++lines;
            }
            open->end = end;
            if (has_subject && others > 0) {
                found.push_back(*open);
            }
            if ((has_subject && others > 0) || lines > most_lines) {
                open.reset();
            }
        }
        at = end + 1;
    }
    return found;
}

bool says_forwarded(std::string_view subject)
{
    constexpr std::array<std::string_view, 7> beginnings{"tr", "fwd", "fw", "wg", "doorst", "enc", "i"};
    return begins_with(subject, beginnings);
}

bool says_reply(std::string_view subject)
{
    constexpr std::array<std::string_view, 6> beginnings{"re", "aw", "antw", "rep", "sv", "res"};
    return begins_with(subject, beginnings);
}

}  // namespace asepsie::mail
