#include "application/suppliers/annex_document.h"

#include "application/practice/page_words.h"
#include "application/suppliers/questionnaire.h"
#include "domain/knowledge/fill.h"
#include "domain/words/say.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using document::Document;
using suppliers::AnnexClause;
using suppliers::ClauseState;
using words::Word;

std::int64_t count(const SupplierView& view, ClauseState state)
{
    return std::count_if(view.annex.begin(), view.annex.end(), [&](const AnnexClause& clause) { return clause.state == state; });
}

std::string blank(const PageSetting& setting) { return say(setting, Word::annex_blank); }

std::string or_blank(const std::string& known, const PageSetting& setting) { return known.empty() ? blank(setting) : document::literal(known); }

// Who the parties are. What the notebook does not keep is a gap, to be filled in by hand.
void add_parties(Document& page, const SupplierView& view, std::string_view practice, const PageSetting& setting)
{
    page.add(document::Heading{2, say(setting, Word::annex_parties)});
    page.add(document::Paragraph{say(setting, Word::annex_between, {{"practice", "**" + document::literal(practice) + "**"}, {"supplier", "**" + document::literal(view.entry.name) + "**"}})});
    for (const auto& [side, name] : {std::pair(Word::annex_practice, practice), std::pair(Word::annex_supplier, std::string_view(view.entry.name))}) {
        document::Details details{{{say(setting, side), document::literal(name)}}};
        for (const Word label : {Word::annex_address, Word::annex_siret, Word::annex_represented}) {
            details.pairs.emplace_back(say(setting, label), blank(setting));
        }
        page.add(std::move(details));
    }
    page.add(document::Heading{2, say(setting, Word::annex_precedence_title)});
    page.add(document::Details{{{say(setting, Word::annex_contract_label), or_blank(view.supplier.contract, setting)}}});
    page.add(document::Paragraph{say(setting, Word::annex_precedence)});
}

// What article 28 of the GDPR wants written: subject and nature, purpose, data, persons, duration.
void add_processing(Document& page, const SupplierView& view, const PageSetting& setting)
{
    facts::FactList activities;
    for (const knowledge::Activity activity : view.supplier.activities) {
        activities.push_back(words::say_named(setting.catalogue, "activity_" + std::string(knowledge::name_of(activity)), setting.language));
    }
    const auto& ends = view.supplier.contract_to;
    page.add(document::Heading{2, say(setting, Word::annex_processing)});
    page.add(document::Details{{{say(setting, Word::annex_processing_subject), activities.empty() ? blank(setting) : words::show_list(setting.catalogue, activities, setting.language)},
        {say(setting, Word::annex_processing_purpose), say(setting, Word::annex_processing_purpose_text)}, {say(setting, Word::annex_processing_data), or_blank(view.supplier.data, setting)},
        {say(setting, Word::annex_processing_persons), say(setting, Word::annex_processing_persons_text)},
        {say(setting, Word::annex_processing_duration),
            ends ? say(setting, Word::annex_processing_until, {{"date", words::show_date(setting.catalogue, *ends, setting.language)}}) : say(setting, Word::annex_processing_duration_text)}}});
}

// Clauses of some states, under their themes, numbered through.
class Part {
public:
    Part(Document& page, const SupplierView& view, const PageSetting& setting) : m_page(page), m_view(view), m_setting(setting) {}

    // Whether there were any.
    template <typename Belongs>
    bool add(Word title, std::optional<Word> intro, Belongs belongs)
    {
        std::string_view theme;
        bool is_first = true;
        for (const AnnexClause& clause : m_view.annex) {
            if (!belongs(clause.state)) {
                continue;
            }
            if (is_first) {
                m_page.add(document::Heading{2, say(m_setting, title)});
                is_first = false;
                if (intro) {
                    m_page.add(document::Paragraph{say(m_setting, *intro)});
                }
            }
            if (theme != clause.clause->theme) {
                theme = clause.clause->theme;
                m_page.add(document::Heading{3, words::say_named(m_setting.catalogue, "theme_" + std::string(theme), m_setting.language)});
            }
            add_clause(clause);
        }
        return !is_first;
    }

private:
    void add_clause(const AnnexClause& clause)
    {
        const knowledge::Clause& text = *clause.clause;
        // A heading, so that it never parts from its clause at a page's foot.
        m_page.add(document::Heading{4, std::to_string(++m_number) + ". " + std::string(text.title.in(m_setting.language))});
        if (clause.state == ClauseState::obtained) {
            m_page.add(document::Paragraph{obtained_in_words(*clause.decided, m_setting)});
            return;
        }
        for (std::string& paragraph : clause_in_words(clause, m_view, m_setting)) {
            m_page.add(document::Paragraph{std::move(paragraph)});
        }
        if (clause.state == ClauseState::to_negotiate) {
            add_offer(clause);
        }
    }
    // What the supplier answered instead: where the talk begins.
    void add_offer(const AnnexClause& clause)
    {
        for (const suppliers::Assessment* assessment : clause.answers) {
            const bool falls_short = assessment->verdict == suppliers::Verdict::negotiate || assessment->verdict == suppliers::Verdict::red_flag;
            if (!falls_short) {
                continue;
            }
            const suppliers::Reply& reply = *assessment->reply;
            std::string offer = reply_in_words(*assessment->question, reply, m_setting);
            if (reply.by) {
                offer += ", " + say(m_setting, Word::answers_by, {{"date", words::show_date(m_setting.catalogue, *reply.by, m_setting.language)}});
            }
            offer += reply.remark.empty() ? "" : ". " + document::literal(reply.remark);
            m_page.add(document::Aside{say(m_setting, Word::annex_offer, {{"asked", std::string(assessment->question->ask.in(m_setting.language))}, {"answer", offer}})});
        }
    }

