#include "domain/incident/record.h"

#include "foundation/base/names.h"

#include <algorithm>
#include <array>

namespace asepsie::incident {
namespace {

constexpr std::array<std::string_view, 15> kind_names{"opened", "note", "call", "step", "skipped", "undone", "milestone", "duty", "fact", "decision", "evidence", "clock", "situation", "closed",
    "reopened"};

std::string text_in(const json::Object& object, std::string_view name) { return std::string(json::string_in(object, name).value_or("")); }

void put(json::Object& object, std::string_view name, const std::string& value)
{
    if (!value.empty()) {
        object[name] = value;
    }
}

json::Object clock_of(const ClockSample& sample)
{
    json::Object clock{{"shown", to_iso(sample.shown)}, {"since_boot", sample.since_boot.count()}};
    put(clock, "boot", sample.boot);
    return clock;
}

ClockSample clock_in(const json::Object* clock)
{
    if (clock == nullptr) {
        return {};
    }
    return {parse_moment(json::string_in(*clock, "shown").value_or("")).value_or(Moment{}), text_in(*clock, "boot"), std::chrono::seconds(json::integer_in(*clock, "since_boot").value_or(0))};
}

}  // namespace

std::string_view name_of(RecordKind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }

std::optional<RecordKind> record_kind_named(std::string_view name)
{
    return value_named<RecordKind>(name, kind_names);
}

json::Object to_json(const Record& record)
{
    json::Object said{{"kind", name_of(record.kind)}};
    put(said, "author", record.author);
    put(said, "about", record.about);
    put(said, "text", record.text);
    if (record.happened) {
        said["happened"] = to_iso(*record.happened);
    }
    if (record.is_from_paper) {
        said["from_paper"] = true;
    }
    if (record.file) {
        json::Object file{{"name", record.file->name}, {"bytes", record.file->bytes}, {"sha256", record.file->sha256}};
        put(file, "attachment", record.file->attachment);
        said["file"] = std::move(file);
    }
    said["clock"] = clock_of(record.clock);
    return said;
}

std::optional<Record> record_in(const json::Object& said)
{
    const auto kind = record_kind_named(json::string_in(said, "kind").value_or(""));
    if (!kind) {
        return std::nullopt;
    }
    Record record;
    record.kind = *kind;
    record.author = text_in(said, "author");
    record.about = text_in(said, "about");
    record.text = text_in(said, "text");
    record.happened = parse_moment(json::string_in(said, "happened").value_or(""));
    record.is_from_paper = json::boolean_in(said, "from_paper").value_or(false);
    if (const json::Object* file = json::object_in(said, "file")) {
        record.file = EvidenceFile{text_in(*file, "name"), json::integer_in(*file, "bytes").value_or(0), text_in(*file, "sha256"), text_in(*file, "attachment")};
    }
    record.clock = clock_in(json::object_in(said, "clock"));
    return record;
}

ClockSample corrected_clock(const Noted& noted)
{
    ClockSample sample = noted.record.clock;
    sample.shown = noted.record.kind == RecordKind::clock ? noted.record.happened.value_or(noted.at) : noted.at;
    return sample;
}

}  // namespace asepsie::incident
