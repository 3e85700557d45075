#include "foundation/document/terminal.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <cmath>

namespace asepsie::document {
namespace {

constexpr std::string_view reset = "\x1B[0m";
constexpr std::string_view bold = "\x1B[1m";
constexpr std::string_view faint = "\x1B[2m";

// From the sixteen colours that every theme of a terminal keeps legible on its own background.
std::string_view colour_of(Tone tone)
{
    switch (tone) {
    case Tone::in_order: return "\x1B[32m";
    case Tone::to_do: return "\x1B[33m";
    case Tone::danger: return "\x1B[31m";
    case Tone::disputed: return "\x1B[35m";
    case Tone::unknown:
    case Tone::neutral: return "";
    }
    return "";
}

// What is not parted at the end of a line: letters, the marks they wear, and what touches them.
struct StyledWord {
    std::string text;  // with escapes
    std::size_t columns = 0;
};

class Page {
public:
    explicit Page(TerminalStyle style) : m_style(style) {}

    std::string take() { return std::move(m_out); }

    void blank()
    {
        if (!m_out.empty() && !m_out.ends_with("\n\n")) {
            m_out += '\n';
        }
    }

    [[nodiscard]] std::string styled(std::string_view escape, std::string_view text) const
    {
        return m_style.colour == Colour::none || escape.empty() ? std::string(text) : std::string(escape) + std::string(text) + std::string(reset);
    }

    [[nodiscard]] std::string sign(Tone tone) const { return styled(colour_of(tone), sign_of(tone)); }

    // Words wrapped between indent and the right edge; first stands before them on the first line (its columns counted in indent).
    // set_apart goes to the end of the last line where it fits, else to a line of its own.
    void paragraph(std::string_view text, std::size_t indent, const std::string& first = {}, std::string_view escape = {}, std::string_view set_apart = {})
    {
        std::string line = first.empty() ? std::string(indent, ' ') : first;
        std::size_t column = indent;
        bool is_empty = true;
        for (const StyledWord& word : words_of(text, escape)) {
            const std::size_t space = is_empty ? 0 : 1;
            if (!is_empty && column + space + word.columns > m_style.width) {
                m_out += line + "\n";
                line = std::string(indent, ' ') + word.text;
                column = indent + word.columns;
                continue;
            }
            line += std::string(space, ' ') + word.text;
            column += space + word.columns;
            is_empty = false;
        }
        if (!set_apart.empty()) {
            const std::size_t width = text::columns(set_apart);
            if (column + 2 + width > m_style.width) {
                m_out += line + "\n";
                line.clear();
                column = 0;
            }
            line += std::string(m_style.width > column + width ? m_style.width - column - width : 0, ' ') + styled(faint, set_apart);
        }
        m_out += line + "\n";
    }

    void heading(const Heading& block)
    {
        blank();
        paragraph(block.text, 0, {}, bold);
        if (block.level == 1) {
            m_out += std::string(std::min(text::columns(plain(block.text)), m_style.width), '=') + "\n";
        }
    }

    void table(const Table& block)
    {
        std::vector<std::size_t> widths(block.columns.size(), 0);
        const auto measure = [&](const std::vector<std::string>& row) {
            for (std::size_t i = 0; i < widths.size(); ++i) {
                widths[i] = std::max(widths[i], text::columns(plain(row[i])));
            }
        };
        measure(block.columns);
        std::for_each(block.rows.begin(), block.rows.end(), measure);
        const auto write = [&](const std::vector<std::string>& row, std::string_view escape) {
            std::string line = "  ";
            std::size_t indent = 2;
            for (std::size_t i = 0; i + 1 < row.size(); ++i) {
                const std::string cell = plain(row[i]);
                line += styled(escape, cell) + std::string(widths[i] - text::columns(cell) + 2, ' ');
                indent += widths[i] + 2;
            }
            paragraph(row.back(), indent, line, escape);
        };
        if (std::any_of(block.columns.begin(), block.columns.end(), [](const std::string& name) { return !name.empty(); })) {
            write(block.columns, faint);
        }
        for (const auto& row : block.rows) {
            write(row, {});
        }
    }

    void details(const Details& block)
    {
        std::size_t widest = 0;
        for (const auto& [label, value] : block.pairs) {
            widest = std::max(widest, text::columns(plain(label)));
        }
        for (const auto& [label, value] : block.pairs) {
            const std::string label_text = plain(label);
            const std::string before = "  " + styled(faint, label_text) + std::string(widest - text::columns(label_text) + 2, ' ');
            paragraph(value, widest + 4, before);
        }
    }

    void action(const Action& block)
    {
        blank();
        const std::string number = std::to_string(block.number);
        const std::size_t indent = number.size() + 4;
        paragraph(block.title, indent, styled(bold, number) + " " + sign(block.tone) + "  ", bold);
        paragraph(block.aside, indent, {}, faint);
        paragraph(block.why, indent);
        for (std::size_t i = 0; i < block.steps.size(); ++i) {
            const std::string mark = block.steps.size() == 1 ? "- " : std::string(1, static_cast<char>('a' + static_cast<char>(i % 26))) + ". ";
            paragraph(block.steps[i], indent + mark.size(), std::string(indent, ' ') + styled(faint, mark));
        }
        const std::string name = block.link.empty() ? std::string() : ". `" + std::string(name_in(block.link)) + "`";
        if (!block.more.empty()) {
            paragraph(block.more + name, indent, {}, faint);
        }
    }

