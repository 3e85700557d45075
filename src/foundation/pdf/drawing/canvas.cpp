#include "foundation/pdf/drawing/canvas.h"

#include "foundation/base/result.h"
#include "foundation/pdf/drawing/unicode.h"

#include <fmt/core.h>

#include <cmath>
#include <iterator>
#include <numbers>

namespace asepsie::pdf {
namespace {

// How far the handles of a quarter circle lie from its ends, for a radius of 1.
constexpr double quarter = 0.5523;

std::string colour(Ink ink, std::string_view operation)
{
    return number(ink.red) + " " + number(ink.green) + " " + number(ink.blue) + " " + std::string(operation) + "\n";
}

}  // namespace

std::string_view name_of(Role role)
{
    constexpr std::array<std::string_view, 17> names{"Document", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure", "Form", "Sect"};
    return names.at(static_cast<std::size_t>(role));
}

std::string number(double value)
{
    std::string text = fmt::format("{:.3f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) {
        text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

std::string fill_colour(Ink ink) { return colour(ink, "rg"); }
std::string stroke_colour(Ink ink) { return colour(ink, "RG"); }

Part& Part::add(Role part_role)
{
    parts.push_back(std::make_unique<Part>());
    parts.back()->role = part_role;
    return *parts.back();
}

void Path::move(double x, double y) { m_steps.push_back({'m', {x, y}}); }
void Path::line(double x, double y) { m_steps.push_back({'l', {x, y}}); }
void Path::curve(double x1, double y1, double x2, double y2, double x3, double y3) { m_steps.push_back({'c', {x1, y1, x2, y2, x3, y3}}); }
void Path::close() { m_steps.push_back({'h', {}}); }

Path Path::rectangle(const Rectangle& rectangle, double radius)
{
    const double left = rectangle.x;
    const double top = rectangle.y;
    const double right = left + rectangle.width;
    const double bottom = top + rectangle.height;
    const double handle = radius * (1 - quarter);
    Path path;
    path.move(left + radius, top);
    path.line(right - radius, top);
    path.curve(right - handle, top, right, top + handle, right, top + radius);
    path.line(right, bottom - radius);
    path.curve(right, bottom - handle, right - handle, bottom, right - radius, bottom);
    path.line(left + radius, bottom);
    path.curve(left + handle, bottom, left, bottom - handle, left, bottom - radius);
    path.line(left, top + radius);
    path.curve(left, top + handle, left + handle, top, left + radius, top);
    path.close();
    return path;
}

Path Path::circle(double x, double y, double radius) { return rectangle({x - radius, y - radius, 2 * radius, 2 * radius}, radius); }

Path Path::placed(double degrees, double x, double y) const
{
    const double angle = degrees * std::numbers::pi / 180;
    Path path = *this;
    for (Step& step : path.m_steps) {
        for (std::size_t i = 0; i < 6; i += 2) {
            const double old_x = step.numbers[i];
            const double old_y = step.numbers[i + 1];
            step.numbers[i] = x + old_x * std::cos(angle) - old_y * std::sin(angle);
            step.numbers[i + 1] = y + old_x * std::sin(angle) + old_y * std::cos(angle);
        }
    }
    return path;
}

std::string Path::operators(double height) const
{
    std::string all;
    for (const Step& step : m_steps) {
        const std::size_t count = step.kind == 'c' ? 6 : step.kind == 'h' ? 0 : 2;
        for (std::size_t i = 0; i < count; ++i) {
            all += number(i % 2 == 0 ? step.numbers[i] : height - step.numbers[i]);
            all += ' ';
        }
        all += step.kind;
        all += '\n';
    }
    return all;
}

std::string text_operators(const std::vector<Glyph>& glyphs, const Typeface& typeface, Weight weight, double size, double x, double y)
{
    std::string all = fmt::format("BT /{} {} Tf {} {} Td [<", weight == Weight::bold ? "Bold" : "Regular", number(size), number(x), number(y));
    // TJ moves back by thousandths of the em what an advance or an offset wants otherwise than the typeface's own width.
    const auto shift = [&](int thousandths) {
        if (thousandths != 0) {
            fmt::format_to(std::back_inserter(all), ">{}<", -thousandths);
        }
    };
    int rise = 0;
    for (const Glyph& glyph : glyphs) {
        if (glyph.y_offset != rise) {
            rise = glyph.y_offset;
            all += ">] TJ " + number(rise * size / 1000) + " Ts [<";
        }
        shift(glyph.x_offset);
        fmt::format_to(std::back_inserter(all), "{:04X}", glyph.id);
        shift(glyph.advance - glyph.x_offset - typeface.advance_of(glyph.id));
    }
    return all + (rise != 0 ? ">] TJ 0 Ts ET\n" : ">] TJ ET\n");
}

void Canvas::add_page()
{
    end_marks();
    m_pages.emplace_back();
    m_page = m_pages.size() - 1;
}

void Canvas::go_to(std::size_t page)
{
    ASSERT(page < m_pages.size());
    end_marks();
    m_page = page;
}

void Canvas::belongs_to(Part* part)
{
    if (part != m_part) {
        end_marks();
        m_part = part;
    }
}

std::string& Canvas::content()
{
    if (!m_is_marked) {
        begin_marks({});
    }
    return m_pages.at(m_page).content;
}

// Marked content is never nested: some readers take the inner end for the outer one.
void Canvas::begin_marks(std::string_view said)
{
    Page& page = m_pages.at(m_page);
    m_is_marked = true;
    if (m_part == nullptr) {
        page.content += "/Artifact BMC\n";
        return;
    }
    const int id = static_cast<int>(page.owners.size());
    page.owners.push_back(m_part);
    m_part->contents.push_back({m_page, id});
    if (said.empty()) {
        page.content += fmt::format("/{} <</MCID {}>> BDC\n", name_of(m_part->role), id);
    } else {
        page.content += fmt::format("/Span <</MCID {} /ActualText <FEFF{}>>> BDC\n", id, unicode::utf16_in_hexadecimal(said));
    }
}

void Canvas::end_marks()
{
    if (m_is_marked) {
        m_pages.at(m_page).content += "EMC\n";
        m_is_marked = false;
    }
}

void Canvas::remember(const std::vector<Glyph>& glyphs, Weight weight)
{
    std::vector<std::string>& meanings = weight == Weight::bold ? m_bold_meanings : m_regular_meanings;
    meanings.resize(m_typefaces.of(weight).glyph_count());
    for (const Glyph& glyph : glyphs) {
        if (meanings.at(glyph.id).empty()) {
            meanings[glyph.id] = glyph.text;
        }
    }
}

void Canvas::glyphs(const std::vector<Glyph>& glyphs, Weight weight, double size, double x, double baseline, Ink ink)
{
    remember(glyphs, weight);
    content() += fill_colour(ink) + text_operators(glyphs, m_typefaces.of(weight), weight, size, x, page_height - baseline);
}

void Canvas::fill(const Path& path, Ink ink) { content() += fill_colour(ink) + path.operators(page_height) + "f\n"; }

void Canvas::stroke(const Path& path, Ink ink, double width, Stroke stroke)
{
    content() += stroke_colour(ink) + number(width) + (stroke == Stroke::dotted ? " w [1 2] 0 d\n" : " w [] 0 d\n") + path.operators(page_height) + "S\n";
}

void Canvas::finish() { end_marks(); }

}  // namespace asepsie::pdf
