#include "application/backup/backup_exports.h"

#include "foundation/base/names.h"
#include "foundation/json/json.h"

#include <algorithm>

namespace asepsie::application {
namespace {

template <typename T>
json::Value number_or_null(const std::optional<T>& number)
{
    return number ? json::Value(static_cast<std::int64_t>(*number)) : json::Value(nullptr);
}

json::Value iso_or_null(const std::optional<Moment>& moment) { return moment ? json::Value(to_iso(*moment)) : json::Value(nullptr); }

json::Object as_json(const backup::Reason& reason)
{
    return {{"remark", backup::name_of(reason.remark)}, {"source", reason.source == nullptr ? json::Value(nullptr) : json::Value(reason.source->id)},
        {"destination", reason.destination == nullptr ? json::Value(nullptr) : json::Value(reason.destination->id)}, {"when", iso_or_null(reason.when)}};
}

json::Object as_json(const backup::Source& source)
{
    return {{"id", source.id}, {"name", source.name}, {"kind", name_among(source.kind, backup::source_kind_names)}, {"place", source.place}, {"is_there", name_among(source.is_there, backup::told_names)}};
}

json::Value as_json(const backup::Sight* sight)
{
    if (sight == nullptr) {
        return nullptr;
    }
    json::Object object{{"at", to_iso(sight->at)}, {"found", backup::name_of(sight->found)}, {"last_copy", iso_or_null(sight->last)}, {"files", number_or_null(sight->files)}, {"bytes", number_or_null(sight->bytes)},
        {"is_on_same_disk", sight->is_on_same_disk}, {"is_within_reach", sight->is_within_reach}, {"is_deep", sight->is_deep}};
    object["is_encrypted"] = sight->is_encrypted ? json::Value(*sight->is_encrypted) : json::Value(nullptr);
    if (sight->coverage) {
        object["compared"] = static_cast<std::int64_t>(sight->coverage->compared);
        object["missing"] = static_cast<std::int64_t>(sight->coverage->missing);
    }
    return object;
}

json::Value as_json(const backup::Drill* drill)
{
    if (drill == nullptr) {
        return nullptr;
    }
    return json::Object{{"at", to_iso(drill->at)}, {"outcome", name_among(drill->outcome, backup::drill_outcome_names)}, {"wanted", static_cast<std::int64_t>(drill->wanted)},
        {"same", static_cast<std::int64_t>(drill->same)}, {"opened", static_cast<std::int64_t>(drill->opened)}, {"missing", static_cast<std::int64_t>(drill->missing)},
        {"broken", static_cast<std::int64_t>(drill->broken)}, {"whole", drill->seed == 0}};
}

// The newest of a destination; both lists have it first.
template <typename Known>
const Known* newest_of(const std::vector<Known>& all, std::int64_t destination)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const Known& one) { return one.destination == destination; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::string backups_as_json(const KnownBackups& known, Moment now)
{
    const backup::Judgement judgement = backup::judge(known.known(), now);
    json::Array reasons;
    for (const backup::Reason& reason : judgement.reasons) {
        reasons.push_back(as_json(reason));
    }
    json::Array sources;
    for (const backup::Source& source : known.sources) {
        sources.push_back(as_json(source));
    }
    json::Array destinations;
    for (const backup::Destination& one : known.destinations) {
        destinations.push_back(json::Object{{"id", one.id}, {"name", one.name}, {"kind", one.kind}, {"place", one.place}, {"unplugged", name_among(one.is_unplugged, backup::told_names)},
            {"off_site", name_among(one.is_off_site, backup::told_names)}, {"last_look", as_json(newest_of(known.sights, one.id))}, {"last_drill", as_json(newest_of(known.drills, one.id))}});
    }
    return json::write_pretty(json::Object{{"schema", "asepsie-backups-1"}, {"on", to_iso(now)}, {"reopening", backup::name_of(judgement.reopening)}, {"reasons", std::move(reasons)},
        {"sources", std::move(sources)}, {"destinations", std::move(destinations)}});
}

}  // namespace asepsie::application
