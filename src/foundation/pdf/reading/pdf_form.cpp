#include "foundation/pdf/reading/pdf_form.h"

#include "foundation/base/text.h"
#include "foundation/pdf/reading/active_content.h"
#include "foundation/pdf/reading/fields.h"

#include <algorithm>
#include <optional>

namespace asepsie::pdf {
namespace {

// ISO 32000-1, tables 226 and 230: the flags of buttons and choices, by their bit.
constexpr int radio_flag = 1 << 15;
constexpr int push_button_flag = 1 << 16;
constexpr int edit_flag = 1 << 18;

using Values = std::vector<std::string>;

// CR, CR LF, and Unicode's line and paragraph separators all end a line.
std::string with_lf(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        if (rest.starts_with("\r\n")) {
            continue;
        }
        if (rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9")) {
            out += '\n';
            i += 2;
        } else {
            out += text[i] == '\r' ? '\n' : text[i];
        }
    }
    return out;
}

class Reader {
public:
    explicit Reader(PdfForm& form) : m_form(form) {}

    void read(const Field& field)
    {
        if (field.is_of_type("/Tx")) {
            keep(field.name, text_value(field));
        } else if (field.is_of_type("/Ch")) {
            keep(field.name, choice_value(field));
        } else if (field.is_of_type("/Btn")) {
            read_button(field);
        } else if (!field.is_of_type("/Sig")) {
            note(PdfTrait::odd_structure);
        }
    }

    void note(PdfTrait trait) { m_form.traits.insert(trait); }

private:
    static int flags_of(const Field& field)
    {
        QPDFObjectHandle flags = field.inherited("/Ff");
        return flags.isInteger() ? flags.getIntValueAsInt() : 0;
    }

    // A string, or a name as some programs write it; nothing for anything else.
    std::optional<std::string> written(QPDFObjectHandle value)
    {
        std::string raw;
        if (value.isString()) {
            raw = value.getUTF8Value();
        } else if (value.isName()) {
            raw = value.getName().substr(1);
        } else {
            return std::nullopt;
        }
        if (raw.size() > longest_text_bytes) {
            note(PdfTrait::cut_short);
            return std::nullopt;
        }
        const std::string lined = with_lf(raw);
        std::string shown = text::made_safe_to_show(lined);
        if (shown != lined) {
            note(PdfTrait::unsafe_text);
        }
        return shown;
    }

    std::string text_value(const Field& field)
    {
        QPDFObjectHandle value = field.inherited("/V");
        if (value.isNull()) {
            return {};
        }
        const auto text = written(value);
        if (!text) {
            note(PdfTrait::odd_structure);
        }
        return text.value_or("");
    }

    struct Option {
        std::string exported;
        std::string label;
    };

    std::vector<Option> options_of(const Field& field)
    {
        std::vector<Option> options;
        QPDFObjectHandle list = field.inherited("/Opt");
        if (!list.isArray()) {
            return options;
        }
        for (QPDFObjectHandle item : list.getArrayAsVector()) {
            const bool is_pair = item.isArray() && item.getArrayNItems() == 2;
            const std::string exported = written(is_pair ? item.getArrayItem(0) : item).value_or("");
            options.push_back({exported, is_pair ? written(item.getArrayItem(1)).value_or("") : exported});
        }
        return options;
    }

    std::string exported(const std::string& value, const std::vector<Option>& options, int flags)
    {
        const auto as_export = std::find_if(options.begin(), options.end(), [&](const Option& option) { return option.exported == value; });
        const auto as_label = std::find_if(options.begin(), options.end(), [&](const Option& option) { return option.label == value; });
        if (as_export == options.end() && as_label != options.end()) {
            return as_label->exported;
        }
        if (as_export == options.end() && !value.empty() && (flags & edit_flag) == 0) {
            note(PdfTrait::foreign_choice);
        }
        return value;
    }

    std::string choice_value(const Field& field)
    {
        const std::vector<Option> options = options_of(field);
        const int flags = flags_of(field);
        QPDFObjectHandle value = field.inherited("/V");
        Values chosen;
        if (value.isNull()) {
            chosen = chosen_by_index(field, options);
        } else if (value.isArray()) {
            for (QPDFObjectHandle item : value.getArrayAsVector()) {
                chosen.push_back(exported(written(item).value_or(""), options, flags));
            }
        } else if (const auto one = written(value)) {
            chosen.push_back(exported(*one, options, flags));
        } else {
            note(PdfTrait::odd_structure);
        }
        return text::join(chosen, "\n");
    }

