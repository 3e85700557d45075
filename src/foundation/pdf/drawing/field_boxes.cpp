// What is filled in: neat boxes that do on paper alone, each remembered as a place for a form's widget.
#include "foundation/pdf/drawing/sheet.h"

#include <algorithm>

namespace asepsie::pdf {
namespace {

using document::Field;

constexpr double before_field = 11;
constexpr double before_part = 4;      // of what belongs to the question above it
constexpr double line_box = 20;        // high
constexpr double lines_box = 52;
constexpr double remark_box = 34;      // two lines, for a remark that most leave out
constexpr double part_gap = 8;         // between a part's label and its box
constexpr double part_date_width = 76;
constexpr double signature_box = 64;
constexpr double mark_side = 12;       // of what is ticked
constexpr double option_height = 19;
constexpr double option_gap = 22;
constexpr double dependent_indent = 17;          // of what is asked only after an answer
constexpr Ink ground_ink{0.985, 0.985, 0.98};

void draw_box(Canvas& canvas, const Rectangle& place, double radius)
{
    canvas.belongs_to(nullptr);
    const Path path = Path::rectangle(place, radius);
    canvas.fill(path, ground_ink);
    canvas.stroke(path, frame_ink, 0.7);
}

// What stands above the boxes of a field: its label, and quietly its hint.
struct Above {
    Part* part;
    Part* hint_part;
    Text label;
    Text hint;

