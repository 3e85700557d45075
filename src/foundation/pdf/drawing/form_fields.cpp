#include "foundation/pdf/drawing/form_fields.h"

#include "foundation/pdf/drawing/field_name.h"
#include "foundation/pdf/drawing/signs.h"
#include "foundation/pdf/drawing/text_layout.h"

#include <fmt/core.h>

#include <map>

namespace asepsie::pdf {
namespace {

using document::Field;

// Field flags (ISO 32000-1, tables 221, 226 and 228) and annotation flags (table 165).
constexpr int read_only = 1 << 0;
constexpr int required = 1 << 1;
constexpr int multiline = 1 << 12;
constexpr int radio = 1 << 15;
constexpr int hidden = 1 << 1;
constexpr int printed = 1 << 2;
// SigFlags (table 219): there is a signature field.
constexpr int signatures_exist = 1;

// The typeface's name in the form's resources and what text is typed with.
constexpr std::string_view typeface_name = "Hyperlegible";
std::string typed_with()
{
    std::string operators = fmt::format("/{} {} Tf {}", typeface_name, number(body_style.size), fill_colour(body_style.ink));
    operators.pop_back();  // the line's end
    return operators;
}

// What is off shows nothing; a stream without any byte is no sound Flate stream to every reader.
constexpr const char* nothing_drawn = "\n";

class Fields {
public:
    explicit Fields(FormPaper paper) : m_paper(paper) {}

    void add(const Widget& widget)
    {
        switch (widget.field->kind) {
        case Field::Kind::choice: add_option(widget); break;
        case Field::Kind::tick: add_tick(widget); break;
        case Field::Kind::signature: add_signature(widget); break;
        case Field::Kind::line:
        case Field::Kind::lines:
        case Field::Kind::date:
        case Field::Kind::figure: add_text(widget); break;
        }
    }

    // What says which form this is, for the program that reads it back.
    void add_hidden(const std::string& name, const std::string& value)
    {
        Object field = m_paper.file.makeIndirectObject(dictionary({{"Type", name_object("Annot")}, {"Subtype", name_object("Widget")}, {"Rect", reals({0, 0, 0, 0})},
            {"P", m_paper.pages.front()}, {"F", number_object(hidden)}, {"FT", name_object("Tx")}, {"Ff", number_object(read_only)}, {"T", text_object(to_pdf_name(name))},
            {"V", text_object(value)}, {"DA", Object::newString(typed_with())}}));
        list_on(m_paper.pages.front(), field);
        m_fields.appendItem(field);
    }

    Form take()
    {
        const Object resources = dictionary({{"Font", dictionary({{typeface_name, m_paper.typeface.by_letter}})}});
        Object form = dictionary({{"Fields", m_fields}, {"DR", resources}, {"DA", Object::newString(typed_with())}});
        if (m_has_signature) {
            form.replaceKey("/SigFlags", number_object(signatures_exist));
        }
        return {m_paper.file.makeIndirectObject(form), std::move(m_widgets)};
    }

private:
    static void list_on(Object& page, const Object& widget)
    {
        if (!page.hasKey("/Annots")) {
            page.replaceKey("/Annots", Object::newArray());
        }
        page.getKey("/Annots").appendItem(widget);
    }

    // A widget on its page, with what every kind of it has.
    Object widget_at(const Widget& widget)
    {
        const Rectangle& place = widget.place;
        Object& page = m_paper.pages.at(widget.page);
        const double bottom = page_height - place.y - place.height;
        Object object = m_paper.file.makeIndirectObject(dictionary({{"Type", name_object("Annot")}, {"Subtype", name_object("Widget")}, {"F", number_object(printed)}, {"P", page},
            {"Rect", reals({place.x, bottom, place.x + place.width, bottom + place.height})}, {"MK", Object::newDictionary()}}));
        list_on(page, object);
        m_widgets.push_back(object);
        return object;
    }

    static void name_field(Object& object, const Field& field, std::string_view type, int flags)
    {
        object.replaceKey("/FT", name_object(type));
        object.replaceKey("/T", text_object(to_pdf_name(field.name)));
        object.replaceKey("/TU", text_object(document::plain(field.label)));
        object.replaceKey("/Ff", number_object(flags | (field.required ? required : 0)));
    }

    // What looks alike is written once: of hundreds of buttons, two.
    Object appearance(const Rectangle& place, const std::string& operators)
    {
        const std::string key = number(place.width) + " " + number(place.height) + "\n" + operators;
        const auto found = m_appearances.find(key);
        if (found != m_appearances.end()) {
            return found->second;
        }
        const Object resources = dictionary({{"Font", dictionary({{"Regular", m_paper.typeface.by_glyph}})}});
        const Object drawn = stream(m_paper.file, operators,
            {{"Type", name_object("XObject")}, {"Subtype", name_object("Form")}, {"BBox", reals({0, 0, place.width, place.height})}, {"Resources", resources}});
        return m_appearances.emplace(key, drawn).first->second;
    }

