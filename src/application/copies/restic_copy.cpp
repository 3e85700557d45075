#include "application/copies/handing_over.h"
#include "application/copies/reading.h"
#include "application/copies/restic_text.h"
#include "foundation/base/text.h"
#include "foundation/storage/regular_file.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace asepsie::copies {
namespace {

using platform::Heard;
using platform::ProgramEnd;

constexpr std::size_t most_locks = 10'000;
constexpr std::size_t most_snapshot_files = 100'000;

// A file of the repository that is missing is asked for again and again for 45 seconds (0.14): worth it on a network, not on a disk.
constexpr std::string_view asks_again = "returned error, retrying after";
enum class OnMissing : std::uint8_t { ends, goes_on };

// Nothing is written into the repository, and nothing of it is kept here.
Result<ProgramEnd> run_restic(const Copy& copy, const Secrets& secrets, std::vector<std::string> arguments, const Bounds& bounds, OnMissing on_missing,
    std::function<Heard(std::string_view)> hear = {})
{
    const auto passphrase = secrets.passphrase.bytes();
    platform::ProgramCall call;
    call.program = platform::OutsideProgram::restic;
    call.arguments = {"--repo=" + copy.place, "--no-lock", "--no-cache", "--quiet"};
    call.arguments.insert(call.arguments.end(), std::make_move_iterator(arguments.begin()), std::make_move_iterator(arguments.end()));
    hand_over(call, {reinterpret_cast<const char*>(passphrase.data()), passphrase.size()});
    call.deadline = bounds.left();
    call.cancelled = bounds.cancelled;
    call.hear = std::move(hear);
    if (on_missing == OnMissing::ends) {
        call.hear_complaints = [](std::string_view piece) {
            return text::contains(piece, asks_again) && text::contains(piece, "no such file or directory") ? Heard::stop : Heard::go_on;
        };
    }
    return platform::run_outside(call);
}

Ailment ailment_of_run(const Result<ProgramEnd>& end)
{
    if (!end) {
        const bool is_missing = end.error().code == ErrorCode::unsupported || end.error().code == ErrorCode::denied;
        return is_missing ? Ailment{Condition::program_missing, end.error().detail} : ailment_of(end.error());
    }
    if (end->was_stopped) {
        return text::contains(end->complaints, asks_again) ? Ailment{Condition::damaged, "a file of the repository is missing"} : Ailment{Condition::unreadable, "stopped"};
    }
    return end->status == 0 && end->signal.empty() ? Ailment{Condition::sound, {}} : restic_ailment(end->status, end->complaints);
}

// What its files alone say: without a passphrase, and before a program is started for nothing.
Ailment form_of_repository(const std::string& place)
{
    const Ailment reached = reach(place);
    if (reached.condition != Condition::sound) {
        return reached;
    }
    const auto config = storage::read_first_bytes(place + "/config", 1, storage::Links::followed);
    const auto keys = tree::entries_in(place + "/keys", most_locks);
    const auto data = tree::entries_in(place + "/data", most_locks);
    const bool is_denied = (!config && config.error().code == ErrorCode::denied) || (!keys && keys.error().code == ErrorCode::denied);
    if (is_denied) {
        return {Condition::denied, "config or keys of the repository"};
    }
    if (!config && !keys) {
        return {Condition::no_copy_here, "neither config nor keys"};
    }
    if (!config || config->empty() || !keys || keys->empty() || !data) {
        return {Condition::damaged, "config, keys or data are missing"};
    }
    return reached;
}

void read_files_beside(const std::string& place, Contents& contents)
{
    for (const tree::Entry& lock : tree::entries_in(place + "/locks", most_locks).value_or({})) {
        const Moment written = moment_of(lock.mtime_ns);
        contents.locked_since = std::min(contents.locked_since.value_or(written), written);
    }
    for (const tree::Entry& file : tree::entries_in(place + "/snapshots", most_snapshot_files).value_or({})) {
        if (!is_restic_id(file.path)) {
            continue;
        }
        Snapshot snapshot;
        snapshot.id = file.path;
        snapshot.name = file.path.substr(0, 8);
        snapshot.time = moment_of(file.mtime_ns);
        snapshot.is_time_of_file = true;
        contents.snapshots.push_back(std::move(snapshot));
    }
    std::stable_sort(contents.snapshots.begin(), contents.snapshots.end(), [](const Snapshot& a, const Snapshot& b) { return a.time < b.time; });
}

// Snapshots that restic passes over with a word on its standard error, and success as its status (0.14): their files are there, and it does not list them.
std::size_t count_unread(const std::string& place, const std::vector<Snapshot>& files, const std::vector<Snapshot>& listed)
{
    std::set<std::string_view> known;
    for (const Snapshot& snapshot : listed) {
        known.insert(snapshot.id);
    }
    // One that is gone by now was forgotten meanwhile.
    return static_cast<std::size_t>(std::count_if(files.begin(), files.end(), [&](const Snapshot& file) {
        return !known.contains(file.id) && storage::read_first_bytes(place + "/snapshots/" + file.id, 1, storage::Links::followed).ok();
    }));
}

// Lines out of pieces.
class LineHearer {
public:
    explicit LineHearer(const VisitFile& visit) : m_visit(visit) {}

