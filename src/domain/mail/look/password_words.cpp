#include "domain/mail/look/password_words.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::mail {
namespace {

// Whether what stands there may be a password rather than the way it comes ("par téléphone", "communiqué à part"): it has a figure or a sign, or its line ends behind it.
bool begins_with_password(std::string_view rest)
{
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t*\"'"), rest.size()));
    const std::size_t line_end = std::min(rest.find_first_of("\r\n"), rest.size());
    const std::string_view word = rest.substr(0, rest.find_first_of(" \t\r\n"));
    const std::string_view bare = word.substr(0, word.find_last_not_of(".,;\"'*") + 1);
    const bool has_figure_or_sign = bare.find_first_of("0123456789@#$%&+=_") != std::string_view::npos;
    return !bare.empty() && (has_figure_or_sign || text::trim(rest.substr(0, line_end)) == word);
}

}  // namespace

bool tells_password(const Look& look)
{
    // "Mot de passe : 4512", "password is 4512": the word, and a sign or a short word behind it.
    constexpr std::array<std::string_view, 8> words{"mot de passe", "code d'acces", "password", "passwort", "wachtwoord", "senha", "passcode", "contrasena"};
    const std::string folded = text::folded(std::string_view(look.message().text).substr(0, 20'000));
    for (const std::string_view word : words) {
        for (std::size_t at = folded.find(word); at != std::string::npos; at = folded.find(word, at + 1)) {
            const std::string_view behind = std::string_view(folded).substr(at + word.size(), 100);
            const std::size_t colon = behind.find(':');
            if (colon < 25 && begins_with_password(behind.substr(colon + 1))) {
                return true;
            }
            for (const std::string_view sign : {" is ", " est ", " ist ", " = "}) {
                if (behind.starts_with(sign) && begins_with_password(behind.substr(sign.size()))) {
                    return true;
                }
            }
        }
    }
    return false;
}

}  // namespace asepsie::mail
