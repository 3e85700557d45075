#include "domain/mail/look/password_words.h"

#include "foundation/base/text.h"

#include <array>

namespace asepsie::mail {

bool tells_password(const Look& look)
{
    // "Mot de passe : 4512", "password is 4512": the word, and a sign or a short word behind it.
    constexpr std::array<std::string_view, 8> words{"mot de passe", "code d'acces", "password", "passwort", "wachtwoord", "senha", "passcode", "contrasena"};
    const std::string folded = text::folded(std::string_view(look.message().text).substr(0, 20'000));
    for (const std::string_view word : words) {
        for (std::size_t at = folded.find(word); at != std::string::npos; at = folded.find(word, at + 1)) {
            const std::string_view behind = std::string_view(folded).substr(at + word.size(), 30);
            if (behind.find(':') < 25 || behind.starts_with(" is ") || behind.starts_with(" est ") || behind.starts_with(" ist ") || behind.starts_with(" = ")) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace asepsie::mail
