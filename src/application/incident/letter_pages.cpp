// The letters of an incident, filled with what is known of it.
#include "application/incident/incident_pages.h"
#include "application/practice/page_words.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using incident::FilledBlock;
using incident::FilledLetter;
using knowledge::IncidentLetter;

const practice::Entry* first_of_kind(const IncidentPlace& place, std::initializer_list<std::string_view> kinds)
{
    for (const std::string_view kind : kinds) {
        const auto found = std::find_if(place.reachable.begin(), place.reachable.end(), [&](const practice::Entry& entry) { return entry.kind == kind; });
        if (found != place.reachable.end()) {
            return &*found;
        }
    }
    return nullptr;
}

std::string journal_lines(const IncidentView& view, const PageSetting& setting)
{
    std::string lines;
    for (const incident::Noted& noted : view.kept.journal) {
        // What is known and what was decided have places of their own in a letter.
        if (noted.record.kind == incident::RecordKind::fact || noted.record.kind == incident::RecordKind::decision) {
            continue;
        }
        const Moment when = noted.record.happened.value_or(noted.at);
        lines += moment_in_words(when, view.place, setting) + " : " + document::plain(record_in_words(noted, view, setting)) + "\n";
    }
    return lines;
}

std::string evidence_lines(const IncidentView& view)
{
    std::string lines;
    for (const incident::EvidenceFile& file : view.state().evidence) {
        lines += file.name + ", SHA-256 " + file.sha256 + "\n";
    }
    return lines;
}

std::string steps_lines(const IncidentView& view, const PageSetting& setting)
{
    std::string lines;
    if (view.situation != nullptr) {
        for (const knowledge::ReflexStep& step : view.situation->steps) {
            const auto done = view.state().steps.find(step.id);
            if (done != view.state().steps.end()) {
                lines += std::string(step.text.in(setting.language)) + " (" + moment_in_words(done->second, view.place, setting) + ")\n";
            }
        }
    }
    return lines;
}

// Lines that begin with "- " are a list.
void add_blocks(document::Document& page, const std::vector<FilledBlock>& blocks)
{
    for (const FilledBlock& block : blocks) {
        if (block.is_list) {
            page.add(document::List{block.lines});
            continue;
        }
        const std::string& line = block.lines.front();
        if (!line.starts_with("- ")) {
            page.add(document::Paragraph{line});
        } else if (!page.blocks.empty() && std::holds_alternative<document::List>(page.blocks.back())) {
            std::get<document::List>(page.blocks.back()).items.push_back(line.substr(2));
        } else {
            page.add(document::List{{line.substr(2)}});
        }
    }
}

}  // namespace

incident::KnownFacts known_facts(const IncidentView& view, const PageSetting& setting)
{
    const incident::Incident& state = view.state();
    incident::KnownFacts known(state.facts.begin(), state.facts.end());
    const auto put = [&](std::string_view fact, std::string value) {
        if (!value.empty()) {
            known[std::string(fact)] = std::move(value);
        }
    };
    const auto moment_of = [&](knowledge::Milestone milestone) {
        const auto found = state.milestones.find(milestone);
        return found == state.milestones.end() ? std::string() : moment_in_words(found->second, view.place, setting);
    };
    put("practice", view.place.practice.name);
    if (const knowledge::Profession* profession = setting.catalogue.profession(view.place.practice.profession)) {
        put("profession", std::string(profession->name.in(setting.language)));
    }
    put("practitioner", view.place.practitioner);
    if (!known.contains("contact")) {
        std::vector<std::string> reached;
        for (const std::string& one : {view.place.practitioner, view.place.practice.phone, view.place.practice.mail}) {
            if (!one.empty()) {
                reached.push_back(one);
            }
        }
        // A name alone reaches nobody.
        put("contact", view.place.practice.phone.empty() && view.place.practice.mail.empty() ? std::string() : text::join(reached, ", "));
    }
    put("today", date(setting, wall_time(view.place.zone, view.now.at).day));
    put("situation", document::plain(situation_in_words(state.situation, setting)));
    put("attack_known", moment_of(knowledge::Milestone::attack_known));
    put("data_known", moment_of(knowledge::Milestone::data_known));
    // Whom an incident concerns is said by a person: a letter to the police must not name a company by guesswork.
    const auto named_supplier = state.facts.find("supplier");
    if (named_supplier != state.facts.end()) {
        const auto entry = std::find_if(view.place.reachable.begin(), view.place.reachable.end(), [&](const practice::Entry& one) { return one.name == named_supplier->second; });
        put("supplier_contract", entry == view.place.reachable.end() ? std::string() : entry->reference);
    }
    if (const auto complaint = state.duties.find("complaint"); complaint != state.duties.end() && !known.contains("complaint_reference") && !complaint->second.reference.empty()) {
        put("complaint_reference", complaint->second.reference + ", " + moment_in_words(complaint->second.met, view.place, setting));
    }
    if (const practice::Entry* insurer = first_of_kind(view.place, {"insurer"})) {
        put("insurer", insurer->name);
        put("insurer_contract", insurer->reference);
    }
    put("journal", journal_lines(view, setting));
    put("evidence", evidence_lines(view));
    put("steps_done", steps_lines(view, setting));
    if (state.decision) {
        const std::string reasons = state.decision_reasons.empty() ? "" : ". " + state.decision_reasons;
        put("decision_notify", say(setting, state.decision->notifies ? Word::tri_yes : Word::tri_no) + reasons);
        put("decision_patients", named(setting, "breach_patients_", incident::name_of(state.decision->patients)) + reasons);
    }
    return known;
}

