#include "foundation/document/html_form.h"

#include "foundation/base/encoding.h"
#include "foundation/crypto/digest.h"
#include "foundation/crypto/seal.h"
#include "foundation/document/assets.h"
#include "foundation/document/field_figure.h"
#include "foundation/document/html_page.h"
#include "foundation/json/json.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

namespace asepsie::document {
namespace {

using html::Attribute;
using html::element;
using html::Html;
using html::Name;
using html::Tag;

constexpr std::string_view signer_fields[] = {"signer.name", "signer.role", "signer.date", "signer.accepts"};

bool is_of_signer(const Field& field) { return field.name.starts_with("signer."); }
bool is_promise(const Field& field) { return field.name.ends_with(".by"); }

// One field of the form: as the document has it, and what it is in the page.
struct Asked {
    Field field;
    std::string owner{};  // the question it belongs to
    int number = 0;       // of a question that counts

    // A tick that need not be made is an answer either way.
    [[nodiscard]] bool counts() const { return owner.empty() && !is_of_signer(field) && (field.kind != Field::Kind::tick || field.required); }
};

class Form {
public:
    explicit Form(const Document& document)
    {
        for (const Block& block : document.blocks) {
            if (const Field* field = std::get_if<Field>(&block); field != nullptr && field->kind != Field::Kind::signature) {
                take(*field);
            }
        }
        for (const std::string_view name : signer_fields) {
            ASSERT(m_known.contains(name));
        }
    }

    void add(Field field) { take(std::move(field)); }

    [[nodiscard]] const std::vector<Asked>& fields() const { return m_fields; }
    [[nodiscard]] const Asked& named(std::string_view name) const { return m_fields[m_known.find(name)->second]; }

private:
    void take(Field field)
    {
        ASSERT(!m_known.contains(field.name));
        Asked asked{std::move(field)};
        if (const std::string_view owner = owner_in(asked.field.name); m_known.contains(owner)) {
            asked.owner = std::string(owner);
            if (is_promise(asked.field) && asked.field.asked_if.empty()) {
                asked.field.asked_if = asked.owner;
                asked.field.asked_values = {"partly", "no"};
            }
        } else if (asked.counts()) {
            // What waits for an answer is numbered by the page, once it is asked.
            asked.number = asked.field.asked_if.empty() ? ++m_questions : m_questions;
        }
        // Only what stands before: nothing can wait for itself.
        if (!m_known.contains(asked.field.asked_if)) {
            asked.field.asked_if.clear();
        }
        m_known.emplace(asked.field.name, m_fields.size());
        m_fields.push_back(std::move(asked));
    }

