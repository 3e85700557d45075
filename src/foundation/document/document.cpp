#include "foundation/document/document.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::document {
namespace {

// Data link escape (ECMA-48, ISO 646): what follows is no mark. No text of ours holds it, and literal() lets none through.
constexpr char next_is_literal = '\x10';

bool is_literal_at(std::string_view text, std::size_t place) { return place > 0 && text[place - 1] == next_is_literal; }

std::size_t find_mark(std::string_view text, std::string_view marks, std::size_t from)
{
    std::size_t found = text.find_first_of(marks, from);
    while (found != std::string_view::npos && is_literal_at(text, found)) {
        found = text.find_first_of(marks, found + 1);
    }
    return found;
}

std::size_t find_end(std::string_view text, std::string_view mark, std::size_t from)
{
    std::size_t found = text.find(mark, from);
    while (found != std::string_view::npos && is_literal_at(text, found)) {
        found = text.find(mark, found + 1);
    }
    return found;
}

// In as many pieces as it takes to leave the escapes out.
void add_piece(std::vector<Piece>& pieces, Piece::Kind kind, std::string_view text)
{
    while (!text.empty()) {
        const std::string_view piece = text.substr(0, text.find(next_is_literal));
        if (!piece.empty()) {
            pieces.push_back({kind, piece});
        }
        text.remove_prefix(std::min(text.size(), piece.size() + 1));
    }
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

std::vector<Piece> pieces_of(std::string_view text)
{
    std::vector<Piece> pieces;
    while (!text.empty()) {
        const std::size_t start = find_mark(text, "`*", 0);
        if (start == std::string_view::npos) {
            add_piece(pieces, Piece::Kind::plain, text);
            break;
        }
        const bool is_code = text[start] == '`';
        const std::string_view mark = is_code ? "`" : "**";
        const std::size_t end = text.substr(start).starts_with(mark) ? find_end(text, mark, start + mark.size()) : std::string_view::npos;
        if (end == std::string_view::npos) {
            add_piece(pieces, Piece::Kind::plain, text.substr(0, start + 1));
            text.remove_prefix(start + 1);
            continue;
        }
        add_piece(pieces, Piece::Kind::plain, text.substr(0, start));
        add_piece(pieces, is_code ? Piece::Kind::code : Piece::Kind::strong, text.substr(start + mark.size(), end - start - mark.size()));
        text.remove_prefix(end + mark.size());
    }
    return pieces;
}

std::string literal(std::string_view text)
{
    std::string all;
    for (const char c : text::made_safe_to_show(text)) {
        if (c == '`' || c == '*') {
            all += next_is_literal;
        }
        all += c == '\n' || c == '\t' ? ' ' : c;
    }
    return all;
}

std::string plain(std::string_view text)
{
    std::string all;
    for (const Piece& piece : pieces_of(text)) {
        all += piece.text;
    }
    return all;
}

std::string_view owner_in(std::string_view name)
{
    for (const std::string_view part : {".by", ".proof", ".remark", ".never", ".not_applicable"}) {
        if (name.ends_with(part)) {
            return name.substr(0, name.size() - part.size());
        }
    }
    return {};
}

bool is_instead(std::string_view name) { return name.ends_with(".never") || name.ends_with(".not_applicable"); }

std::string_view name_in(std::string_view link) { return link.substr(link.rfind('/') + 1); }

}  // namespace asepsie::document
