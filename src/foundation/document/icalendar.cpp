#include "foundation/document/icalendar.h"

#include <algorithm>
#include <array>

namespace asepsie::document {
namespace {

constexpr std::size_t longest_line = 75;  // octets (3.1)
constexpr std::array<std::string_view, 2> alarms{"PT24H", "PT6H"};  // before a delay ends (3.8.6.3)

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// Lines folded at 75 octets, never within a character (3.1).
std::string folded(std::string_view line)
{
    std::string out;
    std::size_t on_line = 0;
    for (std::size_t i = 0; i < line.size();) {
        std::size_t length = 1;
        while (i + length < line.size() && is_continuation(line[i + length])) {
            ++length;
        }
        if (on_line + length > longest_line) {
            out += "\r\n ";
            on_line = 1;
        }
        out += line.substr(i, length);
        on_line += length;
        i += length;
    }
    return out + "\r\n";
}

// Backslash, comma, semicolon and line ends escaped (3.3.11).
std::string line_of(std::string_view name, std::string_view value)
{
    std::string line(name);
    for (const char c : value) {
        const bool is_special = c == '\\' || c == ',' || c == ';';
        line += is_special ? std::string{'\\', c} : c == '\n' ? "\\n" : std::string(1, c);
    }
    return folded(line);
}

std::string compact(std::string iso)
{
    std::erase_if(iso, [](char c) { return c == '-' || c == ':'; });
    return iso;
}

}  // namespace

std::string to_icalendar(const std::vector<CalendarEvent>& events, Moment now)
{
    std::string calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Asepsie//FR\r\nCALSCALE:GREGORIAN\r\n";
    for (const CalendarEvent& event : events) {
        calendar += "BEGIN:VEVENT\r\n";
        calendar += line_of("UID:", event.id + "@asepsie.invalid");
        calendar += "DTSTAMP:" + compact(to_iso(now)) + "\r\n";
        if (event.at) {
            calendar += "DTSTART:" + compact(to_iso(*event.at)) + "\r\nDTEND:" + compact(to_iso(*event.at)) + "\r\n";
        } else {
            calendar += "DTSTART;VALUE=DATE:" + compact(to_iso(event.day)) + "\r\n";
            calendar += "DTEND;VALUE=DATE:" + compact(to_iso(plus_days(event.day, 1))) + "\r\n";
        }
        if (event.every_days > 0) {
            calendar += "RRULE:FREQ=DAILY;INTERVAL=" + std::to_string(event.every_days) + "\r\n";  // 3.3.10
        }
        calendar += line_of("SUMMARY:", event.title);
        calendar += line_of("DESCRIPTION:", event.description);
        if (event.at) {
            for (const std::string_view before : alarms) {
                calendar += "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-" + std::string(before) + "\r\n" + line_of("DESCRIPTION:", event.title) + "END:VALARM\r\n";
            }
        }
        calendar += "END:VEVENT\r\n";
    }
    return calendar + "END:VCALENDAR\r\n";
}

}  // namespace asepsie::document
