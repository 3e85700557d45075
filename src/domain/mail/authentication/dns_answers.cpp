#include "domain/mail/authentication/dns_answers.h"

#include "domain/mail/authentication/dkim_signature.h"
#include "domain/mail/authentication/tag_list.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::authentication {

std::vector<std::string> names_to_ask(const HeaderFields& fields, std::string_view sender_host, const Registrable& registrable)
{
    std::vector<std::string> names;
    const auto add = [&](const std::string& name) {
        if (is_dns_name(name) && std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
        }
    };
    std::size_t signatures = 0;
    for (std::size_t i = 0; i < std::min(fields.size(), most_fields) && signatures < most_signatures; ++i) {
        if (is_named(fields[i], "dkim-signature")) {
            ++signatures;
            const auto signature = parse_dkim_signature(fields[i].raw_value);
            if (signature.ok() && signature->method != SigningMethod::refused) {
                add(signature->key_name());
            }
        }
    }
    if (sender_host.find('.') != std::string_view::npos) {
        add("_dmarc." + text::lower(sender_host));
        const std::string domain = registrable(sender_host);
        if (domain.find('.') != std::string::npos) {
            add("_dmarc." + text::lower(domain));
        }
    }
    return names;
}

}  // namespace asepsie::authentication
