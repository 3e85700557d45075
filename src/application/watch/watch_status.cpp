#include "application/watch/watch_status.h"

#include "foundation/base/encoding.h"
#include "foundation/base/names.h"
#include "foundation/base/text.h"
#include "foundation/json/json.h"
#include "foundation/storage/files.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

namespace asepsie::application {
namespace {

constexpr std::string_view dealt_with_ending = ".dealt_with";

constexpr std::size_t largest_status = 1U << 20U;  // bytes

// JSON is UTF-8; the name of a file need not be.
std::vector<std::string> made_safe(std::vector<std::string> names)
{
    for (std::string& name : names) {
        name = text::made_safe_to_show(name);
    }
    return names;
}

json::Object object_of(const Decoy& decoy)
{
    json::Object object{{"path", text::made_safe_to_show(decoy.path)}, {"sha256", decoy.sha256}};
    if (text::made_safe_to_show(decoy.path) != decoy.path) {
        object["path_bytes"] = text::to_base64(decoy.path);
    }
    return object;
}

std::optional<Decoy> decoy_in(const json::Value& value)
{
    const json::Object* object = value.if_object();
    const auto path = object == nullptr ? std::nullopt : json::string_in(*object, "path");
    if (!path) {
        return std::nullopt;
    }
    const auto bytes = json::string_in(*object, "path_bytes");
    return Decoy{bytes ? text::from_base64(*bytes).value_or("") : std::string(*path), std::string(json::string_in(*object, "sha256").value_or(""))};
}

std::vector<std::string> texts_named(const json::Object& object, std::string_view name)
{
    const json::Array* array = json::array_in(object, name);
    return array == nullptr ? std::vector<std::string>() : json::texts_in(*array);
}

Moment moment_in(const json::Object& object, std::string_view name) { return parse_moment(json::string_in(object, name).value_or("")).value_or(Moment{}); }

// One that this program knows: a newer one may have written others.
std::string sign_in(const json::Object& alarm)
{
    const auto sign = value_named<watch::Sign>(json::string_in(alarm, "sign").value_or(""), watch::sign_names);
    return std::string(name_among(sign.value_or(watch::Sign::unreadable), watch::sign_names));
}

// An argument of ExecStart: quoted, with what systemd would read otherwise doubled or escaped; it takes no line that is not UTF-8.
std::string quoted_argument(const std::string& argument)
{
    const bool is_text = text::is_plain_utf8(argument);
    std::string out = "\"";
    for (const char c : argument) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F || (byte >= 0x80 && !is_text)) {
            out += fmt::format("\\x{:02x}", byte);
            continue;
        }
        if (c == '"' || c == '\\') {
            out += '\\';
        } else if (c == '%' || c == '$') {
            out += c;
        }
        out += c;
    }
    return out + "\"";
}

}  // namespace

bool note_alarm(WatchStatus& status, const watch::Raised& raised, Moment now)
{
    std::vector<WatchAlarm>& alarms = status.alarms;
    const bool is_new = alarms.empty() || alarms.back().at < status.since || now < alarms.back().at || now - alarms.back().at > one_incident;
    if (is_new) {
        alarms.push_back({now, std::string(name_among(raised.sign, watch::sign_names)), {}});
    }
    if (alarms.size() > most_alarms_kept) {
        alarms.erase(alarms.begin(), alarms.end() - static_cast<std::ptrdiff_t>(most_alarms_kept));
    }
    WatchAlarm& alarm = alarms.back();
    for (const std::string& file : raised.files) {
        const bool is_listed = std::find(alarm.files.begin(), alarm.files.end(), file) != alarm.files.end();
        alarm.count += is_listed ? 0 : 1;
        if (!is_listed && alarm.files.size() < most_files_of_alarm) {
            alarm.files.push_back(file);
        }
    }
    return is_new;
}

