#include "foundation/pdf/drawing/text_layout.h"

#include "foundation/document/document.h"
#include "foundation/pdf/drawing/unicode.h"

#include <algorithm>

namespace asepsie::pdf {
namespace {

constexpr Ink code_ground{0.93, 0.94, 0.94};

double width_of(const std::vector<Glyph>& glyphs, double size)
{
    int advance = 0;
    for (const Glyph& glyph : glyphs) {
        advance += glyph.advance;
    }
    return advance * size / 1000;
}

// What is kept together on a line, and what parts it from the word before.
struct Word {
    std::vector<Run> runs;
    double width = 0;
    enum class Before : std::uint8_t { nothing, space } before = Before::nothing;
    std::size_t line_ends = 0;  // before it: two make an empty line
};

class Words {
public:
    Words(const Typefaces& typefaces, const TextStyle& style) : m_typefaces(typefaces), m_style(style), m_weight(style.weight) {}

    std::vector<Word> of(std::string_view marked, Marks marks)
    {
        m_marks = marks;
        if (marks == Marks::none) {
            add(marked);
            return std::move(m_words);
        }
        for (const document::Piece& piece : document::pieces_of(marked)) {
            m_weight = piece.kind == document::Piece::Kind::strong ? Weight::bold : m_style.weight;
            m_ground = piece.kind == document::Piece::Kind::code ? Run::Ground::code : Run::Ground::none;
            add(piece.text);
        }
        return std::move(m_words);
    }

private:
    void add(std::string_view text)
    {
        while (!text.empty()) {
            const std::size_t end = text.find_first_of(" \n\t");
            if (end != 0) {
                add_fragment(text.substr(0, end));
            }
            if (end == std::string_view::npos) {
                return;
            }
            if (text[end] == '\n') {
                ++m_line_ends;
            } else {
                m_before = Word::Before::space;
            }
            m_is_open = false;
            text.remove_prefix(end + 1);
        }
    }

    // A sign that the typeface lacks is a run of its own.
    void add_fragment(std::string_view text)
    {
        std::u32string letters;
        for (const char32_t character : unicode::characters_of(text)) {
            const auto sign = m_marks == Marks::none || m_typefaces.of(m_weight).has(character) ? std::nullopt : sign_written(character);
            if (!sign) {
                letters += character;
                continue;
            }
            add_letters(letters);
            letters.clear();
            add_run({m_weight, m_ground, sign, {}, sign_width(m_style.size)});
        }
        add_letters(letters);
    }

    void add_letters(const std::u32string& letters)
    {
        if (!letters.empty()) {
            std::vector<Glyph> glyphs = m_typefaces.of(m_weight).shape(unicode::utf8_of(letters));
            const double width = width_of(glyphs, m_style.size);
            add_run({m_weight, m_ground, std::nullopt, std::move(glyphs), width});
        }
    }

    void add_run(Run run)
    {
        if (!m_is_open) {
            m_words.push_back({{}, 0, m_words.empty() ? Word::Before::nothing : m_before, m_line_ends});
            m_before = Word::Before::nothing;
            m_line_ends = 0;
            m_is_open = true;
        }
        m_words.back().width += run.width;
        m_words.back().runs.push_back(std::move(run));
    }

    const Typefaces& m_typefaces;
    const TextStyle& m_style;
    Weight m_weight;
    Marks m_marks = Marks::read;
    Run::Ground m_ground = Run::Ground::none;
    Word::Before m_before = Word::Before::nothing;
    std::size_t m_line_ends = 0;
    bool m_is_open = false;
    std::vector<Word> m_words;
};

class Lines {
public:
    Lines(const Typefaces& typefaces, const TextStyle& style, double width) : m_typefaces(typefaces), m_style(style), m_width(width) {}

    void add(Word word)
    {
        if (word.line_ends > 0 || m_lines.empty()) {
            m_lines.resize(std::max<std::size_t>(m_lines.size() + word.line_ends, 1));
        } else if (word.before == Word::Before::space) {
            // Also where the line ends there: whoever reads the text out of the page finds the words apart.
            add_space(word);
            if (m_lines.back().width + word.width > m_width) {
                m_lines.emplace_back();
            }
        }
        for (Run& run : word.runs) {
            add_run(std::move(run));
        }
    }

    std::vector<Line> take() { return std::move(m_lines); }

private:
    void add_space(const Word& next)
    {
        std::vector<Run>& runs = m_lines.back().runs;
        if (runs.empty()) {
            return;
        }
        const bool is_within_code = runs.back().ground == Run::Ground::code && next.runs.front().ground == Run::Ground::code;
        std::vector<Glyph> glyphs = m_typefaces.of(m_style.weight).shape(" ");
        const double width = width_of(glyphs, m_style.size);
        place({m_style.weight, is_within_code ? Run::Ground::code : Run::Ground::none, std::nullopt, std::move(glyphs), width});
    }

    // Glyph by glyph where the run alone is wider than a line.
    void add_run(Run run)
    {
        if (m_lines.back().width + run.width <= m_width || run.sign) {
            place(std::move(run));
            return;
        }
        for (Glyph& glyph : run.glyphs) {
            const double width = glyph.advance * m_style.size / 1000;
            if (m_lines.back().width + width > m_width && !m_lines.back().runs.empty()) {
                m_lines.emplace_back();
            }
            place({run.weight, run.ground, std::nullopt, {std::move(glyph)}, width});
        }
    }

    // Joined to the run before it where it looks alike.
    void place(Run run)
    {
        Line& line = m_lines.back();
        line.width += run.width;
        Run* last = line.runs.empty() ? nullptr : &line.runs.back();
        if (last != nullptr && last->weight == run.weight && last->ground == run.ground && !last->sign && !run.sign) {
            last->width += run.width;
            std::move(run.glyphs.begin(), run.glyphs.end(), std::back_inserter(last->glyphs));
        } else {
            line.runs.push_back(std::move(run));
        }
    }

    const Typefaces& m_typefaces;
    const TextStyle& m_style;
    double m_width;
    std::vector<Line> m_lines;
};

}  // namespace

Text::Text(const Typefaces& typefaces, std::string_view marked, const TextStyle& style, double width, Marks marks) : m_style(style)
{
    Lines lines(typefaces, m_style, width);
    for (Word& word : Words(typefaces, m_style).of(marked, marks)) {
        lines.add(std::move(word));
    }
    m_lines = lines.take();
}

double Text::width() const
{
    double widest = 0;
    for (const Line& line : m_lines) {
        widest = std::max(widest, line.width);
    }
    return widest;
}

void Text::draw(Canvas& canvas, double x, double y, std::size_t first, std::size_t count) const
{
    const double cap_height = canvas.typefaces().regular.metrics().cap_height * m_style.size / 1000;
    double baseline = y + m_style.line_height / 2 + cap_height / 2;
    for (std::size_t i = first; i < first + count; ++i) {
        double at = x;
        for (const Run& run : m_lines[i].runs) {
            if (run.ground == Run::Ground::code) {
                canvas.fill(Path::rectangle({at - 1.5, baseline - cap_height - 2.5, run.width + 3, cap_height + 5.5}, 2), code_ground);
            }
            if (run.sign) {
                canvas.said_as(text_of(*run.sign), [&] { draw_sign(canvas, *run.sign, at + run.width / 2, baseline - cap_height / 2, m_style.size, m_style.ink); });
            } else {
                canvas.glyphs(run.glyphs, run.weight, m_style.size, at, baseline, m_style.ink);
            }
            at += run.width;
        }
        baseline += m_style.line_height;
    }
}

}  // namespace asepsie::pdf
