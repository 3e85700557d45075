#include "domain/collectors/survey/patient_folders.h"

#include "domain/collectors/survey/path.h"
#include "domain/collectors/survey/plain_words.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>
#include <set>

namespace asepsie::collectors {
namespace {

using platform::DirectoryEntry;
using platform::FileKind;
using platform::Machine;

constexpr int levels = 2;                // below each root
constexpr std::size_t most_listed = 240;  // folders, all roots together: a few milliseconds

// How practices name the folders where patients' papers lie, without accents. One of these words in the name is enough.
constexpr std::array<std::string_view, 25> patient_words{"patient", "patients", "patiente", "patientes", "patientele", "cabinet", "ordonnance", "ordonnances",
    "imagerie", "imageries", "dicom", "radios", "radiographie", "radiographies", "radiologie", "irm", "medical", "medicale", "medicaux", "medicales", "bilan",
    "bilans", "consultations", "prescriptions", "echographies"};
// … and these two after one another: "compte rendu", "comptes-rendus".
constexpr std::array<std::string_view, 2> account_words{"compte", "comptes"};
constexpr std::array<std::string_view, 2> given_words{"rendu", "rendus"};
// A name that holds one of these speaks of something else: "bilan comptable", "bilan carbone".
constexpr std::array<std::string_view, 5> other_words{"comptable", "comptables", "comptabilite", "compta", "carbone"};
// Never walked into: large, and no place for papers.
constexpr std::array<std::string_view, 7> passed_over{"snap", "node_modules", "musique", "music", "videos", "jeux", "games"};

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

class Search {
public:
    Search(const Machine& machine, const formats::MountTable* mounts) : m_machine(machine), m_mounts(mounts) {}

    void look_in(const std::string& folder, int depth)
    {
        if (m_listed >= most_listed || !m_seen.insert(folder).second || is_read_over_network(m_mounts, folder)) {
            return;
        }
        ++m_listed;
        const auto entries = m_machine.list_directory(folder);
        if (!entries.ok()) {
            return;
        }
        for (const DirectoryEntry& entry : *entries) {
            if (entry.kind != FileKind::directory || entry.name.starts_with('.')) {
                continue;
            }
            const std::string path = folder == "/" ? "/" + entry.name : folder + "/" + entry.name;
            if (speaks_of_patients(entry.name)) {
                found.insert(path);
            } else if (depth < levels && !is_one_of(passed_over, text::lower(entry.name))) {
                look_in(path, depth + 1);
            }
        }
    }

    std::set<std::string> found;

private:
    const Machine& m_machine;
    const formats::MountTable* m_mounts;
    std::set<std::string> m_seen;
    std::size_t m_listed = 0;
};

}  // namespace

bool speaks_of_patients(std::string_view name)
{
    const std::vector<std::string> words = plain_words(name);
    bool speaks = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (is_one_of(other_words, words[i])) {
            return false;
        }
        const bool is_report = i > 0 && is_one_of(account_words, words[i - 1]) && is_one_of(given_words, words[i]);
        speaks = speaks || is_report || is_one_of(patient_words, words[i]);
    }
    return speaks;
}

std::vector<std::string> find_patient_folders(const Machine& machine, const formats::MountTable* mounts, std::vector<SearchRoot> roots)
{
    // The deepest first: ~/Documents is looked into two levels down before the home itself comes by it.
    std::stable_sort(roots.begin(), roots.end(), [](const SearchRoot& a, const SearchRoot& b) { return a.path.size() > b.path.size(); });
    Search search(machine, mounts);
    for (const SearchRoot& root : roots) {
        if (root.name_counts && speaks_of_patients(last_name(root.path))) {
            search.found.insert(root.path);
        } else {
            search.look_in(root.path, 1);
        }
    }
    std::vector<std::string> outermost;
    for (const std::string& path : search.found) {
        if (std::none_of(search.found.begin(), search.found.end(), [&](const std::string& other) { return other != path && is_within(path, other); })) {
            outermost.push_back(path);
        }
    }
    return outermost;
}

bool is_read_over_network(const formats::MountTable* mounts, std::string_view path)
{
    constexpr std::array<std::string_view, 11> types{"fuse", "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "davfs", "autofs"};
    const formats::Mount* mount = mounts != nullptr ? mounts->holding(path) : nullptr;
    return mount != nullptr && (is_one_of(types, mount->type) || mount->type.starts_with("fuse."));
}

Result<bool> is_open_to_others(const Machine& machine, const std::string& folder)
{
    constexpr std::uint32_t anything = 0007;
    constexpr std::uint32_t passing = 0001;
    const platform::FileStatus own = TRY(machine.status(folder));
    if ((own.mode & anything) == 0) {
        return false;
    }
    for (std::string above(parent_folder(folder)); above != "/"; above = parent_folder(above)) {
        const platform::FileStatus status = TRY(machine.status(above));
        if ((status.mode & passing) == 0) {
            return false;
        }
    }
    return true;
}

}  // namespace asepsie::collectors