    // /I alone, as a few programs leave it.
    static Values chosen_by_index(const Field& field, const std::vector<Option>& options)
    {
        Values chosen;
        QPDFObjectHandle indices = field.inherited("/I");
        for (int i = 0; indices.isArray() && i < indices.getArrayNItems(); ++i) {
            QPDFObjectHandle index = indices.getArrayItem(i);
            const long long place = index.isInteger() ? index.getIntValue() : -1;
            if (place >= 0 && static_cast<std::size_t>(place) < options.size()) {
                chosen.push_back(options[static_cast<std::size_t>(place)].exported);
            }
        }
        return chosen;
    }

    void read_button(const Field& field)
    {
        const int flags = flags_of(field);
        if ((flags & push_button_flag) != 0) {
            return;
        }
        const std::string state = state_of(field);
        if (looks_otherwise(field, state)) {
            note(PdfTrait::differing_look);
        }
        const bool is_on = !state.empty() && state != "Off";
        if ((flags & radio_flag) == 0) {
            keep(field.name, is_on ? "yes" : "");
        } else if (is_on) {
            keep(field.name, radio_export(field, state));
        }
    }

    // The field's value, or where a program set none, the appearance that a widget shows.
    std::string state_of(const Field& field)
    {
        QPDFObjectHandle value = field.inherited("/V");
        if (!value.isNull()) {
            const auto state = written(value);
            if (!state) {
                note(PdfTrait::odd_structure);
            }
            return state.value_or("");
        }
        for (QPDFObjectHandle widget : field.widgets) {
            const std::string shown = written(widget.getKey("/AS")).value_or("");
            if (!shown.empty() && shown != "Off") {
                return shown;
            }
        }
        return {};
    }

    // What whoever signed it saw: a widget that shows another state than the value, or all of them off where the value is on. One that names no appearance shows what its reader makes of the value.
    bool looks_otherwise(const Field& field, const std::string& state)
    {
        if (field.inherited("/V").isNull()) {
            return false;
        }
        const std::string value = state.empty() ? "Off" : state;
        bool is_shown = false;
        bool is_free = false;
        for (QPDFObjectHandle widget : field.widgets) {
            QPDFObjectHandle appearance = widget.getKey("/AS");
            const std::string shown = written(appearance).value_or("");
            is_free = is_free || appearance.isNull();
            is_shown = is_shown || shown == value;
            if (!appearance.isNull() && shown != value && shown != "Off") {
                return true;
            }
        }
        return value != "Off" && !is_shown && !is_free;
    }

    // ISO 32000-1, table 227: with /Opt the states are named by their place ("0", "1"), and the list says what they mean.
    std::string radio_export(const Field& field, const std::string& state)
    {
        const std::vector<Option> options = options_of(field);
        const auto place = text::to_integer(state);
        if (place && *place >= 0 && static_cast<std::size_t>(*place) < options.size()) {
            return options[static_cast<std::size_t>(*place)].exported;
        }
        return state;
    }

    void keep(const std::string& name, const std::string& value)
    {
        const auto [place, is_new] = m_form.values.emplace(name, value);
        if (!is_new && place->second != value) {
            note(PdfTrait::differing_values);
            place->second.clear();
        }
    }

    PdfForm& m_form;
};

Result<PdfForm> form_in(QPDF& pdf)
{
    PdfForm form;
    form.traits = TRY(active_content(pdf));
    Reader reader(form);
    if (pdf.isEncrypted()) {
        reader.note(PdfTrait::encrypted);
    }
    if (form_of(pdf).isNull()) {
        reader.note(PdfTrait::without_form);
    }
    const FieldTree tree = fields_of(pdf);
    if (tree.is_odd) {
        reader.note(PdfTrait::odd_structure);
    }
    if (tree.is_cut_short) {
        reader.note(PdfTrait::cut_short);
    }
    for (const Field& field : tree.fields) {
        reader.read(field);
    }
    return form;
}

Result<PdfForm> opened_form(std::string_view bytes, Repair repair)
{
    const auto pdf = TRY(open_pdf(bytes, repair));
    return fenced([&] { return form_in(*pdf); });
}

}  // namespace

Result<PdfForm> read_pdf_form(std::string_view bytes)
{
    auto form = opened_form(bytes, Repair::refused);
    if (!form.ok() && form.error().code == ErrorCode::malformed) {
        form = opened_form(bytes, Repair::tried);
        if (form.ok()) {
            form->traits.insert(PdfTrait::repaired);
        }
    }
    if (!form.ok() && form.error().code == ErrorCode::denied) {
        return PdfForm{{}, {PdfTrait::encrypted, PdfTrait::needs_password}};
    }
    return form;
}

}  // namespace asepsie::pdf
