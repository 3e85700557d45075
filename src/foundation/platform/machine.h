// The seam between Asepsie and an operating system: everything that is learnt of a computer is asked here, and only read.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::platform {

enum class System : std::uint8_t { linux_os, windows, macos };
enum class FileKind : std::uint8_t { regular, directory, link, other };

std::string_view name_of(System system);
std::string_view name_of(FileKind kind);

struct FileStatus {
    FileKind kind = FileKind::other;
    std::uint32_t mode = 0;  // permission bits only, as chmod takes them
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    std::uint64_t size = 0;     // bytes
    std::uint64_t device = 0;   // major * 2^20 + minor, of the file system that holds the file
    Moment modified{};
};

struct DirectoryEntry {
    std::string name;
    FileKind kind = FileKind::other;
};

// Who is looking: the account in whose name the program runs.
struct Identity {
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    std::vector<std::uint32_t> groups;  // all, the first one included
    std::string name;
    std::string home;          // absolute, without a slash at the end
    bool is_admin = false;     // root, or an elevated Windows or macOS account
};

// The only programs that may be started, each with fixed arguments and a deadline. A name, never a command line.
enum class KnownCommand : std::uint8_t {
    nft_ruleset,         // nft --json list ruleset               (administrator)
    iptables_rules,      // iptables-save                         (administrator)
    ip6tables_rules,     // ip6tables-save                        (administrator)
    dnf_security_list,   // dnf --cacheonly --quiet updateinfo list --security
    macos_disk_encryption,  // fdesetup isactive
    windows_volume_protection,  // the shell property System.Volume.BitLockerProtection of each fixed drive, as JSON
};

std::string_view name_of(KnownCommand command);

// Languages a system can be asked in. Each answer is JSON text.
enum class QueryLanguage : std::uint8_t {
    dbus_property,  // "SERVICE PATH INTERFACE PROPERTY" on the system bus
    kernel,         // "clock": {"synchronised": true}
    wmi,            // "NAMESPACE|SELECT …"
};

std::string_view name_of(QueryLanguage language);

class Machine {
public:
    Machine() = default;
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;
    virtual ~Machine() = default;

    [[nodiscard]] virtual System system() const = 0;
    [[nodiscard]] virtual Moment now() const = 0;
    [[nodiscard]] virtual const Identity& identity() const = 0;
    [[nodiscard]] virtual std::optional<std::string> environment(std::string_view name) const = 0;

    // Regular files only (links are followed): a pipe, a device or a folder is unsupported, more than max_bytes is too_large.
    [[nodiscard]] virtual Result<std::string> read_file(const std::string& path, std::size_t max_bytes) const = 0;
    // Sorted by name, without "." and ".."; too_large beyond max_directory_entries.
    [[nodiscard]] virtual Result<std::vector<DirectoryEntry>> list_directory(const std::string& path) const = 0;
    [[nodiscard]] virtual Result<FileStatus> status(const std::string& path) const = 0;  // follows links
    [[nodiscard]] virtual Result<std::string> read_link(const std::string& path) const = 0;

    [[nodiscard]] virtual Result<std::string> run_known(KnownCommand command) const = 0;
    [[nodiscard]] virtual Result<std::string> query(QueryLanguage language, const std::string& question) const = 0;
    // A value of the Windows registry as text (numbers in decimal); unsupported elsewhere.
    [[nodiscard]] virtual Result<std::string> registry(const std::string& key, const std::string& name) const = 0;

    [[nodiscard]] bool exists(const std::string& path) const { return status(path).ok(); }
};

constexpr std::size_t max_directory_entries = 20'000;
constexpr std::size_t small_file_bytes = 1U << 20U;    // configuration files
constexpr std::size_t large_file_bytes = 128U << 20U;  // package lists

}  // namespace asepsie::platform
