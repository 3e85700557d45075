#include "foundation/platform/linux/live_machine.h"

#include "foundation/descriptor/descriptor.h"
#include "foundation/platform/linux/child_process.h"
#include "foundation/platform/linux/system_bus.h"

#include <dirent.h>
#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/timex.h>
#include <unistd.h>

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace asepsie::platform {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds command_deadline{400};
constexpr milliseconds slow_command_deadline{4'000};  // dnf starts a Python interpreter and opens its caches

Error failure_of(int error_number, const std::string& path)
{
    const std::string detail = fmt::format("{}: errno {}", path, error_number);
    switch (error_number) {
    case ENOENT:
    case ENOTDIR: return fail(ErrorCode::not_found, detail);
    case EACCES:
    case EPERM: return fail(ErrorCode::denied, detail);
    case ELOOP:
    case ENAMETOOLONG: return fail(ErrorCode::malformed, detail);
    case ENXIO:
    case ENODEV:
    case EOPNOTSUPP: return fail(ErrorCode::unsupported, detail);
    default: return fail(ErrorCode::io_failed, detail);
    }
}

FileKind kind_of(mode_t mode)
{
    return S_ISREG(mode) ? FileKind::regular : S_ISDIR(mode) ? FileKind::directory : S_ISLNK(mode) ? FileKind::link : FileKind::other;
}

struct CloseDirectory {
    void operator()(DIR* directory) const { ::closedir(directory); }
};

Identity identity_of_this_process()
{
    Identity identity;
    identity.uid = ::geteuid();
    identity.gid = ::getegid();
    identity.is_admin = identity.uid == 0;
    const int count = ::getgroups(0, nullptr);
    identity.groups.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    const int filled = ::getgroups(count, identity.groups.data());
    identity.groups.resize(filled > 0 ? static_cast<std::size_t>(filled) : 0);
    identity.groups.push_back(identity.gid);
    std::sort(identity.groups.begin(), identity.groups.end());
    identity.groups.erase(std::unique(identity.groups.begin(), identity.groups.end()), identity.groups.end());
    if (const char* home = std::getenv("HOME"); home != nullptr && home[0] == '/') {
        identity.home = home;
    }
    if (const char* name = std::getenv("USER"); name != nullptr) {
        identity.name = name;
    }
    while (identity.home.size() > 1 && identity.home.back() == '/') {
        identity.home.pop_back();
    }
    return identity;
}

// The account's name and home where the environment does not say: read from /etc/passwd (a directory service would take a slow lookup).
void complete_from_passwd(Identity& identity, std::string_view passwd)
{
    while (!passwd.empty()) {
        const std::string_view line = passwd.substr(0, passwd.find('\n'));
        passwd.remove_prefix(std::min(passwd.size(), line.size() + 1));
        std::array<std::string_view, 7> field{};
        std::string_view rest = line;
        for (std::string_view& part : field) {
            part = rest.substr(0, rest.find(':'));
            rest.remove_prefix(std::min(rest.size(), part.size() + 1));
        }
        if (field[2] == std::to_string(identity.uid)) {
            identity.name = identity.name.empty() ? std::string(field[0]) : identity.name;
            identity.home = identity.home.empty() ? std::string(field[5]) : identity.home;
            return;
        }
    }
}

}  // namespace

LiveMachine::LiveMachine(Identity identity, std::chrono::steady_clock::time_point deadline) : m_identity(std::move(identity)), m_deadline(deadline) {}
LiveMachine::~LiveMachine() = default;

Result<std::unique_ptr<LiveMachine>> LiveMachine::create(milliseconds allowance)
{
    std::unique_ptr<LiveMachine> machine(new LiveMachine(identity_of_this_process(), std::chrono::steady_clock::now() + allowance));
    if (const auto passwd = machine->read_file("/etc/passwd", small_file_bytes)) {
        complete_from_passwd(machine->m_identity, *passwd);
    }
    return machine;
}

Result<Done> LiveMachine::in_time() const
{
    if (std::chrono::steady_clock::now() > m_deadline) {
        return fail(ErrorCode::too_slow, "the time allowed for looking at this computer ran out");
    }
    return Done{};
}

Moment current_moment() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

Moment LiveMachine::now() const { return current_moment(); }

std::optional<std::string> LiveMachine::environment(std::string_view name) const
{
    const char* value = std::getenv(std::string(name).c_str());
    return value != nullptr ? std::optional<std::string>(value) : std::nullopt;
}

Result<std::string> LiveMachine::read_file(const std::string& path, std::size_t max_bytes) const
{
    TRY(in_time());
    // O_NONBLOCK: opening a pipe that nobody writes to must not hold us; O_NOCTTY: nor a terminal become ours.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (file.number() < 0) {
        return failure_of(errno, path);
    }
    struct stat found {};
    if (::fstat(file.number(), &found) != 0) {
        return failure_of(errno, path);
    }
    if (!S_ISREG(found.st_mode)) {
        return fail(ErrorCode::unsupported, path + ": not a regular file");
    }
    if (found.st_size > 0 && static_cast<std::size_t>(found.st_size) > max_bytes) {
        return fail(ErrorCode::too_large, fmt::format("{}: {} bytes, the limit is {}", path, found.st_size, max_bytes));
    }
    // Files of /proc and /sys say they are empty, so the end is where nothing more comes.
    std::string content;
    std::size_t used = 0;
    content.resize(std::max<std::size_t>(static_cast<std::size_t>(found.st_size) + 1, 4096));
    for (;;) {
        if (used == content.size()) {
            content.resize(content.size() * 2);
        }
        const ssize_t got = ::read(file.number(), content.data() + used, content.size() - used);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return failure_of(errno, path);
        }
        if (got == 0) {
            break;
        }
        used += static_cast<std::size_t>(got);
        if (used > max_bytes) {
            return fail(ErrorCode::too_large, fmt::format("{}: more than {} bytes", path, max_bytes));
        }
        TRY(in_time());
    }
    content.resize(used);
    return content;
}

