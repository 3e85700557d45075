// The guides: what may be happening, and what to do then.
#include "application/incident/incident_pages.h"
#include "application/practice/page_words.h"

namespace asepsie::application {

document::Document situations_page(const PageSetting& setting)
{
    document::Document page = page_of(setting, say(setting, Word::incident_title));
    page.add(document::Lead{document::Tone::danger, say(setting, Word::incident_lead)});
    page.add(document::Paragraph{say(setting, Word::incident_other_device)});
    page.add(document::Heading{2, say(setting, Word::incident_choose)});
    for (const knowledge::Situation& situation : setting.catalogue.situations) {
        page.add(document::StatusLine{document::Tone::neutral, "", std::string(situation.title.in(setting.language)), "", "/incident/guide/" + std::string(situation.id), std::string(situation.signs.in(setting.language))});
    }
    return page;
}

document::Document guide_page(const knowledge::Situation& situation, const std::vector<practice::Entry>& reachable, const PageSetting& setting)
{
    document::Document page = page_of(setting, std::string(situation.title.in(setting.language)));
    page.add(document::Lead{document::Tone::danger, std::string(situation.signs.in(setting.language))});
    if (situation.needs_another_device) {
        page.add(document::Paragraph{say(setting, Word::incident_other_device)});
    }
    for (const knowledge::Phase phase : knowledge::all_phases) {
        document::Steps steps;
        for (const knowledge::ReflexStep& step : situation.steps) {
            if (step.phase != phase) {
                continue;
            }
            std::string said = "**" + std::string(step.text.in(setting.language)) + "**";
            if (!step.why.empty()) {
                said += " " + std::string(step.why.in(setting.language));
            }
            for (const Call& call : calls_for(step.call, setting.catalogue, reachable, setting.language)) {
                said += " → " + line_of(call, setting.catalogue, setting.language);
            }
            steps.items.push_back(std::move(said));
        }
        page.add(document::Heading{2, named(setting, "phase_", knowledge::name_of(phase))});
        page.add(std::move(steps));
        // What must not be done is read before the first gesture is over.
        if (phase == knowledge::Phase::first_minutes) {
            page.add(document::Heading{2, say(setting, Word::guide_never)});
            const auto never = situation.never.in(setting.language);
            page.add(document::List{{never.begin(), never.end()}});
        }
    }
    const auto care = situation.care.in(setting.language);
    page.add(document::Heading{2, say(setting, Word::guide_care)});
    page.add(document::List{{care.begin(), care.end()}});
    const auto back = situation.back_to_normal.in(setting.language);
    page.add(document::Heading{2, say(setting, Word::guide_back)});
    page.add(document::List{{back.begin(), back.end()}});
    return page;
}

}  // namespace asepsie::application
