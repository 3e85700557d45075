#include "application/incident/reflex_sheet.h"

#include "application/practice/page_words.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using knowledge::Catalogue;
using knowledge::Language;
using practice::Entry;

// Nobody reads twelve numbers with a locked screen before them: the first of knowledge/contacts, the rest below.
constexpr std::size_t calls_first = 4;
constexpr std::size_t most_lines_on_paper = 8;
constexpr std::size_t codes_on_paper = 5;
constexpr std::size_t lines_on_card = 7;
constexpr std::size_t cards_on_page = 4;
constexpr std::size_t lines_on_journal = 17;

// Whom the practice calls for one step: those of the first of the kinds that it has a number of.
std::vector<const Entry*> first_of(const std::vector<const Entry*>& entries, std::initializer_list<std::string_view> kinds)
{
    std::vector<const Entry*> found;
    for (const std::string_view kind : kinds) {
        std::copy_if(entries.begin(), entries.end(), std::back_inserter(found), [&](const Entry* entry) { return entry->kind == kind; });
        if (!found.empty()) {
            break;
        }
    }
    return found;
}

void add_calls(document::Document& page, const std::string& title, const std::vector<Call>& calls, const Catalogue& catalogue, Language language)
{
    if (calls.empty()) {
        return;
    }
    page.add(document::Heading{2, title});
    for (const Call& call : calls) {
        page.add(document::StatusLine{document::Tone::neutral, "", line_of(call, catalogue, language), "", "", call.purpose});
    }
}

Language language_of(const ReflexSheet& sheet) { return sheet.language == "fr" ? Language::french : Language::english; }

document::Document head_of(const ReflexSheet& sheet)
{
    document::Document page;
    page.language = sheet.language;
    page.title = sheet.title;
    page.add(document::Heading{1, sheet.title});
    page.add(document::Lead{document::Tone::danger, sheet.lead});
    return page;
}

void add_steps(document::Document& page, const ReflexSheet& sheet, const Catalogue& catalogue)
{
    document::Steps steps;
    for (const ReflexStepOnSheet& step : sheet.steps) {
        std::string text = step.text + (step.missing.empty() ? "" : " (" + step.missing + ")");
        for (const Call& call : step.calls) {
            text += " " + line_of(call, catalogue, language_of(sheet)) + ".";
        }
        steps.items.push_back(std::move(text));
    }
    page.add(std::move(steps));
}

// What the camera of a telephone may dial or open.
void add_code(document::Document& page, const Call& call)
{
    if (!call.phone.empty()) {
        page.add(document::Code{dialled(call.phone), document::literal(call.name)});
    } else if (!call.url.empty()) {
        page.add(document::Code{call.url, document::literal(call.name)});
    }
}

// The first codes of the page, and no more.
void keep_codes(document::Document& page, std::size_t most)
{
    std::size_t count = 0;
    std::erase_if(page.blocks, [&](const document::Block& block) { return std::holds_alternative<document::Code>(block) && ++count > most; });
}

}  // namespace

ReflexSheet reflex_sheet(const Catalogue& catalogue, OwnNumbers own, const std::vector<Entry>& reachable, Language language)
{
    const auto say = [&](Word word) { return words::say(catalogue, word, language); };
    ReflexSheet sheet{language == Language::french ? "fr" : "en", say(Word::reflex_title), say(Word::reflex_lead), {}, "", say(Word::reflex_call), {}, say(Word::reflex_own), {},
        say(Word::reflex_others), {}};
    std::vector<const Entry*> reached;
    std::transform(reachable.begin(), reachable.end(), std::back_inserter(reached), [](const Entry& entry) { return &entry; });
    const std::vector<const Entry*> suppliers = first_of(reached, {"it", "software_publisher", "host", "telephony"});
    const std::vector<const Entry*> insurers = first_of(reached, {"insurer"});
    const auto own_step = [&](Word text, const std::vector<const Entry*>& called) {
        ReflexStepOnSheet step{say(text), {}, called.empty() ? say(Word::reflex_no_number) : ""};
        for (const Entry* entry : called) {
            step.calls.push_back(call_of(*entry, catalogue, language));
            std::erase(reached, entry);
        }
        sheet.steps.push_back(std::move(step));
    };
    const auto plain_step = [&](Word text) { sheet.steps.push_back({say(text), {}, ""}); };
    plain_step(Word::reflex_unplug);
    plain_step(Word::reflex_keep);
    plain_step(Word::reflex_photograph);
    own_step(Word::reflex_insurer, insurers);
    own_step(Word::reflex_supplier, suppliers);
    plain_step(Word::reflex_care);
    plain_step(Word::reflex_complain);
    plain_step(Word::reflex_notify);
    if (const knowledge::Contact* cnil = catalogue.contact("cnil_breach")) {
        Call call = call_of(*cnil, language);
        call.purpose.clear();
        sheet.steps.back().calls.push_back(std::move(call));
    }
    for (std::size_t i = 0; i < catalogue.contacts.size(); ++i) {
        (i < calls_first ? sheet.calls : sheet.others).push_back(call_of(catalogue.contacts[i], language));
    }
    for (const Entry* entry : reached) {
        sheet.own.push_back(call_of(*entry, catalogue, language));
    }
    const bool is_complete = !suppliers.empty() && !insurers.empty();
    sheet.own_note = own == OwnNumbers::absent ? say(Word::reflex_no_notebook) : own == OwnNumbers::locked ? say(Word::reflex_locked) : own == OwnNumbers::published ? say(Word::papers_unauthentic) : is_complete ? say(Word::reflex_print) : say(Word::reflex_missing);
    return sheet;
}

