#include "foundation/document/document.h"

#include "foundation/base/text.h"

#include <array>

namespace asepsie::document {
namespace {

// Stands before a sign that would be a mark and is not meant as one: U+2063, which nobody types and no screen shows.
constexpr std::string_view literally = "\xE2\x81\xA3";

// Where the mark that closes begins, passing over those that are meant as they are.
std::size_t end_of(std::string_view text, std::string_view mark, std::size_t from)
{
    std::size_t end = text.find(mark, from);
    while (end != std::string_view::npos && text.substr(0, end).ends_with(literally)) {
        end = text.find(mark, end + 1);
    }
    return end;
}

}  // namespace

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

std::string as_text(std::string_view typed)
{
    std::string shown;
    for (const char c : text::made_safe_to_show(typed)) {
        shown += c == '`' || c == '*' ? std::string(literally) + c : std::string(1, c);
    }
    return shown;
}

std::vector<Piece> pieces_of(std::string_view text)
{
    std::vector<Piece> pieces;
    const auto add = [&](Piece::Kind kind, std::string_view piece) {
        for (std::size_t cut = piece.find(literally); cut != std::string_view::npos; cut = piece.find(literally)) {
            if (cut > 0) {
                pieces.push_back({kind, piece.substr(0, cut)});
            }
            piece.remove_prefix(cut + literally.size());
        }
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
        if (text.substr(0, start).ends_with(literally)) {
            add(Piece::Kind::plain, text.substr(0, start - literally.size()));
            add(Piece::Kind::plain, text.substr(start, 1));
            text.remove_prefix(start + 1);
            continue;
        }
        const bool is_code = text[start] == '`';
        const std::string_view mark = is_code ? "`" : "**";
        const std::size_t end = text.substr(start).starts_with(mark) ? end_of(text, mark, start + mark.size()) : std::string_view::npos;
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
