#include "foundation/pdf/drawing/sheet.h"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

namespace asepsie::pdf {
namespace {

using document::plain;
using document::Tone;

constexpr double after_paragraph = 7;
constexpr double step_indent = 20;

void add_heading(Sheet& sheet, const document::Heading& block)
{
    constexpr std::array<TextStyle, 4> styles{TextStyle{21, 26, Weight::bold, text_ink}, {15, 20, Weight::bold, accent_ink}, {12, 17, Weight::bold, text_ink}, {10.5, 15, Weight::bold, quiet_ink}};
    constexpr std::array<double, 4> before{16, 22, 16, 12};
    constexpr std::array<Role, 4> roles{Role::heading_1, Role::heading_2, Role::heading_3, Role::heading_4};
    const auto level = static_cast<std::size_t>(std::clamp(block.level, 1, 4) - 1);
    Part& part = sheet.canvas.root().add(roles[level]);
    const Text text = sheet.set(block.text, styles[level], frame_width);
    const bool is_ruled = block.level == 2;
    const double below = is_ruled ? 5 : 2;
    sheet.flow.add({before[level], text.height() + below, Box::Keep::with_next, [&sheet, &part, text, level, is_ruled, title = plain(block.text)](Canvas& canvas, double y) {
                        sheet.marks.push_back({static_cast<int>(level) + 1, title, canvas.page(), y});
                        canvas.belongs_to(&part);
                        text.draw(canvas, margin, y);
                        if (is_ruled) {
                            canvas.belongs_to(nullptr);
                            Path rule;
                            rule.move(margin, y + text.height() + 2);
                            rule.line(margin + frame_width, y + text.height() + 2);
                            canvas.stroke(rule, line_ink, 0.6);
                        }
                    }});
}

void add_lead(Sheet& sheet, const document::Lead& block)
{
    Part& part = sheet.canvas.root().add(Role::paragraph);
    const Text text = sheet.set(block.text, {13, 18, Weight::bold, text_ink}, frame_width - 16);
    sheet.flow.add({12, text.height() + 10, Box::Keep::free, [&part, text, tone = block.tone](Canvas& canvas, double y) {
                        canvas.belongs_to(nullptr);
                        canvas.fill(Path::rectangle({margin, y + 1, 3.5, text.height() - 2}, 1.5), ink_of(tone));
                        canvas.belongs_to(&part);
                        text.draw(canvas, margin + 16, y);
                    }});
}

// Items behind a mark, drawn at the left of the first line of each.
template <typename DrawMark>
void add_items(Sheet& sheet, Part& parent, const std::vector<std::string>& items, double left, DrawMark draw_mark)
{
    Part& list = parent.add(Role::list);
    bool is_first = true;
    for (std::size_t i = 0; i < items.size(); ++i) {
        Part& item = list.add(Role::item);
        Part& label = item.add(Role::item_label);
        Part& body = item.add(Role::item_body);
        const Text text = sheet.set(items[i], body_style, margin + frame_width - left - step_indent);
        const double before = is_first ? after_paragraph : 3;
        is_first = false;
        // The mark takes no room of its own: it is drawn beside the first line, from which it never parts.
        sheet.flow.add({before, 0, Box::Keep::with_next, [&label, left, i, draw_mark](Canvas& canvas, double y) {
                            canvas.belongs_to(&label);
                            draw_mark(canvas, left, y, i);
                        }});
        sheet.add_text(body, text, left + step_indent, 0);
    }
}

void draw_bullet(Canvas& canvas, double x, double y, std::size_t) { canvas.fill(Path::circle(x + 5, y + 7.5, 1.6), quiet_ink); }

void draw_number(Canvas& canvas, double x, double y, std::size_t index)
{
    const Text text(canvas.typefaces(), std::to_string(index + 1) + ".", {10.5, 15, Weight::bold, accent_ink}, step_indent * 2);
    text.draw(canvas, x + step_indent - 5 - text.width(), y);
}

void rule_above(Canvas& canvas, double y)
{
    canvas.belongs_to(nullptr);
    Path rule;
    rule.move(margin, y);
    rule.line(margin + frame_width, y);
    canvas.stroke(rule, line_ink, 0.5);
}

// The sign of a tone, read out as its word.
void draw_tone(Canvas& canvas, Tone tone, const std::string& word, double y)
{
    const bool says_nothing = tone == Tone::neutral && word.empty();
    if (!says_nothing) {
        canvas.said_as(word.empty() ? document::sign_of(tone) : std::string_view(word), [&] { draw_sign(canvas, sign_for(tone), margin + 6, y + 7.5, 11, ink_of(tone)); });
    }
}

// Lines and actions are parted by rules; the first one below a heading needs none.
enum class Rule : std::uint8_t { none, above };

void add_status(Sheet& sheet, const document::StatusLine& block, Rule rule)
{
    // Parts of their own, so that they are not read out as one word.
    Part& part = sheet.canvas.root().add(Role::paragraph);
    Part& below_part = sheet.canvas.root().add(Role::paragraph);
    Part& aside_part = sheet.canvas.root().add(Role::paragraph);
    const Text aside = sheet.set(block.aside, quiet_style, frame_width * 0.35);
    const double room = frame_width - step_indent - (block.aside.empty() ? 0 : aside.width() + 14);
    const Text text = sheet.set(block.text, body_style, room);
    const Text below = sheet.set(block.below, quiet_style, room);
    const double height = std::max(text.height() + below.height(), aside.height() + 1);
    sheet.flow.add({0, height + 8, Box::Keep::free, [&part, &below_part, &aside_part, aside, text, below, rule, tone = block.tone, word = block.word](Canvas& canvas, double y) {
                        if (rule == Rule::above) {
                            rule_above(canvas, y);
                        }
                        canvas.belongs_to(&part);
                        draw_tone(canvas, tone, word, y + 4);
                        text.draw(canvas, margin + step_indent, y + 4);
                        canvas.belongs_to(&below_part);
                        below.draw(canvas, margin + step_indent, y + 4 + text.height());
                        canvas.belongs_to(&aside_part);
                        aside.draw(canvas, margin + frame_width - aside.width(), y + 5);
                    }});
}

void add_action(Sheet& sheet, const document::Action& block, Rule rule)
{
    Part& section = sheet.canvas.root().add(Role::section);
    Part& heading = section.add(Role::heading_3);
    const Text title = sheet.set(block.title, {12, 17, Weight::bold, text_ink}, frame_width - step_indent);
    sheet.flow.add({rule == Rule::above ? 14.0 : 0.0, title.height() + 8, Box::Keep::with_next, [&sheet, &heading, title, rule, tone = block.tone, word = block.word, said = plain(block.title)](Canvas& canvas, double y) {
                        sheet.marks.push_back({3, said, canvas.page(), y});
                        if (rule == Rule::above) {
                            rule_above(canvas, y);
                        }
                        canvas.belongs_to(&heading);
                        draw_tone(canvas, tone, word, y + 8);
                        title.draw(canvas, margin + step_indent, y + 7);
                    }});
    const auto add = [&](const std::string& words, const TextStyle& style, double before) {
        if (!words.empty()) {
            sheet.add_text(section.add(Role::paragraph), sheet.set(words, style, frame_width - step_indent), margin + step_indent, before);
        }
    };
    add(block.aside, quiet_style, 0);
    sheet.flow.keep_last_with_next();
    add(block.why, body_style, 3);
    if (!block.steps.empty()) {
        add_items(sheet, section, block.steps, margin + step_indent, draw_number);
    }
    add(block.more, quiet_style, 4);
}

void add_details(Sheet& sheet, const document::Details& block)
{
    double widest = 0;
    for (const auto& [label, value] : block.pairs) {
        widest = std::max(widest, sheet.set(label, body_style, frame_width * 0.4).width());
    }
    Part& table = sheet.canvas.root().add(Role::table);
    constexpr double before_details = 10;
    bool is_first = true;
    for (const auto& [label, value] : block.pairs) {
        Part& row = table.add(Role::row);
        Part& head = row.add(Role::head_cell);
        head.scope = Part::Scope::row;
        Part& cell = row.add(Role::cell);
        const Text name = sheet.set(label, {10.5, 15, Weight::regular, quiet_ink}, frame_width * 0.4);
        const Text text = sheet.set(value, body_style, frame_width - widest - 18);
        sheet.flow.add({is_first ? before_details : 3, std::max(name.height(), text.height()), Box::Keep::free, [&head, &cell, name, text, widest](Canvas& canvas, double y) {
                            canvas.belongs_to(&head);
                            name.draw(canvas, margin, y);
                            canvas.belongs_to(&cell);
                            text.draw(canvas, margin + widest + 18, y);
                        }});
        is_first = false;
    }
}

struct AddBlock {
    Sheet& sheet;
    Rule rule;

