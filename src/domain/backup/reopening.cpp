#include "domain/backup/reopening.h"

#include <algorithm>
#include <set>

namespace asepsie::backup {
namespace {

using std::chrono::days;

constexpr std::array<std::string_view, 25> remark_names{"nothing_named", "no_copy_of", "copy_damaged", "copy_lost", "drill_failed", "not_looked_at", "not_there", "could_not_open", "drill_unproven", "dated_ahead", "never_tried", "copy_incomplete", "copy_stale", "copy_shrunk",
    "drill_differed", "drill_old", "same_disk", "all_within_reach", "none_off_site", "not_encrypted", "few_copies", "copy_locked", "copy_fresh", "one_kept_apart", "drill_succeeded"};

std::vector<const Sight*> sights_of(const Known& known, std::int64_t destination)
{
    std::vector<const Sight*> found;
    for (const Sight& sight : known.sights) {
        if (sight.destination == destination) {
            found.push_back(&sight);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Sight* a, const Sight* b) { return a->at > b->at; });
    return found;
}

const Drill* last_drill(const Known& known, std::int64_t destination)
{
    const Drill* last = nullptr;
    for (const Drill& drill : known.drills) {
        if (drill.destination == destination && (last == nullptr || last->at < drill.at)) {
            last = &drill;
        }
    }
    return last;
}

bool could_look(Found found) { return found == Found::sound || found == Found::locked; }

bool is_unopened(Found found)
{
    return found == Found::denied || found == Found::secret_needed || found == Found::wrong_secret || found == Found::other_version || found == Found::program_missing || found == Found::remote
        || found == Found::too_slow || found == Found::unreadable;
}

bool has_shrunk(const std::optional<std::uint64_t>& now, const std::optional<std::uint64_t>& before)
{
    return now && before && static_cast<double>(*now) < shrunk_share * static_cast<double>(*before);
}

// One destination with all that is known of it.
struct Standing {
    const Destination* destination = nullptr;
    const Sight* latest = nullptr;    // null where nobody ever looked
    const Sight* opened = nullptr;    // the latest that could look inside
    const Sight* before = nullptr;    // the one before that, of another copy
    const Drill* drill = nullptr;
    bool counts = false;              // holds a copy that a practice could live on
    bool is_apart = false;            // ransomware on this computer does not reach it
};

bool is_seen_lately(const Standing& standing, Moment now) { return standing.opened != nullptr && now - standing.opened->at <= days(unplugged_days); }

bool is_incomplete(const Sight& sight) { return sight.coverage && sight.coverage->missing > 0; }
// So much is missing that it is no copy of the sources.
bool is_of_something_else(const Sight& sight) { return is_incomplete(sight) && 2 * sight.coverage->missing > sight.coverage->compared; }

bool is_dated_ahead(Moment copied, Moment now) { return copied > now + days(clock_days); }

// What counts as out of the reach of ransomware on this computer: what it may not write, and what somebody unplugs. Of what is said to be unplugged the last looks must not all have found it plugged
// in, on three days or more; what nobody said anything of must have been away on two days at least: a computer that is off for an hour is not kept apart.
bool is_kept_apart(const Standing& standing, const std::vector<const Sight*>& sights)
{
    constexpr std::size_t looks_that_tell = 6;
    const bool is_open_now = standing.latest != nullptr && could_look(standing.latest->found);
    if (is_open_now && !standing.latest->is_within_reach) {
        return true;
    }
    std::set<Date> days_looked;
    std::set<Date> days_away;
    for (std::size_t i = 0; i < std::min(sights.size(), looks_that_tell); ++i) {
        days_looked.insert(date_of(sights[i]->at));
        if (sights[i]->found == Found::not_there) {
            days_away.insert(date_of(sights[i]->at));
        }
    }
    switch (standing.destination->is_unplugged) {
    case Told::yes: return !days_away.empty() || days_looked.size() < 3;
    case Told::unknown: return !is_open_now && standing.opened != nullptr && days_away.size() >= 2;
    case Told::no: break;
    }
    return false;
}

Standing standing_of(const Destination& destination, const Known& known, Moment now)
{
    Standing standing;
    standing.destination = &destination;
    const std::vector<const Sight*> sights = sights_of(known, destination.id);
    standing.latest = sights.empty() ? nullptr : sights.front();
    for (const Sight* sight : sights) {
        if (could_look(sight->found) && standing.opened == nullptr) {
            standing.opened = sight;
        } else if (could_look(sight->found) && standing.before == nullptr && sight->last != standing.opened->last) {
            standing.before = sight;
        }
    }
    standing.drill = last_drill(known, destination.id);
    const bool is_damaged = standing.latest != nullptr && standing.latest->found == Found::damaged;
    standing.counts = !is_damaged && is_seen_lately(standing, now) && !standing.opened->is_on_same_disk && standing.opened->last && !is_dated_ahead(*standing.opened->last, now)
                      && !is_of_something_else(*standing.opened) && now - *standing.opened->last <= days(lost_days);
    standing.is_apart = is_kept_apart(standing, sights);
    return standing;
}

std::vector<Standing> standings_of(const Known& known, Moment now)
{
    std::vector<Standing> standings;
    for (const Destination& destination : known.destinations) {
        standings.push_back(standing_of(destination, known, now));
    }
    return standings;
}

void add_age(std::vector<Reason>& reasons, const Standing& standing, Moment now)
{
    const std::optional<Moment> last = standing.opened->last;
    const auto add = [&](Remark remark) { reasons.push_back({remark, nullptr, standing.destination, last}); };
    if (last && is_dated_ahead(*last, now)) {
        add(Remark::dated_ahead);
    } else if (!last || now - *last > days(lost_days)) {
        add(Remark::copy_lost);
    } else if (now - *last > days(standing.is_apart ? unplugged_days : stale_days)) {
        add(Remark::copy_stale);
    } else if (!standing.opened->is_on_same_disk) {
        add(Remark::copy_fresh);
    }
    if (is_incomplete(*standing.opened)) {
        reasons.push_back({Remark::copy_incomplete, nullptr, standing.destination, last, standing.opened});
    }
    if (standing.before != nullptr && (has_shrunk(standing.opened->files, standing.before->files) || has_shrunk(standing.opened->bytes, standing.before->bytes))) {
        add(Remark::copy_shrunk);
    }
}

void add_sight(std::vector<Reason>& reasons, const Standing& standing, Moment now)
{
    const auto add = [&](Remark remark, std::optional<Moment> when) { reasons.push_back({remark, nullptr, standing.destination, when}); };
    const std::optional<Moment> opened_at = standing.opened == nullptr ? std::nullopt : std::optional(standing.opened->at);
    if (standing.latest == nullptr) {
        add(Remark::not_looked_at, std::nullopt);
        return;
    }
    if (standing.latest->found == Found::damaged) {
        add(Remark::copy_damaged, standing.latest->at);
        return;
    }
    if (standing.latest->found == Found::empty || standing.latest->found == Found::no_copy) {
        add(Remark::copy_lost, std::nullopt);
        return;
    }
    if (is_unopened(standing.latest->found)) {
        reasons.push_back({Remark::could_not_open, nullptr, standing.destination, standing.latest->at, standing.latest});
    } else if (standing.latest->found == Found::not_there && !is_seen_lately(standing, now)) {
        add(Remark::not_there, opened_at);
    }
    if (standing.latest->found == Found::locked) {
        add(Remark::copy_locked, standing.latest->at);
    }
    if (is_seen_lately(standing, now)) {
        add_age(reasons, standing, now);
    }
    if (standing.opened != nullptr && standing.opened->is_on_same_disk) {
        add(Remark::same_disk, opened_at);
    }
}

void add_drill(std::vector<Reason>& reasons, const Standing& standing, Moment now)
{
    if (standing.drill == nullptr) {
        return;
    }
    const auto add = [&](Remark remark) { reasons.push_back({remark, nullptr, standing.destination, standing.drill->at}); };
    switch (standing.drill->outcome) {
    case DrillOutcome::failed: add(Remark::drill_failed); break;
    case DrillOutcome::unproven: add(Remark::drill_unproven); break;
    case DrillOutcome::differing: add(Remark::drill_differed); break;
    case DrillOutcome::restored: add(now - standing.drill->at > days(drill_days) ? Remark::drill_old : Remark::drill_succeeded); break;
    }
}

bool is_plain(const Standing& standing)
{
    if (standing.opened != nullptr && standing.opened->is_encrypted) {
        return !*standing.opened->is_encrypted;
    }
    return standing.destination->is_encrypted == Told::no;
}

// What all copies together make: three copies, two media, one apart.
void add_whole(std::vector<Reason>& reasons, const std::vector<Standing>& standings)
{
    const auto counting = std::count_if(standings.begin(), standings.end(), [](const Standing& one) { return one.counts; });
    if (counting == 0) {
        return;
    }
    const auto apart = std::find_if(standings.begin(), standings.end(), [](const Standing& one) { return one.counts && one.is_apart; });
    reasons.push_back(apart == standings.end() ? Reason{Remark::all_within_reach, nullptr, nullptr, {}} : Reason{Remark::one_kept_apart, nullptr, apart->destination, {}});
    if (std::none_of(standings.begin(), standings.end(), [](const Standing& one) { return one.counts && one.destination->is_off_site == Told::yes; })) {
        reasons.push_back({Remark::none_off_site, nullptr, nullptr, {}});
    }
    if (counting < 2) {
        reasons.push_back({Remark::few_copies, nullptr, nullptr, {}});
    }
    for (const Standing& one : standings) {
        if (one.counts && is_plain(one)) {
            reasons.push_back({Remark::not_encrypted, nullptr, one.destination, {}});
        }
    }
    if (std::none_of(standings.begin(), standings.end(), [](const Standing& one) { return one.drill != nullptr; })) {
        reasons.push_back({Remark::never_tried, nullptr, nullptr, {}});
    }
}

bool is_covered(const Source& source, const std::vector<Standing>& standings)
{
    return std::any_of(standings.begin(), standings.end(), [&](const Standing& one) { return one.counts && one.destination->holds(source.id); });
}

bool is_covered_whole(const Source& source, const std::vector<Standing>& standings)
{
    return std::any_of(standings.begin(), standings.end(), [&](const Standing& one) { return one.counts && !is_incomplete(*one.opened) && one.destination->holds(source.id); });
}

// Whether something may hold it that nobody could look at: then it is not known, as opposed to not there.
bool may_be_covered(const Source& source, const std::vector<Standing>& standings)
{
    return std::any_of(standings.begin(), standings.end(), [&](const Standing& one) {
        const bool is_unknown = one.latest == nullptr || is_unopened(one.latest->found) || one.latest->found == Found::not_there;
        return one.destination->holds(source.id) && is_unknown;
    });
}

bool has(const std::vector<Reason>& reasons, Remark remark)
{
    return std::any_of(reasons.begin(), reasons.end(), [&](const Reason& reason) { return reason.remark == remark; });
}

// What is wrong with one copy weighs less where others hold everything, and a restoration that failed where another succeeded.
Reopening worst_of(const std::vector<Reason>& reasons, bool all_covered)
{
    Weight worst = Weight::well;
    for (const Reason& reason : reasons) {
        const bool is_of_one_copy = reason.remark == Remark::copy_lost || reason.remark == Remark::copy_damaged || reason.remark == Remark::not_looked_at || reason.remark == Remark::not_there
                                    || reason.remark == Remark::could_not_open;
        const bool is_of_one_drill = reason.remark == Remark::drill_failed || reason.remark == Remark::drill_unproven;
        const bool is_made_good = (is_of_one_copy && all_covered) || (is_of_one_drill && has(reasons, Remark::drill_succeeded));
        worst = std::min(worst, is_made_good ? Weight::partly : weight_of(reason.remark));
    }
    return static_cast<Reopening>(worst);
}

checklist::Answer share(std::size_t met, std::size_t all) { return met == all ? checklist::Answer::yes : met == 0 ? checklist::Answer::no : checklist::Answer::partly; }

}  // namespace

std::string_view name_of(Reopening reopening)
{
    constexpr std::array<std::string_view, 4> names{"no", "unknown", "partly", "yes"};
    return names.at(static_cast<std::size_t>(reopening));
}

std::string_view name_of(Remark remark) { return remark_names.at(static_cast<std::size_t>(remark)); }

Weight weight_of(Remark remark)
{
    if (remark == Remark::nothing_named) {
        return Weight::unknown;
    }
    if (remark <= Remark::drill_failed) {
        return Weight::no;
    }
    return remark <= Remark::never_tried ? Weight::unknown : remark <= Remark::copy_locked ? Weight::partly : Weight::well;
}

Judgement judge(const Known& known, Moment now)
{
    Judgement judgement;
    std::vector<Reason>& reasons = judgement.reasons;
    if (known.sources.empty()) {
        reasons.push_back({Remark::nothing_named, nullptr, nullptr, {}});
        judgement.reopening = Reopening::unknown;
        return judgement;
    }
    const std::vector<Standing> standings = standings_of(known, now);
    for (const Source& source : known.sources) {
        if (!is_covered(source, standings) && !may_be_covered(source, standings)) {
            reasons.push_back({Remark::no_copy_of, &source, nullptr, {}});
        } else if (!is_covered(source, standings)) {
            reasons.push_back({Remark::not_looked_at, &source, nullptr, {}});
        }
    }
    for (const Standing& standing : standings) {
        add_sight(reasons, standing, now);
        add_drill(reasons, standing, now);
    }
    add_whole(reasons, standings);
    std::stable_sort(reasons.begin(), reasons.end(), [](const Reason& a, const Reason& b) { return a.remark < b.remark; });
    const bool all_covered = std::all_of(known.sources.begin(), known.sources.end(), [&](const Source& source) { return is_covered(source, standings); });
    judgement.reopening = worst_of(reasons, all_covered);
    return judgement;
}

std::vector<RuleEvidence> evidence_of(const Known& known, Moment now)
{
    std::vector<RuleEvidence> evidence;
    const std::vector<Standing> standings = standings_of(known, now);
    const bool is_anything_seen = std::any_of(standings.begin(), standings.end(), [](const Standing& one) { return one.latest != nullptr; });
    if (known.sources.empty() || !is_anything_seen) {
        return evidence;
    }
    std::size_t covered = 0, complete = 0, on_time = 0, counting = 0, encrypted = 0, told = 0, apart = 0;
    for (const Source& source : known.sources) {
        covered += is_covered(source, standings) ? 1 : 0;
        complete += is_covered_whole(source, standings) ? 1 : 0;
    }
    for (const Standing& one : standings) {
        if (one.counts) {
            ++counting;
            on_time += now - *one.opened->last <= days(fresh_days) ? 1 : 0;
            apart += one.is_apart ? 1 : 0;
            const bool is_told = one.opened->is_encrypted || one.destination->is_encrypted != Told::unknown;
            told += is_told ? 1 : 0;
            encrypted += is_told && !is_plain(one) ? 1 : 0;
        }
    }
    evidence.push_back({"backup_done", counting == 0 ? checklist::Answer::no : on_time > 0 ? checklist::Answer::yes : checklist::Answer::partly});
    evidence.push_back({"backup_complete", complete == known.sources.size() ? checklist::Answer::yes : covered == 0 ? checklist::Answer::no : checklist::Answer::partly});
    if (counting > 0) {
        evidence.push_back({"backup_offline", apart > 0 ? checklist::Answer::yes : checklist::Answer::no});
    }
    if (counting > 0 && told == counting) {
        evidence.push_back({"backup_encrypted", share(encrypted, counting)});
    }
    const Drill* newest = nullptr;
    for (const Drill& drill : known.drills) {
        newest = newest == nullptr || newest->at < drill.at ? &drill : newest;
    }
    if (newest != nullptr && now - newest->at <= days(drill_days)) {
        const bool is_failed = newest->outcome == DrillOutcome::failed;
        evidence.push_back({"backup_tested", newest->outcome == DrillOutcome::restored ? checklist::Answer::yes : is_failed ? checklist::Answer::no : checklist::Answer::partly});
    }
    for (const Source& source : known.sources) {
        if (source.kind == SourceKind::online_software) {
            evidence.push_back({"online_software_exported", is_covered(source, standings) ? checklist::Answer::yes : checklist::Answer::no});
            break;
        }
    }
    return evidence;
}

}  // namespace asepsie::backup
