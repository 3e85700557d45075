#include "application/suppliers/annex_document.h"

#include "application/suppliers/questionnaire.h"
#include "domain/words/say.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using document::Document;
using suppliers::AnnexClause;
using suppliers::ClauseState;
using words::Word;

std::string say(const PageSetting& setting, Word word, std::initializer_list<words::Gap> gaps = {}) { return words::say(setting.catalogue, word, setting.language, gaps); }

std::int64_t count(const SupplierView& view, ClauseState state)
{
    return std::count_if(view.annex.begin(), view.annex.end(), [&](const AnnexClause& clause) { return clause.state == state; });
}

// Clauses of some states, under their themes, numbered through.
class Part {
public:
    Part(Document& page, const SupplierView& view, const PageSetting& setting) : m_page(page), m_view(view), m_setting(setting) {}

    template <typename Belongs>
    void add(Word title, Belongs belongs)
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
            }
            if (theme != clause.clause->theme) {
                theme = clause.clause->theme;
                m_page.add(document::Heading{3, words::say_named(m_setting.catalogue, "theme_" + std::string(theme), m_setting.language)});
            }
            add_clause(clause);
        }
    }

private:
    void add_clause(const AnnexClause& clause)
    {
        const knowledge::Clause& text = *clause.clause;
        m_page.add(document::Paragraph{"**" + std::to_string(++m_number) + ". " + std::string(text.title.in(m_setting.language)) + "**"});
        if (clause.state == ClauseState::risk_accepted) {
            m_page.add(document::Paragraph{say(m_setting, Word::annex_accepted_line,
                {{"risk", std::string(text.risk.in(m_setting.language))}, {"by", document::literal(clause.decided->by)},
                    {"date", words::show_date(m_setting.catalogue, clause.decided->on, m_setting.language)}, {"reason", document::literal(clause.decided->reason)}})});
            return;
        }
        m_page.add(document::Paragraph{clause_in_words(text, m_view, m_setting)});
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

void add_signature(Document& page, const PageSetting& setting, std::string name, Word label)
{
    document::Field field;
    field.kind = document::Field::Kind::signature;
    field.name = std::move(name);
    field.label = say(setting, label);
    page.add(std::move(field));
}

}  // namespace

std::string clause_in_words(const knowledge::Clause& clause, const SupplierView& view, const PageSetting& setting)
{
    return knowledge::fill(clause.text.in(setting.language), setting.language, [&](std::string_view gap) -> std::optional<knowledge::Filling> {
        const suppliers::Question* question = setting.catalogue.question(gap);
        if (question == nullptr) {
            return std::nullopt;
        }
        const std::int64_t figure = suppliers::figure_in(*question, view.assessments);
        return knowledge::Filling{figure_in_words(figure, question->unit, setting), figure};
    });
}

Document annex_document(const SupplierView& view, std::string_view practice, const PageSetting& setting)
{
    Document page;
    page.language = setting.language == knowledge::Language::french ? "fr" : "en";
    page.title = say(setting, Word::annex_title);
    page.add(document::Heading{1, page.title});
    page.add(document::Paragraph{say(setting, Word::annex_between, {{"practice", "**" + document::literal(practice) + "**"}, {"supplier", "**" + document::literal(view.entry.name) + "**"}})});
    if (!view.supplier.contract.empty()) {
        page.add(document::Paragraph{say(setting, Word::annex_contract, {{"contract", document::literal(view.supplier.contract)}})});
    }
    if (view.annex.empty()) {
        page.add(document::Paragraph{say(setting, Word::annex_none)});
        return page;
    }
    const std::int64_t open = count(view, ClauseState::to_negotiate) + count(view, ClauseState::to_ask);
    page.add(document::Paragraph{say(setting, Word::annex_counts, {{"committed", count(view, ClauseState::committed)}, {"open", open}, {"accepted", count(view, ClauseState::risk_accepted)}})});
    page.add(document::Aside{say(setting, Word::annex_origin)});
    Part part(page, view, setting);
    part.add(Word::annex_part_committed, [](ClauseState state) { return state == ClauseState::committed; });
    part.add(Word::annex_part_open, [](ClauseState state) { return state == ClauseState::to_negotiate || state == ClauseState::to_ask; });
    part.add(Word::annex_part_accepted, [](ClauseState state) { return state == ClauseState::risk_accepted; });
    page.add(document::Heading{2, say(setting, Word::annex_signatures)});
    add_signature(page, setting, "practice.signature", Word::annex_for_practice);
    add_signature(page, setting, "supplier.signature", Word::annex_for_supplier);
    return page;
}

}  // namespace asepsie::application
