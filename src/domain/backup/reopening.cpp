#include "domain/backup/reopening.h"

#include "domain/backup/standing.h"

#include <algorithm>
#include <set>

namespace asepsie::backup {
namespace {

using std::chrono::days;

constexpr std::array<std::string_view, 29> remark_names{"nothing_named", "no_copy_of", "copy_damaged", "copy_lost", "drill_failed", "not_looked_at", "not_there", "source_not_there", "could_not_open",
    "drill_unproven", "dated_ahead", "never_tried", "copy_incomplete", "copy_stale", "copy_shrunk", "drill_differed", "drill_old", "plugged_now", "same_place", "same_disk", "all_within_reach",
    "none_off_site", "not_encrypted", "few_copies", "one_medium", "copy_locked", "copy_fresh", "one_kept_apart", "drill_succeeded"};

bool has_shrunk(const std::optional<std::uint64_t>& now, const std::optional<std::uint64_t>& before)
{
    return now && before && static_cast<double>(*now) < shrunk_share * static_cast<double>(*before);
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
    if (standing.damaged != nullptr) {
        add(Remark::copy_damaged, standing.damaged->at);
        return;
    }
    if (standing.is_twin) {
        add(Remark::same_place, std::nullopt);
        return;
    }
    if (standing.is_plugged_now) {
        add(Remark::plugged_now, standing.latest->at);
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
    case DrillOutcome::restored:
        if (standing.damaged == nullptr) {
            add(now - standing.drill->at > days(drill_days) ? Remark::drill_old : Remark::drill_succeeded);
        }
        break;
    }
}

// Of the copies that count; one whose medium nobody knows is taken for one of its own.
std::size_t media_of(const std::vector<Standing>& standings)
{
    std::set<std::string> media;
    for (const Standing& one : standings) {
        if (one.counts) {
            media.insert(one.opened->medium.empty() ? one.destination->place : one.opened->medium);
        }
    }
    return media.size();
}

// What all copies together make: three copies, two media, one apart.
void add_whole(std::vector<Reason>& reasons, const std::vector<Standing>& standings)
{
    const auto counting = std::count_if(standings.begin(), standings.end(), [](const Standing& one) { return one.counts; });
    if (counting == 0) {
        return;
    }
    const auto apart = std::find_if(standings.begin(), standings.end(), [](const Standing& one) { return one.counts && one.is_apart; });
    const bool is_any_plugged_now = std::any_of(standings.begin(), standings.end(), [](const Standing& one) { return one.counts && one.is_plugged_now; });
    if (apart != standings.end()) {
        reasons.push_back({Remark::one_kept_apart, nullptr, apart->destination, {}});
    } else if (!is_any_plugged_now) {
        reasons.push_back({Remark::all_within_reach, nullptr, nullptr, {}});
    }
    if (std::none_of(standings.begin(), standings.end(), [](const Standing& one) { return one.counts && one.destination->is_off_site == Told::yes; })) {
        reasons.push_back({Remark::none_off_site, nullptr, nullptr, {}});
    }
    if (counting < 2) {
        reasons.push_back({Remark::few_copies, nullptr, nullptr, {}});
    } else if (media_of(standings) < 2) {
        reasons.push_back({Remark::one_medium, nullptr, nullptr, {}});
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
        if (source.is_there == Told::no) {
            reasons.push_back({Remark::source_not_there, &source, nullptr, {}});
        }
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

}  // namespace asepsie::backup
