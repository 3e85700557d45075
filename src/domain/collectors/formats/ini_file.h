// Files of [sections] and "key = value" lines: smb.conf(5), NetworkManager's keyfiles (nm-settings-keyfile(5)), systemd's *.conf (systemd.syntax(7)),
// the settings of KDE.
#pragma once

#include "foundation/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::collectors::formats {

struct IniEntry {
    std::string section;  // as it is written; empty above the first
    std::string key;      // in lower case, without blanks: "guest ok" and "GuestOK" are one key
    std::string value;
};

class IniFile {
public:
    IniFile(std::vector<IniEntry> entries, std::vector<std::string> sections) : m_entries(std::move(entries)), m_sections(std::move(sections)) {}
    [[nodiscard]] const std::vector<IniEntry>& entries() const { return m_entries; }
    [[nodiscard]] const std::vector<std::string>& sections() const { return m_sections; }
    // The last value of the key ("guestok") in the section, whatever the case of its name.
    [[nodiscard]] std::optional<std::string> get(std::string_view section, std::string_view key) const;
    [[nodiscard]] bool has_section(std::string_view section) const;

private:
    std::vector<IniEntry> m_entries;
    std::vector<std::string> m_sections;
};

// Lines that begin with # or ; are comments; a line that ends with \ goes on in the next. malformed where the text holds a NUL: it is no text.
// Lines that are neither are passed over.
Result<IniFile> parse_ini_file(std::string_view text);

}  // namespace asepsie::collectors::formats