std::string to_json(const WatchStatus& status)
{
    json::Array alarms;
    for (const WatchAlarm& alarm : status.alarms) {
        alarms.push_back(json::Object{{"at", to_iso(alarm.at)}, {"sign", alarm.sign}, {"files", json::array_of(made_safe(alarm.files))}, {"count", alarm.count}});
    }
    json::Array decoys;
    for (const Decoy& decoy : status.decoys) {
        decoys.push_back(object_of(decoy));
    }
    json::Object object{{"folders", json::array_of(made_safe(status.folders))}, {"decoys", decoys}, {"since", to_iso(status.since)}, {"seen", to_iso(status.seen)}, {"files", status.files},
        {"alarms", alarms}};
    if (status.has_ended) {
        object["has_ended"] = true;
    }
    if (!status.lost_folder.empty()) {
        object["lost_folder"] = text::made_safe_to_show(status.lost_folder);
    }
    return json::write_pretty(object);
}

Result<WatchStatus> watch_status_in(std::string_view text)
{
    const json::Value value = TRY(json::parse(text));
    const json::Object* object = value.if_object();
    if (object == nullptr) {
        return fail(ErrorCode::malformed, "no status of a watch");
    }
    WatchStatus status;
    status.folders = texts_named(*object, "folders");
    const json::Array* decoys = json::array_in(*object, "decoys");
    for (std::size_t i = 0; decoys != nullptr && i < decoys->size(); ++i) {
        if (auto decoy = decoy_in((*decoys)[i])) {
            status.decoys.push_back(std::move(*decoy));
        }
    }
    status.since = moment_in(*object, "since");
    status.seen = moment_in(*object, "seen");
    status.files = json::integer_in(*object, "files").value_or(0);
    const json::Array* alarms = json::array_in(*object, "alarms");
    for (std::size_t i = 0; alarms != nullptr && i < alarms->size(); ++i) {
        if (const json::Object* alarm = (*alarms)[i].if_object()) {
            std::vector<std::string> files = texts_named(*alarm, "files");
            const auto count = json::integer_in(*alarm, "count").value_or(static_cast<std::int64_t>(files.size()));
            status.alarms.push_back({moment_in(*alarm, "at"), sign_in(*alarm), std::move(files), count});
        }
    }
    status.has_ended = json::boolean_in(*object, "has_ended").value_or(false);
    status.lost_folder = json::string_in(*object, "lost_folder").value_or("");
    return status;
}

Result<WatchStatus> read_watch_status(const std::string& path)
{
    const std::string text = TRY(storage::read_whole_file(path, largest_status));
    return watch_status_in(text);
}

Result<Done> write_watch_status(const std::string& path, const WatchStatus& status) { return storage::write_whole_file(path, to_json(status)); }

Moment alarms_dealt_with(const std::string& status_path)
{
    constexpr std::size_t most = 64;
    const auto text = storage::read_whole_file(status_path + std::string(dealt_with_ending), most);
    const auto until = text.ok() ? parse_moment(text::trim(*text)) : std::nullopt;
    return until.value_or(Moment{});
}

Result<Done> note_alarms_dealt_with(const std::string& status_path, Moment until) { return storage::write_whole_file(status_path + std::string(dealt_with_ending), to_iso(until) + "\n"); }

const WatchAlarm* open_alarm(const WatchStatus& status, Moment dealt_with)
{
    return status.alarms.empty() || status.alarms.back().at <= dealt_with ? nullptr : &status.alarms.back();
}

std::string watch_service(const std::string& program, const std::vector<std::string>& arguments)
{
    std::string command = quoted_argument(program);
    for (const std::string& argument : arguments) {
        command += " " + quoted_argument(argument);
    }
    return "[Unit]\nDescription=Asepsie: watches documents for encryption in mass\n\n[Service]\nExecStart=" + command
           + "\nRestart=on-failure\nRestartSec=60\nNice=10\nIOSchedulingClass=idle\nNoNewPrivileges=yes\nMemoryMax=512M\n\n[Install]\nWantedBy=default.target\n";
}

}  // namespace asepsie::application