    [[nodiscard]] double height() const { return label.height() + hint.height() + 4; }
    void draw(Canvas& canvas, double x, double y) const
    {
        canvas.belongs_to(part);
        label.draw(canvas, x, y);
        if (hint_part != nullptr) {
            canvas.belongs_to(hint_part);
            hint.draw(canvas, x, y + label.height());
        }
    }
};

Above above_of(Sheet& sheet, Part& section, const Field& field, double width)
{
    Part& part = section.add(Role::paragraph);
    Part* hint_part = field.hint.empty() ? nullptr : &section.add(Role::paragraph);
    return {&part, hint_part, sheet.set(field.label, strong_style, width), sheet.set(field.hint, quiet_style, width)};
}

bool is_part(const Field& field) { return !document::owner_in(field.name).empty(); }

// Where a part goes: on its question's open line where there is room, else on a line of its own.
struct Spot {
    double x;
    double before;
};

Spot spot_for(Sheet& sheet, const Field& field, double x, double taken)
{
    const std::string_view question = document::owner_in(field.name);
    const double beside = sheet.open_line.right + part_gap * 2;
    const bool has_room = sheet.open_line.question == question && beside + taken <= margin + frame_width;
    const double left = has_room ? beside : x;
    sheet.open_line = {std::string(question), left + taken};
    sheet.flow.keep_last_with_next();
    // Back up to the top of the line it shares.
    return {left, has_room ? -line_box : before_part};
}

// What belongs to a question takes as little room as it can: its label stands beside its box, and on the question's page.
void add_part(Sheet& sheet, Part& section, const Field& field, double x, double width)
{
    Part& part = section.add(Role::paragraph);
    Part& form = section.add(Role::form);
    const Text label = sheet.set(field.label, quiet_style, width / 2);
    const bool is_date = field.kind == Field::Kind::date;
    const double to_box = label.width() + part_gap;
    const double box_width = is_date ? part_date_width : width - to_box;
    const double asked = Text(sheet.typefaces(), field.value, body_style, box_width - 2 * value_padding, Marks::none).height() + 2 * value_padding;
    const double box_height = field.kind == Field::Kind::lines ? std::clamp(asked, remark_box, frame_bottom - frame_top) : line_box;
    const Spot spot = spot_for(sheet, field, x, to_box + box_width);
    sheet.flow.add({spot.before, box_height, Box::Keep::free, [&sheet, &field, &form, &part, label, to_box, box_width, box_height, left = spot.x](Canvas& canvas, double y) {
                        canvas.belongs_to(&part);
                        label.draw(canvas, left, y + (line_box - quiet_style.line_height) / 2);
                        const Rectangle place{left + to_box, y, box_width, box_height};
                        draw_box(canvas, place, 2.5);
                        form.widgets.push_back(sheet.widgets.size());
                        sheet.widgets.push_back({&field, {}, {}, canvas.page(), place, &form});
                    }});
}

// A box of the kind's size, with the unit of a figure behind it.
void add_text_field(Sheet& sheet, Part& section, const Field& field, double x, double width)
{
    const Above above = above_of(sheet, section, field, width);
    Part& form = section.add(Role::form);
    const bool is_short = field.kind == Field::Kind::date || field.kind == Field::Kind::figure;
    const double box_width = is_short ? 120 : field.kind == Field::Kind::signature ? std::min(width, 240.0) : width;
    // What stands in it already is not cut off, unless it is longer than a page.
    const double most = frame_bottom - frame_top - above.height();
    const double asked = Text(sheet.typefaces(), field.value, body_style, box_width - 2 * value_padding, Marks::none).height() + 2 * value_padding;
    const double box_height = field.kind == Field::Kind::lines ? std::clamp(asked, lines_box, std::max(lines_box, most)) : field.kind == Field::Kind::signature ? signature_box : line_box;
    Part* unit_part = field.unit.empty() ? nullptr : &section.add(Role::paragraph);
    const Text unit = sheet.set(field.unit, body_style, width - box_width - 8);
    if (is_short) {
        sheet.open_line = {field.name, x + box_width + (field.unit.empty() ? 0 : 8 + unit.width())};
    }
    if (field.kind == Field::Kind::signature) {
        sheet.flow.keep_last_with_next();
    }
    sheet.flow.add({before_field, above.height() + box_height, Box::Keep::free, [&sheet, &field, &form, unit_part, above, unit, x, box_width, box_height](Canvas& canvas, double y) {
                        above.draw(canvas, x, y);
                        const Rectangle place{x, y + above.height(), box_width, box_height};
                        draw_box(canvas, place, 2.5);
                        form.widgets.push_back(sheet.widgets.size());
                        sheet.widgets.push_back({&field, {}, {}, canvas.page(), place, &form});
                        if (unit_part != nullptr) {
                            canvas.belongs_to(unit_part);
                            unit.draw(canvas, x + box_width + 8, place.y + (box_height - unit.height()) / 2);
                        }
                    }});
}

// Where an option stands below the label.
struct Option {
    double x;
    double y;
    Text words;
    Part* form;
    Part* part;
};

// Side by side while there is room, below one another where one of them is long.
std::vector<Option> options_of(Sheet& sheet, Part& section, const Field& field, double width)
{
    std::vector<Option> options;
    double x = 0;
    double y = 0;
    for (const auto& [value, words] : field.options) {
        Text text = sheet.set(words, body_style, width - mark_side - 7);
        const double taken = mark_side + 7 + text.width();
        if (x > 0 && x + taken > width) {
            x = 0;
            y += option_height;
        }
        Part& form = section.add(Role::form);
        Part& part = section.add(Role::paragraph);
        const double extra = text.height() - body_style.line_height;
        options.push_back({x, y, std::move(text), &form, &part});
        x += taken + option_gap;
        if (extra > 0) {
            x = width;
            y += extra;
        }
    }
    return options;
}

void add_choice(Sheet& sheet, Part& section, const Field& field, double x, double width)
{
    const Above above = above_of(sheet, section, field, width);
    const std::vector<Option> options = options_of(sheet, section, field, width);
    const double height = options.empty() ? 0 : options.back().y + std::max(option_height, options.back().words.height());
    sheet.flow.add({before_field, above.height() + height, Box::Keep::free, [&sheet, &field, above, options, x](Canvas& canvas, double y) {
                        above.draw(canvas, x, y);
                        for (std::size_t i = 0; i < options.size(); ++i) {
                            const Option& option = options[i];
                            const double top = y + above.height() + option.y;
                            const Rectangle place{x + option.x, top + 2, mark_side, mark_side};
                            draw_box(canvas, place, mark_side / 2);
                            option.form->widgets.push_back(sheet.widgets.size());
                            sheet.widgets.push_back({&field, field.options[i].first, document::plain(field.options[i].second), canvas.page(), place, option.form});
                            canvas.belongs_to(option.part);
                            option.words.draw(canvas, x + option.x + mark_side + 7, top + 0.5);
                        }
                    }});
}

void add_tick(Sheet& sheet, Part& section, const Field& field, double x, double width)
{
    Part& form = section.add(Role::form);
    Part& part = section.add(Role::paragraph);
    constexpr double to_label = mark_side + 8;
    const Text label = sheet.set(field.label, body_style, width - to_label);
    const Text hint = sheet.set(field.hint, quiet_style, width - to_label);
    const double inset = is_part(field) ? (line_box - body_style.line_height) / 2 : 0;
    const Spot spot = is_part(field) ? spot_for(sheet, field, x, to_label + label.width()) : Spot{x, before_field - 4};
    sheet.flow.add({spot.before, label.height() + hint.height() + 2 * inset, Box::Keep::free, [&sheet, &field, &form, &part, label, hint, inset, left = spot.x](Canvas& canvas, double y) {
                        const Rectangle place{left, y + inset + 1.5, mark_side, mark_side};
                        draw_box(canvas, place, 2);
                        form.widgets.push_back(sheet.widgets.size());
                        sheet.widgets.push_back({&field, {}, {}, canvas.page(), place, &form});
                        canvas.belongs_to(&part);
                        label.draw(canvas, left + to_label, y + inset);
                        hint.draw(canvas, left + to_label, y + inset + label.height());
                    }});
}

}  // namespace

void add_field(Sheet& sheet, const Field& field)
{
    Part& section = sheet.canvas.root().add(Role::section);
    const double x = margin + (field.asked_if.empty() ? 0 : dependent_indent);
    const double width = margin + frame_width - x;
    switch (field.kind) {
    case Field::Kind::choice: add_choice(sheet, section, field, x, width); break;
    case Field::Kind::tick: add_tick(sheet, section, field, x, width); break;
    case Field::Kind::line:
    case Field::Kind::lines:
    case Field::Kind::date:
    case Field::Kind::figure:
    case Field::Kind::signature: is_part(field) ? add_part(sheet, section, field, x, width) : add_text_field(sheet, section, field, x, width); break;
    }
}

}  // namespace asepsie::pdf
