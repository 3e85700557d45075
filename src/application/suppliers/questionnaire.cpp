#include "application/suppliers/questionnaire.h"

#include "application/practice/page_words.h"
#include "application/suppliers/iso_date.h"
#include "domain/words/say.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using document::Field;
using knowledge::AnswerKind;
using suppliers::Question;
using suppliers::Replies;
using suppliers::Reply;
using words::Word;

Field::Kind kind_of(const Question& question)
{
    switch (question.kind) {
    case AnswerKind::yes_no:
    case AnswerKind::choice: return Field::Kind::choice;
    case AnswerKind::figure: return Field::Kind::figure;
    case AnswerKind::date: return Field::Kind::date;
    case AnswerKind::text: break;
    }
    return Field::Kind::lines;
}

std::vector<std::pair<std::string, std::string>> options_of(const Question& question, const PageSetting& setting)
{
    std::vector<std::pair<std::string, std::string>> options;
    if (question.kind == AnswerKind::yes_no) {
        options = {{"yes", say(setting, Word::questionnaire_yes)}, {"partly", say(setting, Word::questionnaire_partly)}, {"no", say(setting, Word::questionnaire_no)}};
    }
    for (const knowledge::Choice& choice : question.choices) {
        options.emplace_back(choice.id, choice.text.in(setting.language));
    }
    if (question.may_not_apply && !options.empty()) {
        options.emplace_back(suppliers::not_applicable, say(setting, Word::questionnaire_not_applicable));
    }
    return options;
}

std::string never_in_words(const Question& question, const PageSetting& setting) { return say(setting, question.date.within_days ? Word::questionnaire_never_done : Word::questionnaire_never_held); }

Field::When when_of(const Question& question)
{
    return question.kind != AnswerKind::date ? Field::When::any : question.date.within_days ? Field::When::done : Field::When::lasting;
}

// Adds the questions of a request one after the other, numbered through.
class Asker {
public:
    Asker(document::Document& page, const Replies& replies, Numbering numbering, const PageSetting& setting) : m_page(page), m_replies(replies), m_numbering(numbering), m_setting(setting) {}

    void ask(const Question& question)
    {
        const std::string id(question.id);
        m_numbers[id] = ++m_count;
        const Reply reply = known(id);
        Field field;
        field.kind = kind_of(question);
        field.name = id;
        field.label = number() + std::string(question.ask.in(m_setting.language));
        field.hint = hint_of(question);
        field.unit = question.unit.empty() ? "" : words::say_named(m_setting.catalogue, "figure_unit_" + std::string(question.unit), m_setting.language);
        field.options = options_of(question, m_setting);
        field.required = true;
        field.when = when_of(question);
        field.asked_if = question.asked_if;
        field.asked_values.assign(question.asked_values.begin(), question.asked_values.end());
        const bool is_instead = field.options.empty() && (reply.value == suppliers::never || reply.value == suppliers::not_applicable);
        field.value = is_instead ? "" : reply.value;
        m_page.add(field);
        const bool is_yes_no = question.kind == AnswerKind::yes_no;
        if (question.never) {
            add_instead(id, suppliers::never_suffix, never_in_words(question, m_setting), reply.value == suppliers::never);
        }
        if (question.may_not_apply && field.options.empty()) {
            add_instead(id, suppliers::not_applicable_suffix, say(m_setting, Word::questionnaire_not_applicable), reply.value == suppliers::not_applicable);
        }
        if (!question.promise.empty() && is_yes_no) {
            add_date({id, suppliers::by_suffix, say(m_setting, Word::questionnaire_by), reply.by, id, {"partly", "no"}});
        } else if (!question.promise.empty()) {
            add_date({id, suppliers::by_suffix, say(m_setting, Word::questionnaire_by_never), reply.by, id + std::string(suppliers::never_suffix), {"yes"}});
        }
        if (!question.proof.empty()) {
            const std::vector<std::string> shown_for = is_yes_no ? std::vector<std::string>{"yes", "partly"} : std::vector<std::string>{};
            add_date({id, suppliers::proof_suffix, say(m_setting, Word::questionnaire_proof_by), reply.proof_by, is_yes_no ? id : "", shown_for});
        }
        // A text argues for itself.
        if (question.kind != AnswerKind::text) {
            add_remark(id, reply.remark);
        }
    }

