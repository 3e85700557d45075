#include "foundation/mime/address.h"

#include "foundation/base/text.h"
#include "foundation/mime/header.h"

#include <algorithm>

namespace asepsie::mime {
namespace {

// One address of a list while it is read: words before '<', and what stands in it.
struct Draft {
    std::string words;
    std::string angle;
    std::string comment;
    bool has_angle = false;
    std::size_t without_at = 0;  // so many bytes of the words hold no '@'

    bool words_hold_at()
    {
        without_at = std::min(words.find('@', without_at), words.size());
        return without_at < words.size();
    }
};

bool is_local_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos
        || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool is_host_character(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || (static_cast<unsigned char>(c) & 0x80U) != 0; }

void finish(Draft& draft, std::vector<NamedAddress>& found)
{
    NamedAddress named;
    const std::string_view words = text::trim(draft.words);
    if (draft.has_angle) {
        named.address = std::string(text::trim(draft.angle));
        named.name = decoded_words(words);
    } else if (words.find('@') != std::string_view::npos) {
        named.address = std::string(words);
    } else {
        named.name = decoded_words(words);
    }
    if (named.name.empty() && !draft.comment.empty()) {
        named.name = decoded_words(draft.comment);
    }
    named.name = std::string(text::trim(named.name));
    // A name in quotes that were encoded too.
    if (named.name.size() >= 2 && named.name.front() == '"' && named.name.back() == '"') {
        named.name = named.name.substr(1, named.name.size() - 2);
    }
    if (!named.address.empty() || !named.name.empty()) {
        found.push_back(std::move(named));
    }
    draft = Draft{};
}

// The text in quotes, up to and with the closing one; where none closes, the rest.
std::size_t quoted_end(std::string_view text, std::size_t at, std::string& into)
{
    std::size_t i = at + 1;
    while (i < text.size() && text[i] != '"') {
        if (text[i] == '\\' && i + 1 < text.size()) {
            ++i;
        }
        into += text[i];
        ++i;
    }
    return i;
}

std::size_t comment_end(std::string_view text, std::size_t at, std::string& into)
{
    int depth = 1;
    std::size_t i = at + 1;
    for (; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            ++i;
        } else if (text[i] == '(') {
            ++depth;
        } else if (text[i] == ')' && --depth == 0) {
            return i;
        }
        into += text[i];
    }
    return i;
}

}  // namespace

std::vector<NamedAddress> read_addresses(std::string_view field)
{
    std::vector<NamedAddress> found;
    const std::string plain = unfolded(field);
    const std::string_view text = plain;
    const std::size_t last_semicolon = text.rfind(';');
    Draft draft;
    for (std::size_t i = 0; i < text.size() && found.size() < most_addresses; ++i) {
        switch (text[i]) {
        case '"': i = quoted_end(text, i, draft.words); break;
        case '(': i = comment_end(text, i, draft.comment); break;
        case '<': {
            if (draft.has_angle) {
                // A second address behind a first: another sender.
                finish(draft, found);
            }
            // "<<a@b>>", as some programs write.
            const std::size_t begin = std::min(text.find_first_not_of('<', i), text.size());
            const std::size_t end = std::min(text.find('>', begin), text.size());
            draft.angle = text.substr(begin, end - begin);
            draft.has_angle = true;
            i = end;
            while (i + 1 < text.size() && text[i + 1] == '>') {
                ++i;
            }
            break;
        }
        case ',':
        case ';': finish(draft, found); break;
        case ':':
            // "Group: a@b, c@d;": the group's name is nobody. Without its end it is a name with a colon.
            if (!draft.has_angle && !draft.words_hold_at() && last_semicolon != std::string_view::npos && i < last_semicolon) {
                draft = Draft{};
            } else {
                draft.words += ':';
            }
            break;
        default:
            if (!draft.has_angle || text[i] != ' ') {
                if (draft.has_angle) {
                    finish(draft, found);
                }
                draft.words += text[i];
            }
        }
    }
    finish(draft, found);
    return found;
}

std::vector<std::string> addresses_within(std::string_view text, std::size_t most)
{
    std::vector<std::string> found;
    std::size_t taken = 0;
    for (std::size_t at = text.find('@'); at != std::string_view::npos && found.size() < most; at = text.find('@', at + 1)) {
        std::size_t begin = at;
        while (begin > taken && at - begin < 64 && is_local_character(text[begin - 1])) {
            --begin;
        }
        std::size_t end = at + 1;
        while (end < text.size() && end - at < 255 && is_host_character(text[end])) {
            ++end;
        }
        while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-' || text[end - 1] == '_')) {
            --end;
        }
        if (begin < at && text.substr(at + 1, end - at - 1).find('.') != std::string_view::npos) {
            found.emplace_back(text.substr(begin, end - begin));
            taken = end;
        }
    }
    return found;
}

}  // namespace asepsie::mime