    void ring(const Ring& block)
    {
        std::string line = "  ";
        for (const Petal& petal : block.petals) {
            line += sign(petal.tone) + " ";
        }
        m_out += line + " " + styled(faint, block.title) + "\n";
    }

    void gauge(const Gauge& block)
    {
        constexpr std::size_t cells = 20;
        const auto count = [](double part) { return static_cast<std::size_t>(std::lround(std::clamp(part, 0.0, 1.0) * static_cast<double>(cells))); };
        const std::size_t in_place = count(block.in_place);
        const std::size_t known = std::max(count(block.known), in_place);
        std::string bar;
        for (std::size_t i = 0; i < cells; ++i) {
            bar += i < in_place ? "\xE2\x96\x88" : i < known ? "\xE2\x96\x91" : "\xC2\xB7";  // full block, light shade, middle dot
        }
        paragraph("**" + block.name + "**, " + block.word, 4 + cells, "  " + bar + "  ");
        paragraph(block.aside, 4 + cells, {}, faint);
    }

    void field(const Field& block)
    {
        paragraph("**" + block.label + "**", 0);
        if (!block.hint.empty()) {
            paragraph(block.hint, 2, {}, faint);
        }
        for (const auto& [value, words] : block.options) {
            paragraph(words, 6, value == block.value ? "  [x] " : "  [ ] ");
        }
        if (block.kind == Field::Kind::tick) {
            m_out += block.value.empty() ? "  [ ]\n" : "  [x]\n";
        } else if (block.options.empty()) {
            paragraph(block.value.empty() ? std::string(20, '_') + " " + block.unit : block.value + " " + block.unit, 2, "  ");
        }
    }

private:
    [[nodiscard]] std::vector<StyledWord> words_of(std::string_view marked, std::string_view escape) const
    {
        std::vector<StyledWord> words;
        bool glue_next = false;
        for (const Piece& piece : pieces_of(marked)) {
            const std::string_view style = piece.kind == Piece::Kind::strong ? bold : piece.kind == Piece::Kind::code ? bold : escape;
            const bool starts_with_space = piece.text.front() == ' ';
            bool is_first = true;
            for (const std::string_view word : text::split(piece.text, ' ')) {
                if (word.empty()) {
                    continue;
                }
                if (glue_next && is_first && !starts_with_space && !words.empty()) {
                    words.back().text += styled(style, word);
                    words.back().columns += text::columns(word);
                } else {
                    words.push_back({styled(style, word), text::columns(word)});
                }
                is_first = false;
            }
            glue_next = piece.text.back() != ' ';
        }
        return words;
    }

    TerminalStyle m_style;
    std::string m_out;
};

struct TerminalRender {
    Page& page;

    void operator()(const Heading& block) const { page.heading(block); }
    void operator()(const Paragraph& block) const { page.paragraph(block.text, 0); }
    void operator()(const Lead& block) const
    {
        page.blank();
        page.paragraph(block.text, 3, page.sign(block.tone) + "  ", bold);
    }
    void operator()(const List& block) const
    {
        for (const std::string& item : block.items) {
            page.paragraph(item, 4, "  - ");
        }
    }
    void operator()(const Steps& block) const
    {
        int number = 1;
        for (const std::string& item : block.items) {
            const std::string mark = "  " + std::to_string(number++) + ". ";
            page.paragraph(item, mark.size(), mark);
        }
    }
    void operator()(const StatusLine& block) const
    {
        const std::string name(name_in(block.link));
        const bool is_number = text::to_integer(name).has_value();
        const bool is_said = text::contains(block.text.substr(0, 4), name);
        page.paragraph(is_number && !is_said ? name + "  " + block.text : block.text, 4, "  " + page.sign(block.tone) + " ", {}, plain(block.aside));
        const bool has_name = !name.empty() && !is_number;
        const std::string below = !has_name ? block.below : block.below.empty() ? "`" + name + "`" : block.below + " (`" + name + "`)";
        if (!below.empty()) {
            page.paragraph(below, 6, {}, faint);
        }
    }
    void operator()(const Action& block) const { page.action(block); }
    void operator()(const Table& block) const { page.table(block); }
    void operator()(const Details& block) const { page.details(block); }
    void operator()(const Ring& block) const { page.ring(block); }
    void operator()(const Gauge& block) const { page.gauge(block); }
    void operator()(const Field& block) const { page.field(block); }
    void operator()(const Aside& block) const { page.paragraph(block.text, 0, {}, faint); }
    void operator()(const Card& block) const
    {
        page.paragraph("**" + block.title + "**", 2);
        for (const std::string& line : block.lines) {
            page.paragraph(line, 4);
        }
    }
    void operator()(const Code& block) const { page.paragraph(block.label + "  " + block.address, 2); }
};

}  // namespace

std::string to_terminal(const Document& document, TerminalStyle style)
{
    Page page(style);
    for (const Block& block : document.blocks) {
        std::visit(TerminalRender{page}, block);
        const bool is_line = std::holds_alternative<StatusLine>(block) || std::holds_alternative<Heading>(block);
        if (!is_line) {
            page.blank();
        }
    }
    std::string out = page.take();
    while (out.ends_with("\n\n")) {
        out.pop_back();
    }
    return out;
}

}  // namespace asepsie::document
