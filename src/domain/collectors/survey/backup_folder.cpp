#include "domain/collectors/survey/backup_folder.h"

#include "domain/collectors/survey/patient_folders.h"
#include "foundation/base/text.h"

namespace asepsie::collectors {
namespace {

constexpr std::size_t most_folders = 8;     // named by the person
constexpr std::size_t most_looked_at = 2'000;  // files of one folder
constexpr int levels_of_backups = 2;

class Newest {
public:
    explicit Newest(const platform::Machine& machine) : m_machine(machine) {}

    void look_in(const std::string& folder, int depth)
    {
        const auto entries = m_machine.list_directory(folder);
        for (const platform::DirectoryEntry& entry : entries.ok() ? *entries : std::vector<platform::DirectoryEntry>{}) {
            if (++m_looked_at > most_looked_at) {
                return;
            }
            const std::string path = folder + "/" + entry.name;
            if (entry.kind == platform::FileKind::directory && depth < levels_of_backups) {
                look_in(path, depth + 1);
            } else if (entry.kind == platform::FileKind::regular) {
                const auto status = m_machine.status(path);
                if (status.ok() && (!found || date_of(status->modified) > *found)) {
                    found = date_of(status->modified);
                }
            }
        }
    }

    std::optional<Date> found;

private:
    const platform::Machine& m_machine;
    std::size_t m_looked_at = 0;
};

}  // namespace

std::vector<std::string> named_backup_folders(const platform::Machine& machine)
{
    std::vector<std::string> folders;
    const auto text = machine.read_file(machine.identity().home + "/.config/asepsie/backup_folder", platform::small_file_bytes);
    text::for_each_line(text.ok() ? std::string_view(*text) : std::string_view{}, [&](std::string_view line) {
        std::string_view path = text::trim(line);
        while (path.size() > 1 && path.ends_with('/')) {
            path.remove_suffix(1);
        }
        if (path.starts_with('/') && folders.size() < most_folders) {
            folders.emplace_back(path);
        }
    });
    return folders;
}

std::optional<Date> newest_file_in(const platform::Machine& machine, const formats::MountTable* mounts, const std::string& folder)
{
    if (is_read_over_network(mounts, folder)) {
        return std::nullopt;
    }
    Newest newest(machine);
    newest.look_in(folder, 1);
    return newest.found;
}

}  // namespace asepsie::collectors
