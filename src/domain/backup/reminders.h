// What a practice does again and again so that its backups would let it reopen: the days to note in a calendar.
#pragma once

#include "domain/backup/reopening.h"

namespace asepsie::backup {

constexpr int plug_in_days = 7;  // a copy that is kept apart holds what was there when it was last plugged in
constexpr int look_days = 7;

enum class Gesture : std::uint8_t { plug_in, look, drill };
inline constexpr std::array<std::string_view, 3> gesture_names{"plug_in", "look", "drill"};

struct Reminder {
    Gesture gesture{};
    const Destination* destination = nullptr;  // null where it is of all of them
    Date first{};                              // today at the earliest
    int every_days = 0;
};

// Nothing where there is no destination. A look on Mondays; each disk that is unplugged a week after its last copy; a restoration six months after the last one that succeeded.
std::vector<Reminder> reminders_of(const Known& known, Moment now);

}  // namespace asepsie::backup
