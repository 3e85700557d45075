#include "application/copies/restore_files.h"

#include "application/copies/list_files.h"
#include "foundation/base/sums.h"
#include "foundation/base/text.h"
#include "foundation/storage/scratch_folder.h"
#include "foundation/tree/copy_file.h"
#include "foundation/tree/path.h"

#include <fmt/core.h>

#include <algorithm>
#include <unordered_map>

namespace asepsie::copies {
namespace {

using platform::FileKind;
using tree::EntryKind;
using tree::Wish;

constexpr std::size_t most_arguments_bytes = 200'000;  // of one call; the system's limit is ten times that
constexpr std::size_t most_arguments = 2'000;
constexpr int most_tries = 3;  // for a file that changes while it is copied: a program that gives it a second name (rsnapshot) changes it too

// What the listing says of one path.
struct Listed {
    FileKind kind = FileKind::other;
    std::uint64_t bytes = 0;
    std::uint32_t times = 0;
    bool is_exact = true;
    bool is_broken = false;
    bool is_wanted = false;
    bool is_back = false;
};
using Listing = std::unordered_map<std::string, Listed>;

template <typename Visit>
void for_each_folder_above(const std::string& path, Visit visit)
{
    for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
        visit(path.substr(0, slash));
    }
}

// All of the listing where everything is wanted; else what is asked for and the folders above it.
class Plan {
public:
    explicit Plan(const Restoring& restoring) : m_takes_all(restoring.paths.empty()), m_asked(restoring.paths) {}

    Result<Done> open()
    {
        for (const std::string& path : m_asked) {
            if (!tree::stays_below(path)) {
                return fail(ErrorCode::bad_usage, "a path that leads out of its snapshot");
            }
            m_listing[path].is_wanted = true;
            for_each_folder_above(path, [&](const std::string& folder) { m_listing.try_emplace(folder); });
        }
        return Done{};
    }

    Wish take(const FileEntry& entry)
    {
        auto found = m_listing.find(entry.path);
        if (found == m_listing.end()) {
            if (!m_takes_all) {
                return Wish::go_on;
            }
            if (m_listing.size() == most_restored_files) {
                m_is_too_large = true;
                return Wish::stop;
            }
            found = m_listing.emplace(entry.path, Listed{}).first;
            found->second.is_wanted = entry.kind == FileKind::regular;
        }
        Listed& listed = found->second;
        // A name that comes twice may be a link and then a folder "below" it.
        const bool is_still_folder = listed.times == 0 || listed.kind == FileKind::directory;
        listed.kind = entry.kind == FileKind::directory && !is_still_folder ? listed.kind : entry.kind;
        listed.is_exact = entry.is_path_exact;
        listed.is_broken = listed.is_broken || entry.is_broken;
        listed.bytes = entry.bytes;
        ++listed.times;
        return Wish::go_on;
    }

    // What may be brought back; the rest is lost, with its reason.
    Result<std::vector<std::string>> conclude(Restoration& restoration)
    {
        if (m_is_too_large) {
            return fail(ErrorCode::too_large, "more files than are restored at once");
        }
        std::vector<std::string> paths;
        for (auto& [path, listed] : m_listing) {
            if (!listed.is_wanted) {
                continue;
            }
            if (auto reason = reason_against(path, listed)) {
                listed.is_wanted = false;
                restoration.lost.push_back({path, std::move(*reason)});
                continue;
            }
            m_bytes = sum_at_most(m_bytes, listed.bytes);
            paths.push_back(path);
        }
        std::sort(paths.begin(), paths.end());
        return paths;
    }

    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }
    [[nodiscard]] bool takes_all() const { return m_takes_all; }
    Listing& listing() { return m_listing; }
    // Whether anything in it could lead a program that restores all elsewhere.
    [[nodiscard]] bool is_trustworthy() const
    {
        return std::all_of(m_listing.begin(), m_listing.end(), [&](const auto& one) { return !is_below_other_than_folders(one.first) && (one.second.times <= 1 || !one.second.is_exact); });
    }

private:
    [[nodiscard]] bool is_below_other_than_folders(const std::string& path) const
    {
        bool is_below = false;
        for_each_folder_above(path, [&](const std::string& folder) {
            const auto found = m_listing.find(folder);
            is_below = is_below || (found != m_listing.end() && found->second.times > 0 && found->second.kind != FileKind::directory);
        });
        return is_below;
    }
    [[nodiscard]] std::optional<Error> reason_against(const std::string& path, const Listed& listed) const
    {
        if (listed.times == 0) {
            return fail(ErrorCode::not_found, "not in the snapshot");
        }
        if (listed.kind != FileKind::regular) {
            return fail(ErrorCode::unsupported, "no regular file");
        }
        if (listed.bytes > static_cast<std::uint64_t>(most_listed_bytes)) {
            return fail(ErrorCode::malformed, "of an impossible size");
        }
        if (listed.times > 1 || is_below_other_than_folders(path)) {
            return fail(ErrorCode::malformed, "listed twice, or below something that is no folder");
        }
        return listed.is_broken ? std::optional(fail(ErrorCode::altered, "parts of it were lost")) : std::nullopt;
    }

