#include "foundation/office/flow.h"

#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::office {

// The colours of assets/style/page.css on paper.
const std::array<StyleLook, 14> style_looks{{
    {Style::heading_1, "Heading1", "heading 1", 40, true, "0B5A54", 0, 200, true},
    {Style::heading_2, "Heading2", "heading 2", 30, true, "0B5A54", 360, 120, true},
    {Style::heading_3, "Heading3", "heading 3", 25, true, "15202A", 280, 80, true},
    {Style::heading_4, "Heading4", "heading 4", 22, true, "15202A", 200, 60, true},
    {Style::body, "BodyText", "Body Text", 21, false, "15202A", 0, 120, false},
    {Style::lead, "Lead", "Lead", 26, true, "0B5A54", 120, 200, false},
    {Style::bullet, "ListBullet", "List Bullet", 21, false, "15202A", 0, 60, false},
    {Style::number, "ListNumber", "List Number", 21, false, "15202A", 0, 60, false},
    {Style::status, "Status", "Status", 21, false, "15202A", 40, 40, false},
    {Style::label, "FieldLabel", "Field Label", 21, true, "15202A", 40, 20, false},
    {Style::hint, "FieldHint", "Field Hint", 18, false, "46525B", 0, 20, false},
    {Style::quiet, "Quiet", "Quiet", 18, false, "46525B", 0, 100, false},
    {Style::cell, "TableContents", "Table Contents", 21, false, "15202A", 40, 40, false},
    {Style::cell_head, "TableHeading", "Table Heading", 21, true, "15202A", 40, 40, true},
}};

const StyleLook& look_of(Style style) { return style_looks.at(static_cast<std::size_t>(style)); }

Language language_of(const document::Document& document) { return document.language == "en" ? Language{"en", "GB"} : Language{"fr", "FR"}; }

namespace {

constexpr int label_width = 70;
constexpr int lines_height = 22;      // for a few written lines
constexpr int signature_height = 30;  // for a hand, or a stamp
constexpr std::size_t most_signatures_in_a_row = 2;
constexpr std::string_view empty_box = "\u2610 ";   // ☐
constexpr std::string_view ticked_box = "\u2612 ";  // ☒

std::vector<Run> runs_of(std::string_view marked)
{
    std::vector<Run> runs;
    for (const document::Piece& piece : document::pieces_of(marked)) {
        runs.push_back({piece.kind, std::string(piece.text)});
    }
    return runs;
}

Paragraph paragraph(Style style, std::string_view marked) { return {style, runs_of(marked), 0}; }

// A value that somebody typed has no marks.
Paragraph as_typed(Style style, std::string text) { return {style, {{document::Piece::Kind::plain, std::move(text)}}, 0}; }

// "✓ En ordre" before what more is said.
std::string signed_word(document::Tone tone, const std::string& word, std::string_view before_more)
{
    if (tone == document::Tone::neutral && word.empty()) {
        return {};
    }
    return std::string(document::sign_of(tone)) + " " + (word.empty() ? std::string() : word + std::string(before_more));
}

// Room by need: the columns share the width as their longest texts do, within reason.
std::vector<int> widths_for(const document::Table& table)
{
    constexpr std::size_t narrowest = 6;
    constexpr std::size_t widest = 40;
    std::vector<std::size_t> needs;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        std::size_t longest = text::columns(document::plain(table.columns[i]));
        for (const auto& row : table.rows) {
            longest = std::max(longest, text::columns(document::plain(row[i])));
        }
        needs.push_back(std::clamp(longest, narrowest, widest));
    }
    std::size_t all = 0;
    for (const std::size_t need : needs) {
        all += need;
    }
    std::vector<int> widths;
    int left = text_width;
    for (std::size_t i = 0; i < needs.size(); ++i) {
        const int width = i + 1 == needs.size() ? left : static_cast<int>(static_cast<std::size_t>(text_width) * needs[i] / all);
        widths.push_back(width);
        left -= width;
    }
    return widths;
}

