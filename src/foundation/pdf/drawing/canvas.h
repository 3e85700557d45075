// Pages being drawn: text, lines, shapes, each tied to the part of the document it belongs to, as a tagged PDF wants it (ISO 32000-1, 14.7 and 14.8).
// It writes the pages' content and keeps the tree; pdf_file.h makes a file of them.
//
// Points of 1/72 inch; the origin is the page's top left corner, y goes down.
#pragma once

#include "foundation/pdf/drawing/typeface.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace asepsie::pdf {

// ISO 216 A4.
constexpr double page_width = 595.276;
constexpr double page_height = 841.89;

struct Ink {
    double red = 0;
    double green = 0;
    double blue = 0;

    bool operator==(const Ink&) const = default;
};

struct Rectangle {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

// The standard structure types in use, by their names in PDF (14.8.4).
enum class Role : std::uint8_t { document, heading_1, heading_2, heading_3, heading_4, paragraph, list, item, item_label, item_body, table, row, head_cell, cell, figure, form, section };
std::string_view name_of(Role role);

// A part of the document, in reading order; what is drawn under it is its content.
struct Part {
    enum class Scope : std::uint8_t { none, column, row } scope = Scope::none;  // of a head_cell: what it heads
    Role role = Role::document;
    std::string alternative{};  // said instead of a figure
    std::optional<Rectangle> bounds{};  // of a figure
    struct Content {
        std::size_t page;
        int id;  // MCID on that page
    };
    std::vector<std::unique_ptr<Part>> parts{};
    std::vector<Content> contents{};
    std::vector<std::size_t> widgets{};  // numbers of form widgets

    Part& add(Role part_role);
};

// An outline of straight lines and curves.
class Path {
public:
    void move(double x, double y);
    void line(double x, double y);
    void curve(double x1, double y1, double x2, double y2, double x3, double y3);
    void close();

    static Path rectangle(const Rectangle& rectangle, double radius = 0);
    static Path circle(double x, double y, double radius);
    // Turned clockwise about the origin, then moved.
    [[nodiscard]] Path placed(double degrees, double x, double y) const;
    // As operators of a content stream whose origin is bottom left, on a sheet of that height.
    [[nodiscard]] std::string operators(double height) const;

private:
    struct Step {
        char kind;  // m, l, c or h, as in PDF
        std::array<double, 6> numbers;
    };
    std::vector<Step> m_steps;
};

class Canvas {
public:
    struct Page {
        std::string content;
        std::vector<Part*> owners;  // by MCID
    };

    explicit Canvas(const Typefaces& typefaces) : m_typefaces(typefaces) {}

    void add_page();
    void go_to(std::size_t page);
    [[nodiscard]] std::size_t page() const { return m_page; }
    [[nodiscard]] std::size_t page_count() const { return m_pages.size(); }
    Part& root() { return m_root; }
    [[nodiscard]] const Typefaces& typefaces() const { return m_typefaces; }

    // What is drawn from now on belongs to that part; to none: an artifact, which is not read out.
    void belongs_to(Part* part);

    void glyphs(const std::vector<Glyph>& glyphs, Weight weight, double size, double x, double baseline, Ink ink);
    void fill(const Path& path, Ink ink);
    enum class Stroke : std::uint8_t { solid, dotted };
    void stroke(const Path& path, Ink ink, double width, Stroke stroke = Stroke::solid);

    // What draw() draws is read out, and copied, as that text (14.9.4).
    template <typename Draw>
    void said_as(std::string_view text, Draw draw)
    {
        end_marks();
        begin_marks(text);
        draw();
        end_marks();
    }

    // After the last drawing: every page's content is whole.
    void finish();
    [[nodiscard]] const std::vector<Page>& pages() const { return m_pages; }
    // Glyphs drawn elsewhere than on a page: in a widget.
    void remember(const std::vector<Glyph>& glyphs, Weight weight);
    // What of a typeface was drawn: the glyphs and the text each stands for.
    [[nodiscard]] const std::vector<std::string>& meanings_of(Weight weight) const { return weight == Weight::bold ? m_bold_meanings : m_regular_meanings; }

private:
    std::string& content();  // of the page, inside the marks of the present part
    void end_marks();
    void begin_marks(std::string_view said);

    const Typefaces& m_typefaces;
    Part m_root;
    std::vector<Page> m_pages;
    std::size_t m_page = 0;
    Part* m_part = nullptr;
    bool m_is_marked = false;
    std::vector<std::string> m_regular_meanings;
    std::vector<std::string> m_bold_meanings;
};

// "1 0 0 rg" or "RG": how content streams set the colour of fills or of strokes.
std::string fill_colour(Ink ink);
std::string stroke_colour(Ink ink);

// Glyphs as a text object at that place (origin bottom left), in the resource /Regular or /Bold.
std::string text_operators(const std::vector<Glyph>& glyphs, const Typeface& typeface, Weight weight, double size, double x, double y);

// 12.5, not 12.500; never an exponent (ISO 32000-1, 7.3.3).
std::string number(double value);

}  // namespace asepsie::pdf
