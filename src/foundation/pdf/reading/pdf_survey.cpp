#include "foundation/pdf/reading/pdf_survey.h"

#include "foundation/base/text.h"
#include "foundation/pdf/reading/active_content.h"
#include "foundation/pdf/reading/fields.h"
#include "foundation/pdf/reading/pictures.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace asepsie::pdf {
namespace {

// ISO 32000-1, table 228: the flag of a text field that hides what is typed, by its bit.
constexpr int password_flag = 1 << 13;
// In the names of such fields: lower case, letters alone.
constexpr std::array<std::string_view, 5> password_words{"password", "passwd", "passwort", "passcode", "motdepasse"};

// Table 198: actions that stay in the document.
constexpr std::array staying{"/GoTo", "/Named", "/GoTo3DView", "/Hide", "/Thread", "/SetOCGState", "/Trans", "/ResetForm"};

std::string safe(const std::string& written) { return text::in_one_line(text::made_safe_to_show(written.substr(0, longest_link_bytes)), longest_link_bytes); }

// A string, or the name of a file specification (section 7.11): Unicode, else plain, else the old keys.
std::optional<std::string> file_name_of(QPDFObjectHandle value)
{
    if (value.isString()) {
        return safe(value.getUTF8Value());
    }
    QPDFObjectHandle dictionary = dictionary_of(value);
    if (dictionary.isDictionary()) {
        for (const char* key : {"/UF", "/F", "/Unix", "/Mac", "/DOS"}) {
            QPDFObjectHandle name = dictionary.getKey(key);
            if (name.isString()) {
                return safe(name.getUTF8Value());
            }
        }
    }
    return std::nullopt;
}

bool stays(QPDFObjectHandle action)
{
    QPDFObjectHandle kind = action.getKey("/S");
    return std::any_of(staying.begin(), staying.end(), [&](const char* each) { return kind.isNameAndEquals(each); });
}

class Surveyor {
public:
    Surveyor(QPDF& pdf, PdfSurvey& survey) : m_pdf(pdf), m_survey(survey) {}

    void run()
    {
        look_at_opening();
        look_at_pages();
        look_at_objects();
        look_at_form();
    }

private:
    void look_at_opening()
    {
        QPDFObjectHandle root = m_pdf.getRoot();
        QPDFObjectHandle action = root.getKey("/OpenAction");
        m_survey.acts_on_opening |= action.isDictionary() && !stays(action);
        m_survey.acts_on_opening |= root.hasKey("/AA");
        // Scripts of the document as a whole run when it opens (section 7.7.4).
        QPDFObjectHandle names = root.getKey("/Names");
        m_survey.acts_on_opening |= names.isDictionary() && names.hasKey("/JavaScript");
    }

    void look_at_pages()
    {
        std::vector<QPDFObjectHandle> pages;
        try {
            pages = m_pdf.getAllPages();
        } catch (const std::exception&) {
            m_survey.traits.insert(PdfTrait::cut_short);  // what hangs on them is found all the same, without its page
        }
        m_survey.pages = pages.size();
        if (pages.size() > most_surveyed_pages) {
            m_survey.traits.insert(PdfTrait::cut_short);
        }
        for (std::size_t i = 0; i < std::min(pages.size(), most_surveyed_pages); ++i) {
            m_survey.acts_on_opening |= i == 0 && opens_with_action(pages[i]);
            QPDFObjectHandle annotations = pages[i].getKey("/Annots");
            if (!annotations.isArray()) {
                continue;
            }
            for (QPDFObjectHandle annotation : annotations.getArrayAsVector()) {
                if (m_annotations++ >= most_surveyed_objects) {
                    m_survey.traits.insert(PdfTrait::cut_short);
                    return;
                }
                look_at_annotation(annotation, i + 1);
            }
        }
    }

    static bool opens_with_action(QPDFObjectHandle page)
    {
        QPDFObjectHandle actions = page.getKey("/AA");
        return actions.isDictionary() && (actions.hasKey("/O") || actions.hasKey("/PV"));
    }

    void look_at_annotation(QPDFObjectHandle annotation, std::size_t page)
    {
        if (!annotation.isDictionary()) {
            return;
        }
        look_at_action(annotation.getKey("/A"), page);
        QPDFObjectHandle more = annotation.getKey("/AA");
        if (more.isDictionary()) {
            for (const auto& [key, action] : more.getDictAsMap()) {
                look_at_action(action, page);
            }
        }
    }

    // Wherever they hide, whether anything leads to them or not.
    void look_at_objects()
    {
        const auto look_at = [this](QPDFObjectHandle object) {
            for_each_dictionary(object, [this](QPDFObjectHandle dictionary) {
                note_traits(dictionary, m_survey.traits);
                look_at_action(dictionary, 0);
                look_at_embedded(dictionary);
            });
        };
        PictureGatherer pictures(m_pdf, m_survey);
        look_at(m_pdf.getTrailer());
        std::size_t looked_at = 0;
        for (const auto& [id, entry] : m_pdf.getXRefTable()) {
            if (++looked_at > most_surveyed_objects) {
                m_survey.traits.insert(PdfTrait::cut_short);
                break;
            }
            QPDFObjectHandle object = m_pdf.getObject(id);
            look_at(object);
            pictures.look_at(object);
        }
    }

