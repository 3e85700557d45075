#include "interfaces/web/site/fields.h"

#include "foundation/base/result.h"
#include "foundation/document/html_page.h"

#include <array>
#include <vector>

namespace asepsie::web {
namespace {

using document::html::element;
using document::html::Name;
using document::html::Tag;
using document::html::Url;

struct Nature {
    std::string_view type;
    std::string_view autocomplete;
};
// In the order of Input.
constexpr std::array natures{Nature{"text", "off"}, Nature{"date", "off"}, Nature{"tel", "off"}, Nature{"email", "off"}, Nature{"password", "current-password"},
    Nature{"password", "new-password"}, Nature{"text", "off"}, Nature{"search", "off"}, Nature{"datetime-local", "off"}};
constexpr std::size_t longest = 4'000;
constexpr std::size_t longest_pasted = 400'000;  // characters: the source of a message

Html label_of(const std::string& name, const std::string& label, const std::string& hint, const std::string& mistake = "")
{
    Html said = Html::text(label);
    if (!hint.empty()) {
        said += element(Tag::span, {{Name::class_, "hint"}}, Html::marked(hint));
    }
    if (!mistake.empty()) {
        said += element(Tag::span, {{Name::class_, "hint"}}, element(Tag::strong, {}, Html::text(mistake)));
    }
    return element(Tag::label, {{Name::for_, "field-" + name}}, said);
}

}  // namespace

Html link_to(const std::string& path, const Html& content)
{
    const auto url = Url::create(path);
    ASSERT(url.has_value());
    return document::html::link(*url, content);
}

Html paragraph(const Html& content, std::string_view css_class)
{
    return css_class.empty() ? element(Tag::p, {}, content) : element(Tag::p, {{Name::class_, std::string(css_class)}}, content);
}

Html heading(int level, const std::string& text) { return element(level == 1 ? Tag::h1 : level == 2 ? Tag::h2 : Tag::h3, {}, Html::text(text)); }

Html blocks(const std::vector<document::Block>& some) { return document::to_html(some, document::Links::followed); }

Html field(const Field& field)
{
    const Nature& nature = natures.at(static_cast<std::size_t>(field.input));
    std::vector<document::html::Attribute> attributes{{Name::id, "field-" + field.name}, {Name::name, field.name}, {Name::type, std::string(nature.type)}, {Name::value, field.value},
        {Name::autocomplete, std::string(nature.autocomplete)}};
    if (field.is_required) {
        attributes.insert(attributes.end(), {{Name::spellcheck, "false"}, {Name::required, ""}});
    }
    if (field.longest > 0) {
        attributes.push_back({Name::maxlength, std::to_string(field.longest)});
    }
    if (!field.latest.empty()) {
        attributes.push_back({Name::max, field.latest});
    }
    return label_of(field.name, field.label, field.hint, field.mistake) + element(Tag::input, attributes, {});
}

Html long_field(const Field& field)
{
    const std::size_t most = field.longest > 0 ? field.longest : field.input == Input::pasted ? longest_pasted : longest;
    return label_of(field.name, field.label, field.hint, field.mistake)
        + element(Tag::textarea, {{Name::id, "field-" + field.name}, {Name::name, field.name}, {Name::rows, "3"}, {Name::maxlength, std::to_string(most)}}, Html::text(field.value));
}

Html file_field(const std::string& name, const std::string& label, const std::string& hint)
{
    return label_of(name, label, hint) + element(Tag::input, {{Name::id, "field-" + name}, {Name::name, name}, {Name::type, "file"}});
}

Html hidden(const std::string& name, const std::string& value) { return element(Tag::input, {{Name::type, "hidden"}, {Name::name, name}, {Name::value, value}}); }

Html drop_down(const std::string& name, const std::string& label, const Options& options, std::string_view chosen)
{
    Html all;
    for (const auto& [value, words] : options) {
        all += value == chosen ? element(Tag::option, {{Name::value, value}, {Name::selected, ""}}, Html::text(words)) : element(Tag::option, {{Name::value, value}}, Html::text(words));
    }
    return label_of(name, label, "") + element(Tag::select, {{Name::id, "field-" + name}, {Name::name, name}}, all);
}

Html choices(const std::string& name, const std::string& legend, const Options& options, std::string_view chosen)
{
    Html all = element(Tag::legend, {}, Html::text(legend));
    for (const auto& [value, words] : options) {
        const std::string id = "field-" + name + "-" + value;
        const Html input = value == chosen
            ? element(Tag::input, {{Name::id, id}, {Name::type, "radio"}, {Name::name, name}, {Name::value, value}, {Name::required, ""}, {Name::checked, ""}})
            : element(Tag::input, {{Name::id, id}, {Name::type, "radio"}, {Name::name, name}, {Name::value, value}, {Name::required, ""}});
        all += element(Tag::label, {{Name::class_, "choice"}, {Name::for_, id}}, input + element(Tag::span, {}, Html::text(words)));
    }
    return element(Tag::fieldset, {}, all);
}

Html tick(const std::string& name, const std::string& label, Ticked ticked)
{
    const std::string id = "field-" + name;
    const Html input = ticked == Ticked::yes ? element(Tag::input, {{Name::id, id}, {Name::type, "checkbox"}, {Name::name, name}, {Name::value, "yes"}, {Name::checked, ""}})
                                             : element(Tag::input, {{Name::id, id}, {Name::type, "checkbox"}, {Name::name, name}, {Name::value, "yes"}});
    return element(Tag::label, {{Name::class_, "choice"}, {Name::for_, id}}, input + element(Tag::span, {}, Html::text(label)));
}

Html button(const std::string& text, Button kind)
{
    constexpr std::array<std::string_view, 3> classes{"first", "second", "plain"};
    return element(Tag::button, {{Name::type, "submit"}, {Name::class_, std::string(classes.at(static_cast<std::size_t>(kind)))}}, Html::text(text));
}

Html fold(const std::string& summary, const Html& content) { return element(Tag::details, {}, element(Tag::summary, {}, Html::text(summary)) + content); }

}  // namespace asepsie::web
