#include "domain/backup/standing.h"

#include <algorithm>

namespace asepsie::backup {
namespace {

using checklist::Answer;
using std::chrono::days;

Answer share(std::size_t met, std::size_t all) { return met == all ? Answer::yes : met == 0 ? Answer::no : Answer::partly; }

// Copies that count, and how many of them are what.
struct Tally {
    std::size_t counting = 0;
    std::size_t on_time = 0;
    std::size_t apart = 0;
    std::size_t told = 0;  // whether it is encrypted
    std::size_t encrypted = 0;
};

Tally tally_of(const std::vector<Standing>& standings, Moment now)
{
    Tally tally;
    for (const Standing& one : standings) {
        if (!one.counts) {
            continue;
        }
        const bool is_told = one.opened->is_encrypted || one.destination->is_encrypted != Told::unknown;
        ++tally.counting;
        tally.on_time += now - *one.opened->last <= days(fresh_days) ? 1 : 0;
        tally.apart += one.is_apart ? 1 : 0;
        tally.told += is_told ? 1 : 0;
        tally.encrypted += is_told && !is_plain(one) ? 1 : 0;
    }
    return tally;
}

Answer completeness(const std::vector<Standing>& standings, const Known& known)
{
    const auto count = [&](auto is_so) { return static_cast<std::size_t>(std::count_if(known.sources.begin(), known.sources.end(), [&](const Source& source) { return is_so(source, standings); })); };
    if (count(is_covered_whole) == known.sources.size()) {
        return Answer::yes;
    }
    return count(is_covered) == 0 ? Answer::no : Answer::partly;
}

// By the last restoration of each copy; nothing where none was made lately.
std::optional<Answer> tried(const std::vector<Standing>& standings, Moment now)
{
    std::size_t made = 0;
    std::size_t good = 0;
    std::size_t failed = 0;
    for (const Standing& one : standings) {
        if (one.drill != nullptr && now - one.drill->at <= days(drill_days)) {
            ++made;
            failed += one.damaged != nullptr || one.drill->outcome == DrillOutcome::failed ? 1 : 0;
            good += one.damaged == nullptr && one.drill->outcome == DrillOutcome::restored ? 1 : 0;
        }
    }
    if (made == 0) {
        return std::nullopt;
    }
    return good == made ? Answer::yes : failed == made ? Answer::no : Answer::partly;
}

}  // namespace

std::vector<RuleEvidence> evidence_of(const Known& known, Moment now)
{
    std::vector<RuleEvidence> evidence;
    const std::vector<Standing> standings = standings_of(known, now);
    const bool is_anything_seen = std::any_of(standings.begin(), standings.end(), [](const Standing& one) { return one.latest != nullptr; });
    if (known.sources.empty() || !is_anything_seen) {
        return evidence;
    }
    const Tally tally = tally_of(standings, now);
    evidence.push_back({"backup_done", tally.counting == 0 ? Answer::no : tally.on_time > 0 ? Answer::yes : Answer::partly});
    evidence.push_back({"backup_complete", completeness(standings, known)});
    if (tally.counting > 0) {
        evidence.push_back({"backup_offline", tally.apart > 0 ? Answer::yes : Answer::no});
    }
    if (tally.counting > 0 && tally.told == tally.counting) {
        evidence.push_back({"backup_encrypted", share(tally.encrypted, tally.counting)});
    }
    if (const auto answer = tried(standings, now)) {
        evidence.push_back({"backup_tested", *answer});
    }
    const auto online = std::find_if(known.sources.begin(), known.sources.end(), [](const Source& source) { return source.kind == SourceKind::online_software; });
    if (online != known.sources.end()) {
        evidence.push_back({"online_software_exported", is_covered(*online, standings) ? Answer::yes : Answer::no});
    }
    return evidence;
}

}  // namespace asepsie::backup
