#include "application/copies/borg_text.h"
#include "application/copies/handing_over.h"
#include "application/copies/reading.h"
#include "foundation/storage/regular_file.h"
#include "foundation/storage/scratch_folder.h"

#include <algorithm>

namespace asepsie::copies {
namespace {

using platform::Heard;
using platform::ProgramEnd;

constexpr std::size_t most_config_bytes = 1U << 20U;
constexpr std::size_t most_names_beside = 1000;
constexpr std::int64_t known_version = 1;  // of the form of repositories; 2 is that of Borg 2

struct BorgRun {
    std::string place;                   // of the repository
    std::string command;
    std::vector<std::string> options{};
    std::string archive{};               // of the repository; empty: none
    std::vector<std::string> paths{};
    std::string folder = "/";
    std::function<Heard(std::string_view)> hear{};
};

// Its caches and its memory of repositories go to a folder that is thrown away: what Borg knows of the practice's own backups stays untouched. There too is the name by which it
// gets the repository: in a path of the practice's, "::" and braces would mean something to Borg.
Result<ProgramEnd> run_borg(const Secrets& secrets, BorgRun run, const Bounds& bounds)
{
    const storage::ScratchFolder scratch = TRY(storage::ScratchFolder::create());
    const std::string repository = scratch.path() + "/repository";
    TRY(storage::make_link(repository, run.place));
    const auto passphrase = secrets.passphrase.bytes();
    platform::ProgramCall call;
    call.program = platform::OutsideProgram::borg;
    call.arguments = {run.command, "--log-json", "--error", "--bypass-lock"};
    call.arguments.insert(call.arguments.end(), run.options.begin(), run.options.end());
    call.arguments.push_back(run.archive.empty() ? repository : repository + "::" + borg_literal(run.archive));
    call.arguments.insert(call.arguments.end(), std::make_move_iterator(run.paths.begin()), std::make_move_iterator(run.paths.end()));
    call.environment = {{"BORG_BASE_DIR", scratch.path()}, {"HOME", scratch.path()}, {"BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK", "yes"},
        {"BORG_RELOCATED_REPO_ACCESS_IS_OK", "yes"}, {"BORG_DISPLAY_PASSPHRASE", "no"}, {"BORG_EXIT_CODES", "legacy"}};
    hand_over(call, {reinterpret_cast<const char*>(passphrase.data()), passphrase.size()});
    if (!secrets.home.empty()) {
        call.environment.emplace_back("BORG_KEYS_DIR", secrets.home + "/.config/borg/keys");
    }
    call.folder = run.folder;
    call.deadline = bounds.left();
    call.cancelled = bounds.cancelled;
    call.hear = std::move(run.hear);
    return platform::run_outside(call);
}

Ailment ailment_of_borg_run(const Result<ProgramEnd>& end)
{
    if (!end) {
        const bool is_missing = end.error().code == ErrorCode::unsupported || end.error().code == ErrorCode::denied;
        return is_missing ? Ailment{Condition::program_missing, end.error().detail} : ailment_of(end.error());
    }
    if (end->was_stopped) {
        return {Condition::unreadable, "stopped"};
    }
    return end->status == 0 && end->signal.empty() ? Ailment{Condition::sound, {}} : borg_ailment(end->status, end->complaints);
}

struct BorgForm {
    Ailment ailment;
    bool holds_key = false;
};

BorgForm form_of_borg(const std::string& place)
{
    const Ailment reached = reach(place);
    if (reached.condition != Condition::sound) {
        return {reached};
    }
    const auto config = storage::read_regular_file(place + "/config", most_config_bytes, storage::Links::followed);
    const auto data = tree::entries_in(place + "/data", most_names_beside);
    const bool is_denied = (!config && config.error().code == ErrorCode::denied) || (!data && data.error().code == ErrorCode::denied);
    if (is_denied) {
        return {{Condition::denied, "config or data of the repository"}};
    }
    if (!config && !data) {
        return {{Condition::no_copy_here, "neither config nor data"}};
    }
    if (!config || !data) {
        return {{Condition::damaged, "config or data are missing"}};
    }
    const auto settings = parse_borg_config(*config);
    if (!settings) {
        return {{Condition::damaged, settings.error().detail}};
    }
    if (settings->version != known_version) {
        return {{Condition::other_version, "version " + std::to_string(settings->version)}};
    }
    return {reached, settings->holds_key};
}

void read_names_beside(const std::string& place, Contents& contents)
{
    for (const tree::Entry& entry : tree::entries_in(place, most_names_beside).value_or({})) {
        if (entry.path == "lock.exclusive") {
            contents.locked_since = moment_of(entry.mtime_ns);
        }
    }
}

// Records out of pieces, each ended by a NUL.
class RecordHearer {
public:
    explicit RecordHearer(const VisitFile& visit) : m_visit(visit) {}

