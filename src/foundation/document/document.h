// What is to be read, without a medium: pages, commands and printed sheets are Documents, and each medium has one renderer that escapes.
//
// Texts may hold the two marks of knowledge/: `code` and **strong**. Nothing else in them is markup. What somebody typed goes in as literal(), so that its marks show.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace asepsie::document {

// How something stands. Each has its sign and colour; the word is said in the text beside it.
enum class Tone : std::uint8_t { in_order, to_do, danger, unknown, disputed, neutral };

struct Heading {
    int level = 2;  // 1 is the page's title, 4 the deepest
    std::string text;
};

struct Paragraph {
    std::string text;
};

// The one sentence that answers the page's question.
struct Lead {
    Tone tone = Tone::neutral;
    std::string text;
};

struct List {
    std::vector<std::string> items;
};

struct Steps {
    std::vector<std::string> items;  // in order, each one gesture
};

// A line that says how one thing stands: sign, what, and quietly what more.
struct StatusLine {
    Tone tone = Tone::neutral;
    std::string word;  // the tone in words, for whoever does not see signs
    std::string text;
    std::string aside;  // short, set apart at the end of the line
    std::string link{};   // "/rules/backup_done": the page that says more, on the site; elsewhere its last segment is the name to type
    std::string below{};  // quietly, on a line of its own
};

// One thing to do: what is wrong, why it matters, how to mend it.
struct Action {
    int number = 1;
    Tone tone = Tone::to_do;
    std::string word;
    std::string title;
    std::string aside;  // who and how long
    std::string why;
    std::vector<std::string> steps;
    std::string more;  // where to read on
    std::string link{};  // as of StatusLine
};

struct Table {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;  // as many cells as columns
};

// "Label: value" pairs.
struct Details {
    std::vector<std::pair<std::string, std::string>> pairs;
};

// The ring of ten: one petal an item.
struct Petal {
    std::string name;
    Tone tone = Tone::neutral;
    std::string word;
    double filled = 0;  // 0 to 1: how far the item is covered
    std::string known{};  // the same in words
};
struct Ring {
    std::string title;
    std::vector<Petal> petals;
    // Heads of the table that says the same to whoever does not see the figure: name, word, known. Empty: no table.
    std::vector<std::string> columns{};
};

// How well something is defended: 0 to 1 in place, 0 to 1 known (what is in place is known too).
struct Gauge {
    std::string name;
    std::string word;
    double in_place = 0;
    double known = 0;
    std::string aside;
};

// Something to be filled in: an input on a screen, boxes and lines on paper.
struct Field {
    enum class Kind : std::uint8_t { line, lines, date, figure, choice, tick, signature } kind = Kind::line;
    std::string name;   // unique in its document: "named_accounts", "named_accounts.remark"
    std::string label;
    std::string hint{};  // quietly below the label
    std::string unit{};  // of a figure: "heures"
    std::vector<std::pair<std::string, std::string>> options{};  // of a choice: value and words
    std::string value{};  // what stands in it already; of a tick "yes"
    bool required = false;
    // Asked only where the field of that name has one of these values; no name: always.
    std::string asked_if{};
    std::vector<std::string> asked_values{};
    // Of a date, what it can be on the day it is typed: what was done lies no later, what is promised no earlier, and nothing that is said lies more than ten years ahead.
    enum class When : std::uint8_t { any, done, promised, lasting } when = When::any;
};

// Small print.
struct Aside {
    std::string text;
};

// An address that a telephone's camera reads off paper; elsewhere it is a link.
struct Code {
    std::string address;  // "https://…", "tel:…"
    std::string label;
};

// A card to cut out, the size of a bank card; two stand side by side.
struct Card {
    std::string title;
    std::vector<std::string> lines;
};

using Block = std::variant<Heading, Paragraph, Lead, List, Steps, StatusLine, Action, Table, Details, Ring, Gauge, Field, Aside, Code, Card>;

// How large it is on paper: to be read at a desk; at arm's length; from across a room.
enum class Size : std::uint8_t { desk, arm, room };

struct Document {
    std::string language;  // "fr" or "en"
    std::string title;
    std::vector<Block> blocks;
    Size size = Size::desk;

    template <typename B>
    void add(B block)
    {
        blocks.emplace_back(std::move(block));
    }
};

// The question that a field belongs to: "X" of "X.by" (a promised day), "X.proof", "X.remark", and of what is ticked in place of an answer: "X.never", "X.not_applicable". Empty: none.
std::string_view owner_in(std::string_view name);
bool is_instead(std::string_view name);  // whether it is ticked in place of an answer

// "backup_done" of "/rules/backup_done".
std::string_view name_in(std::string_view link);

// ✓ → ▲ ? ◑ ○: signs that tell tones apart without colour.
std::string_view sign_of(Tone tone);
std::string_view name_of(Tone tone);

// A text cut where its marks change.
struct Piece {
    enum class Kind : std::uint8_t { plain, strong, code } kind = Kind::plain;
    std::string_view text;
};
std::vector<Piece> pieces_of(std::string_view text);

// A text of somebody else's as it stands, for a place where marks are read: on one line, and neither a mark nor a control character in it does anything.
std::string literal(std::string_view text);

// The text without its marks.
std::string plain(std::string_view text);

}  // namespace asepsie::document