    void ask_own(std::size_t place, const std::string& asked)
    {
        const std::string id = std::string(suppliers::own_question_prefix) + std::to_string(place);
        Field field;
        field.kind = Field::Kind::lines;
        field.name = id;
        ++m_count;
        field.label = number() + document::literal(asked);
        field.value = known(id).value;
        field.required = true;
        m_page.add(field);
    }

private:
    [[nodiscard]] std::string number() const { return m_numbering == Numbering::in_labels ? std::to_string(m_count) + ". " : std::string(); }
    [[nodiscard]] Reply known(const std::string& id) const
    {
        const auto found = m_replies.find(id);
        return found == m_replies.end() ? Reply{} : found->second;
    }
    [[nodiscard]] std::string hint_of(const Question& question) const
    {
        std::vector<std::string> hints;
        if (!question.asked_if.empty() && m_numbering == Numbering::in_labels) {
            hints.push_back(say(m_setting, Word::questionnaire_only_if, {{"n", m_numbers.find(question.asked_if)->second}}));
        }
        if (!question.proof.empty()) {
            hints.push_back(say(m_setting, Word::questionnaire_proof, {{"proof", std::string(question.proof.in(m_setting.language))}}));
        }
        if (question.kind == AnswerKind::date && m_numbering == Numbering::in_labels) {
            hints.push_back(say(m_setting, Word::questionnaire_date_hint));
        }
        if (question.kind == AnswerKind::figure) {
            hints.push_back(say(m_setting, Word::questionnaire_figure_hint));
        }
        std::string all;
        for (const std::string& hint : hints) {
            all += (all.empty() ? "" : ". ") + hint;
        }
        return all;
    }
    // A day that is promised, asked for where another field has one of these values; no field: always.
    struct Promised {
        const std::string& question;
        std::string_view suffix;
        std::string label;
        std::optional<Date> value;
        std::string asked_if;
        std::vector<std::string> asked_values;
    };
    void add_date(Promised promised)
    {
        Field field;
        field.kind = Field::Kind::date;
        field.name = promised.question + std::string(promised.suffix);
        field.label = std::move(promised.label);
        // A day that has passed is no promise any more; whether it was kept is followed elsewhere.
        field.value = promised.value >= m_setting.today ? iso(promised.value) : "";
        field.when = Field::When::promised;
        field.asked_if = std::move(promised.asked_if);
        field.asked_values = std::move(promised.asked_values);
        m_page.add(field);
    }
    void add_instead(const std::string& id, std::string_view suffix, std::string label, bool is_ticked)
    {
        Field field;
        field.kind = Field::Kind::tick;
        field.name = id + std::string(suffix);
        field.label = std::move(label);
        field.value = is_ticked ? "yes" : "";
        m_page.add(field);
    }
    void add_remark(const std::string& id, const std::string& value)
    {
        Field field;
        field.kind = Field::Kind::lines;
        field.name = id + std::string(suppliers::remark_suffix);
        field.label = say(m_setting, Word::questionnaire_remark);
        field.value = value;
        m_page.add(field);
    }

    document::Document& m_page;
    const Replies& m_replies;
    Numbering m_numbering;
    const PageSetting& m_setting;
    std::map<std::string, std::int64_t, std::less<>> m_numbers;
    std::int64_t m_count = 0;
};

void add_signature(document::Document& page, const PageSetting& setting)
{
    page.add(document::Heading{2, say(setting, Word::questionnaire_commitment_title)});
    page.add(document::Paragraph{say(setting, Word::questionnaire_commitment)});
    const auto add = [&](Field::Kind kind, std::string name, Word label) {
        Field field;
        field.kind = kind;
        field.name = std::move(name);
        field.label = say(setting, label);
        field.required = kind != Field::Kind::signature;
        page.add(field);
    };
    add(Field::Kind::tick, "signer.accepts", Word::questionnaire_accepts);
    add(Field::Kind::line, "signer.name", Word::questionnaire_signer_name);
    add(Field::Kind::line, "signer.role", Word::questionnaire_signer_role);
    add(Field::Kind::date, "signer.date", Word::questionnaire_signer_date);
    add(Field::Kind::signature, "signer.signature", Word::questionnaire_signature);
}

}  // namespace

std::string version_of(const std::vector<const knowledge::Questionnaire*>& questionnaires)
{
    std::string all;
    for (const knowledge::Questionnaire* questionnaire : questionnaires) {
        all += (all.empty() ? "" : ", ") + std::string(questionnaire->id) + " " + std::string(questionnaire->version);
    }
    return all;
}