    std::vector<Asked> m_fields;
    std::map<std::string, std::size_t, std::less<>> m_known;
    int m_questions = 0;
};

Html button(std::string id, std::string_view look, const std::string& words)
{
    return element(Tag::button, {{Name::type, "button"}, {Name::id, std::move(id)}, {Name::class_, std::string(look)}}, Html::text(words));
}

Html paragraph(std::string_view look, const std::string& words) { return element(Tag::p, {{Name::class_, std::string(look)}}, Html::marked(words)); }

// Shown by the script when there is something to say, and said aloud then.
Html message(std::string id) { return element(Tag::p, {{Name::id, std::move(id)}, {Name::class_, "message"}, {Name::role, "status"}}); }

Html wrapped(const Asked& asked, std::string_view look, const Html& content)
{
    return element(Tag::div, {{Name::id, "ask-" + asked.field.name}, {Name::class_, std::string(look)}}, content);
}

// Where the page says why a date cannot be.
Html oddity(const Field& field) { return field.when == Field::When::any ? Html() : message("odd-" + field.name); }

// A question with all that belongs to it: what stands in place of an answer and the date in sight, proof and remark behind one word.
Html question(const Asked& asked, const Form& form, const FormWords& words)
{
    Html content = field_figure(asked.field, asked.number) + oddity(asked.field);
    Html more;
    for (const Asked& part : form.fields()) {
        if (part.owner == asked.field.name) {
            const bool is_in_sight = part.field.required || is_promise(part.field) || is_instead(part.field.name);
            (is_in_sight ? content : more) += wrapped(part, "part", field_figure(part.field) + oddity(part.field));
        }
    }
    const Html clear = asked.field.kind == Field::Kind::choice ? button("clear-" + asked.field.name, "plain clear", words.clear) : Html();
    if (more.markup().empty()) {
        return wrapped(asked, "ask", content + clear);
    }
    const Html summary = element(Tag::summary, {}, Html::text(words.more) + element(Tag::span, {{Name::class_, "word"}}, Html::text(" (") + number_figure(asked.number) + Html::text(")")));
    content += element(Tag::details, {{Name::class_, "more"}}, summary + more + clear);
    return wrapped(asked, "ask", content);
}

Html signing(const Field& leaves_open, const FormWords& words)
{
    const Html list = element(Tag::details, {{Name::id, "missing"}}, element(Tag::summary, {{Name::id, "missing-count"}}) + element(Tag::ul, {{Name::id, "missing-list"}}));
    const Html open = element(Tag::div, {{Name::id, "ask-" + leaves_open.name}, {Name::class_, "signer"}}, field_figure(leaves_open));
    const Html before = element(Tag::div, {{Name::id, "to-sign"}}, list + open + button("sign", "", words.sign));
    const Html code = element(Tag::p, {{Name::class_, "code"}, {Name::id, "code"}});
    const Html after = element(Tag::section, {{Name::id, "signed"}, {Name::class_, "notice in-order"}, {Name::hidden, ""}, {Name::tabindex, "-1"}, {Name::aria_labelledby, "signed-done"}},
        element(Tag::h2, {{Name::id, "signed-done"}}, Html::text(words.signed_done)) + element(Tag::ol, {}, element(Tag::li, {{Name::id, "signed-send"}}) + element(Tag::li, {}, Html::marked(words.signed_call) + code))
            + element(Tag::p, {{Name::id, "forgotten"}, {Name::class_, "quiet"}}) + button("again", "second", words.signed_again));
    return before + message("sign-message") + after;
}

Html introduction(const FormWords& words)
{
    return paragraph("", words.how) + paragraph("quiet", words.alone)
        + element(Tag::div, {{Name::id, "found"}, {Name::class_, "notice neutral"}, {Name::hidden, ""}}, element(Tag::p, {{Name::id, "found-words"}}) + button("start-over", "plain", words.start_over));
}

Html bar(const FormWords& words)
{
    return element(Tag::footer, {{Name::class_, "bar"}},
        element(Tag::div, {},
            element(Tag::p, {{Name::id, "progress-words"}, {Name::role, "status"}}) + element(Tag::progress, {{Name::id, "progress"}, {Name::aria_labelledby, "progress-words"}, {Name::value, "0"}, {Name::max, "1"}})
                + button("missing-go", "plain", words.missing_go) + button("save", "second", words.save) + message("bar-message")
                + button("undo", "plain", words.undo)));
}

// The title first, then how it goes, then the blocks as they come.
Html main_part(const Document& document, const Form& form, const HtmlFormOptions& options)
{
    const Field& leaves_open = form.named("signer.leaves_open").field;
    Html all = element(Tag::h1, {}, Html::text(document.title)) + introduction(options.words);
    bool has_signing = false;
    for (const Block& block : document.blocks) {
        const Field* field = std::get_if<Field>(&block);
        const Heading* heading = std::get_if<Heading>(&block);
        if (heading != nullptr && heading->level == 1) {
            continue;
        }
        if (field == nullptr) {
            all += to_html({block}, Links::plain_text);
        } else if (field->kind == Field::Kind::signature) {
            all += has_signing ? Html() : signing(leaves_open, options.words);
            has_signing = true;
        } else if (const Asked& asked = form.named(field->name); asked.owner.empty()) {
            all += is_of_signer(asked.field) ? wrapped(asked, "signer", field_figure(asked.field)) : question(asked, form, options.words);
        }
    }
    return has_signing ? all : all + signing(leaves_open, options.words);
}

std::string_view name_of(Field::When when)
{
    constexpr std::array<std::string_view, 4> names{"any", "done", "promised", "lasting"};
    return names.at(static_cast<std::size_t>(when));
}

json::Object described(const Asked& asked)
{
    const Field& field = asked.field;
    return {{"name", field.name}, {"label", plain(field.label)}, {"owner", asked.owner}, {"asked_if", field.asked_if}, {"asked_values", json::Array(field.asked_values.begin(), field.asked_values.end())},
        {"counts", asked.counts()}, {"required", field.required && !asked.owner.empty()}, {"instead", !asked.owner.empty() && is_instead(field.name)}, {"when", name_of(field.when)}};
}

// What the script has to know, as JSON that cannot end its element: < stands only in texts, where it may be written by its number.
std::string description(const Form& form, const HtmlFormOptions& options)
{
    json::Object words;
    for (const FormWord& word : form_words) {
        words[std::string(word.id)] = options.words.*word.text;
    }
    json::Array fields;
    for (const Asked& asked : form.fields()) {
        fields.push_back(described(asked));
    }
    json::Array identity;
    for (const auto& [name, value] : options.identity) {
        identity.push_back(json::Array{json::Value(name), json::Value(value)});
    }
    json::Array signers(std::begin(signer_fields), std::end(signer_fields));
    const std::string written = json::write_compact(json::Object{{"fields", std::move(fields)}, {"identity", std::move(identity)}, {"signers", std::move(signers)}, {"words", std::move(words)},
        {"file_name", options.file_name}, {"draft_file_name", options.draft_file_name}});
    std::string safe;
    for (const char c : written) {
        safe += c == '<' ? "\\u003c" : std::string(1, c);
    }
    return safe;
}

std::string source_of(std::string_view content) { return fmt::format("'sha256-{}'", text::to_base64(crypto::sha256(content))); }

}  // namespace

std::string to_html_form(const Document& document, const HtmlFormOptions& options)
{
    Form form(document);
    form.add({Field::Kind::tick, "signer.leaves_open", options.words.leave_open, options.words.leave_open_hint});
    const std::string style = inline_style() + std::string(assets::form_style);
    return fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; connect-src 'none'; script-src {}; style-src {}; font-src data:; base-uri 'none'; form-action 'none'; "
                       "require-trusted-types-for 'script'\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style id=\"asepsie-style\">{}</style>\n</head>\n<body>\n<main>\n"
                       "<noscript>{}</noscript>\n{}\n</main>\n{}\n<script type=\"application/json\" id=\"asepsie-form\">{}</script>\n"
                       "<script type=\"application/json\" id=\"asepsie-answers\">{{}}</script>\n<script id=\"asepsie-script\">{}</script>\n</body>\n</html>\n",
        html::escaped(document.language), source_of(assets::form_script), source_of(style), html::escaped(document.title), style,
        paragraph("notice to-do", options.words.no_script).markup(), main_part(document, form, options).markup(), bar(options.words).markup(), description(form, options), assets::form_script);
}

std::string form_fingerprint(std::string_view page)
{
    constexpr std::string_view form_start = R"(<script type="application/json" id="asepsie-form">)";
    const std::size_t at = page.find(form_start);
    const std::size_t end = at == std::string_view::npos ? at : page.find("</script>", at);
    return end == std::string_view::npos ? std::string() : crypto::to_hex(crypto::sha256(page.substr(at + form_start.size(), end - at - form_start.size())));
}

}  // namespace asepsie::document