FilledLetter filled_letter(const IncidentView& view, const IncidentLetter& letter, const PageSetting& setting)
{
    return incident::fill_letter(
        letter, setting.catalogue, known_facts(view, setting), setting.language, [](const std::string& value) { return document::literal(value); },
        [&](const knowledge::IncidentFact& fact) { return "**" + say(setting, Word::letter_gap, {{"what", std::string(fact.gap.in(setting.language))}}) + "**"; });
}

std::vector<std::string> missing_in_words(const FilledLetter& letter, const PageSetting& setting)
{
    std::vector<std::string> missing;
    for (const std::string_view fact : letter.missing()) {
        missing.emplace_back(setting.catalogue.incident_fact(fact)->gap.in(setting.language));
    }
    return missing;
}

document::Document letter_document(const FilledLetter& letter, const PageSetting& setting)
{
    const bool is_notice = letter.letter->kind == IncidentLetter::Kind::notice;
    document::Document page;
    page.language = setting.language == knowledge::Language::french ? "fr" : "en";
    page.title = letter.letter->title.in(setting.language);
    page.size = is_notice ? document::Size::room : document::Size::desk;
    if (letter.letter->kind == IncidentLetter::Kind::formal) {
        page.add(document::Heading{1, page.title});
    }
    for (const incident::FilledPart& part : letter.parts) {
        if (!part.title.empty()) {
            page.add(document::Heading{2, part.title});
        }
        add_blocks(page, part.blocks);
    }
    return page;
}

std::string letter_text(const FilledLetter& letter)
{
    std::string text;
    for (const incident::FilledPart& part : letter.parts) {
        text += part.title.empty() ? "" : part.title + "\n\n";
        for (const FilledBlock& block : part.blocks) {
            for (const std::string& line : block.lines) {
                text += (block.is_list ? "- " : "") + document::plain(line) + "\n";
            }
            text += "\n";
        }
    }
    while (text.ends_with("\n\n")) {
        text.pop_back();
    }
    return text;
}

document::Document letters_page(const IncidentView& view, const PageSetting& setting)
{
    document::Document page = page_of(setting, say(setting, Word::incident_letters));
    page.add(document::Paragraph{say(setting, Word::letters_lead)});
    for (const IncidentLetter& letter : setting.catalogue.letters) {
        const auto missing = static_cast<std::int64_t>(filled_letter(view, letter, setting).missing().size());
        const std::string aside = missing == 0 ? say(setting, Word::letter_complete) : say(setting, Word::letter_missing, {{"n", missing}});
        const std::string_view use = letter.use.in(setting.language);
        page.add(document::StatusLine{missing == 0 ? document::Tone::in_order : document::Tone::to_do, "", std::string(letter.title.in(setting.language)), aside,
            "/incidents/" + std::to_string(view.kept.id) + "/letters/" + std::string(letter.id), std::string(use.substr(0, use.find('\n')))});
    }
    return page;
}

}  // namespace asepsie::application
