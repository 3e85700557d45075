#include "application/copies/borg_text.h"

#include "application/copies/stamp.h"
#include "domain/collectors/formats/ini_file.h"
#include "foundation/base/text.h"
#include "foundation/json/json.h"
#include "foundation/tree/path.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace asepsie::copies {
namespace {

constexpr std::size_t most_shown_archive_signs = 200;
constexpr std::size_t most_complaint_signs = 200;

// Borg names what it saves on the way NAME.checkpoint or NAME.checkpoint.N.
bool is_checkpoint(std::string_view name)
{
    const std::size_t at = name.rfind(".checkpoint");
    return at != std::string_view::npos && name.substr(at + 11).find_first_not_of(".0123456789") == std::string_view::npos;
}

Result<Snapshot> archive_in(const json::Value& value)
{
    const json::Object* object = value.if_object();
    // barchive: the name's own bytes as far as JSON holds them.
    const auto name = object == nullptr ? std::nullopt : json::string_in(*object, "barchive");
    const auto plain_name = object == nullptr ? std::nullopt : json::string_in(*object, "name");
    const auto stamp = object == nullptr ? std::nullopt : json::string_in(*object, "time");
    const auto time = stamp ? parse_stamp(*stamp) : std::nullopt;
    const std::string id(name.value_or(plain_name.value_or(std::string_view{})));
    if (id.empty() || !time || id.find('\0') != std::string::npos) {
        return fail(ErrorCode::malformed, "an archive of Borg without name or time");
    }
    Snapshot snapshot;
    snapshot.id = id;
    snapshot.name = text::in_one_line(text::made_safe_to_show(id), most_shown_archive_signs);
    snapshot.time = *time;
    snapshot.is_incomplete = is_checkpoint(id);
    return snapshot;
}

std::optional<bool> encryption_in(const json::Object& object)
{
    const json::Object* encryption = json::object_in(object, "encryption");
    const auto mode = encryption == nullptr ? std::nullopt : json::string_in(*encryption, "mode");
    return mode ? std::optional(*mode != "none" && !mode->starts_with("authenticated")) : std::nullopt;
}

// By the first sign of "drwxr-xr-x". Hard links ("h") are files.
platform::FileKind kind_of_type(char type)
{
    using platform::FileKind;
    return type == '-' || type == 'h' ? FileKind::regular : type == 'd' ? FileKind::directory : type == 'l' ? FileKind::link : FileKind::other;
}

struct MessageId {
    std::string_view id;
    Condition condition;
};

// docs: "Message IDs" of Borg 1.4, internals/frontends.
constexpr std::array<MessageId, 26> message_ids{{
    {"PassphraseWrong", Condition::wrong_passphrase},
    {"PasscommandFailure", Condition::wrong_passphrase},
    {"NoPassphraseFailure", Condition::passphrase_needed},
    {"KeyfileNotFoundError", Condition::key_missing},
    {"RepoKeyNotFoundError", Condition::damaged},
    {"KeyfileInvalidError", Condition::damaged},
    {"KeyfileMismatchError", Condition::key_missing},
    {"Repository.DoesNotExist", Condition::not_there},
    {"Repository.InvalidRepository", Condition::no_copy_here},
    {"Repository.InvalidRepositoryConfig", Condition::damaged},
    {"Repository.AtticRepository", Condition::other_version},
    {"Repository.CheckNeeded", Condition::damaged},
    {"Repository.ObjectNotFound", Condition::damaged},
    {"Repository.PathPermissionDenied", Condition::denied},
    {"MandatoryFeatureUnsupported", Condition::other_version},
    {"UnsupportedManifestError", Condition::other_version},
    {"UnsupportedPayloadError", Condition::other_version},
    {"UnsupportedKeyFormatError", Condition::other_version},
    {"NoManifestError", Condition::damaged},
    {"IntegrityError", Condition::damaged},
    {"FileIntegrityError", Condition::damaged},
    {"LockTimeout", Condition::locked},
    {"LockFailed", Condition::locked},
    {"LockError", Condition::locked},
    {"Archive.DoesNotExist", Condition::empty},
    {"DecompressionError", Condition::damaged},
}};

std::optional<Condition> condition_of_message(std::string_view id, std::string_view message)
{
    if (text::contains(message, "is not supported by this borg version")) {
        return Condition::other_version;
    }
    for (const MessageId& known : message_ids) {
        if (known.id == id) {
            return known.condition;
        }
    }
    return text::contains(message, "Permission denied") ? std::optional(Condition::denied)
        : text::contains(message, "ntegrity") || text::contains(message, "errors found") ? std::optional(Condition::damaged)
                                                                                         : std::nullopt;
}

}  // namespace

