#include "domain/mail/authentication/tag_list.h"

#include "foundation/base/encoding.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::authentication {
namespace {

constexpr std::string_view folding_blanks = " \t\r\n";
constexpr std::string_view letters_of_tags = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

}  // namespace

Result<TagList> parse_tag_list(std::string_view text)
{
    if (text.size() > longest_tag_list_bytes) {
        return fail(ErrorCode::too_large, "tag list: too long");
    }
    TagList tags;
    while (!text.empty()) {
        const std::string_view piece = text.substr(0, text.find(';'));
        text.remove_prefix(std::min(piece.size() + 1, text.size()));
        if (text::trim(piece).empty()) {
            continue;
        }
        const std::size_t equals = piece.find('=');
        const std::string_view name = text::trim(piece.substr(0, equals));
        if (equals == std::string_view::npos || name.empty() || name.find_first_not_of(letters_of_tags) != std::string_view::npos || has_tag(tags, name)) {
            return fail(ErrorCode::malformed, "tag list: no tag, or one twice");
        }
        tags.push_back({name, text::trim(piece.substr(equals + 1))});
        if (tags.size() > most_tags) {
            return fail(ErrorCode::too_large, "tag list: too many tags");
        }
    }
    return tags;
}

std::string_view value_of(const TagList& tags, std::string_view name)
{
    const auto found = std::find_if(tags.begin(), tags.end(), [&](const Tag& tag) { return tag.name == name; });
    return found == tags.end() ? std::string_view() : found->value;
}

bool has_tag(const TagList& tags, std::string_view name)
{
    return std::any_of(tags.begin(), tags.end(), [&](const Tag& tag) { return tag.name == name; });
}

std::string without_blanks(std::string_view value)
{
    std::string out;
    std::copy_if(value.begin(), value.end(), std::back_inserter(out), [](char sign) { return folding_blanks.find(sign) == std::string_view::npos; });
    return out;
}

Result<std::string> bytes_in(std::string_view value)
{
    std::string signs = without_blanks(value);
    if (!signs.ends_with('=')) {
        signs.append((4 - signs.size() % 4) % 4, '=');
    }
    return text::from_base64(signs);
}

std::vector<std::string> pieces_of(std::string_view value)
{
    std::vector<std::string> pieces;
    for (const std::string_view piece : text::split(value, ':')) {
        pieces.emplace_back(text::trim(piece));
    }
    return pieces;
}

bool is_dns_name(std::string_view name)
{
    constexpr std::size_t longest_name = 253;
    constexpr std::size_t longest_label = 63;
    if (name.empty() || name.size() > longest_name) {
        return false;
    }
    const auto labels = text::split(name, '.');
    return std::all_of(labels.begin(), labels.end(), [&](std::string_view label) {
        return !label.empty() && label.size() <= longest_label
            && std::all_of(label.begin(), label.end(), [](char sign) { return sign == '-' || letters_of_tags.find(sign) != std::string_view::npos; });
    });
}

}  // namespace asepsie::authentication