class FlowWriter {
public:
    Flow take()
    {
        end_fields();
        return std::move(m_flow);
    }

    void operator()(const document::Heading& block)
    {
        const auto level = static_cast<std::size_t>(std::clamp(block.level, 1, 4));
        add(paragraph(style_looks.at(level - 1).style, block.text));
    }
    void operator()(const document::Paragraph& block) { add(paragraph(Style::body, block.text)); }
    void operator()(const document::Lead& block) { add(paragraph(Style::lead, signed_word(block.tone, {}, {}) + block.text)); }
    void operator()(const document::Card& block)
    {
        add(paragraph(Style::heading_3, block.title));
        for (const std::string& line : block.lines) {
            add(paragraph(Style::body, line));
        }
    }
    void operator()(const document::Code& block) { add(paragraph(Style::body, block.label + "  " + block.address)); }
    void operator()(const document::Aside& block) { add(paragraph(Style::quiet, block.text)); }
    void operator()(const document::List& block)
    {
        for (const std::string& item : block.items) {
            add(paragraph(Style::bullet, item));
        }
    }
    void operator()(const document::Steps& block) { add_steps(block.items); }
    void operator()(const document::StatusLine& block)
    {
        add(paragraph(Style::status, signed_word(block.tone, block.word, ". ") + block.text + (block.aside.empty() ? "" : " (" + block.aside + ")")));
        add_quietly(block.below);
    }
    void operator()(const document::Action& block)
    {
        add(paragraph(Style::heading_3, std::to_string(block.number) + ". " + block.title));
        add_quietly(signed_word(block.tone, block.word, block.aside.empty() ? "" : ", ") + block.aside);
        if (!block.why.empty()) {
            add(paragraph(Style::body, block.why));
        }
        add_steps(block.steps);
        add_quietly(block.more);
    }
    void operator()(const document::Table& block)
    {
        Table table{widths_for(block), 0, {}, Table::Break::between_rows};
        if (std::any_of(block.columns.begin(), block.columns.end(), [](const std::string& name) { return !name.empty(); })) {
            table.heading_rows = 1;
            table.rows.push_back(row_of(block.columns, Cell::Kind::head, Style::cell_head));
        }
        for (const auto& row : block.rows) {
            table.rows.push_back(row_of(row, Cell::Kind::line, Style::cell));
        }
        add(std::move(table));
    }
    void operator()(const document::Details& block)
    {
        Table table{{label_width, text_width - label_width}, 0, {}, Table::Break::between_rows};
        for (const auto& [label, value] : block.pairs) {
            table.rows.push_back({{{Cell::Kind::bare, {paragraph(Style::label, label)}}, {Cell::Kind::bare, {paragraph(Style::cell, value)}}}});
        }
        add(std::move(table));
    }
    void operator()(const document::Ring& block)
    {
        add(paragraph(Style::cell_head, block.title));
        Table table{{text_width - label_width, label_width}, 0, {}, Table::Break::between_rows};
        for (const document::Petal& petal : block.petals) {
            table.rows.push_back(row_of({petal.name, signed_word(petal.tone, petal.word, {})}, Cell::Kind::line, Style::cell));
        }
        add(std::move(table));
    }
    void operator()(const document::Gauge& block)
    {
        add(paragraph(Style::status, "**" + block.name + "**, " + block.word));
        add_quietly(block.aside);
    }
    void operator()(const document::Field& block)
    {
        if (block.kind == document::Field::Kind::signature) {
            add_signature(block);
        } else {
            add_field(block);
        }
    }

private:
    static Row row_of(const std::vector<std::string>& texts, Cell::Kind kind, Style style)
    {
        Row row;
        for (const std::string& text : texts) {
            row.cells.push_back({kind, {paragraph(style, text)}});
        }
        return row;
    }