Result<std::vector<DirectoryEntry>> LiveMachine::list_directory(const std::string& path) const
{
    TRY(in_time());
    const std::unique_ptr<DIR, CloseDirectory> directory(::opendir(path.c_str()));
    if (directory == nullptr) {
        return failure_of(errno, path);
    }
    std::vector<DirectoryEntry> entries;
    for (;;) {
        errno = 0;
        const dirent* entry = ::readdir(directory.get());
        if (entry == nullptr) {
            if (errno != 0) {
                return failure_of(errno, path);
            }
            break;
        }
        const std::string_view name(entry->d_name);
        if (name == "." || name == "..") {
            continue;
        }
        FileKind kind = entry->d_type == DT_REG ? FileKind::regular
            : entry->d_type == DT_DIR           ? FileKind::directory
            : entry->d_type == DT_LNK           ? FileKind::link
                                                : FileKind::other;
        if (entry->d_type == DT_UNKNOWN) {
            struct stat found {};
            const int folder = ::dirfd(directory.get());
            const bool is_known = folder >= 0 && ::fstatat(folder, entry->d_name, &found, AT_SYMLINK_NOFOLLOW) == 0;
            kind = is_known ? kind_of(found.st_mode) : FileKind::other;
        }
        entries.push_back({std::string(name), kind});
        if (entries.size() > max_directory_entries) {
            return fail(ErrorCode::too_large, fmt::format("{}: more than {} entries", path, max_directory_entries));
        }
        TRY(in_time());
    }
    std::sort(entries.begin(), entries.end(), [](const DirectoryEntry& a, const DirectoryEntry& b) { return a.name < b.name; });
    return entries;
}

Result<FileStatus> LiveMachine::status(const std::string& path) const
{
    TRY(in_time());
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0) {
        return failure_of(errno, path);
    }
    FileStatus status;
    status.kind = kind_of(found.st_mode);
    status.mode = found.st_mode & 07777U;
    status.uid = found.st_uid;
    status.gid = found.st_gid;
    status.size = static_cast<std::uint64_t>(found.st_size);
    status.device = (static_cast<std::uint64_t>(major(found.st_dev)) << 20U) + minor(found.st_dev);
    status.modified = Moment(std::chrono::seconds(found.st_mtim.tv_sec));
    return status;
}

Result<std::string> LiveMachine::read_link(const std::string& path) const
{
    TRY(in_time());
    std::array<char, 4096> target{};
    const ssize_t length = ::readlink(path.c_str(), target.data(), target.size());
    if (length < 0) {
        return errno == EINVAL ? fail(ErrorCode::unsupported, path + ": not a link") : failure_of(errno, path);
    }
    return std::string(target.data(), static_cast<std::size_t>(length));
}

Result<std::string> LiveMachine::run_known(KnownCommand command) const
{
    TRY(in_time());
    switch (command) {
    case KnownCommand::nft_ruleset: return run_child({"/usr/sbin/nft", "--json", "list", "ruleset"}, command_deadline);
    case KnownCommand::iptables_rules: return run_child({"/usr/sbin/iptables-save"}, command_deadline);
    case KnownCommand::ip6tables_rules: return run_child({"/usr/sbin/ip6tables-save"}, command_deadline);
    case KnownCommand::dnf_security_list:
        return run_child({"/usr/bin/dnf", "--cacheonly", "--quiet", "updateinfo", "list", "--security"}, slow_command_deadline);
    case KnownCommand::macos_disk_encryption:
    case KnownCommand::windows_volume_protection: break;
    }
    return fail(ErrorCode::unsupported, fmt::format("{} is for another system", name_of(command)));
}

Result<std::string> LiveMachine::query(QueryLanguage language, const std::string& question) const
{
    TRY(in_time());
    if (language == QueryLanguage::dbus_property) {
        return read_bus_property(question, command_deadline);
    }
    if (language == QueryLanguage::kernel && question == "clock") {
        // adjtimex(2) with no mode set only reads; STA_UNSYNC says that nothing disciplines the clock.
        timex state{};
        const int result = ::adjtimex(&state);
        if (result < 0) {
            return fail(ErrorCode::unsupported, fmt::format("adjtimex: errno {}", errno));
        }
        return std::string(result != TIME_ERROR && (state.status & STA_UNSYNC) == 0 ? R"({"synchronised":true})" : R"({"synchronised":false})");
    }
    return fail(ErrorCode::unsupported, fmt::format("{} {}: not asked of Linux", name_of(language), question));
}

Result<std::string> LiveMachine::registry(const std::string& key, const std::string& name) const
{
    return fail(ErrorCode::unsupported, fmt::format("{} {}: Linux has no registry", key, name));
}

}  // namespace asepsie::platform
