#include "foundation/platform/machine.h"

namespace asepsie::platform {

std::string_view name_of(System system)
{
    switch (system) {
    case System::linux_os: return "linux";
    case System::windows: return "windows";
    case System::macos: return "macos";
    }
    return {};
}

std::string_view name_of(FileKind kind)
{
    switch (kind) {
    case FileKind::regular: return "file";
    case FileKind::directory: return "directory";
    case FileKind::link: return "link";
    case FileKind::other: return "other";
    }
    return {};
}

std::string_view name_of(KnownCommand command)
{
    switch (command) {
    case KnownCommand::nft_ruleset: return "nft_ruleset";
    case KnownCommand::iptables_rules: return "iptables_rules";
    case KnownCommand::ip6tables_rules: return "ip6tables_rules";
    case KnownCommand::dnf_security_list: return "dnf_security_list";
    case KnownCommand::macos_disk_encryption: return "macos_disk_encryption";
    case KnownCommand::windows_volume_protection: return "windows_volume_protection";
    }
    return {};
}

std::string_view name_of(QueryLanguage language)
{
    switch (language) {
    case QueryLanguage::dbus_property: return "dbus";
    case QueryLanguage::kernel: return "kernel";
    case QueryLanguage::wmi: return "wmi";
    }
    return {};
}

}  // namespace asepsie::platform