Result<BorgArchives> parse_borg_archives(std::string_view text)
{
    const json::Value value = TRY(json::parse(text));
    const json::Object* object = value.if_object();
    const json::Array* list = object == nullptr ? nullptr : json::array_in(*object, "archives");
    if (list == nullptr) {
        return fail(ErrorCode::malformed, "archives of Borg: no list");
    }
    if (list->size() > most_archives) {
        return fail(ErrorCode::too_large, "more archives than are looked at");
    }
    BorgArchives archives;
    archives.is_encrypted = encryption_in(*object);
    for (const json::Value& one : *list) {
        archives.snapshots.push_back(TRY(archive_in(one)));
    }
    std::stable_sort(archives.snapshots.begin(), archives.snapshots.end(), [](const Snapshot& a, const Snapshot& b) { return a.time < b.time; });
    return archives;
}

Result<FileEntry> parse_borg_record(std::string_view record)
{
    std::array<std::string_view, 4> fields{};
    std::string_view rest = record;
    for (std::string_view& field : fields) {
        const std::size_t end = rest.find(' ');
        if (end == std::string_view::npos) {
            return fail(ErrorCode::malformed, "a record of a listing that is too short");
        }
        field = rest.substr(0, end);
        rest.remove_prefix(end + 1);
    }
    const auto size = text::to_integer(fields[1]);
    const bool is_root = rest == ".";
    if (record.size() > most_record_bytes || fields[0].size() != 1 || !size || *size < 0 || *size > most_listed_bytes || (!is_root && !tree::stays_below(rest))) {
        return fail(ErrorCode::malformed, "a record of a listing");
    }
    FileEntry entry;
    entry.path = is_root ? std::string() : std::string(rest);
    entry.is_path_exact = rest.find('?') == std::string_view::npos;
    entry.kind = kind_of_type(fields[0][0]);
    entry.bytes = entry.kind == platform::FileKind::regular ? static_cast<std::uint64_t>(*size) : 0;
    entry.modified = parse_stamp(fields[2]).value_or(Moment{});
    entry.is_broken = fields[3] == "broken";
    return entry;
}

Result<BorgConfig> parse_borg_config(std::string_view text)
{
    const auto ini = TRY(collectors::formats::parse_ini_file(text));
    const auto version = ini.get("repository", "version");
    const auto number = version ? text::to_integer(*version) : std::nullopt;
    if (!number || !ini.get("repository", "id")) {
        return fail(ErrorCode::malformed, "no config of a repository of Borg");
    }
    return BorgConfig{*number, !ini.get("repository", "key").value_or("").empty()};
}

Ailment borg_ailment(int status, std::string_view complaints)
{
    Ailment ailment{Condition::unreadable, fmt::format("borg: status {}", status)};
    bool is_found = false;
    text::for_each_line(complaints, [&](std::string_view line) {
        const auto value = is_found ? Result<json::Value>(json::Value()) : json::parse(line);
        const json::Object* object = value.ok() ? value->if_object() : nullptr;
        if (object == nullptr || json::string_in(*object, "type") != "log_message") {
            return;
        }
        const std::string_view id = json::string_in(*object, "msgid").value_or(std::string_view{});
        const std::string_view message = json::string_in(*object, "message").value_or(std::string_view{});
        if (const auto condition = condition_of_message(id, message)) {
            // The message may name a file of the practice; the id never does.
            ailment = {*condition, "borg: " + text::in_one_line(text::made_safe_to_show(id.empty() ? message : id), most_complaint_signs)};
            is_found = true;
        }
    });
    return ailment;
}

std::string borg_pattern(std::string_view path)
{
    if (path.find('?') == std::string_view::npos) {
        return "pf:" + std::string(path);  // the whole path, and no pattern
    }
    std::string pattern = "sh:";
    for (const char sign : path) {
        pattern += sign == '*' ? "[*]" : sign == '[' ? "[[]" : std::string(1, sign);
    }
    return pattern;
}

std::string borg_literal(std::string_view text)
{
    std::string literal;
    for (const char sign : text) {
        literal.append(sign == '{' || sign == '}' ? 2 : 1, sign);
    }
    return literal;
}

}  // namespace asepsie::copies