    // Section 12.6.4. Any dictionary may pretend to be an action.
    void look_at_action(QPDFObjectHandle action, std::size_t page)
    {
        if (!action.isDictionary()) {
            return;
        }
        QPDFObjectHandle kind = action.getKey("/S");
        if (kind.isNameAndEquals("/URI")) {
            QPDFObjectHandle address = action.getKey("/URI");
            if (address.isString()) {
                add_link(PdfLinkKind::page, safe(address.getUTF8Value()), page);
            }
        } else if (kind.isNameAndEquals("/SubmitForm") || kind.isNameAndEquals("/ImportData")) {
            m_survey.sends_form |= kind.isNameAndEquals("/SubmitForm");
            add_link(PdfLinkKind::form, file_name_of(action.getKey("/F")).value_or(""), page);
        } else if (kind.isNameAndEquals("/Launch")) {
            m_survey.starts_program = true;
            QPDFObjectHandle windows = action.getKey("/Win");
            const auto named = file_name_of(action.getKey("/F"));
            add_link(PdfLinkKind::file, named ? *named : file_name_of(windows).value_or(""), page);
        } else if (kind.isNameAndEquals("/GoToR") || kind.isNameAndEquals("/GoToE")) {
            m_survey.opens_other_file = true;
            add_link(PdfLinkKind::file, file_name_of(action.getKey("/F")).value_or(""), page);
        }
    }

    // The pages come first: an address that they have is theirs.
    void add_link(PdfLinkKind kind, std::string address, std::size_t page)
    {
        if (address.empty() || !m_known.emplace(kind, address).second) {
            return;
        }
        if (m_survey.links.size() >= most_pdf_links) {
            m_survey.traits.insert(PdfTrait::cut_short);
            return;
        }
        m_survey.links.push_back({kind, std::move(address), page});
    }

    void look_at_embedded(QPDFObjectHandle dictionary)
    {
        if (!dictionary.hasKey("/EF")) {
            return;
        }
        if (m_survey.embedded.size() >= most_embedded_names) {
            m_survey.traits.insert(PdfTrait::cut_short);
            return;
        }
        const std::string name = file_name_of(dictionary).value_or("");
        if (std::find(m_survey.embedded.begin(), m_survey.embedded.end(), name) == m_survey.embedded.end()) {
            m_survey.embedded.push_back(name);
        }
    }

    void look_at_form()
    {
        if (form_of(m_pdf).isNull()) {
            m_survey.traits.insert(PdfTrait::without_form);
            return;
        }
        const FieldTree tree = fields_of(m_pdf);
        if (tree.is_cut_short) {
            m_survey.traits.insert(PdfTrait::cut_short);
        }
        m_survey.fields = tree.fields.size();
        m_survey.asks_password = std::any_of(tree.fields.begin(), tree.fields.end(), hides_what_is_typed);
    }

    static bool hides_what_is_typed(const Field& field)
    {
        if (!field.is_of_type("/Tx")) {
            return false;
        }
        QPDFObjectHandle flags = field.inherited("/Ff");
        QPDFObjectHandle shown = field.object().getKey("/TU");
        std::string named = text::folded(field.name + (shown.isString() ? safe(shown.getUTF8Value()) : std::string{}));
        std::erase_if(named, [](char sign) { return sign < 'a' || sign > 'z'; });
        const bool says_so = std::any_of(password_words.begin(), password_words.end(), [&](std::string_view word) { return text::contains(named, word); });
        return says_so || (flags.isInteger() && (flags.getIntValueAsInt() & password_flag) != 0);
    }

    QPDF& m_pdf;
    PdfSurvey& m_survey;
    std::set<std::pair<PdfLinkKind, std::string>> m_known;
    std::size_t m_annotations = 0;
};

}  // namespace

Result<PdfSurvey> survey_pdf(std::string_view bytes)
{
    // Whatever shows a PDF mends a damaged one, so what it shows is what counts.
    const auto pdf = open_pdf(bytes, Repair::tried);
    if (!pdf.ok() && pdf.error().code == ErrorCode::denied) {
        PdfSurvey locked;
        locked.traits = {PdfTrait::encrypted, PdfTrait::needs_password};
        return locked;
    }
    if (!pdf.ok()) {
        return pdf.error();
    }
    return fenced([&pdf]() -> Result<PdfSurvey> {
        PdfSurvey survey;
        if ((*pdf)->isEncrypted()) {
            survey.traits.insert(PdfTrait::encrypted);
        }
        Surveyor(**pdf, survey).run();
        if ((*pdf)->anyWarnings()) {
            survey.traits.insert(PdfTrait::repaired);
        }
        return survey;
    });
}

}  // namespace asepsie::pdf
