// The binary database in which GNOME and its kin keep settings: a GVDB hash table of GVariant values
// (gitlab.gnome.org/GNOME/gvdb, gvdb-format.h; docs.gtk.org/glib, GVariant serialization).
#pragma once

#include "foundation/base/result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace asepsie::collectors::formats {

using SettingValue = std::variant<bool, std::int64_t, double, std::string, std::vector<std::string>>;

class DconfDatabase {
public:
    explicit DconfDatabase(std::map<std::string, SettingValue, std::less<>> settings) : m_settings(std::move(settings)) {}
    // key: "/org/gnome/desktop/session/idle-delay". Nothing where it is left at its default.
    [[nodiscard]] std::optional<SettingValue> get(std::string_view key) const;
    [[nodiscard]] const std::map<std::string, SettingValue, std::less<>>& settings() const { return m_settings; }

private:
    std::map<std::string, SettingValue, std::less<>> m_settings;
};

// Booleans, integers of every width, doubles, strings and arrays of strings; keys of other types are passed over.
// malformed with the byte offset where the header, an offset or a size does not hold.
Result<DconfDatabase> parse_dconf_database(std::string_view bytes);

// A database of those settings that parse_dconf_database reads back; integers all become 64 bits wide. Without the hash buckets that dconf itself looks keys up by.
std::string write_dconf_database(const std::map<std::string, SettingValue, std::less<>>& settings);

}  // namespace asepsie::collectors::formats
