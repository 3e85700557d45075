#include "application/backup/coverage.h"

#include "application/backup/original_places.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace asepsie::application {
namespace {

using namespace std::string_view_literals;

// A file that was written while the copy was made need not be in it. Where nothing but its newest file dates a copy, making it may have taken a night.
constexpr std::chrono::minutes settled_before_its_begin{10};
constexpr std::chrono::hours settled_before_its_newest_file{24};
constexpr std::size_t shown_signs = 300;

constexpr std::array own_names{"Thumbs.db"sv, "desktop.ini"sv, ".DS_Store"sv, "lock"sv};
constexpr std::array own_starts{"~$"sv, ".~lock"sv, ".goutputstream"sv};
constexpr std::array own_ends{".tmp"sv, ".part"sv, ".crdownload"sv, ".lock"sv, "~"sv};
constexpr std::array own_folders{".cache/"sv, "/.cache/"sv, "/Cache/"sv, ".Trash"sv, "/node_modules/"sv};

// What a program makes for itself and nobody would miss.
bool is_a_program_s_own(std::string_view path)
{
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const auto is_any = [](const auto& signs, auto matches) { return std::any_of(signs.begin(), signs.end(), matches); };
    return is_any(own_names, [&](std::string_view sign) { return name == sign; }) || is_any(own_starts, [&](std::string_view sign) { return name.starts_with(sign); })
           || is_any(own_ends, [&](std::string_view sign) { return name.ends_with(sign); }) || is_any(own_folders, [&](std::string_view sign) { return text::contains(path, sign); });
}

// A file by where it is and how large; a set of numbers and not of paths, for there may be millions.
std::size_t mark_of(std::string_view place, std::uint64_t bytes) { return std::hash<std::string>()(std::string(place) + '\0' + std::to_string(bytes)); }

// The sources' files, one after the other, beside what the copy holds.
class Weighing {
public:
    Weighing(const std::unordered_set<std::size_t>& held, const copies::Snapshot& snapshot)
        : m_held(held), m_settled_before(snapshot.time - (snapshot.is_time_of_file ? std::chrono::minutes(settled_before_its_newest_file) : settled_before_its_begin))
    {
    }

    void weigh(const std::string& source, const tree::Entry& entry)
    {
        // Of a name that is not UTF-8 a listing may not say the bytes.
        if (entry.kind != tree::EntryKind::file || is_a_program_s_own(entry.path) || !text::is_plain_utf8(entry.path)) {
            return;
        }
        const bool is_held = m_held.contains(mark_of(source + "/" + entry.path, static_cast<std::uint64_t>(entry.size)));
        const Moment modified = copies::moment_of(entry.mtime_ns);
        const bool is_settled = modified < m_settled_before;
        if (is_held) {
            m_newest_held = std::max(m_newest_held, modified);
        }
        m_coverage.compared += is_settled ? 1 : 0;
        if (is_settled && !is_held) {
            ++m_coverage.missing;
            m_newest_missing = std::max(m_newest_missing, modified);
            if (m_coverage.examples.size() < missing_examples) {
                m_coverage.examples.push_back(text::in_one_line(text::made_safe_to_show(entry.path), shown_signs));
            }
        }
    }

    backup::Coverage result()
    {
        if (m_newest_held > Moment{} && m_newest_missing > m_newest_held) {
            m_coverage.in_step = m_newest_held;
        }
        return std::move(m_coverage);
    }

private:
    const std::unordered_set<std::size_t>& m_held;
    Moment m_settled_before;
    Moment m_newest_held{};
    Moment m_newest_missing{};
    backup::Coverage m_coverage;
};

}  // namespace

Result<backup::Coverage> coverage_of(const copies::Copy& copy, const copies::Secrets& secrets, const copies::Snapshot& snapshot, const std::vector<backup::Source>& sources, const copies::Bounds& bounds)
{
    std::unordered_set<std::size_t> held;
    TRY(copies::list_files(
        copy, secrets, snapshot.id,
        [&](const copies::FileEntry& entry) {
            if (entry.kind == platform::FileKind::regular) {
                for (const std::string& place : original_places(entry.path, sources)) {
                    held.insert(mark_of(place, entry.bytes));
                }
            }
            return tree::Wish::go_on;
        },
        bounds));
    Weighing weighing(held, snapshot);
    for (const backup::Source& source : sources) {
        if (source.place.empty()) {
            continue;
        }
        const auto weigh = [&](const tree::Entry& entry) {
            weighing.weigh(source.place, entry);
            return tree::Wish::go_on;
        };
        const auto root = tree::Root::open(source.place);
        // What is not there any more lacks nothing here; that it is not there is said elsewhere.
        if (!root && root.error().code == ErrorCode::not_found) {
            continue;
        }
        if (!root) {
            return root.error();
        }
        const tree::VisitEnd end = TRY(tree::visit(*root, {.is_over = [&] { return bounds.is_over(); }}, weigh));
        if (end.was_stopped) {
            return fail(ErrorCode::too_slow, source.place);
        }
    }
    return weighing.result();
}

}  // namespace asepsie::application