    Heard operator()(std::string_view piece)
    {
        while (!piece.empty()) {
            const std::size_t end = piece.find('\n');
            m_line += piece.substr(0, end);
            if (end == std::string_view::npos) {
                return m_line.size() > most_listing_line_bytes ? refuse(fail(ErrorCode::too_large, "a line of a listing")) : Heard::go_on;
            }
            if (take_line() == Heard::stop) {
                return Heard::stop;
            }
            piece.remove_prefix(end + 1);
        }
        return Heard::go_on;
    }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    Heard refuse(Error error)
    {
        m_error = std::move(error);
        return Heard::stop;
    }
    Heard take_line()
    {
        const auto entry = m_line.empty() ? Result<std::optional<FileEntry>>(std::nullopt) : parse_restic_listing_line(m_line);
        m_line.clear();
        if (!entry) {
            return refuse(entry.error());
        }
        return *entry && m_visit(**entry) == tree::Wish::stop ? Heard::stop : Heard::go_on;
    }

    const VisitFile& m_visit;
    std::string m_line;
    std::optional<Error> m_error;
};

}  // namespace

bool is_restic_repository(const std::string& folder) { return form_of_repository(folder).condition == Condition::sound; }

Contents look_at_restic(const Copy& copy, const Secrets& secrets, const Bounds& bounds)
{
    Contents contents;
    contents.ailment = form_of_repository(copy.place);
    if (contents.ailment.condition != Condition::sound) {
        return contents;
    }
    contents.is_encrypted = true;
    read_files_beside(copy.place, contents);
    if (secrets.passphrase.empty()) {
        contents.ailment = {Condition::passphrase_needed, {}};
        return contents;
    }
    const auto end = run_restic(copy, secrets, {"snapshots", "--json"}, bounds, OnMissing::ends);
    contents.ailment = ailment_of_run(end);
    if (contents.ailment.condition != Condition::sound) {
        return contents;
    }
    auto snapshots = parse_restic_snapshots(end->output);
    if (!snapshots) {
        contents.ailment = ailment_of(snapshots.error());
        return contents;
    }
    if (const std::size_t unread = count_unread(copy.place, contents.snapshots, *snapshots); unread > 0) {
        contents.ailment = {Condition::damaged, fmt::format("{} snapshots cannot be read", unread)};
        contents.snapshots = std::move(*snapshots);
        return contents;
    }
    contents.snapshots = std::move(*snapshots);
    contents.ailment.condition = contents.locked_since ? Condition::locked : contents.snapshots.empty() ? Condition::empty : Condition::sound;
    return contents;
}

Result<ListingEnd> list_restic(const Copy& copy, const Secrets& secrets, const std::string& snapshot, const VisitFile& visit, const Bounds& bounds)
{
    if (!is_restic_id(snapshot)) {
        return fail(ErrorCode::bad_usage, "no id of a snapshot");
    }
    if (const Ailment form = form_of_repository(copy.place); form.condition != Condition::sound) {
        return error_of(form);
    }
    // restic ends well where it knows no such snapshot (0.14): its file says whether it is there.
    if (const auto file = storage::read_first_bytes(copy.place + "/snapshots/" + snapshot, 1, storage::Links::followed); !file) {
        return file.error();
    }
    if (secrets.passphrase.empty()) {
        return error_of({Condition::passphrase_needed, {}});
    }
    LineHearer hearer(visit);
    const auto end = run_restic(copy, secrets, {"ls", "--json", snapshot}, bounds, OnMissing::ends, std::ref(hearer));
    if (hearer.error()) {
        return *hearer.error();
    }
    const Ailment ailment = ailment_of_run(end);
    const bool is_wanted_end = end && end->was_stopped && ailment.condition != Condition::damaged && !bounds.is_cancelled();
    return ailment.condition == Condition::sound || is_wanted_end ? Result<ListingEnd>(ListingEnd{}) : error_of(ailment);
}

Result<Ailment> extract_restic(const Copy& copy, const Secrets& secrets, const std::string& snapshot, const std::vector<std::string>& paths, const std::string& into, const Bounds& bounds)
{
    std::vector<std::string> arguments{"restore", snapshot, "--target=" + into};
    for (const std::string& path : paths) {
        arguments.push_back("--include=" + restic_pattern(path));
    }
    return ailment_of_run(run_restic(copy, secrets, std::move(arguments), bounds, OnMissing::goes_on));
}

Ailment check_restic(const Copy& copy, const Secrets& secrets, int percent, const Bounds& bounds)
{
    // What is missing is found by the first in no time.
    auto end = run_restic(copy, secrets, {"check"}, bounds, OnMissing::ends);
    if (ailment_of_run(end).condition == Condition::sound) {
        end = run_restic(copy, secrets, {"check", fmt::format("--read-data-subset={}%", percent)}, bounds, OnMissing::ends);
    }
    Ailment ailment = ailment_of_run(end);
    // It was opened a moment ago: whatever a check then finds is damage.
    if (end && !end->was_stopped && ailment.condition == Condition::unreadable) {
        ailment.condition = Condition::damaged;
    }
    return ailment;
}

}  // namespace asepsie::copies
