#include "application/backup/backup_pages.h"

#include "application/practice/page_words.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <cmath>

namespace asepsie::application {
namespace {

using backup::Reason;
using backup::Remark;
using backup::Reopening;
using document::Tone;

constexpr std::size_t most_drills_shown = 5;
constexpr std::size_t most_troubled_shown = 20;

Tone tone_of(Reopening reopening)
{
    switch (reopening) {
    case Reopening::no: return Tone::danger;
    case Reopening::unknown: return Tone::unknown;
    case Reopening::partly: return Tone::to_do;
    case Reopening::yes: break;
    }
    return Tone::in_order;
}

Tone tone_of(backup::Weight weight) { return tone_of(static_cast<Reopening>(weight)); }

std::string day_in_words(const std::optional<Moment>& when, const PageSetting& setting) { return when ? date(setting, date_of(*when)) : std::string(); }

std::string reason_in_words(const Reason& reason, const PageSetting& setting)
{
    const std::string source = reason.source == nullptr ? std::string() : document::literal(reason.source->name);
    const std::string destination = reason.destination == nullptr ? std::string() : document::literal(reason.destination->name);
    if (reason.remark == Remark::not_looked_at && reason.destination == nullptr) {
        return say(setting, Word::remark_not_looked_at_source, {{"source", source}});
    }
    const bool is_of_key = reason.remark == Remark::could_not_open && (reason.sight->found == backup::Found::wrong_secret || reason.sight->found == backup::Found::secret_needed);
    if (is_of_key) {
        return named(setting, "remark_", backup::name_of(reason.sight->found), {{"destination", destination}});
    }
    if (reason.remark == Remark::copy_incomplete) {
        const backup::Coverage& coverage = *reason.sight->coverage;
        return say(setting, Word::remark_copy_incomplete,
            {{"destination", destination}, {"missing", static_cast<std::int64_t>(coverage.missing)}, {"of", static_cast<std::int64_t>(coverage.compared)},
                {"examples", document::literal(text::join(coverage.examples, ", "))}});
    }
    return named(setting, "remark_", backup::name_of(reason.remark), {{"source", source}, {"destination", destination}, {"when", day_in_words(reason.when, setting)}});
}

Word next_for_closed(const backup::Sight& sight)
{
    switch (sight.found) {
    case backup::Found::secret_needed:
    case backup::Found::wrong_secret: return Word::next_secret;
    case backup::Found::too_slow:
    case backup::Found::unreadable: return Word::next_look;
    default: return Word::next_ask_to_open;
    }
}

// The gesture that answers the gravest reason; what is not known of a source is answered by a copy that could not be opened.
Word next_for(const std::vector<Reason>& reasons)
{
    if (reasons.empty()) {
        return Word::next_nothing;
    }
    const bool is_of_a_source = reasons.front().remark == Remark::not_looked_at && reasons.front().destination == nullptr;
    const auto closed = std::find_if(reasons.begin(), reasons.end(), [](const Reason& reason) { return reason.remark == Remark::could_not_open; });
    const Reason& first = is_of_a_source && closed != reasons.end() ? *closed : reasons.front();
    switch (first.remark) {
    case Remark::nothing_named: return Word::next_name_sources;
    case Remark::no_copy_of: return Word::next_make_copy;
    case Remark::copy_damaged:
    case Remark::drill_failed:
    case Remark::copy_incomplete:
    case Remark::copy_shrunk:
    case Remark::drill_differed:
    case Remark::copy_locked: return Word::next_call_supplier;
    case Remark::dated_ahead: return Word::next_call_supplier;
    case Remark::could_not_open: return next_for_closed(*first.sight);
    case Remark::source_not_there: return Word::next_check_source;
    case Remark::not_looked_at: return Word::next_press_look;
    case Remark::not_there: return Word::next_look;
    case Remark::drill_unproven:
    case Remark::never_tried:
    case Remark::drill_old: return Word::next_try;
    case Remark::copy_lost:
    case Remark::copy_stale: return Word::next_copy_again;
    case Remark::same_place:
    case Remark::same_disk:
    case Remark::one_medium: return Word::next_other_disk;
    case Remark::few_copies: return Word::next_second_copy;
    case Remark::plugged_now: return Word::next_unplug_now;
    case Remark::all_within_reach: return Word::next_unplug;
    case Remark::none_off_site: return Word::next_take_away;
    case Remark::not_encrypted: return Word::next_encrypt;
    case Remark::copy_fresh:
    case Remark::one_kept_apart:
    case Remark::drill_succeeded: break;
    }
    return Word::next_nothing;
}

Tone tone_of(const backup::Sight* sight)
{
    if (sight == nullptr) {
        return Tone::unknown;
    }
    const bool is_lacking = sight->is_on_same_disk || (sight->coverage && sight->coverage->missing > 0);
    switch (sight->found) {
    case backup::Found::sound: return is_lacking ? Tone::to_do : Tone::in_order;
    case backup::Found::damaged:
    case backup::Found::empty:
    case backup::Found::no_copy: return Tone::danger;
    case backup::Found::not_there: return Tone::neutral;
    case backup::Found::locked: return Tone::to_do;
    default: return Tone::unknown;
    }
}

std::string sight_in_words(const backup::Sight* sight, const PageSetting& setting)
{
    if (sight == nullptr) {
        return say(setting, Word::never_looked_at);
    }
    std::string words = named(setting, "found_", backup::name_of(sight->found)) + " (" + date(setting, date_of(sight->at)) + ")";
    words += sight->last ? ". " + say(setting, Word::backup_last_copy, {{"when", day_in_words(sight->last, setting)}}) : "";
    if (sight->is_on_same_disk) {
        words += ". " + say(setting, Word::sight_same_disk);
    }
    if (sight->coverage && sight->coverage->missing > 0) {
        words += ". " + say(setting, Word::sight_missing, {{"missing", static_cast<std::int64_t>(sight->coverage->missing)}});
    }
    if (sight->files && sight->bytes) {
        const std::string bytes = words::show_quantity(setting.catalogue, static_cast<std::int64_t>(*sight->bytes), facts::Unit::bytes, setting.language);
        words += ". " + say(setting, Word::backup_holds, {{"files", static_cast<std::int64_t>(*sight->files)}, {"bytes", bytes}});
    }
    return words;
}

void add_reasons(document::Document& page, const std::vector<Reason>& reasons, bool well, Word title, const PageSetting& setting)
{
    bool has_title = false;
    for (const Reason& reason : reasons) {
        const backup::Weight weight = backup::weight_of(reason.remark);
        if ((weight == backup::Weight::well) != well) {
            continue;
        }
        if (!has_title) {
            page.add(document::Heading{2, say(setting, title)});
            has_title = true;
        }
        page.add(document::StatusLine{tone_of(weight), tone_word(tone_of(weight), setting), reason_in_words(reason, setting), "", reason.destination == nullptr ? "" : "/backups/" + std::to_string(reason.destination->id), ""});
    }
}

std::string duration_in_words(double seconds, const PageSetting& setting)
{
    const auto unit = seconds < 120 ? facts::Unit::seconds : seconds < 7200 ? facts::Unit::minutes : facts::Unit::hours;
    const double divisor = unit == facts::Unit::seconds ? 1 : unit == facts::Unit::minutes ? 60 : 3600;
    return words::show_quantity(setting.catalogue, std::max<std::int64_t>(1, std::llround(std::ceil(seconds / divisor))), unit, setting.language);
}

Tone tone_of(backup::DrillOutcome outcome)
{
    switch (outcome) {
    case backup::DrillOutcome::restored: return Tone::in_order;
    case backup::DrillOutcome::unproven: return Tone::unknown;
    case backup::DrillOutcome::differing: return Tone::to_do;
    case backup::DrillOutcome::failed: break;
    }
    return Tone::danger;
}

std::string outcome_in_words(backup::DrillOutcome outcome, const PageSetting& setting) { return named(setting, "drill_", backup::drill_outcome_names.at(static_cast<std::size_t>(outcome))); }

document::StatusLine unfinished_line(const backup::UnfinishedDrill& begun, const KnownBackups& known, const PageSetting& setting)
{
    const backup::Destination* destination = known.destination(begun.drill.destination);
    const auto done = static_cast<std::int64_t>(backup::restored_in(begun.drill) + begun.drill.missing);
    return {Tone::unknown, tone_word(Tone::unknown, setting), say(setting, Word::drill_begun), date(setting, date_of(begun.drill.at)), destination == nullptr ? "" : "/backups/" + std::to_string(destination->id),
        say(setting, Word::drill_begun_line, {{"destination", destination == nullptr ? std::string() : document::literal(destination->name)}, {"done", done}, {"of", static_cast<std::int64_t>(begun.drill.wanted)}})};
}

}  // namespace

document::StatusLine destination_line(const backup::Destination& destination, const KnownBackups& known, const PageSetting& setting)
{
    const auto sight = std::find_if(known.sights.begin(), known.sights.end(), [&](const backup::Sight& one) { return one.destination == destination.id; });
    const backup::Sight* seen = sight == known.sights.end() ? nullptr : &*sight;
    return {tone_of(seen), tone_word(tone_of(seen), setting), "**" + document::literal(destination.name) + "**, " + named(setting, "destination_kind_", destination.kind), "", "/backups/" + std::to_string(destination.id),
        sight_in_words(seen, setting)};
}

document::Document backups_page(const KnownBackups& known, const PageSetting& setting, Moment now)
{
    document::Document page = page_of(setting, say(setting, Word::backups_title));
    const backup::Judgement judgement = backup::judge(known.known(), now);
    page.add(document::Lead{tone_of(judgement.reopening), named(setting, "reopening_", backup::name_of(judgement.reopening))});
    page.add(document::Heading{2, say(setting, Word::backups_next)});
    page.add(document::Steps{{say(setting, next_for(judgement.reasons))}});
    add_reasons(page, judgement.reasons, false, Word::backups_why, setting);
    add_reasons(page, judgement.reasons, true, Word::backups_well, setting);
    if (!known.destinations.empty()) {
        page.add(document::Heading{2, say(setting, Word::backups_destinations)});
    }
    for (const backup::Destination& destination : known.destinations) {
        page.add(destination_line(destination, known, setting));
    }
    if (!known.sources.empty()) {
        page.add(document::Heading{2, say(setting, Word::backups_sources)});
    }
    for (const backup::Source& source : known.sources) {
        page.add(document::StatusLine{Tone::neutral, "", "**" + document::literal(source.name) + "**, " + named(setting, "source_kind_", backup::source_kind_names.at(static_cast<std::size_t>(source.kind))), "",
            "/backups/sources/" + std::to_string(source.id), document::literal(source.place)});
    }
    if (!known.drills.empty() || !known.unfinished.empty()) {
        page.add(document::Heading{2, say(setting, Word::backups_drills)});
    }
    for (const backup::UnfinishedDrill& begun : known.unfinished) {
        page.add(unfinished_line(begun, known, setting));
    }
    for (std::size_t i = 0; i < std::min(known.drills.size(), most_drills_shown); ++i) {
        const backup::Drill& drill = known.drills[i];
        const backup::Destination* destination = known.destination(drill.destination);
        const std::string name = destination == nullptr ? std::string() : document::literal(destination->name);
        page.add(document::StatusLine{tone_of(drill.outcome), tone_word(tone_of(drill.outcome), setting), outcome_in_words(drill.outcome, setting), date(setting, date_of(drill.at)), "",
            say(setting, Word::drill_line, {{"destination", name}, {"files", static_cast<std::int64_t>(drill.wanted)}})});
    }
    return page;
}

namespace {

// Only what there is of: a line of zeros says nothing to anybody.
std::vector<std::string> counts_in_words(const backup::Drill& drill, const PageSetting& setting)
{
    const std::pair<std::uint64_t, Word> counts[] = {{drill.same, Word::drill_same}, {drill.changed_since, Word::drill_changed}, {drill.unmatched, Word::drill_unmatched}, {drill.opened, Word::drill_opened},
        {drill.differing, Word::drill_differs}, {drill.missing, Word::drill_missing}, {drill.broken, Word::drill_broken}, {drill.broken_before, Word::drill_broken_before},
        {drill.scrambled, Word::drill_scrambled}};
    std::vector<std::string> lines;
    for (const auto& [count, word] : counts) {
        if (count > 0) {
            lines.push_back(say(setting, word, {{"n", static_cast<std::int64_t>(count)}}));
        }
    }
    return lines;
}

}  // namespace

document::Document drill_page(const backup::Drill& drill, const std::string& destination, const std::vector<std::string>& troubled, const PageSetting& setting)
{
    document::Document page = page_of(setting, say(setting, Word::drill_title_of, {{"destination", document::literal(destination)}}));
    page.add(document::Lead{tone_of(drill.outcome), outcome_in_words(drill.outcome, setting)});
    const Word asked = drill.wanted == 0 ? Word::drill_nothing : drill.seed == 0 ? Word::drill_asked_all : Word::drill_asked;
    page.add(document::Paragraph{say(setting, asked, {{"n", static_cast<std::int64_t>(drill.wanted)}})});
    page.add(document::List{counts_in_words(drill, setting)});
    if (drill.whole_seconds) {
        page.add(document::Paragraph{say(setting, Word::drill_time, {{"time", duration_in_words(*drill.whole_seconds, setting)}})});
    }
    if (!troubled.empty()) {
        page.add(document::Heading{2, say(setting, Word::drill_broken_files)});
        document::List files;
        for (std::size_t i = 0; i < std::min(troubled.size(), most_troubled_shown); ++i) {
            files.items.push_back(document::literal(troubled[i]));
        }
        page.add(std::move(files));
    }
    page.add(document::Aside{say(setting, Word::drill_safe)});
    return page;
}

std::string drill_failure_in_words(const Error& error, const std::string& destination, const PageSetting& setting)
{
    constexpr std::array of_damage{ErrorCode::malformed, ErrorCode::truncated, ErrorCode::outdated, ErrorCode::bad_usage};
    const bool is_damaged = std::find(of_damage.begin(), of_damage.end(), error.code) != of_damage.end();
    return named(setting, "drill_error_", name_of(is_damaged ? ErrorCode::altered : error.code), {{"destination", document::literal(destination)}});
}

document::Document found_places_page(const std::vector<copies::FoundPlace>& places, const PageSetting& setting)
{
    document::Document page = page_of(setting, say(setting, Word::backup_usual));
    if (places.empty()) {
        page.add(document::Lead{Tone::unknown, say(setting, Word::backup_usual_none)});
    }
    for (const copies::FoundPlace& place : places) {
        page.add(document::StatusLine{Tone::neutral, "", named(setting, "destination_kind_", copies::name_of(place.kind)), "", "", "`" + document::literal(place.place) + "`"});
    }
    return page;
}

}  // namespace asepsie::application
