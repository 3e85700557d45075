#include "domain/mail/files/addresses.h"
#include "domain/mail/files/look_into.h"
#include "domain/mail/files/parts.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::mail {
namespace {

constexpr std::size_t most_calendar_bytes = 2'000'000;
constexpr std::array<std::string_view, 7> told_by{"URL", "ATTACH", "LOCATION", "DESCRIPTION", "X-ALT-DESC", "CONFERENCE", "COMMENT"};

// RFC 5545, 3.1: a line that begins with a blank goes on from the one before.
std::string unfolded(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size());
    text::for_each_line(bytes, [&](std::string_view line) {
        const bool goes_on = !line.empty() && (line.front() == ' ' || line.front() == '\t');
        if (!goes_on && !out.empty()) {
            out += '\n';
        }
        out += goes_on ? line.substr(1) : line;
    });
    return out;
}

// 3.3.11: \n, \, and \; stand for themselves.
std::string unescaped(std::string_view value)
{
    std::string out;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == '\\' && i + 1 < value.size()) {
            ++i;
            out += value[i] == 'n' || value[i] == 'N' ? '\n' : value[i];
        } else {
            out += value[i];
        }
    }
    return out;
}

// Where the value begins: after the first ':' that stands in no quotation marks.
std::size_t colon_of(std::string_view line)
{
    bool is_quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        is_quoted = is_quoted != (line[i] == '"');
        if (line[i] == ':' && !is_quoted) {
            return i;
        }
    }
    return line.size();
}

}  // namespace

void look_into_invitation(Attachment& file, std::string_view bytes)
{
    if (bytes.size() > most_calendar_bytes) {
        bytes = bytes.substr(0, most_calendar_bytes);
        file.add(FileTrait::cut_short);
    }
    text::for_each_line(unfolded(bytes), [&](std::string_view line) {
        const std::size_t colon = colon_of(line);
        const std::string_view name = line.substr(0, std::min(colon, line.find(';')));
        const auto is_it = [&](std::string_view one) { return text::equals_ignoring_case(one, name); };
        const bool is_told = std::any_of(told_by.begin(), told_by.end(), is_it);
        if (colon >= line.size() || !(is_told || is_it("SUMMARY"))) {
            return;
        }
        const std::string value = unescaped(line.substr(colon + 1));
        if (is_told) {
            add_addresses_in(file, LinkOrigin::invitation, value);
        }
        if (!is_it("ATTACH") && !is_it("X-ALT-DESC") && file.text.size() + value.size() < longest_file_text_bytes) {
            file.text += value + '\n';
        }
    });
}

}  // namespace asepsie::mail