    // On: the mark, off: nothing; the box around it is the page's.
    void set_states(Object& object, const Widget& widget, std::string_view on_name, const std::string& mark, bool is_on)
    {
        const Object states = dictionary({{on_name, appearance(widget.place, mark)}, {"Off", appearance(widget.place, nothing_drawn)}});
        object.replaceKey("/AP", dictionary({{"N", states}}));
        object.replaceKey("/AS", name_object(is_on ? on_name : "Off"));
    }

    void add_option(const Widget& widget)
    {
        const Field& field = *widget.field;
        const bool is_first = m_group_of != &field;
        if (is_first) {
            m_group_of = &field;
            m_group = m_paper.file.makeIndirectObject(dictionary({{"Kids", Object::newArray()}, {"V", name_object("Off")}}));
            name_field(m_group, field, "Btn", radio);
            m_fields.appendItem(m_group);
        }
        const bool is_on = field.value == widget.option;
        if (is_on) {
            m_group.replaceKey("/V", name_object(widget.option));
        }
        Object object = widget_at(widget);
        object.replaceKey("/Parent", m_group);
        object.replaceKey("/TU", text_object(document::plain(field.label) + ": " + widget.words));
        const double half = widget.place.width / 2;
        set_states(object, widget, widget.option, fill_colour(text_ink) + Path::circle(half, half, half * 0.55).operators(widget.place.height) + "f\n", is_on);
        // What a reader draws that draws the mark anew: the disc of ZapfDingbats.
        object.getKey("/MK").replaceKey("/CA", Object::newString("l"));
        m_group.getKey("/Kids").appendItem(object);
    }

    void add_tick(const Widget& widget)
    {
        const bool is_on = widget.field->value == "yes";
        Object object = widget_at(widget);
        name_field(object, *widget.field, "Btn", 0);
        object.replaceKey("/V", name_object(is_on ? "yes" : "Off"));
        const double side = widget.place.width;
        const std::string mark = stroke_colour(text_ink) + number(side * 0.14) + " w " + tick_in(side * 0.14, side * 0.14, side * 0.72).operators(side) + "S\n";
        set_states(object, widget, "yes", mark, is_on);
        object.getKey("/MK").replaceKey("/CA", Object::newString("4"));
        m_fields.appendItem(object);
    }

    void add_signature(const Widget& widget)
    {
        m_has_signature = true;
        Object object = widget_at(widget);
        name_field(object, *widget.field, "Sig", 0);
        object.replaceKey("/AP", dictionary({{"N", appearance(widget.place, nothing_drawn)}}));
        m_fields.appendItem(object);
    }

    void add_text(const Widget& widget)
    {
        const Field& field = *widget.field;
        const bool is_multiline = field.kind == Field::Kind::lines;
        Object object = widget_at(widget);
        name_field(object, field, "Tx", is_multiline ? multiline : 0);
        object.replaceKey("/DA", Object::newString(typed_with()));
        object.replaceKey("/V", text_object(field.value));
        object.replaceKey("/AP", dictionary({{"N", appearance(widget.place, written(field.value, widget.place, is_multiline))}}));
        m_fields.appendItem(object);
    }

    std::string written(const std::string& value, const Rectangle& place, bool is_multiline)
    {
        constexpr double endless = 1e6;
        const Typeface& typeface = m_paper.sheet.typefaces().regular;
        const Text text(m_paper.sheet.typefaces(), value, body_style, is_multiline ? place.width - 2 * value_padding : endless, Marks::none);
        const double cap_height = typeface.metrics().cap_height * body_style.size / 1000;
        double baseline = is_multiline ? place.height - value_padding - body_style.line_height / 2 - cap_height / 2 : (place.height - cap_height) / 2;
        std::string operators = fmt::format("/Tx BMC\nq 0 0 {} {} re W n\n{}", number(place.width), number(place.height), fill_colour(body_style.ink));
        for (const Line& line : text.lines()) {
            for (const Run& run : line.runs) {
                m_paper.sheet.canvas.remember(run.glyphs, run.weight);
                operators += text_operators(run.glyphs, typeface, Weight::regular, body_style.size, value_padding, baseline);
            }
            baseline -= body_style.line_height;
        }
        return operators + "Q\nEMC\n";
    }

    FormPaper m_paper;
    Object m_fields = Object::newArray();
    std::vector<Object> m_widgets;
    std::map<std::string, Object> m_appearances;
    Object m_group;
    const Field* m_group_of = nullptr;
    bool m_has_signature = false;
};

}  // namespace

Form form_of(FormPaper paper, const std::vector<std::pair<std::string, std::string>>& identity)
{
    Fields fields(paper);
    for (const Widget& widget : paper.sheet.widgets) {
        fields.add(widget);
    }
    for (const auto& [name, value] : identity) {
        fields.add_hidden(name, value);
    }
    return fields.take();
}

}  // namespace asepsie::pdf
