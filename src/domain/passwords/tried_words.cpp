#include "domain/passwords/tried_words.h"

#include "domain/passwords/word_lists.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace asepsie::passwords {
namespace {

constexpr std::size_t shortest_own_word = 3;  // letters
constexpr std::size_t most_own_words = 2000;
// Of each list, the commonest; beyond these a word is as good as drawn by chance, and trying them would only take time.
constexpr std::size_t most_of_a_list = 12'000;

// Written with blanks, so that they can be read; tried without, as whoever types them may put any sign there.
const std::string& phrases_run_together()
{
    static const std::string together = [] {
        std::string text(word_lists::phrases);
        std::erase(text, ' ');
        return text;
    }();
    return together;
}

// Turn by turn from each list, so that the place of a word says how early it would be tried whatever list it is of.
std::string interleaved()
{
    const std::array<std::string_view, 9> lists{phrases_run_together(), word_lists::leaked, word_lists::azerty, word_lists::health, word_lists::first_names, word_lists::common, word_lists::towns, word_lists::surnames, word_lists::passphrase};
    std::array<std::string_view, lists.size()> left = lists;
    std::string all;
    for (std::size_t turn = 0; turn < most_of_a_list; ++turn) {
        for (std::string_view& list : left) {
            const std::size_t end = std::min(list.find('\n'), list.size());
            if (end > 0) {
                all.append(list.substr(0, end)) += '\n';
            }
            list.remove_prefix(std::min(end + 1, list.size()));
        }
    }
    return all;
}

bool is_letter_or_figure(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

// Each word, and for numbers all their figures together: a telephone number is written in pairs.
void add_words(std::vector<std::string>& out, std::string_view text)
{
    std::string word, figures;
    const auto end_word = [&] {
        if (word.size() >= shortest_own_word && out.size() < most_own_words) {
            out.push_back(word);
        }
        word.clear();
    };
    for (const char c : text::folded(text)) {
        if (is_letter_or_figure(c)) {
            word += c;
            figures += c >= '0' && c <= '9' ? std::string(1, c) : "";
        } else {
            end_word();
        }
    }
    end_word();
    if (figures.size() > shortest_own_word && out.size() < most_own_words) {
        out.push_back(figures);
    }
}

unsigned small(std::uint8_t byte) { return byte >= 'A' && byte <= 'Z' ? byte + 32U : byte; }

// 1 where they are the same but for the case of ASCII letters; as many steps whatever differs.
unsigned same_ignoring_case(std::span<const std::uint8_t> password, std::string_view line)
{
    unsigned difference = password.size() == line.size() ? 0U : 1U;
    for (std::size_t i = 0; i < std::min(password.size(), line.size()); ++i) {
        difference |= small(password[i]) ^ small(static_cast<std::uint8_t>(line[i]));
    }
    return difference == 0 ? 1U : 0U;
}

}  // namespace

std::unique_ptr<guessing::OwnWords> tried_words(const std::vector<std::string>& own)
{
    auto words = std::make_unique<guessing::OwnWords>(interleaved());
    std::vector<std::string> first;
    for (const std::string& text : own) {
        add_words(first, text);
    }
    std::sort(first.begin(), first.end());
    first.erase(std::unique(first.begin(), first.end()), first.end());
    words->put_first(first);
    return words;
}

bool is_known_phrase(std::span<const std::uint8_t> run_together)
{
    bool is_known = false;
    text::for_each_line(phrases_run_together(), [&](std::string_view phrase) { is_known |= same_ignoring_case(run_together, phrase) != 0; });
    return is_known && !run_together.empty();
}

CommonPasswords common_passwords()
{
    return {word_lists::leaked, static_cast<std::size_t>(std::count(word_lists::leaked.begin(), word_lists::leaked.end(), '\n'))};
}

bool is_common(const crypto::Secret& password)
{
    unsigned found = 0;
    text::for_each_line(word_lists::leaked, [&](std::string_view line) { found |= same_ignoring_case(password.bytes(), line); });
    return found != 0 && !password.empty();
}

}  // namespace asepsie::passwords
