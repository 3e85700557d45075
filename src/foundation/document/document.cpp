#include "foundation/document/document.h"

#include <array>

namespace asepsie::document {

std::string_view sign_of(Tone tone)
{
    constexpr std::array<std::string_view, 6> signs{"✓", "→", "▲", "?", "◑", "○"};
    return signs.at(static_cast<std::size_t>(tone));
}

std::string_view name_of(Tone tone)
{
    constexpr std::array<std::string_view, 6> names{"in-order", "to-do", "danger", "unknown", "disputed", "neutral"};
    return names.at(static_cast<std::size_t>(tone));
}

std::vector<Piece> pieces_of(std::string_view text)
{
    std::vector<Piece> pieces;
    const auto add = [&](Piece::Kind kind, std::string_view piece) {
        if (!piece.empty()) {
            pieces.push_back({kind, piece});
        }
    };
    while (!text.empty()) {
        const std::size_t start = text.find_first_of("`*");
        if (start == std::string_view::npos) {
            add(Piece::Kind::plain, text);
            break;
        }
        const bool is_code = text[start] == '`';
        const std::string_view mark = is_code ? "`" : "**";
        const std::size_t end = text.substr(start).starts_with(mark) ? text.find(mark, start + mark.size()) : std::string_view::npos;
        if (end == std::string_view::npos) {
            add(Piece::Kind::plain, text.substr(0, start + 1));
            text.remove_prefix(start + 1);
            continue;
        }
        add(Piece::Kind::plain, text.substr(0, start));
        add(is_code ? Piece::Kind::code : Piece::Kind::strong, text.substr(start + mark.size(), end - start - mark.size()));
        text.remove_prefix(end + mark.size());
    }
    return pieces;
}

std::string plain(std::string_view text)
{
    std::string all;
    for (const Piece& piece : pieces_of(text)) {
        all += piece.text;
    }
    return all;
}

std::string_view name_in(std::string_view link) { return link.substr(link.rfind('/') + 1); }

}  // namespace asepsie::document
