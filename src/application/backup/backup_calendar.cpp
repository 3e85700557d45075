#include "application/backup/backup_calendar.h"

#include "application/practice/page_words.h"
#include "domain/backup/reminders.h"
#include "foundation/base/names.h"
#include "foundation/document/icalendar.h"

namespace asepsie::application {

std::string backups_as_calendar(const KnownBackups& known, std::string_view vault, const PageSetting& setting, Moment now)
{
    std::vector<document::CalendarEvent> events;
    for (const backup::Reminder& reminder : backup::reminders_of(known.known(), now)) {
        const std::string_view gesture = name_among(reminder.gesture, backup::gesture_names);
        const std::string name = reminder.destination == nullptr ? std::string() : reminder.destination->name;
        std::string id = "backup-" + std::string(gesture) + "-" + std::string(vault);
        id += reminder.destination == nullptr ? std::string() : "-" + std::to_string(reminder.destination->id);
        events.push_back({std::move(id), reminder.first, named(setting, "reminder_", gesture, {{"destination", name}}), document::plain(named(setting, "reminder_how_", gesture)), {}, reminder.every_days});
    }
    return document::to_icalendar(events, now);
}

}  // namespace asepsie::application
