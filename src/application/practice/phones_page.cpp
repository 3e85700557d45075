// The guided check of phones and tablets.
#include "application/practice/page_words.h"

namespace asepsie::application {

using document::Document;

Document phones_page(const PracticeView& view, const std::vector<practice::Entry>& devices, const PageSetting& setting)
{
    Document page = page_of(setting, say(setting, Word::phones_title));
    facts::FactList names;
    for (const practice::Entry& device : devices) {
        if ((device.kind == "phone" || device.kind == "tablet") && !device.is_gone(setting.today)) {
            names.push_back(document::literal(device.name));
        }
    }
    page.add(document::Paragraph{names.empty() ? say(setting, Word::phones_none) : say(setting, Word::phones_which, {{"names", words::show_list(setting.catalogue, names, setting.language)}})});
    for (const checklist::RuleStanding& standing : view.standing.rules) {
        const knowledge::Rule& rule = *standing.rule;
        if (rule.theme != "mobile") {
            continue;
        }
        page.add(document::Heading{2, title_of(rule, setting)});
        page.add(document::StatusLine{tone_of(standing), tone_word(tone_of(standing), setting), std::string(rule.question.in(setting.language)), tone_word(tone_of(standing), setting),
            "/rules/" + std::string(rule.id), evidence_in_words(standing, setting)});
        for (const knowledge::SystemSteps& on : rule.on) {
            if (on.system == "ios" || on.system == "android") {
                page.add(document::Heading{3, say(setting, Word::rule_on, {{"system", named(setting, "system_", on.system)}})});
                page.add(document::Steps{{on.steps.in(setting.language).begin(), on.steps.in(setting.language).end()}});
            }
        }
        if (rule.on.empty()) {
            page.add(document::Steps{{rule.how.in(setting.language).begin(), rule.how.in(setting.language).end()}});
        }
    }
    return page;
}

}  // namespace asepsie::application
