// The folders an NFS server offers, and to which computers (exports(5)).
#pragma once

#include "foundation/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace asepsie::collectors::formats {

struct NfsClient {
    std::string host;  // "192.168.1.0/24", "*", "@group"; empty: everybody
    std::vector<std::string> options;

    // Whether whoever reaches the server gets in: neither an address nor a Kerberos identity is asked for.
    [[nodiscard]] bool is_everybody() const;
    // Whether the administrator of that computer is administrator of the files too.
    [[nodiscard]] bool keeps_root() const;
};

struct NfsExport {
    std::string path;
    std::vector<NfsClient> clients;
};

// malformed, with the line, where the text is none or an entry has no absolute path.
Result<std::vector<NfsExport>> parse_nfs_exports(std::string_view text);

}  // namespace asepsie::collectors::formats