std::vector<Call> first_calls(const ReflexSheet& sheet)
{
    std::vector<Call> calls;
    const auto add = [&](const Call& call) {
        if (std::none_of(calls.begin(), calls.end(), [&](const Call& known) { return known.name == call.name && known.phone == call.phone; })) {
            calls.push_back(call);
        }
    };
    for (const ReflexStepOnSheet& step : sheet.steps) {
        for (const Call& call : step.calls) {
            if (!call.phone.empty()) {
                add(call);
            }
        }
    }
    std::for_each(sheet.calls.begin(), sheet.calls.end(), add);
    return calls;
}

document::Document as_document(const ReflexSheet& sheet, const Catalogue& catalogue)
{
    document::Document page = head_of(sheet);
    add_steps(page, sheet, catalogue);
    page.add(document::Aside{sheet.own_note});
    const Language language = language_of(sheet);
    add_calls(page, sheet.calls_title, sheet.calls, catalogue, language);
    add_calls(page, sheet.own_title, sheet.own, catalogue, language);
    add_calls(page, sheet.others_title, sheet.others, catalogue, language);
    return page;
}

document::Document reflex_sheet_paper(const ReflexSheet& sheet, const PageSetting& setting)
{
    document::Document page = head_of(sheet);
    page.size = document::Size::arm;
    add_steps(page, sheet, setting.catalogue);
    page.add(document::Heading{2, sheet.calls_title});
    document::List lines;
    for (const std::vector<Call>* calls : {&sheet.own, &sheet.calls}) {
        for (const Call& call : *calls) {
            lines.items.push_back(line_of(call, setting.catalogue, setting.language));
        }
    }
    lines.items.resize(std::min(lines.items.size(), most_lines_on_paper));
    page.add(std::move(lines));
    for (const Call& call : first_calls(sheet)) {
        add_code(page, call);
    }
    keep_codes(page, codes_on_paper);
    page.add(document::Aside{say(setting, Word::papers_dated, {{"date", date(setting, setting.today)}})});
    return page;
}

document::Document pocket_card(const ReflexSheet& sheet, const PageSetting& setting)
{
    document::Document page = page_of(setting, say(setting, Word::papers_card));
    page.blocks.clear();
    page.add(document::Paragraph{say(setting, Word::card_fold)});
    document::Card front{say(setting, Word::card_title), {}};
    for (const Word step : {Word::card_step_1, Word::card_step_2, Word::card_step_3, Word::card_step_4, Word::card_step_5}) {
        front.lines.push_back(std::to_string(front.lines.size() + 1) + ". " + say(setting, step));
    }
    front.lines.push_back(date(setting, setting.today));
    document::Card back{say(setting, Word::reflex_call), {}};
    for (const Call& call : first_calls(sheet)) {
        back.lines.push_back(line_of(call, setting.catalogue, setting.language));
    }
    back.lines.resize(std::min(back.lines.size(), lines_on_card));
    for (std::size_t i = 0; i < cards_on_page; ++i) {
        page.add(front);
        page.add(back);
    }
    return page;
}

document::Document paper_journal(const PageSetting& setting)
{
    document::Document page = page_of(setting, say(setting, Word::paper_journal_title));
    page.add(document::Paragraph{say(setting, Word::paper_journal_lead)});
    document::Table table{{say(setting, Word::paper_journal_when), say(setting, Word::paper_journal_what), say(setting, Word::paper_journal_who)}, {}};
    // Blanks that hold their place: a column as wide as what will be written in it, a line as high as a hand needs.
    const auto blank = [](std::size_t signs) {
        std::string line;
        for (std::size_t i = 0; i < signs; ++i) {
            line += "\xC2\xA0";
        }
        return line + "\n" + line;
    };
    table.rows.assign(lines_on_journal, {blank(18), blank(60), blank(14)});
    page.add(std::move(table));
    return page;
}

}  // namespace asepsie::application