    void add(Paragraph paragraph)
    {
        end_fields();
        m_flow.items.emplace_back(std::move(paragraph));
    }
    void add(Table table)
    {
        end_fields();
        // Neither format knows a table of nothing.
        if (!table.widths.empty() && !table.rows.empty()) {
            m_flow.items.emplace_back(std::move(table));
        }
    }
    void add_quietly(const std::string& text)
    {
        if (!text.empty()) {
            add(paragraph(Style::quiet, text));
        }
    }
    void add_steps(const std::vector<std::string>& steps)
    {
        if (!steps.empty()) {
            ++m_flow.numbered_lists;
        }
        for (const std::string& step : steps) {
            Paragraph item = paragraph(Style::number, step);
            item.list = m_flow.numbered_lists;
            add(std::move(item));
        }
    }

    static Cell label_cell(const document::Field& field)
    {
        Cell cell{Cell::Kind::bare, {paragraph(Style::label, field.unit.empty() ? field.label : field.label + " (" + field.unit + ")")}};
        if (!field.hint.empty()) {
            cell.paragraphs.push_back(paragraph(Style::hint, field.hint));
        }
        return cell;
    }

    void add_field(const document::Field& field)
    {
        end_signatures();
        Cell box{Cell::Kind::box, {}};
        switch (field.kind) {
        case document::Field::Kind::choice:
            for (const auto& [value, words] : field.options) {
                box.paragraphs.push_back(paragraph(Style::cell, std::string(value == field.value ? ticked_box : empty_box) + words));
            }
            break;
        case document::Field::Kind::tick: box.paragraphs.push_back(as_typed(Style::cell, std::string(field.value.empty() ? empty_box : ticked_box))); break;
        default: box.paragraphs.push_back(as_typed(Style::cell, field.value));
        }
        if (box.paragraphs.empty()) {
            box.paragraphs.push_back(as_typed(Style::cell, {}));
        }
        if (m_fields.rows.empty()) {
            m_fields.widths = {label_width, text_width - label_width};
        }
        m_fields.rows.push_back({{label_cell(field), std::move(box)}, field.kind == document::Field::Kind::lines ? lines_height : 0});
    }

    void add_signature(const document::Field& field)
    {
        end_lines();
        if (m_signatures.rows.empty()) {
            m_signatures.rows = {{{}, 0}, {{}, signature_height}};
        }
        m_signatures.rows[0].cells.push_back(label_cell(field));
        m_signatures.rows[1].cells.push_back({Cell::Kind::box, {as_typed(Style::cell, field.value)}});
        if (m_signatures.rows[0].cells.size() == most_signatures_in_a_row) {
            end_signatures();
        }
    }

    void end_lines()
    {
        if (!m_fields.rows.empty()) {
            m_flow.items.emplace_back(std::exchange(m_fields, {}));
        }
    }
    void end_signatures()
    {
        if (m_signatures.rows.empty()) {
            return;
        }
        // One that signs alone has half the width all the same.
        while (m_signatures.rows[0].cells.size() < most_signatures_in_a_row) {
            for (Row& row : m_signatures.rows) {
                row.cells.push_back({Cell::Kind::bare, {as_typed(Style::cell, {})}});
            }
        }
        m_signatures.may_break = Table::Break::never;
        m_signatures.widths.assign(most_signatures_in_a_row, text_width / static_cast<int>(most_signatures_in_a_row));
        m_flow.items.emplace_back(std::exchange(m_signatures, {}));
    }
    void end_fields()
    {
        end_lines();
        end_signatures();
    }

    Flow m_flow;
    Table m_fields;      // those that wait for one more
    Table m_signatures;  // as well
};

}  // namespace

Flow flow_of(const std::vector<document::Block>& blocks)
{
    FlowWriter writer;
    for (const document::Block& block : blocks) {
        std::visit(writer, block);
    }
    return writer.take();
}

}  // namespace asepsie::office
