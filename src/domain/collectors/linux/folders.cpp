// Who on this computer may open the homes and the patients' folders, and whether a personal online space copies them. No file's content is read.
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/linux/all.h"
#include "domain/collectors/survey/disks.h"
#include "domain/collectors/survey/path.h"
#include "domain/collectors/survey/patient_folders.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::collectors::linux_os {
namespace {

using facts::FactList;
using platform::FileKind;

// Said of where things were read: a path would name the person.
const std::string homes_path = "/home";
constexpr std::uint32_t first_person = 1000;  // login.defs(5), UID_MIN: below are the system's own accounts

// ---- homes ----

// The homes of people, the ones this account may know of. denied where the folder of homes may not be listed.
Result<std::vector<std::string>> homes_of_people(Survey& survey)
{
    const auto listed = survey.machine.list_directory(homes_path);
    if (!listed.ok() && listed.error().code != ErrorCode::not_found) {
        return listed.error();
    }
    std::vector<std::string> homes;
    for (const std::string& home : survey.homes()) {
        const auto status = survey.machine.status(home);
        if (status.ok() && status->kind == FileKind::directory && status->uid >= first_person) {
            homes.push_back(home);
        }
    }
    return homes;
}

Result<std::int64_t> count_open(const Survey& survey, const std::vector<std::string>& folders)
{
    std::int64_t open = 0;
    for (const std::string& folder : folders) {
        open += TRY(is_open_to_others(survey.machine, folder)) ? 1 : 0;
    }
    return open;
}

void learn_homes(Survey& survey, const Result<std::vector<std::string>>& homes)
{
    const auto count = homes.ok() ? Result<std::int64_t>(static_cast<std::int64_t>(homes->size())) : Result<std::int64_t>(homes.error());
    survey.facts.learn_or_miss(fact::home_count, count, homes_path);
    survey.facts.learn_or_miss(fact::open_home_count, homes.ok() ? count_open(survey, *homes) : Result<std::int64_t>(homes.error()), homes_path);
}

// ---- online spaces ----

// How the programs that copy a folder to an online space name it in the home, and the folder where each keeps its settings.
struct Client {
    std::string_view product;
    std::string_view folder;
    std::string_view settings;
    bool host_is_chosen;  // by the practice: it may well be certified, which cannot be seen from here
};
constexpr std::array clients{
    Client{"Dropbox", "Dropbox", ".dropbox", false},
    Client{"Google Drive", "Google Drive", "", false},
    Client{"Google Drive", "GoogleDrive", "", false},
    Client{"Google Drive", "google-drive", ".gdfuse", false},
    Client{"Google Drive", "Insync", ".config/Insync", false},
    Client{"iCloud", "iCloud", "", false},
    Client{"iCloud", "iCloudDrive", "", false},
    Client{"MEGA", "MEGA", ".local/share/data/Mega Limited", false},
    Client{"OneDrive", "OneDrive", ".config/onedrive", false},
    Client{"pCloud", "pCloudDrive", ".pcloud", false},
    Client{"Nextcloud", "Nextcloud", ".config/Nextcloud", true},
    Client{"ownCloud", "ownCloud", ".config/ownCloud", true},
};

struct OnlineSpace {
    std::string product;
    std::string folder;
    bool host_is_chosen = false;
};

// "~/x" and "$HOME/x" as people and programs write them in settings.
std::string expanded(const std::string& home, std::string_view written)
{
    for (const std::string_view own : {std::string_view("~"), std::string_view("$HOME")}) {
        if (is_within(written, own)) {
            return link_destination(home, "./" + std::string(written.substr(own.size())));
        }
    }
    return link_destination(home, written);
}

// The folder that one line of a file of settings names; nothing where the file or the line is not there.
std::optional<std::string> folder_in_settings(const Survey& survey, const std::string& home, const std::string& file, std::string_view key)
{
    const auto content = survey.read(home + "/" + file);
    const auto values = content.ok() ? formats::parse_key_values(*content) : Result<formats::KeyValues>(content.error());
    const auto written = values.ok() ? values->get(key) : std::nullopt;
    return written ? std::optional(expanded(home, *written)) : std::nullopt;
}

// A folder where an online space is mounted is known by the table of mounts: asking for its status could wait for the network.
bool is_there(Survey& survey, const std::string& folder)
{
    return (survey.mounts().ok() && survey.mounts()->at(folder) != nullptr) || survey.machine.exists(folder);
}

std::vector<OnlineSpace> online_spaces(Survey& survey, const std::string& home)
{
    std::vector<OnlineSpace> spaces;
    for (const Client& client : clients) {
        std::string folder = home + "/" + std::string(client.folder);
        bool is_used = is_there(survey, folder);
        if (!client.settings.empty() && survey.machine.exists(home + "/" + std::string(client.settings))) {
            is_used = true;
            // The free client for Linux copies ~/OneDrive unless its settings say otherwise (github.com/abraunegg/onedrive, "sync_dir").
            folder = client.product == "OneDrive" ? folder_in_settings(survey, home, ".config/onedrive/config", "sync_dir").value_or(folder) : folder;
        }
        if (is_used) {
            spaces.push_back({std::string(client.product), folder, client.host_is_chosen});
        }
    }
    return spaces;
}

// The folder of documents, as the desktop sets it (xdg-user-dirs), links followed once.
std::string documents_of(const Survey& survey, const std::string& home)
{
    const std::string folder = folder_in_settings(survey, home, ".config/user-dirs.dirs", "XDG_DOCUMENTS_DIR").value_or(home + "/Documents");
    const auto link = survey.machine.read_link(folder);
    return link.ok() ? link_destination(parent_folder(folder), *link) : folder;
}

// ---- patients' folders ----

std::vector<SearchRoot> search_roots(Survey& survey, const std::vector<std::string>& homes)
{
    std::vector<SearchRoot> roots{{"/srv"}};
    for (const std::string& home : homes) {
        roots.push_back({home});
        roots.push_back({documents_of(survey, home)});
        for (const std::string_view name : {"Bureau", "Desktop"}) {
            roots.push_back({home + "/" + std::string(name)});
        }
        for (const OnlineSpace& space : online_spaces(survey, home)) {
            roots.push_back({space.folder});
        }
    }
    if (survey.mounts().ok()) {
        for (const formats::Mount& mount : survey.mounts()->mounts()) {
            const bool is_systems = mount.point == "/" || mount.point == "/home" || is_within(mount.point, "/boot") || is_within(mount.point, "/var")
                || is_within(mount.point, "/usr") || mount.point == "/efi" || mount.point == "/recovery" || mount.point == "/sysroot";
            if (is_kept_on_disk(mount.type) && !is_systems) {
                roots.push_back({mount.point, true});
            }
        }
    }
    return roots;
}

void learn_patient_folders(Survey& survey, const std::vector<std::string>& folders)
{
    FactList open;
    std::optional<Error> error;
    for (const std::string& folder : folders) {
        const auto is_open = is_open_to_others(survey.machine, folder);
        if (!is_open.ok()) {
            error = is_open.error();
        } else if (*is_open) {
            open.push_back(text::made_safe_to_show(folder));
        }
    }
    survey.facts.learn(fact::patient_folder_count, static_cast<std::int64_t>(folders.size()), homes_path);
    survey.facts.learn_or_miss(fact::patient_folders_open, open.empty() && error ? Result<FactList>(*error) : Result<FactList>(open), homes_path);
}

// What a personal space copies: patients' folders that stand in it, and the whole folder of documents where that stands in it. Where only a space whose
// host the practice chose holds any, or a space could not be looked into, nothing is said: that must be asked.
Result<FactList> copied_by(Survey& survey, const std::vector<OnlineSpace>& spaces, const std::vector<std::string>& folders)
{
    FactList copied;
    bool is_to_be_asked = false;
    for (const std::string& folder : folders) {
        const auto holds = [&](const OnlineSpace& space) { return is_within(folder, space.folder); };
        const auto personal = std::find_if(spaces.begin(), spaces.end(), [&](const OnlineSpace& space) { return !space.host_is_chosen && holds(space); });
        if (personal != spaces.end()) {
            copied.push_back(text::made_safe_to_show(folder));
        }
        is_to_be_asked = is_to_be_asked || std::any_of(spaces.begin(), spaces.end(), holds);
    }
    const formats::MountTable* mounts = survey.mounts().ok() ? &*survey.mounts() : nullptr;
    is_to_be_asked = is_to_be_asked || std::any_of(spaces.begin(), spaces.end(), [&](const OnlineSpace& space) { return is_read_over_network(mounts, space.folder); });
    if (copied.empty() && is_to_be_asked) {
        return fail(ErrorCode::unsupported, "an online space whose host cannot be known from here");
    }
    return copied;
}

void learn_online_spaces(Survey& survey, const std::vector<std::string>& homes, std::vector<std::string> folders)
{
    std::vector<OnlineSpace> spaces;
    FactList products;
    for (const std::string& home : homes) {
        folders.push_back(documents_of(survey, home));
        for (OnlineSpace& space : online_spaces(survey, home)) {
            if (!space.host_is_chosen && std::find(products.begin(), products.end(), space.product) == products.end()) {
                products.push_back(space.product);
            }
            spaces.push_back(std::move(space));
        }
    }
    survey.facts.learn(fact::personal_clouds, products, homes_path);
    survey.facts.learn_or_miss(fact::patient_folders_in_cloud, copied_by(survey, spaces, folders), homes_path);
}

}  // namespace

void folders(Survey& survey)
{
    const auto homes = homes_of_people(survey);
    learn_homes(survey, homes);
    if (!homes.ok()) {
        survey.facts.learn_or_miss(fact::patient_folder_count, Result<std::int64_t>(homes.error()), homes_path);
        survey.facts.learn_or_miss(fact::patient_folders_open, Result<FactList>(homes.error()), homes_path);
        survey.facts.learn_or_miss(fact::personal_clouds, Result<FactList>(homes.error()), homes_path);
        survey.facts.learn_or_miss(fact::patient_folders_in_cloud, Result<FactList>(homes.error()), homes_path);
        return;
    }
    const formats::MountTable* mounts = survey.mounts().ok() ? &*survey.mounts() : nullptr;
    const std::vector<std::string> found = find_patient_folders(survey.machine, mounts, search_roots(survey, *homes));
    learn_patient_folders(survey, found);
    learn_online_spaces(survey, *homes, found);
}

}  // namespace asepsie::collectors::linux_os
