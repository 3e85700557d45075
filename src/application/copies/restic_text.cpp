#include "application/copies/restic_text.h"

#include "application/copies/stamp.h"
#include "foundation/base/text.h"
#include "foundation/json/json.h"
#include "foundation/tree/path.h"

#include <algorithm>
#include <array>

namespace asepsie::copies {
namespace {

constexpr std::string_view lost_bytes = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::size_t most_name_signs = 200;
constexpr std::size_t most_detail_signs = 200;

std::optional<std::uint64_t> count_in(const json::Object& object, std::string_view name)
{
    const auto value = json::integer_in(object, name);
    return value && *value >= 0 ? std::optional(static_cast<std::uint64_t>(*value)) : std::nullopt;
}

std::string shown_name(const json::Object& object)
{
    const json::Array* paths = json::array_in(object, "paths");
    return text::in_one_line(paths == nullptr ? std::string() : text::join(json::texts_in(*paths), ", "), most_name_signs);
}

Result<Snapshot> snapshot_in(const json::Value& value)
{
    const json::Object* object = value.if_object();
    const auto id = object == nullptr ? std::nullopt : json::string_in(*object, "id");
    const auto stamp = object == nullptr ? std::nullopt : json::string_in(*object, "time");
    const auto time = stamp ? parse_stamp(*stamp) : std::nullopt;
    if (!id || !is_restic_id(*id) || !time) {
        return fail(ErrorCode::malformed, "a snapshot of restic without id or time");
    }
    Snapshot snapshot;
    snapshot.id = std::string(*id);
    snapshot.name = shown_name(*object);
    snapshot.time = *time;
    if (const json::Object* summary = json::object_in(*object, "summary")) {
        snapshot.files = count_in(*summary, "total_files_processed");
        snapshot.bytes = count_in(*summary, "total_bytes_processed");
    }
    return snapshot;
}

std::optional<platform::FileKind> kind_named(std::string_view type)
{
    using platform::FileKind;
    return type == "file" ? FileKind::regular : type == "dir" ? FileKind::directory : type == "symlink" ? FileKind::link : FileKind::other;
}

Result<FileEntry> entry_in(const json::Object& object)
{
    const auto path = json::string_in(object, "path");
    const auto type = json::string_in(object, "type");
    if (!path || !type || !path->starts_with('/') || !tree::stays_below(path->substr(1))) {
        return fail(ErrorCode::malformed, "a listed file without a path below its root");
    }
    const std::uint64_t size = count_in(object, "size").value_or(0);
    if (size > static_cast<std::uint64_t>(most_listed_bytes)) {
        return fail(ErrorCode::malformed, "a listed file of an impossible size");
    }
    FileEntry entry;
    entry.path = std::string(path->substr(1));
    entry.is_path_exact = !text::contains(*path, lost_bytes);
    entry.kind = kind_named(*type).value_or(platform::FileKind::other);
    entry.bytes = entry.kind == platform::FileKind::regular ? size : 0;
    entry.modified = parse_stamp(json::string_in(object, "mtime").value_or(std::string_view{})).value_or(Moment{});
    return entry;
}

struct Complaint {
    std::string_view words;
    Condition condition;
};

// In this order: the words of a wrong passphrase may follow those of a file that could not be read.
constexpr std::array<Complaint, 18> known_complaints{{
    {"wrong password or no key found", Condition::wrong_passphrase},
    {"an empty password is not", Condition::passphrase_needed},
    {"unsupported repository version", Condition::other_version},
    {"unsupported pack version", Condition::other_version},
    {"repository is already locked", Condition::locked},
    {"unable to create lock", Condition::locked},
    {"permission denied", Condition::denied},
    {"ciphertext verification failed", Condition::damaged},
    {"invalid data returned", Condition::damaged},
    {"panic:", Condition::damaged},
    {"does not match", Condition::damaged},
    {"repository contains errors", Condition::damaged},
    {"no space left on device", Condition::unreadable},
    {"unexpected EOF", Condition::damaged},
    {"returned error, retrying after", Condition::damaged},
    {"not found in index", Condition::damaged},
    {"unable to open config file", Condition::no_copy_here},
    {"no such file or directory", Condition::damaged},
}};

// Exit statuses say it since restic 0.17 (manual, "Scripting").
std::optional<Condition> condition_of_status(int status)
{
    switch (status) {
    case 10: return Condition::no_copy_here;
    case 11: return Condition::locked;
    case 12: return Condition::wrong_passphrase;
    default: return std::nullopt;
    }
}

}  // namespace

bool is_restic_id(std::string_view id) { return id.size() == 64 && id.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

Result<std::vector<Snapshot>> parse_restic_snapshots(std::string_view text)
{
    const json::Value value = TRY(json::parse(text));
    std::vector<Snapshot> snapshots;
    if (value.is_null()) {
        return snapshots;  // what restic writes for none
    }
    const json::Array* list = value.if_array();
    if (list == nullptr) {
        return fail(ErrorCode::malformed, "snapshots of restic: no list");
    }
    if (list->size() > most_snapshots) {
        return fail(ErrorCode::too_large, "more snapshots than are looked at");
    }
    for (const json::Value& one : *list) {
        snapshots.push_back(TRY(snapshot_in(one)));
    }
    std::stable_sort(snapshots.begin(), snapshots.end(), [](const Snapshot& a, const Snapshot& b) { return a.time < b.time; });
    return snapshots;
}

Result<std::optional<FileEntry>> parse_restic_listing_line(std::string_view line)
{
    if (line.size() > most_listing_line_bytes) {
        return fail(ErrorCode::too_large, "a line of a listing");
    }
    const json::Value value = TRY(json::parse(line));
    const json::Object* object = value.if_object();
    if (object == nullptr) {
        return fail(ErrorCode::malformed, "a line of a listing that is no object");
    }
    // struct_type until 0.17, message_type beside it since.
    const auto type = json::string_in(*object, "struct_type");
    const auto message = json::string_in(*object, "message_type");
    if (type != "node" && message != "node") {
        return std::optional<FileEntry>();
    }
    auto entry = TRY(entry_in(*object));
    return std::optional(std::move(entry));
}

std::string restic_pattern(std::string_view path)
{
    std::string pattern = "/";
    while (!path.empty()) {
        if (path.starts_with(lost_bytes)) {
            pattern += '?';
            path.remove_prefix(lost_bytes.size());
            continue;
        }
        if (std::string_view("*?[]\\").find(path.front()) != std::string_view::npos) {
            pattern += '\\';
        }
        pattern += path.front();
        path.remove_prefix(1);
    }
    return pattern;
}

Ailment restic_ailment(int status, std::string_view complaints)
{
    const std::string detail = "restic: " + text::in_one_line(text::made_safe_to_show(complaints.substr(0, 4 * most_detail_signs)), most_detail_signs);
    if (const auto condition = condition_of_status(status)) {
        return {*condition, detail};
    }
    for (const Complaint& known : known_complaints) {
        if (text::contains(complaints, known.words)) {
            return {known.condition, detail};
        }
    }
    return {Condition::unreadable, detail};
}

}  // namespace asepsie::copies