    Document& m_page;
    const SupplierView& m_view;
    const PageSetting& m_setting;
    int m_number = 0;
};

// Place and day, then a box for each side. What is agreed later is signed apart from what is agreed today.
void add_signatures(Document& page, const PageSetting& setting, Word title, const std::string& part)
{
    page.add(document::Heading{2, say(setting, title)});
    page.add(document::Paragraph{say(setting, Word::annex_made_at)});
    for (const auto& [side, label] : {std::pair("practice.", Word::annex_for_practice), std::pair("supplier.", Word::annex_for_supplier)}) {
        document::Field field;
        field.kind = document::Field::Kind::signature;
        field.name = side + part;
        field.label = say(setting, label);
        page.add(std::move(field));
    }
}

}  // namespace

std::vector<std::string> clause_in_words(const AnnexClause& clause, const SupplierView& view, const PageSetting& setting)
{
    std::vector<const suppliers::Assessment*> written;
    std::vector<std::string> paragraphs;
    paragraphs.push_back(knowledge::fill(clause.clause->text.in(setting.language), setting.language, [&](std::string_view gap) -> std::optional<knowledge::Filling> {
        const suppliers::Question* question = setting.catalogue.question(gap);
        if (question == nullptr) {
            return std::nullopt;
        }
        written.push_back(suppliers::figure_answered(*question, view.assessments));
        const std::int64_t figure = suppliers::figure_in(*question, view.assessments);
        return knowledge::Filling{figure_in_words(figure, question->unit, setting), figure};
    }));
    // A good figure that the text has no place for is said after it: what was answered better than asked is not lost.
    for (const suppliers::Assessment* assessment : clause.answers) {
        const bool is_figure = assessment->question->kind == knowledge::AnswerKind::figure && assessment->verdict == suppliers::Verdict::good;
        if (is_figure && std::find(written.begin(), written.end(), assessment) == written.end()) {
            paragraphs.push_back(say(setting, Word::annex_figure,
                {{"asked", std::string(assessment->question->ask.in(setting.language))}, {"answer", reply_in_words(*assessment->question, *assessment->reply, setting)}}));
        }
    }
    return paragraphs;
}

std::string obtained_in_words(const suppliers::DecidedClause& decided, const PageSetting& setting)
{
    const std::string day = words::show_date(setting.catalogue, decided.on, setting.language);
    return decided.reason.empty() ? say(setting, Word::annex_obtained_bare, {{"date", day}})
                                  : say(setting, Word::annex_obtained_line, {{"document", document::literal(decided.reason)}, {"date", day}});
}

Document accepted_risks_page(const SupplierView& view, const PageSetting& setting)
{
    Document page;
    page.language = setting.language == knowledge::Language::french ? "fr" : "en";
    page.title = say(setting, Word::annex_part_accepted);
    page.add(document::Heading{1, page.title});
    page.add(document::Paragraph{document::literal(view.entry.name)});
    page.add(document::Aside{say(setting, Word::annex_accepted_intro)});
    bool is_empty = true;
    for (const AnnexClause& clause : view.annex) {
        if (clause.state != ClauseState::risk_accepted) {
            continue;
        }
        is_empty = false;
        page.add(document::Heading{2, std::string(clause.clause->title.in(setting.language))});
        page.add(document::Paragraph{say(setting, Word::annex_accepted_line,
            {{"risk", std::string(clause.clause->risk.in(setting.language))}, {"by", document::literal(clause.decided->by)},
                {"date", words::show_date(setting.catalogue, clause.decided->on, setting.language)}, {"reason", document::literal(clause.decided->reason)}})});
    }
    if (is_empty) {
        page.add(document::Paragraph{say(setting, Word::annex_accepted_none)});
    }
    return page;
}

Document annex_document(const SupplierView& view, std::string_view practice, const PageSetting& setting)
{
    Document page;
    page.language = setting.language == knowledge::Language::french ? "fr" : "en";
    page.title = say(setting, Word::annex_title);
    page.add(document::Heading{1, page.title});
    if (view.annex.empty()) {
        page.add(document::Paragraph{say(setting, Word::annex_none)});
        return page;
    }
    const auto is_open = [](ClauseState state) { return state == ClauseState::to_negotiate || state == ClauseState::to_ask || state == ClauseState::contradicted; };
    const std::int64_t open = std::count_if(view.annex.begin(), view.annex.end(), [&](const AnnexClause& clause) { return is_open(clause.state); });
    page.add(document::Paragraph{say(setting, Word::annex_counts, {{"committed", count(view, ClauseState::committed)}, {"open", open}, {"obtained", count(view, ClauseState::obtained)}})});
    page.add(document::Aside{say(setting, Word::annex_origin)});
    add_parties(page, view, practice, setting);
    add_processing(page, view, setting);
    Part part(page, view, setting);
    // What the practice goes without, and why, is no business of whoever signs.
    if (part.add(Word::annex_part_committed, Word::annex_committed_intro, [](ClauseState state) { return state == ClauseState::committed; })) {
        add_signatures(page, setting, Word::annex_signatures_committed, "signature");
    }
    if (part.add(Word::annex_part_open, Word::annex_open_intro, is_open)) {
        add_signatures(page, setting, Word::annex_signatures_open, "signature_agreed");
    }
    part.add(Word::annex_part_obtained, std::nullopt, [](ClauseState state) { return state == ClauseState::obtained; });
    return page;
}

}  // namespace asepsie::application
