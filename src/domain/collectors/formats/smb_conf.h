// What Samba offers to the network, and to whom without a password (smb.conf(5)).
#pragma once

#include "foundation/base/result.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::collectors::formats {

constexpr int max_smb_included_files = 32;

// Gives the text of the file an "include" line names; not_found where it is not there, which Samba passes over.
using SmbIncludeReader = std::function<Result<std::string>(std::string_view path)>;

enum class SmbDialect : std::uint8_t { by_default, first, second_or_later };

struct SmbConf {
    // Folders that open without a password. Printers and shares that are not available are left out.
    std::vector<std::string> guest_shares;
    SmbDialect oldest = SmbDialect::by_default;  // the oldest version of the protocol that is spoken
    bool people_may_share_to_guests = false;     // "usershare allow guests"
    std::optional<Error> unread;                 // why a part of the settings could not be followed: the lists above may be too short
};

// malformed where the text is none, or names no known protocol.
Result<SmbConf> parse_smb_conf(std::string_view text, const SmbIncludeReader& read_included);

}  // namespace asepsie::collectors::formats