std::vector<const knowledge::Questionnaire*> questionnaires_in(const suppliers::Request& request, const knowledge::Catalogue& catalogue)
{
    std::vector<const knowledge::Questionnaire*> found;
    for (const std::string& id : request.questionnaires) {
        if (const knowledge::Questionnaire* questionnaire = catalogue.questionnaire(id)) {
            found.push_back(questionnaire);
        }
    }
    return found;
}

document::Document questionnaire_document(
    const suppliers::Request& request, std::string_view practice, std::string_view supplier, const Replies& replies, Numbering numbering, const PageSetting& setting)
{
    document::Document page;
    page.language = setting.language == knowledge::Language::french ? "fr" : "en";
    page.title = say(setting, Word::questionnaire_title);
    page.add(document::Heading{1, page.title});
    page.add(document::Paragraph{say(setting, Word::questionnaire_for, {{"supplier", document::literal(supplier)}, {"practice", document::literal(practice)}})});
    page.add(document::Paragraph{say(setting, Word::questionnaire_intro,
        {{"date", words::show_date(setting.catalogue, request.due, setting.language)}, {"length", length_in_words(questionnaires_in(request, setting.catalogue), request.own_questions.size(), setting)}})});
    page.add(document::Aside{say(setting, Word::questionnaire_origin)});
    Asker asker(page, replies, numbering, setting);
    for (const knowledge::Questionnaire* questionnaire : questionnaires_in(request, setting.catalogue)) {
        page.add(document::Heading{2, say(setting, Word::questionnaire_questionnaire, {{"n", std::int64_t{questionnaire->number}}, {"title", std::string(questionnaire->title.in(setting.language))}})});
        page.add(document::Paragraph{std::string(questionnaire->intro.in(setting.language))});
        for (const knowledge::QuestionSection& section : questionnaire->sections) {
            page.add(document::Heading{3, std::string(section.title.in(setting.language))});
            for (const std::uint16_t index : section.questions) {
                asker.ask(setting.catalogue.questions[index]);
            }
        }
    }
    if (!request.own_questions.empty()) {
        page.add(document::Heading{2, say(setting, Word::own_section)});
    }
    for (std::size_t i = 0; i < request.own_questions.size(); ++i) {
        asker.ask_own(i + 1, request.own_questions[i]);
    }
    add_signature(page, setting);
    return page;
}

std::string length_in_words(const std::vector<const knowledge::Questionnaire*>& questionnaires, std::size_t own_questions, const PageSetting& setting)
{
    constexpr std::size_t seconds_each = 40;
    constexpr std::size_t seconds_of_steps = 300;
    std::size_t n = own_questions;
    for (const knowledge::Questionnaire* questionnaire : questionnaires) {
        for (const knowledge::QuestionSection& section : questionnaire->sections) {
            n += section.questions.size();
        }
    }
    const std::size_t steps = std::max<std::size_t>((n * seconds_each + seconds_of_steps / 2) / seconds_of_steps, 1);
    return say(setting, Word::questionnaire_length, {{"n", static_cast<std::int64_t>(n)}, {"minutes", static_cast<std::int64_t>(steps * 5)}});
}

std::vector<std::pair<std::string, std::string>> identity_of(const suppliers::Request& request)
{
    return {{std::string(suppliers::request_field), request.id}, {std::string(suppliers::version_field), request.version}};
}

std::string figure_in_words(std::int64_t figure, std::string_view unit, const PageSetting& setting)
{
    return words::say_named(setting.catalogue, "figure_" + std::string(unit), setting.language, {{"n", figure}});
}

std::string reply_in_words(const Question& question, const Reply& reply, const PageSetting& setting)
{
    if (question.never && reply.value == suppliers::never) {
        return never_in_words(question, setting);
    }
    if (question.may_not_apply && reply.value == suppliers::not_applicable) {
        return say(setting, Word::questionnaire_not_applicable);
    }
    switch (question.kind) {
    case AnswerKind::figure:
        if (const auto figure = text::to_integer(reply.value)) {
            return figure_in_words(*figure, question.unit, setting);
        }
        break;
    case AnswerKind::date:
        if (const auto date = parse_date(reply.value)) {
            return words::show_date(setting.catalogue, *date, setting.language);
        }
        break;
    case AnswerKind::yes_no:
    case AnswerKind::choice:
        for (const auto& [value, words] : options_of(question, setting)) {
            if (value == reply.value) {
                return words;
            }
        }
        break;
    case AnswerKind::text: break;
    }
    return document::literal(reply.value);
}

}  // namespace asepsie::application
