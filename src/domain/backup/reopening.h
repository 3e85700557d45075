// Could the practice reopen on Monday? What is known of its copies, weighed for that one question.
#pragma once

#include "domain/backup/backup_plan.h"
#include "domain/checklist/evidence.h"

#include <span>

namespace asepsie::backup {

// Days and shares that decide. MonAideCyber (ANSSI): a copy each day, one off line, a restoration tried every six months.
constexpr int fresh_days = 2;      // a weekend
constexpr int stale_days = 7;
constexpr int lost_days = 30;      // beyond which a copy is a memory
constexpr int unplugged_days = 31; // within which a disk that is kept apart should have been looked at
constexpr int drill_days = 183;
constexpr int clock_days = 1;      // that a copy may be dated ahead: clocks differ
constexpr double shrunk_share = 0.8;  // fewer files or bytes than that share of the copy before: something is missing

enum class Reopening : std::uint8_t { no, unknown, partly, yes };
std::string_view name_of(Reopening reopening);

// In the order in which they matter.
enum class Remark : std::uint8_t {
    nothing_named,     // nobody said what must survive: unknown, and before all else
    // no
    no_copy_of,        // of a source
    copy_damaged,
    copy_lost,         // older than lost_days, or never completed
    drill_failed,
    // unknown
    not_looked_at,     // never, or not for long
    not_there,
    source_not_there,  // the place of what must survive is not on this computer
    could_not_open,    // denied, a secret missing or wrong, a program missing, another version, elsewhere
    drill_unproven,    // nothing of it could be compared or opened
    dated_ahead,       // the copy bears a date to come: nobody knows how old it is
    never_tried,       // no restoration was ever made
    // partly
    copy_incomplete,   // files of what must survive are not in it
    copy_stale,
    copy_shrunk,
    drill_differed,
    drill_old,
    plugged_now,       // though it is said to be unplugged
    same_place,        // two destinations are one
    same_disk,         // a copy that goes down with what it copies: not counted
    all_within_reach,  // ransomware would take every copy
    none_off_site,
    not_encrypted,
    few_copies,        // fewer than two beside the original
    one_medium,        // two, on one disk
    copy_locked,
    // and what is in order
    copy_fresh,
    one_kept_apart,
    drill_succeeded,
};
std::string_view name_of(Remark remark);
enum class Weight : std::uint8_t { no, unknown, partly, well };
Weight weight_of(Remark remark);

struct Reason {
    Remark remark{};
    const Source* source = nullptr;            // null where it is of none
    const Destination* destination = nullptr;
    std::optional<Moment> when;                // the last copy, look or restoration
    const Sight* sight = nullptr;              // that shows it, where one does
};

struct Judgement {
    Reopening reopening = Reopening::unknown;
    std::vector<Reason> reasons;  // the gravest first
};

// What is known; sights: newest first of each destination, any number; drills: in any order.
struct Known {
    std::span<const Source> sources;
    std::span<const Destination> destinations;
    std::span<const Sight> sights;
    std::span<const Drill> drills;
};
Judgement judge(const Known& known, Moment now);

// What the copies, as they were seen, say of a rule of the memento: yes, partly or no.
struct RuleEvidence {
    std::string_view rule;
    checklist::Answer answer{};
};
std::vector<RuleEvidence> evidence_of(const Known& known, Moment now);

}  // namespace asepsie::backup