    bool m_takes_all;
    bool m_is_too_large = false;
    const std::vector<std::string>& m_asked;
    Listing m_listing;
    std::uint64_t m_bytes = 0;
};

// As a listing shows raw bytes: each that is not UTF-8 is replaced.
std::string with_bytes_lost(std::string_view raw, std::string_view replacement)
{
    std::string shown;
    while (!raw.empty()) {
        std::size_t length = 1;
        while (length < 4 && length <= raw.size() && !text::is_plain_utf8(raw.substr(0, length))) {
            ++length;
        }
        const bool is_sign = length <= raw.size() && text::is_plain_utf8(raw.substr(0, length));
        shown += is_sign ? raw.substr(0, length) : replacement;
        raw.remove_prefix(is_sign ? length : 1);
    }
    return shown;
}

// Everything below `into` that was asked for, and nothing else left there.
Result<Done> take_stock(const std::string& into, Listing& listing, Restoration& restoration)
{
    std::vector<std::string> unwanted;
    const tree::Root root = TRY(tree::Root::open(into));
    const tree::VisitEnd end = TRY(tree::visit(root, {}, [&](const tree::Entry& entry) {
        if (entry.kind == EntryKind::folder) {
            return Wish::go_on;
        }
        auto found = listing.find(entry.path);
        for (const std::string_view replacement : {"\xEF\xBF\xBD", "?"}) {
            found = found != listing.end() ? found : listing.find(with_bytes_lost(entry.path, replacement));
        }
        const bool is_wanted = entry.kind == EntryKind::file && found != listing.end() && found->second.is_wanted && !found->second.is_back;
        if (!is_wanted) {
            unwanted.push_back(entry.path);
        } else if (found->second.bytes != static_cast<std::uint64_t>(entry.size)) {
            found->second.is_back = true;
            restoration.lost.push_back({found->first, fail(ErrorCode::altered, "not of the size it was listed with")});
        } else {
            found->second.is_back = true;
            restoration.restored.push_back({found->first, entry.path, found->second.bytes});
        }
        return Wish::go_on;
    }));
    for (const std::string& path : unwanted) {
        TRY(storage::remove_one(into + "/" + path));
    }
    if (end.missed > 0 && restoration.said.condition == Condition::sound) {
        restoration.said = {Condition::unreadable, fmt::format("{} places of what was brought back cannot be read", end.missed)};
    }
    return Done{};
}

Result<Ailment> extract(const Copy& copy, const Secrets& secrets, const std::string& snapshot, const std::vector<std::string>& paths, const Restoring& restoring)
{
    return copy.kind == CopyKind::borg ? extract_borg(copy, secrets, snapshot, paths, restoring.into, restoring.bounds)
                                       : extract_restic({CopyKind::restic, copy.place}, secrets, snapshot, paths, restoring.into, restoring.bounds);
}