    void add_paragraph(const std::string& text, const TextStyle& style) const
    {
        sheet.add_text(sheet.canvas.root().add(Role::paragraph), sheet.set(text, style, frame_width), margin, after_paragraph);
    }
    void operator()(const document::Heading& block) const { add_heading(sheet, block); }
    void operator()(const document::Paragraph& block) const { add_paragraph(block.text, body_style); }
    void operator()(const document::Lead& block) const { add_lead(sheet, block); }
    void operator()(const document::List& block) const { add_items(sheet, sheet.canvas.root(), block.items, margin, draw_bullet); }
    void operator()(const document::Steps& block) const { add_items(sheet, sheet.canvas.root(), block.items, margin, draw_number); }
    void operator()(const document::StatusLine& block) const { add_status(sheet, block, rule); }
    void operator()(const document::Action& block) const { add_action(sheet, block, rule); }
    void operator()(const document::Table& block) const { add_table(sheet, block); }
    void operator()(const document::Details& block) const { add_details(sheet, block); }
    void operator()(const document::Ring& block) const { add_ring(sheet, block); }
    void operator()(const document::Gauge& block) const { add_gauge(sheet, block); }
    void operator()(const document::Field& block) const { add_field(sheet, block); }
    void operator()(const document::Card& block) const { add_cards(sheet, {block}); }
    void operator()(const document::Code& block) const { add_codes(sheet, {block}); }
    void operator()(const document::Aside& block) const { add_paragraph(block.text, quiet_style); }
};

}  // namespace

void add_blocks(Sheet& sheet, const std::vector<document::Block>& blocks)
{
    Rule rule = Rule::none;
    std::vector<document::Code> codes;
    std::vector<document::Card> cards;
    int opened = 0;  // the level of the heading whose opening words the last block was
    const document::Heading* last_heading = nullptr;
    for (const document::Block& block : blocks) {
        if (const auto* code = std::get_if<document::Code>(&block)) {
            codes.push_back(*code);
            continue;
        }
        if (const auto* card = std::get_if<document::Card>(&block)) {
            cards.push_back(*card);
            continue;
        }
        add_codes(sheet, std::exchange(codes, {}));
        add_cards(sheet, std::exchange(cards, {}));
        const auto* heading = std::get_if<document::Heading>(&block);
        // A section's opening words with nothing of it below them would be left alone at a page's foot.
        const bool goes_deeper = heading != nullptr && opened > 0 && heading->level > opened;
        if (goes_deeper) {
            sheet.flow.keep_last_with_next();
        }
        opened = last_heading != nullptr && std::holds_alternative<document::Paragraph>(block) ? last_heading->level : 0;
        std::visit(AddBlock{sheet, rule}, block);
        rule = heading != nullptr ? Rule::none : Rule::above;
        last_heading = heading;
    }
    add_codes(sheet, codes);
    add_cards(sheet, cards);
}

}  // namespace asepsie::pdf
