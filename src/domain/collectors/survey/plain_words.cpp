#include "domain/collectors/survey/plain_words.h"

#include "foundation/base/text.h"

namespace asepsie::collectors {
namespace {

// The plain letter under a Latin letter with an accent: U+00C0 to U+00FF in Unicode's order, a blank where the sign is no letter, and Œ apart.
std::string_view plain_letter(unsigned char lead, unsigned char next)
{
    constexpr std::string_view plain = "aaaaaaaceeeeiiiidnooooo ouuuuypsaaaaaaaceeeeiiiidnooooo ouuuuypy";
    if (lead == 0xC3 && next >= 0x80 && next <= 0xBF) {
        return plain.substr(next - 0x80U, 1);
    }
    return lead == 0xC5 && (next == 0x92 || next == 0x93) ? "oe" : std::string_view{};
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

std::vector<std::string> plain_words(std::string_view name)
{
    std::string plain;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto lead = static_cast<unsigned char>(name[i]);
        const auto next = i + 1 < name.size() ? static_cast<unsigned char>(name[i + 1]) : static_cast<unsigned char>(0);
        if (lead == 0xCC || lead == 0xCD) {
            ++i;  // a combining accent (U+0300 to U+036F): how macOS writes é
        } else if (const std::string_view letter = plain_letter(lead, next); !letter.empty()) {
            plain += letter;
            ++i;
        } else if (is_upper(name[i])) {
            plain += i > 0 && is_lower(name[i - 1]) ? " " : "";
            plain += text::lower(name.substr(i, 1));
        } else {
            plain += is_lower(name[i]) ? name[i] : ' ';
        }
    }
    std::vector<std::string> words;
    for (const std::string_view word : text::words(plain)) {
        words.emplace_back(word);
    }
    return words;
}

}  // namespace asepsie::collectors
