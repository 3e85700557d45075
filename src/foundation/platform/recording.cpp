#include "foundation/platform/recording.h"

#include "foundation/base/text.h"
#include "foundation/json/json.h"

#include <fmt/core.h>

#include <array>

namespace asepsie::platform {
namespace {

constexpr std::string_view schema = "asepsie-recording-1";

constexpr std::array all_codes{ErrorCode::not_found, ErrorCode::denied, ErrorCode::too_large, ErrorCode::malformed, ErrorCode::unsupported,
    ErrorCode::too_slow, ErrorCode::io_failed, ErrorCode::bad_usage};
constexpr std::array all_kinds{FileKind::regular, FileKind::directory, FileKind::link, FileKind::other};
constexpr std::array all_systems{System::linux_os, System::windows, System::macos};

template <typename Enum, std::size_t n>
std::optional<Enum> named(const std::array<Enum, n>& all, std::optional<std::string_view> name)
{
    for (const Enum value : all) {
        if (name && name_of(value) == *name) {
            return value;
        }
    }
    return std::nullopt;
}

Error malformed(std::string reason) { return fail(ErrorCode::malformed, "recording: " + std::move(reason)); }

// ---- writing ----

json::Object error_object(const Error& error) { return {{"error", name_of(error.code)}}; }

// Bytes that are no plain UTF-8 are written in hexadecimal.
json::Object text_object(const Result<std::string>& answer, const char* name)
{
    if (!answer.ok()) {
        return error_object(answer.error());
    }
    if (text::is_plain_utf8(*answer)) {
        return {{name, *answer}};
    }
    std::string hex;
    for (const char c : *answer) {
        hex += fmt::format("{:02x}", static_cast<unsigned char>(c));
    }
    return {{"hex", hex}};
}

json::Object node_object(const RecordedNode& node)
{
    json::Object object;
    if (node.status) {
        if (node.status->ok()) {
            const FileStatus& status = node.status->value();
            object["status"] = {{"kind", name_of(status.kind)}, {"mode", fmt::format("{:04o}", status.mode)}, {"uid", status.uid}, {"gid", status.gid},
                {"size", static_cast<std::int64_t>(status.size)}, {"device", static_cast<std::int64_t>(status.device)}, {"modified", to_iso(status.modified)}};
        } else {
            object["status"] = error_object(node.status->error());
        }
    }
    if (node.content) {
        object["content"] = text_object(*node.content, "text");
    }
    if (node.link) {
        object["link"] = text_object(*node.link, "text");
    }
    if (node.entries) {
        if (node.entries->ok()) {
            json::Object entries;
            for (const DirectoryEntry& entry : node.entries->value()) {
                entries[entry.name] = name_of(entry.kind);
            }
            object["entries"] = {{"names", entries}};
        } else {
            object["entries"] = error_object(node.entries->error());
        }
    }
    return object;
}

json::Array answers_array(const std::map<std::pair<std::string, std::string>, Result<std::string>>& answers)
{
    json::Array array;
    for (const auto& [question, answer] : answers) {
        array.push_back({{"of", question.first}, {"asked", question.second}, {"answer", text_object(answer, "text")}});
    }
    return array;
}

// ---- reading ----

std::optional<Error> error_in(const json::Object& object)
{
    const auto name = json::string_in(object, "error");
    if (!name) {
        return std::nullopt;
    }
    return fail(named(all_codes, name).value_or(ErrorCode::io_failed), "as recorded");
}

Result<Result<std::string>> read_text(const json::Object& object)
{
    if (const auto error = error_in(object)) {
        return Result<std::string>(*error);
    }
    if (const auto plain = json::string_in(object, "text")) {
        return Result<std::string>(std::string(*plain));
    }
    const auto hex = json::string_in(object, "hex");
    if (!hex || hex->size() % 2 != 0) {
        return malformed("an answer with neither text nor error");
    }
    std::string bytes;
    for (std::size_t i = 0; i < hex->size(); i += 2) {
        const auto byte = text::to_integer(hex->substr(i, 2), 16);
        if (!byte || *byte < 0) {
            return malformed("hexadecimal digits expected");
        }
        bytes += static_cast<char>(*byte);
    }
    return Result<std::string>(std::move(bytes));
}

Result<Result<FileStatus>> read_status(const json::Object& object, Moment usual)
{
    if (const auto error = error_in(object)) {
        return Result<FileStatus>(*error);
    }
    FileStatus status;
    const auto kind = named(all_kinds, json::string_in(object, "kind").value_or("file"));
    const auto mode = text::to_integer(json::string_in(object, "mode").value_or(kind == FileKind::directory ? "0755" : "0644"), 8);
    const auto modified = json::string_in(object, "modified");
    const auto moment = modified ? parse_moment(*modified) : std::optional(usual);
    if (!kind || !mode || *mode < 0 || *mode > 07777 || !moment) {
        return malformed("a status with a wrong kind, mode or date");
    }
    const auto number = [&](std::string_view name) { return static_cast<std::uint64_t>(std::max<std::int64_t>(json::integer_in(object, name).value_or(0), 0)); };
    status.kind = *kind;
    status.mode = static_cast<std::uint32_t>(*mode);
    status.uid = static_cast<std::uint32_t>(number("uid"));
    status.gid = static_cast<std::uint32_t>(number("gid"));
    status.size = number("size");
    status.device = number("device");
    status.modified = *moment;
    return Result<FileStatus>(status);
}

Result<Result<std::vector<DirectoryEntry>>> read_entries(const json::Object& object)
{
    using Entries = Result<std::vector<DirectoryEntry>>;
    if (const auto error = error_in(object)) {
        return Entries(*error);
    }
    const json::Object* names = json::object_in(object, "names");
    if (names == nullptr || names->size() > max_directory_entries) {
        return malformed("a folder without its names, or with too many");
    }
    std::vector<DirectoryEntry> entries;
    for (const auto& [name, kind] : *names) {
        const auto known = kind.is_string() ? named(all_kinds, std::string_view(kind.get_string().data(), kind.get_string().size())) : std::nullopt;
        if (!known) {
            return malformed("an entry of no known kind");
        }
        entries.push_back({std::string(name), *known});
    }
    return Entries(std::move(entries));
}

Result<RecordedNode> read_node(const json::Object& object, Moment usual)
{
    RecordedNode node;
    if (const json::Object* status = json::object_in(object, "status")) {
        node.status = TRY(read_status(*status, usual));
    }
    if (const json::Object* content = json::object_in(object, "content")) {
        node.content = TRY(read_text(*content));
    }
    if (const json::Object* link = json::object_in(object, "link")) {
        node.link = TRY(read_text(*link));
    }
    if (const json::Object* entries = json::object_in(object, "entries")) {
        node.entries = TRY(read_entries(*entries));
    }
    return node;
}

Result<std::map<std::pair<std::string, std::string>, Result<std::string>>> read_answers(const json::Object& object, std::string_view name)
{
    std::map<std::pair<std::string, std::string>, Result<std::string>> answers;
    const json::Array* array = json::array_in(object, name);
    if (array == nullptr) {
        return answers;
    }
    for (const json::Value& value : *array) {
        const json::Object* entry = value.if_object();
        const json::Object* answer = entry != nullptr ? json::object_in(*entry, "answer") : nullptr;
        const auto of = entry != nullptr ? json::string_in(*entry, "of") : std::nullopt;
        const auto asked = entry != nullptr ? json::string_in(*entry, "asked") : std::nullopt;
        if (answer == nullptr || !of || !asked) {
            return malformed("a question without its answer");
        }
        auto text = TRY(read_text(*answer));
        answers.insert_or_assign({std::string(*of), std::string(*asked)}, std::move(text));
    }
    return answers;
}

Result<Identity> read_identity(const json::Object& whole)
{
    Identity identity;
    const json::Object* object = json::object_in(whole, "identity");
    if (object == nullptr) {
        return malformed("identity is missing");
    }
    identity.uid = static_cast<std::uint32_t>(json::integer_in(*object, "uid").value_or(1000));
    identity.gid = static_cast<std::uint32_t>(json::integer_in(*object, "gid").value_or(identity.uid));
    identity.name = std::string(json::string_in(*object, "name").value_or("user"));
    identity.home = std::string(json::string_in(*object, "home").value_or("/home/user"));
    identity.is_admin = json::boolean_in(*object, "is_admin").value_or(identity.uid == 0);
    identity.groups = {identity.gid};
    if (const json::Array* groups = json::array_in(*object, "groups")) {
        identity.groups.clear();
        for (const json::Value& group : *groups) {
            if (const std::int64_t* gid = group.if_int64(); gid != nullptr && *gid >= 0) {
                identity.groups.push_back(static_cast<std::uint32_t>(*gid));
            }
        }
    }
    return identity;
}

}  // namespace

std::string write_recording(const Recording& recording)
{
    json::Object environment;
    for (const auto& [name, value] : recording.environment) {
        environment[name] = value;
    }
    json::Object nodes;
    for (const auto& [path, node] : recording.nodes) {
        nodes[path] = node_object(node);
    }
    json::Object commands;
    for (const auto& [name, answer] : recording.commands) {
        commands[name] = text_object(answer, "text");
    }
    json::Array groups;
    for (const std::uint32_t group : recording.identity.groups) {
        groups.push_back(static_cast<std::int64_t>(group));
    }
    const Identity& identity = recording.identity;
    const json::Object whole{{"schema", schema}, {"system", name_of(recording.system)}, {"now", to_iso(recording.now)},
        {"identity", {{"uid", identity.uid}, {"gid", identity.gid}, {"groups", groups}, {"name", identity.name}, {"home", identity.home}, {"is_admin", identity.is_admin}}},
        {"environment", environment}, {"commands", commands}, {"queries", answers_array(recording.queries)}, {"registry", answers_array(recording.registry)},
        {"nodes", nodes}};
    return json::write_pretty(whole);
}

Result<Recording> parse_recording(std::string_view text)
{
    if (text.size() > max_recording_bytes) {
        return fail(ErrorCode::too_large, fmt::format("recording: more than {} bytes", max_recording_bytes));
    }
    const json::Value value = TRY(json::parse(text));
    const json::Object* whole = value.if_object();
    if (whole == nullptr || json::string_in(*whole, "schema") != schema) {
        return malformed(fmt::format("the schema is not {}", schema));
    }
    Recording recording;
    const auto system = named(all_systems, json::string_in(*whole, "system"));
    const auto now = parse_moment(json::string_in(*whole, "now").value_or(""));
    if (!system || !now) {
        return malformed("system or now is missing or wrong");
    }
    recording.system = *system;
    recording.now = *now;
    recording.identity = TRY(read_identity(*whole));
    if (const json::Object* environment = json::object_in(*whole, "environment")) {
        for (const auto& [name, variable] : *environment) {
            if (variable.is_string()) {
                recording.environment.insert_or_assign(std::string(name), std::string(variable.get_string()));
            }
        }
    }
    if (const json::Object* commands = json::object_in(*whole, "commands")) {
        for (const auto& [name, answer] : *commands) {
            const json::Object* object = answer.if_object();
            if (object == nullptr) {
                return malformed("a command without its answer");
            }
            auto shown = TRY(read_text(*object));
            recording.commands.insert_or_assign(std::string(name), std::move(shown));
        }
    }
    recording.queries = TRY(read_answers(*whole, "queries"));
    recording.registry = TRY(read_answers(*whole, "registry"));
    if (const json::Object* nodes = json::object_in(*whole, "nodes")) {
        for (const auto& [path, node] : *nodes) {
            const json::Object* object = node.if_object();
            if (object == nullptr || path.empty() || path.front() != '/') {
                return malformed("a node without an absolute path");
            }
            auto known = TRY(read_node(*object, recording.now - std::chrono::days(1)));
            recording.nodes.insert_or_assign(std::string(path), std::move(known));
        }
    }
    return recording;
}

}  // namespace asepsie::platform
