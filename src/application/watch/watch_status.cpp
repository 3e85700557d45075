#include "application/watch/watch_status.h"

#include "domain/watch/alarm.h"
#include "foundation/base/names.h"
#include "foundation/json/json.h"
#include "foundation/storage/files.h"

#include <algorithm>

namespace asepsie::application {
namespace {

constexpr std::size_t largest_status = 1U << 20U;  // bytes

json::Array first_of(std::vector<std::string> texts, std::size_t most)
{
    texts.resize(std::min(texts.size(), most));
    return json::array_of(texts);
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

// An argument of ExecStart: quoted, with what systemd would read otherwise doubled or escaped.
std::string quoted_argument(const std::string& argument)
{
    std::string out = "\"";
    for (const char c : argument) {
        if (c == '"' || c == '\\') {
            out += '\\';
        } else if (c == '%' || c == '$') {
            out += c;
        }
        out += c == '\n' ? ' ' : c;
    }
    return out + "\"";
}

}  // namespace

std::string to_json(const WatchStatus& status)
{
    json::Array alarms;
    for (const WatchAlarm& alarm : status.alarms) {
        alarms.push_back(json::Object{{"at", to_iso(alarm.at)}, {"sign", alarm.sign}, {"files", first_of(alarm.files, most_files_of_alarm)}});
    }
    return json::write_pretty(json::Object{{"folders", json::array_of(status.folders)}, {"decoys", json::array_of(status.decoys)}, {"since", to_iso(status.since)},
        {"seen", to_iso(status.seen)}, {"files", status.files}, {"alarms", alarms}});
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
    status.decoys = texts_named(*object, "decoys");
    status.since = moment_in(*object, "since");
    status.seen = moment_in(*object, "seen");
    status.files = json::integer_in(*object, "files").value_or(0);
    const json::Array* alarms = json::array_in(*object, "alarms");
    for (std::size_t i = 0; alarms != nullptr && i < alarms->size(); ++i) {
        if (const json::Object* alarm = (*alarms)[i].if_object()) {
            status.alarms.push_back({moment_in(*alarm, "at"), sign_in(*alarm), texts_named(*alarm, "files")});
        }
    }
    return status;
}

Result<WatchStatus> read_watch_status(const std::string& path)
{
    const std::string text = TRY(storage::read_whole_file(path, largest_status));
    return watch_status_in(text);
}

Result<Done> write_watch_status(const std::string& path, const WatchStatus& status)
{
    WatchStatus kept = status;
    if (kept.alarms.size() > most_alarms_kept) {
        kept.alarms.erase(kept.alarms.begin(), kept.alarms.end() - static_cast<std::ptrdiff_t>(most_alarms_kept));
    }
    return storage::write_whole_file(path, to_json(kept));
}

std::string watch_service(const std::string& program, const std::vector<std::string>& arguments)
{
    std::string command = quoted_argument(program);
    for (const std::string& argument : arguments) {
        command += " " + quoted_argument(argument);
    }
    return "[Unit]\nDescription=Asepsie: watches documents for encryption in mass\n\n[Service]\nExecStart=" + command
           + "\nRestart=on-failure\nNice=10\nIOSchedulingClass=idle\nNoNewPrivileges=yes\nMemoryMax=512M\n\n[Install]\nWantedBy=default.target\n";
}

}  // namespace asepsie::application
