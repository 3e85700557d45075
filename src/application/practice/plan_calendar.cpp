// The plan for a calendar program.
#include "application/practice/page_words.h"

#include <algorithm>

namespace asepsie::application {
namespace {

// iCalendar text: backslash, comma, semicolon and line ends escaped (RFC 5545, 3.3.11); lines folded at 75 octets, never within a character (3.1).
std::string calendar_line(std::string_view name, std::string_view value)
{
    std::string line(name);
    for (const char c : value) {
        line += c == '\\' || c == ',' || c == ';' ? std::string{'\\', c} : c == '\n' ? "\\n" : std::string(1, c);
    }
    std::string folded;
    std::size_t on_line = 0;
    for (std::size_t i = 0; i < line.size();) {
        std::size_t length = 1;
        while (i + length < line.size() && (static_cast<unsigned char>(line[i + length]) & 0xC0U) == 0x80U) {
            ++length;
        }
        if (on_line + length > 75) {
            folded += "\r\n ";
            on_line = 1;
        }
        folded += line.substr(i, length);
        on_line += length;
        i += length;
    }
    return folded + "\r\n";
}

std::string compact(std::string iso)
{
    iso.erase(std::remove_if(iso.begin(), iso.end(), [](char c) { return c == '-' || c == ':'; }), iso.end());
    return iso;
}

}  // namespace

std::string plan_as_calendar(const PracticeView& view, const PageSetting& setting, Moment now)
{
    std::string calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Asepsie//Plan//FR\r\nCALSCALE:GREGORIAN\r\n";
    for (std::size_t i = 0; i < view.actions.size(); ++i) {
        const knowledge::Rule& rule = *view.actions[i].rule->rule;
        const Date due = day_of(view, i, setting.today);
        std::string steps = std::string(rule.why.in(setting.language));
        for (const std::string& step : steps_of(rule, setting)) {
            steps += "\n- " + document::plain(step);
        }
        calendar += "BEGIN:VEVENT\r\n";
        calendar += calendar_line("UID:", std::string(rule.id) + "@asepsie.invalid");
        calendar += "DTSTAMP:" + compact(to_iso(now)) + "\r\n";
        calendar += "DTSTART;VALUE=DATE:" + compact(to_iso(due)) + "\r\n";
        calendar += "DTEND;VALUE=DATE:" + compact(to_iso(plus_days(due, 1))) + "\r\n";
        calendar += calendar_line("SUMMARY:", say(setting, Word::calendar_title, {{"action", title_of(rule, setting)}}));
        calendar += calendar_line("DESCRIPTION:", steps);
        calendar += "END:VEVENT\r\n";
    }
    return calendar + "END:VCALENDAR\r\n";
}

}  // namespace asepsie::application
