#include "application/backup/coverage.h"

#include "application/backup/original_places.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace asepsie::application {
namespace {

using namespace std::string_view_literals;

constexpr std::chrono::hours settled{24};  // a file that was written while the copy was made need not be in it
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
    backup::Coverage coverage;
    for (const backup::Source& source : sources) {
        if (source.place.empty()) {
            continue;
        }
        const auto weigh = [&](const tree::Entry& entry) {
            // Of a name that is not UTF-8 a listing may not say the bytes.
            const bool is_compared = entry.kind == tree::EntryKind::file && copies::moment_of(entry.mtime_ns) + settled < snapshot.time && !is_a_program_s_own(entry.path) && text::is_plain_utf8(entry.path);
            coverage.compared += is_compared ? 1 : 0;
            if (is_compared && !held.contains(mark_of(source.place + "/" + entry.path, static_cast<std::uint64_t>(entry.size)))) {
                ++coverage.missing;
                if (coverage.examples.size() < missing_examples) {
                    coverage.examples.push_back(text::in_one_line(text::made_safe_to_show(entry.path), shown_signs));
                }
            }
            return tree::Wish::go_on;
        };
        const tree::Root root = TRY(tree::Root::open(source.place));
        const tree::VisitEnd end = TRY(tree::visit(root, {.is_over = [&] { return bounds.is_over(); }}, weigh));
        if (end.was_stopped) {
            return fail(ErrorCode::too_slow, source.place);
        }
    }
    return coverage;
}

}  // namespace asepsie::application
