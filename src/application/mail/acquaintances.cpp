#include "application/mail/acquaintances.h"

#include "application/mail/mail_provider.h"

#include <algorithm>

namespace asepsie::application {

Result<std::vector<AcquaintedPerson>> acquaintances(const PracticeFile& file, const knowledge::Catalogue& catalogue, Date today)
{
    std::vector<AcquaintedPerson> known;
    const auto& free_mail = catalogue.mail_places.free_mail;
    for (const practice::Register list : practice::all_registers) {
        const std::vector<practice::Entry> entries = TRY(file.entries(list, today));
        for (const practice::Entry& entry : entries) {
            const std::size_t at = entry.mail.rfind('@');
            if (at == std::string::npos || entry.is_gone(today)) {
                continue;
            }
            AcquaintedPerson person{entry.name, {entry.mail}};
            const std::string host = entry.mail.substr(at + 1);
            if (list != practice::Register::person && std::find(free_mail.begin(), free_mail.end(), host) == free_mail.end()) {
                person.addresses.push_back(host);
            }
            known.push_back(std::move(person));
        }
    }
    return known;
}

Result<MailContext> mail_context(const PracticeFile& file, const knowledge::Catalogue& catalogue, Moment now)
{
    MailContext context;
    context.now = now;
    context.people = TRY(acquaintances(file, catalogue, date_of(now)));
    const std::optional<std::string> provider = TRY(mail_provider(file));
    if (provider && !provider->empty()) {
        context.receivers.push_back(*provider);
    }
    return context;
}

}  // namespace asepsie::application
