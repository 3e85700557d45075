// One replacement for each name, address and serial of a recording, the same wherever it stands.
#pragma once

#include "foundation/platform/recording.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace asepsie::application {

class Pseudonyms {
public:
    // Collects the accounts of people and the computer's name.
    explicit Pseudonyms(const platform::Recording& recording);

    // Accounts, the computer's name, e-mail and MAC addresses, serials of disks and file systems (UUIDs).
    [[nodiscard]] std::string in_text(std::string_view text);
    // The same, and IP addresses: for files about the network, where digits with points are no versions.
    [[nodiscard]] std::string in_network_text(std::string_view text);
    // The same as in_text, and the words of names below people's folders (homes, media, data).
    [[nodiscard]] std::string in_path(std::string_view path);
    // A name in a folder, as in_path would write it.
    [[nodiscard]] std::string entry_name(const std::string& folder, const std::string& name);

private:
    std::string replacement(std::string_view kind, std::string_view prefix, const std::string& original);
    std::string word(std::string_view word);
    std::string hidden_name(std::string_view name);
    std::string mac_address(const std::string& address);
    std::string ip_address(const std::string& address);

    std::map<std::string, std::string, std::less<>> m_words;  // accounts and the computer's name
    std::map<std::string, std::map<std::string, std::string>, std::less<>> m_replaced;  // by kind
};

}  // namespace asepsie::application
