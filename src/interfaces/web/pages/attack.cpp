// On the day of the attack: the first gestures and whom to call, whether the file is open or not.
#include "interfaces/web/site/site.h"

#include "interfaces/web/pages/all.h"

namespace asepsie::web::pages {

void attack(Site& site)
{
    site.router.get("/attack", [&site](const Request&) {
        document::Document page;
        page.title = site.say(Word::attack_title);
        page.add(document::Heading{1, page.title});
        page.add(document::Lead{document::Tone::danger, site.say(Word::attack_lead)});
        document::Steps steps;
        for (const Word word : {Word::attack_1, Word::attack_2, Word::attack_3, Word::attack_4, Word::attack_5, Word::attack_6}) {
            steps.items.push_back(site.say(word));
        }
        page.add(std::move(steps));
        page.add(document::Heading{2, site.say(Word::attack_call)});
        for (const knowledge::Contact& contact : site.catalogue().contacts) {
            const knowledge::Language language = site.setting().language;
            page.add(document::StatusLine{document::Tone::neutral, "", "**" + std::string(contact.name.in(language)) + "**",
                std::string(contact.phone.empty() ? contact.url : contact.phone), "", std::string(contact.purpose.in(language))});
        }
        if (site.file() != nullptr) {
            page.add(document::Heading{2, site.say(Word::attack_numbers)});
            bool any = false;
            for (const auto list : {practice::Register::supplier, practice::Register::number}) {
                for (const practice::Entry& entry : site.file()->entries(list, date_of(site.now())).value_or({})) {
                    if (!entry.phone.empty() && !entry.is_gone(date_of(site.now()))) {
                        page.add(document::StatusLine{document::Tone::neutral, "", "**" + entry.name + "**, " + site.say_named("kind_", entry.kind), entry.phone});
                        any = true;
                    }
                }
            }
            if (!any) {
                page.add(document::Aside{site.say(Word::attack_numbers_none)});
            }
        }
        return site.page(page, Html(), "/attack");
    });
}

}  // namespace asepsie::web::pages
