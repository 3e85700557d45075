#include "application/incident/printed_sheet.h"

#include "foundation/base/text.h"
#include "foundation/crypto/digest.h"
#include "foundation/crypto/seal.h"
#include "foundation/json/json.h"
#include "foundation/storage/disk.h"
#include "foundation/storage/files.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using practice::Entry;

constexpr std::string_view field = "sheet_printed";  // "2026-11-27 fingerprint"
constexpr std::size_t fingerprint_bytes = 8;
constexpr std::size_t max_published_bytes = 64U << 10U;
constexpr std::size_t most_published = 50;
constexpr std::string_view numbers_format = "asepsie-numbers-1";

std::string published_file(const std::string& folder) { return folder + "/numbers.json"; }

std::string fingerprint_of(const std::vector<Entry>& reachable)
{
    std::string all;
    for (const Entry& entry : reachable) {
        all += entry.kind + "\n" + entry.name + "\n" + entry.phone + "\n" + entry.reference + "\n\n";
    }
    return crypto::to_hex(crypto::sha256(all).substr(0, fingerprint_bytes));
}

json::Object as_json(const Entry& entry) { return {{"list", practice::name_of(entry.list)}, {"kind", entry.kind}, {"name", entry.name}, {"phone", entry.phone}, {"reference", entry.reference}}; }

std::optional<Entry> entry_in(const json::Value& value)
{
    const json::Object* object = value.if_object();
    if (object == nullptr) {
        return std::nullopt;
    }
    const auto text_in = [&](std::string_view name) { return text::made_safe_to_show(json::string_in(*object, name).value_or("")); };
    Entry entry;
    entry.list = practice::register_named(text_in("list")).value_or(Register::number);
    entry.kind = text_in("kind");
    entry.name = text_in("name");
    entry.phone = text_in("phone");
    entry.reference = text_in("reference");
    return practice::flaw_of(entry) ? std::nullopt : std::optional(entry);
}

}  // namespace

Result<PrintedSheet> printed_sheet(const PracticeFile& file, const IncidentPlace& place)
{
    std::string kept;
    TRY(file.database().query("SELECT value FROM practice WHERE field = ?", {field}, [&](const storage::Row& row) { kept = row.text(0); }));
    PrintedSheet sheet;
    const auto parts = text::split(kept, ' ');
    sheet.printed = parse_date(parts.front());
    sheet.is_current = sheet.printed && parts.size() == 2 && parts[1] == fingerprint_of(place.reachable);
    return sheet;
}

Result<Done> note_printed(PracticeFile& file, const IncidentPlace& place, Date today)
{
    const std::string value = to_iso(today) + " " + fingerprint_of(place.reachable);
    return file.database().run("INSERT OR REPLACE INTO practice(field, value) VALUES(?, ?)", {field, std::string_view(value)});
}

Result<Done> publish_numbers(const std::string& folder, const IncidentPlace& place, Date today)
{
    json::Array entries;
    for (const Entry& entry : place.reachable) {
        if (entries.size() < most_published) {
            entries.push_back(as_json(entry));
        }
    }
    return storage::write_whole_file(published_file(folder), json::write_pretty(json::Object{{"format", numbers_format}, {"made", to_iso(today)}, {"entries", std::move(entries)}}));
}

Result<Done> unpublish_numbers(const std::string& folder)
{
    const auto removed = storage::this_disk()->remove(published_file(folder));
    return removed.ok() || removed.error().code == ErrorCode::not_found ? Result<Done>(Done{}) : removed;
}

std::optional<PublishedNumbers> published_numbers(const std::string& folder)
{
    const auto text = storage::read_whole_file(published_file(folder), max_published_bytes);
    const auto value = text.ok() ? json::parse(*text) : Result<json::Value>(fail(ErrorCode::not_found, ""));
    const json::Object* object = value.ok() ? value->if_object() : nullptr;
    const json::Array* entries = object != nullptr ? json::array_in(*object, "entries") : nullptr;
    const auto made = object != nullptr ? parse_date(json::string_in(*object, "made").value_or("")) : std::nullopt;
    const bool is_ours = object != nullptr && json::string_in(*object, "format") == numbers_format;
    if (!is_ours || entries == nullptr || !made) {
        return std::nullopt;
    }
    PublishedNumbers numbers{*made, {}};
    for (const json::Value& each : *entries) {
        if (auto entry = entry_in(each); entry && numbers.entries.size() < most_published) {
            numbers.entries.push_back(std::move(*entry));
        }
    }
    return numbers;
}

Result<Done> refresh_published_numbers(const std::string& folder, const IncidentPlace& place, Date today)
{
    const auto numbers = published_numbers(folder);
    return !numbers || fingerprint_of(numbers->entries) == fingerprint_of(place.reachable) ? Result<Done>(Done{}) : publish_numbers(folder, place, today);
}

}  // namespace asepsie::application
