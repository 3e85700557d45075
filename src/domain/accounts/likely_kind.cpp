#include "domain/accounts/likely_kind.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <array>
#include <string>

namespace asepsie::accounts {
namespace {

struct NamePart {
    std::string_view beginning;  // of a word of the name, folded
    std::string_view kind;
};
// The first that is found, in this order: "sauvegarde de la messagerie" is a backup.
constexpr std::array name_parts{NamePart{"sauvegarde", "backup"}, NamePart{"backup", "backup"}, NamePart{"messagerie", "mailbox"}, NamePart{"mail", "mailbox"}, NamePart{"e-mail", "mailbox"}, NamePart{"email", "mailbox"},
    NamePart{"courriel", "mailbox"}, NamePart{"courrier", "mailbox"}, NamePart{"mss", "mailbox"}, NamePart{"gmail", "mailbox"}, NamePart{"outlook", "mailbox"}, NamePart{"hotmail", "mailbox"}, NamePart{"apicrypt", "mailbox"},
    NamePart{"banque", "bank"}, NamePart{"bancaire", "bank"}, NamePart{"bank", "bank"}, NamePart{"credit", "bank"}, NamePart{"bnp", "bank"}, NamePart{"ameli", "health_portal"}, NamePart{"dmp", "health_portal"},
    NamePart{"doctolib", "booking"}, NamePart{"maiia", "booking"}, NamePart{"keldoc", "booking"}, NamePart{"agenda", "booking"}, NamePart{"rendez-vous", "booking"}, NamePart{"rdv", "booking"}, NamePart{"diary", "booking"},
    NamePart{"gestionnaire", "password_manager"}, NamePart{"keepass", "password_manager"}, NamePart{"bitwarden", "password_manager"}, NamePart{"dashlane", "password_manager"}, NamePart{"coffre", "password_manager"},
    NamePart{"logiciel", "practice_software"}, NamePart{"software", "practice_software"}, NamePart{"weda", "practice_software"}, NamePart{"hellodoc", "practice_software"}, NamePart{"axisante", "practice_software"},
    NamePart{"medistory", "practice_software"}, NamePart{"crossway", "practice_software"}, NamePart{"mlm", "practice_software"}, NamePart{"vpn", "remote_access"}, NamePart{"teamviewer", "remote_access"},
    NamePart{"anydesk", "remote_access"}, NamePart{"distance", "remote_access"}, NamePart{"remote", "remote_access"}, NamePart{"admin", "administrator"}, NamePart{"box", "administrator"}, NamePart{"livebox", "administrator"},
    NamePart{"freebox", "administrator"}, NamePart{"routeur", "administrator"}, NamePart{"router", "administrator"}, NamePart{"dropbox", "online_storage"}, NamePart{"drive", "online_storage"}, NamePart{"onedrive", "online_storage"},
    NamePart{"icloud", "online_storage"}, NamePart{"cloud", "online_storage"}, NamePart{"impot", "state_portal"}, NamePart{"urssaf", "state_portal"}, NamePart{"carmf", "state_portal"}, NamePart{"carpimko", "state_portal"},
    NamePart{"net-entreprises", "state_portal"}};

bool begins_a_word(const std::string& name, std::string_view beginning)
{
    const auto is_within = [&](std::size_t at) { return at > 0 && ((name[at - 1] >= 'a' && name[at - 1] <= 'z') || (name[at - 1] >= '0' && name[at - 1] <= '9')); };
    for (std::size_t at = name.find(beginning); at != std::string::npos; at = name.find(beginning, at + 1)) {
        if (!is_within(at)) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::string_view likely_kind(std::string_view service)
{
    const std::string name = text::folded(service);
    const auto* found = std::find_if(name_parts.begin(), name_parts.end(), [&](const NamePart& part) { return begins_a_word(name, part.beginning); });
    return found == name_parts.end() ? "other" : found->kind;
}

}  // namespace asepsie::accounts