    Heard operator()(std::string_view piece)
    {
        while (!piece.empty()) {
            const std::size_t end = piece.find('\0');
            m_record += piece.substr(0, end);
            if (m_record.size() > most_record_bytes) {
                m_error = fail(ErrorCode::too_large, "a record of a listing");
                return Heard::stop;
            }
            if (end == std::string_view::npos) {
                return Heard::go_on;
            }
            const auto entry = parse_borg_record(m_record);
            m_record.clear();
            if (!entry) {
                m_error = entry.error();
                return Heard::stop;
            }
            if (!entry->path.empty() && m_visit(*entry) == tree::Wish::stop) {
                return Heard::stop;
            }
            piece.remove_prefix(end + 1);
        }
        return Heard::go_on;
    }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    const VisitFile& m_visit;
    std::string m_record;
    std::optional<Error> m_error;
};

Result<Done> is_archive_name(const std::string& name)
{
    const bool is_odd = name.empty() || name.find_first_of(std::string_view("/\0", 2)) != std::string::npos;
    return is_odd ? fail(ErrorCode::bad_usage, "no name of an archive") : Result<Done>(Done{});
}

}  // namespace

Contents look_at_borg(const Copy& copy, const Secrets& secrets, const Bounds& bounds)
{
    Contents contents;
    const BorgForm form = form_of_borg(copy.place);
    contents.ailment = form.ailment;
    if (form.ailment.condition != Condition::sound) {
        return contents;
    }
    read_names_beside(copy.place, contents);
    if (form.holds_key && secrets.passphrase.empty()) {
        contents.ailment = {Condition::passphrase_needed, {}};
        return contents;
    }
    const auto end = run_borg(secrets, {.place = copy.place, .command = "list", .options = {"--json"}}, bounds);
    contents.ailment = ailment_of_borg_run(end);
    if (contents.ailment.condition != Condition::sound) {
        return contents;
    }
    auto archives = parse_borg_archives(end->output);
    if (!archives) {
        contents.ailment = ailment_of(archives.error());
        return contents;
    }
    contents.snapshots = std::move(archives->snapshots);
    contents.is_encrypted = archives->is_encrypted;
    contents.ailment.condition = contents.locked_since ? Condition::locked : contents.snapshots.empty() ? Condition::empty : Condition::sound;
    return contents;
}

Result<ListingEnd> list_borg(const Copy& copy, const Secrets& secrets, const std::string& snapshot, const VisitFile& visit, const Bounds& bounds)
{
    TRY(is_archive_name(snapshot));
    if (const BorgForm form = form_of_borg(copy.place); form.ailment.condition != Condition::sound) {
        return error_of(form.ailment);
    }
    RecordHearer hearer(visit);
    const auto end = run_borg(secrets,
        {.place = copy.place, .command = "list", .options = {"--format=" + std::string(borg_listing_format)}, .archive = snapshot, .hear = std::ref(hearer)}, bounds);
    if (hearer.error()) {
        return *hearer.error();
    }
    const Ailment ailment = ailment_of_borg_run(end);
    const bool is_wanted_end = end && end->was_stopped && !bounds.is_cancelled();
    return ailment.condition == Condition::sound || is_wanted_end ? Result<ListingEnd>(ListingEnd{}) : error_of(ailment);
}

Result<Ailment> extract_borg(const Copy& copy, const Secrets& secrets, const std::string& snapshot, const std::vector<std::string>& paths, const std::string& into, const Bounds& bounds)
{
    TRY(is_archive_name(snapshot));
    BorgRun run{.place = copy.place, .command = "extract", .options = {"--noacls", "--noxattrs", "--noflags", "--sparse"}, .archive = snapshot, .folder = into};
    for (const std::string& path : paths) {
        run.paths.push_back(borg_pattern(path));
    }
    const auto end = run_borg(secrets, std::move(run), bounds);
    const Ailment ailment = ailment_of_borg_run(end);
    // 1 is "with warnings": Borg 1.2 warns of every "pf:" that it never matched, though it did. What is there is held against the listing anyway.
    const bool is_warning_alone = end && end->status == 1 && ailment.condition == Condition::unreadable;
    return is_warning_alone ? Ailment{Condition::sound, {}} : ailment;
}

Ailment check_borg(const Copy& copy, const Secrets& secrets, int percent, const Bounds& bounds)
{
    BorgRun run{.place = copy.place, .command = "check"};
    if (percent == 100) {
        run.options.emplace_back("--verify-data");
    }
    const auto end = run_borg(secrets, std::move(run), bounds);
    Ailment ailment = ailment_of_borg_run(end);
    if (end && !end->was_stopped && ailment.condition == Condition::unreadable) {
        ailment.condition = Condition::damaged;
    }
    return ailment;
}

}  // namespace asepsie::copies
