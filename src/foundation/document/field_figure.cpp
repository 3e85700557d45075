#include "foundation/document/field_figure.h"

namespace asepsie::document {
namespace {

using html::Attribute;
using html::element;
using html::Html;
using html::Name;
using html::Tag;

std::string id_of(const Field& field) { return "field-" + field.name; }

// Signers are written down once for all: what a browser already knows of a person (HTML, autofill).
std::string_view known_as(const Field& field) { return field.name == "signer.name" ? "name" : field.name == "signer.role" ? "organization-title" : "off"; }

std::vector<Attribute> field_attributes(const Field& field, std::string id)
{
    std::vector<Attribute> attributes{{Name::id, std::move(id)}, {Name::name, field.name}};
    if (!field.hint.empty() && field.kind != Field::Kind::choice) {
        attributes.push_back({Name::aria_describedby, "hint-" + field.name});
    }
    return attributes;
}

Html hint_of(const Field& field)
{
    return field.hint.empty() ? Html() : element(Tag::span, {{Name::class_, "hint"}, {Name::id, "hint-" + field.name}}, Html::marked(field.hint));
}

Html words_of(const Field& field, int number)
{
    const std::string unit = field.unit.empty() ? "" : " (" + field.unit + ")";
    return (number == 0 ? Html() : number_figure(number) + Html::text(". ")) + Html::marked(field.label) + Html::text(unit);
}

Html label_of(const Field& field, int number) { return element(Tag::label, {{Name::for_, id_of(field)}}, words_of(field, number)) + hint_of(field); }

Html tickable(const Field& field, std::string id, std::string_view type, const std::string& value, const Html& words)
{
    const std::string own_id = id;
    auto attributes = field_attributes(field, std::move(id));
    attributes.push_back({Name::type, std::string(type)});
    attributes.push_back({Name::value, value});
    if (value == field.value) {
        attributes.push_back({Name::checked, ""});
    }
    return element(Tag::label, {{Name::class_, "choice"}, {Name::for_, own_id}}, element(Tag::input, attributes) + element(Tag::span, {}, words));
}

Html choice_figure(const Field& field, int number)
{
    Html options;
    for (const auto& [value, words] : field.options) {
        options += tickable(field, id_of(field) + "-" + value, "radio", value, Html::text(words));
    }
    const std::vector<Attribute> described = field.hint.empty() ? std::vector<Attribute>{} : std::vector<Attribute>{{Name::aria_describedby, "hint-" + field.name}};
    return element(Tag::fieldset, described, element(Tag::legend, {}, words_of(field, number)) + hint_of(field) + element(Tag::div, {{Name::class_, "choices"}}, options));
}

Html line_figure(const Field& field, int number)
{
    auto attributes = field_attributes(field, id_of(field));
    attributes.push_back({Name::type, field.kind == Field::Kind::date ? "date" : "text"});
    attributes.push_back({Name::value, field.value});
    attributes.push_back({Name::autocomplete, std::string(known_as(field))});
    attributes.push_back({Name::maxlength, std::to_string(line_length)});
    if (field.kind == Field::Kind::figure) {
        attributes.push_back({Name::inputmode, "decimal"});
    }
    return label_of(field, number) + element(Tag::input, attributes);
}

Html lines_figure(const Field& field, int number)
{
    auto attributes = field_attributes(field, id_of(field));
    attributes.push_back({Name::rows, "2"});
    attributes.push_back({Name::maxlength, std::to_string(lines_length)});
    return label_of(field, number) + element(Tag::textarea, attributes, Html::text(field.value));
}

}  // namespace

Html number_figure(int number) { return element(Tag::span, {{Name::class_, "number"}}, Html::text(std::to_string(number))); }

Html field_figure(const Field& field, int number)
{
    switch (field.kind) {
    case Field::Kind::choice: return choice_figure(field, number);
    case Field::Kind::tick: return tickable(field, id_of(field), "checkbox", "yes", words_of(field, number)) + hint_of(field);
    case Field::Kind::lines: return lines_figure(field, number);
    case Field::Kind::line:
    case Field::Kind::date:
    case Field::Kind::figure:
    case Field::Kind::signature: break;
    }
    return line_figure(field, number);
}

}  // namespace asepsie::document
