// What must survive, and where copies of it go.
#pragma once

#include "foundation/base/calendar.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::backup {

enum class Told : std::uint8_t { unknown, yes, no };
inline constexpr std::array<std::string_view, 3> told_names{"unknown", "yes", "no"};

// online_software: its data are at the vendor's; what counts is the export that the practice can open alone.
enum class SourceKind : std::uint8_t { practice_software, documents, images, mail, settings, certificates, online_software, other };
inline constexpr std::array<std::string_view, 8> source_kind_names{"practice_software", "documents", "images", "mail", "settings", "certificates", "online_software", "other"};

struct Source {
    std::int64_t id = 0;  // 0 until it is kept
    std::string name;
    SourceKind kind = SourceKind::documents;
    std::string place;  // an absolute path; empty for what is not on this computer
    Told is_there = Told::unknown;  // the place, when copies were last looked at
};

// folder: files as they are, on a disk, a network drive or in a cloud folder.
inline constexpr std::array<std::string_view, 7> destination_kinds{"folder", "restic", "borg", "rsnapshot", "deja_dup", "timeshift", "software_export"};

struct Destination {
    std::int64_t id = 0;  // 0 until it is kept
    std::string name;
    std::string kind = "folder";
    std::string place;                    // an absolute path
    std::vector<std::int64_t> sources;    // what it holds; empty: everything
    Told is_unplugged = Told::unknown;    // taken off after each backup, as somebody of the practice says
    Told is_off_site = Told::unknown;     // kept elsewhere than the practice
    Told is_encrypted = Told::unknown;    // as somebody says; what is seen counts more
    bool has_secret = false;              // the notebook knows what opens it

    [[nodiscard]] bool holds(std::int64_t source) const;
};

// How a destination was found when it was last looked at.
enum class Found : std::uint8_t { sound, empty, not_there, no_copy, denied, secret_needed, wrong_secret, locked, damaged, other_version, program_missing, remote, too_slow, unreadable };
inline constexpr std::array<std::string_view, 14> found_names{
    "sound", "empty", "not_there", "no_copy", "denied", "secret_needed", "wrong_secret", "locked", "damaged", "other_version", "program_missing", "remote", "too_slow", "unreadable"};
std::string_view name_of(Found found);
std::optional<Found> found_named(std::string_view name);

// The sources' files, of those that were there when the copy was made, beside what it holds.
struct Coverage {
    std::uint64_t compared = 0;
    std::uint64_t missing = 0;          // not in it, or of another size there
    std::vector<std::string> examples{};  // paths of some that are missing; safe to show
    std::optional<Moment> in_step{};      // the newest change of the sources that is in it, where a later one is not: the copy is no younger, whatever its dates say
};

struct Sight {
    std::int64_t destination = 0;
    Moment at{};
    Found found = Found::unreadable;
    std::optional<Moment> last;            // the newest copy in it that was completed
    std::optional<std::uint64_t> files;    // of that copy, where known
    std::optional<std::uint64_t> bytes;
    std::optional<bool> is_encrypted;
    bool is_on_same_disk = false;          // as what it copies
    bool is_within_reach = false;          // writable by this account now: so by whatever runs in its name
    std::optional<Coverage> coverage;      // nothing where the copy was not compared with its sources
    bool is_deep = false;                  // its content was read and checked
    std::string medium;                    // what it lies on, to tell two media apart; empty where that is not known
};

// unproven: it came back, and nothing could be compared or opened.
enum class DrillOutcome : std::uint8_t { restored, unproven, differing, failed };
inline constexpr std::array<std::string_view, 4> drill_outcome_names{"restored", "unproven", "differing", "failed"};

// A restoration that was really made, of a sample or of everything.
struct Drill {
    std::int64_t id = 0;
    std::int64_t destination = 0;
    Moment at{};
    std::optional<Moment> snapshot;       // of the copy that was restored
    std::uint64_t wanted = 0;             // files
    std::uint64_t same = 0;               // byte by byte as the source or an inventory has them
    std::uint64_t changed_since = 0;      // the source was changed after the copy: cannot be compared
    std::uint64_t unmatched = 0;          // neither the original nor an inventory is there to compare with
    std::uint64_t differing = 0;          // and should not
    std::uint64_t missing = 0;            // could not be restored
    std::uint64_t opened = 0;             // opened as what they are
    std::uint64_t broken = 0;             // restored, and do not open
    std::uint64_t broken_before = 0;      // nor does the original, which is the same: not the copy's fault
    std::uint64_t scrambled = 0;          // as even as chance, and of no kind that is known: perhaps encrypted by an attacker before they were copied
    std::uint64_t bytes = 0;
    double seconds = 0;
    std::optional<double> whole_seconds;  // estimated, to restore everything
    std::uint64_t seed = 0;               // of the sample; 0: everything was restored
    DrillOutcome outcome = DrillOutcome::failed;
};
std::uint64_t restored_in(const Drill& drill);  // files that came back, good or not
// By its counts: failed where nothing was restored, something is missing or broken, or most of it is of no use to anybody.
DrillOutcome outcome_of(const Drill& drill);

// A restoration of everything that was broken off, and may go on.
struct UnfinishedDrill {
    Drill drill;                        // as far as it came; `at`: when it was begun
    std::string snapshot;               // its id, raw bytes
    std::string after;                  // the path of the last file that was dealt with, in the order of bytes; raw
    std::vector<std::string> troubled;  // paths, safe to show
};

}  // namespace asepsie::backup
