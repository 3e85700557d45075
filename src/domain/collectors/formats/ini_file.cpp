#include "domain/collectors/formats/ini_file.h"

#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::collectors::formats {
namespace {

std::string key_of(std::string_view written)
{
    std::string key = text::lower(written);
    key.erase(std::remove_if(key.begin(), key.end(), [](char c) { return c == ' ' || c == '\t'; }), key.end());
    return key;
}

}  // namespace

std::optional<std::string> IniFile::get(std::string_view section, std::string_view key) const
{
    const auto found = std::find_if(m_entries.rbegin(), m_entries.rend(),
        [&](const IniEntry& entry) { return entry.key == key && text::equals_ignoring_case(entry.section, section); });
    return found == m_entries.rend() ? std::nullopt : std::optional(found->value);
}

bool IniFile::has_section(std::string_view section) const
{
    return std::any_of(m_sections.begin(), m_sections.end(), [&](const std::string& name) { return text::equals_ignoring_case(name, section); });
}

Result<IniFile> parse_ini_file(std::string_view text)
{
    if (text.find('\0') != std::string_view::npos) {
        return fail(ErrorCode::malformed, "a NUL byte in a text file");
    }
    std::vector<IniEntry> entries;
    std::vector<std::string> sections;
    std::string section;
    std::string whole;
    const auto finish = [&] {
        const std::string_view line = text::trim(whole);
        const std::size_t equals = line.find('=');
        if (line.starts_with('[') && line.ends_with(']')) {
            section = std::string(text::trim(line.substr(1, line.size() - 2)));
            sections.push_back(section);
        } else if (equals != std::string_view::npos && equals > 0) {
            entries.push_back({section, key_of(line.substr(0, equals)), std::string(text::trim(line.substr(equals + 1)))});
        }
        whole.clear();
    };
    text::for_each_line(text, [&](std::string_view line) {
        const std::string_view trimmed = text::trim(line);
        if (whole.empty() && (trimmed.starts_with('#') || trimmed.starts_with(';'))) {
            return;
        }
        if (trimmed.ends_with('\\')) {
            whole += trimmed.substr(0, trimmed.size() - 1);
            return;
        }
        whole += trimmed;
        finish();
    });
    finish();
    return IniFile(std::move(entries), std::move(sections));
}

}  // namespace asepsie::collectors::formats