// In as many calls as the system takes arguments for.
Result<Done> extract_in_batches(const Copy& copy, const Secrets& secrets, const std::string& snapshot, const std::vector<std::string>& paths, const Restoring& restoring, Restoration& restoration)
{
    std::vector<std::string> batch;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        batch.push_back(paths[i]);
        bytes += 2 * paths[i].size();
        const bool is_full = bytes >= most_arguments_bytes || batch.size() == most_arguments || i + 1 == paths.size();
        if (!is_full) {
            continue;
        }
        Ailment said = TRY(extract(copy, secrets, snapshot, batch, restoring));
        if (said.condition != Condition::sound) {
            restoration.said = std::move(said);
        }
        if (restoring.bounds.is_over()) {
            return Done{};
        }
        batch.clear();
        bytes = 0;
    }
    return Done{};
}

Result<tree::CopyEnd> copy_patiently(const tree::Root& from, const tree::Root& into, const std::string& path, const tree::ShowCopied& show)
{
    auto copied = tree::copy_file(from, into, path, show);
    for (int tries = 1; tries < most_tries && !copied && copied.error().code == ErrorCode::busy; ++tries) {
        copied = tree::copy_file(from, into, path, show);
    }
    return copied;
}

Result<Done> copy_files(const PlainRoot& place, const std::vector<std::string>& paths, const Restoring& restoring, Restoration& restoration)
{
    const tree::Root from = TRY(tree::Root::open(place.folder));
    const tree::Root into = TRY(tree::Root::open(restoring.into));
    for (const std::string& path : paths) {
        const auto show = [&](std::uint64_t) { return restoring.bounds.is_over() ? Wish::stop : Wish::go_on; };
        restoration.was_stopped = restoring.bounds.is_over();
        if (restoration.was_stopped) {
            break;
        }
        const auto copied = copy_patiently(from, into, path, show);
        restoration.was_stopped = copied.ok() && copied->was_stopped;
        if (restoration.was_stopped) {
            break;
        }
        if (copied) {
            restoration.restored.push_back({path, path, copied->bytes});
        } else {
            restoration.lost.push_back({path, copied.error()});
        }
    }
    return Done{};
}

void name_what_is_missing(const Listing& listing, const std::vector<std::string>& paths, Restoration& restoration)
{
    for (const std::string& path : paths) {
        const auto found = listing.find(path);
        if (found != listing.end() && !found->second.is_back) {
            restoration.lost.push_back({path, fail(ErrorCode::altered, "not given back")});
        }
    }
}

}  // namespace

Result<Restoration> restore_files(const Copy& copy, const Secrets& secrets, const std::string& snapshot, const Restoring& restoring)
{
    if (!restoring.into.starts_with('/')) {
        return fail(ErrorCode::bad_usage, "a folder to restore into is named from the root");
    }
    Plan plan(restoring);
    TRY(plan.open());
    const ListingEnd listed = TRY(list_files(copy, secrets, snapshot, [&](const FileEntry& entry) { return plan.take(entry); }, restoring.bounds));
    Restoration restoration;
    restoration.unlisted = listed.unreadable;
    const std::vector<std::string> paths = TRY(plan.conclude(restoration));
    TRY(storage::make_new_folder(restoring.into));
    const std::uint64_t room = TRY(storage::free_bytes(restoring.into));
    if (plan.bytes() > room) {
        return fail(ErrorCode::too_large, fmt::format("{} bytes to restore, room for {}", plan.bytes(), room));
    }
    if (paths.empty()) {
        return restoration;
    }
    if (const auto root = plain_root(copy, snapshot)) {
        TRY(copy_files(*root, paths, restoring, restoration));
        return restoration;
    }
    const bool names_all = plan.takes_all() && plan.is_trustworthy();
    if (names_all) {
        restoration.said = TRY(extract(copy, secrets, snapshot, {}, restoring));
    } else {
        TRY(extract_in_batches(copy, secrets, snapshot, paths, restoring, restoration));
    }
    restoration.was_stopped = restoring.bounds.is_over();
    if (restoration.was_stopped) {
        return restoration;  // restic makes a file in its full size before it fills it: none can be told from a whole one
    }
    TRY(take_stock(restoring.into, plan.listing(), restoration));
    name_what_is_missing(plan.listing(), paths, restoration);
    return restoration;
}

}  // namespace asepsie::copies
