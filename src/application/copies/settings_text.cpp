#include "application/copies/settings_text.h"

#include "application/copies/stamp.h"
#include "domain/collectors/formats/ini_file.h"
#include "foundation/base/text.h"
#include "foundation/json/json.h"

#include <algorithm>

namespace asepsie::copies {
namespace {

constexpr std::size_t most_named_places = 1000;  // of one file of settings
constexpr std::size_t most_comment_signs = 200;

Result<Done> is_text(std::string_view text)
{
    return text.find('\0') == std::string_view::npos ? Result<Done>(Done{}) : fail(ErrorCode::malformed, "a NUL: no text");
}

std::string without_last_slash(std::string_view path)
{
    while (path.size() > 1 && path.ends_with('/')) {
        path.remove_suffix(1);
    }
    return std::string(path);
}

void add_place(std::vector<std::string>& places, std::string_view place)
{
    const std::string known = without_last_slash(place);
    if (!known.empty() && places.size() < most_named_places && std::find(places.begin(), places.end(), known) == places.end()) {
        places.push_back(known);
    }
}

std::vector<std::string_view> tabbed_fields(std::string_view line)
{
    std::vector<std::string_view> fields = text::split(line, '\t');
    std::erase_if(fields, [](std::string_view field) { return text::trim(field).empty(); });
    return fields;
}

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

std::string_view yaml_scalar(std::string_view text) { return text::unquote(text::trim(text.substr(0, std::min(text.find(" #"), text.size())))); }

}  // namespace

Result<TimeshiftInfo> parse_timeshift_info(std::string_view text)
{
    const json::Value value = TRY(json::parse(text));
    const json::Object* object = value.if_object();
    const auto number = [&](std::string_view name) -> std::optional<std::int64_t> {
        const auto written = object == nullptr ? std::nullopt : json::string_in(*object, name);
        return written ? text::to_integer(*written) : object == nullptr ? std::nullopt : json::integer_in(*object, name);
    };
    constexpr std::int64_t latest = 253'402'300'799;  // 9999-12-31T23:59:59Z
    const auto created = number("created");
    if (!created || *created <= 0 || *created > latest) {
        return fail(ErrorCode::malformed, "info.json of Timeshift without its moment");
    }
    TimeshiftInfo info;
    info.created = Moment(std::chrono::seconds(*created));
    // 0 where Timeshift did not count.
    const auto files = number("file_count");
    info.files = files && *files > 0 ? std::optional(static_cast<std::uint64_t>(*files)) : std::nullopt;
    info.name = text::in_one_line(text::made_safe_to_show(json::string_in(*object, "comments").value_or(std::string_view{})), most_comment_signs);
    return info;
}

Result<RsnapshotConf> parse_rsnapshot_conf(std::string_view text)
{
    TRY(is_text(text));
    RsnapshotConf conf;
    text::for_each_line(text, [&](std::string_view line) {
        const std::vector<std::string_view> fields = line.starts_with('#') ? std::vector<std::string_view>() : tabbed_fields(line);
        if (fields.size() < 2) {
            return;
        }
        if (fields[0] == "snapshot_root" && fields[1].starts_with('/')) {
            conf.root = without_last_slash(fields[1]);
        } else if (fields[0] == "retain" || fields[0] == "interval") {
            add_place(conf.levels, fields[1]);
        } else if (fields[0] == "backup" && fields[1].starts_with('/')) {
            add_place(conf.sources, fields[1]);
        }
    });
    return conf;
}

Result<std::vector<std::string>> parse_borgmatic_repositories(std::string_view text)
{
    TRY(is_text(text));
    std::vector<std::string> places;
    std::optional<std::size_t> listed_at;  // the indent of "repositories:"
    text::for_each_line(text, [&](std::string_view line) {
        const std::string_view content = text::trim(line);
        if (content.empty() || content.starts_with('#')) {
            return;
        }
        const std::size_t indent = indent_of(line);
        if (content == "repositories:") {
            listed_at = indent;
            return;
        }
        const bool is_below = listed_at && (indent > *listed_at || (indent == *listed_at && content.starts_with('-')));
        if (!is_below) {
            listed_at.reset();
            return;
        }
        std::string_view item = content.starts_with("- ") ? text::trim(content.substr(2)) : content;
        if (item.starts_with("path:")) {
            add_place(places, yaml_scalar(item.substr(5)));
        } else if (content.starts_with("- ") && item.find(": ") == std::string_view::npos && !item.ends_with(':')) {
            add_place(places, yaml_scalar(item));
        }
    });
    return places;
}

Result<std::vector<std::string>> parse_nextcloud_folders(std::string_view text)
{
    const auto ini = TRY(collectors::formats::parse_ini_file(text));
    std::vector<std::string> places;
    for (const auto& entry : ini.entries()) {
        const bool is_folder = entry.key.ends_with("localpath") || entry.key == "sync_dir";
        if (is_folder) {
            add_place(places, text::unquote(entry.value));
        }
    }
    return places;
}

Result<std::vector<std::string>> parse_dropbox_folders(std::string_view text)
{
    const json::Value value = TRY(json::parse(text));
    const json::Object* object = value.if_object();
    if (object == nullptr) {
        return fail(ErrorCode::malformed, "info.json of Dropbox: no object");
    }
    std::vector<std::string> places;
    for (const auto& account : *object) {
        const json::Object* one = account.value().if_object();
        const auto path = one == nullptr ? std::nullopt : json::string_in(*one, "path");
        if (path) {
            add_place(places, *path);
        }
    }
    return places;
}

std::optional<DuplicityName> parse_duplicity_name(std::string_view name)
{
    const bool is_full = name.starts_with("duplicity-full.");
    if (!is_full && !name.starts_with("duplicity-inc.")) {
        return std::nullopt;
    }
    const std::vector<std::string_view> parts = text::split(name, '.');
    // full.TIME.REST or inc.FROM.to.TIME.REST
    const std::size_t at = is_full ? 1 : 3;
    if (parts.size() <= at + 1 || (!is_full && parts[2] != "to")) {
        return std::nullopt;
    }
    const auto time = parse_short_stamp(parts[at]);
    if (!time) {
        return std::nullopt;
    }
    return DuplicityName{*time, !is_full, parts[at + 1] == "manifest", name.ends_with(".gpg")};
}

}  // namespace asepsie::copies
