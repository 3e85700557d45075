// The first line is the record of every key and policy, the rest a message.
#include "domain/mail/authentication/dkim_signature.h"
#include "domain/mail/authentication/own_proof.h"
#include "domain/mail/authentication/tag_list.h"
#include "support/header_lines.h"

#include <algorithm>

namespace {

using namespace asepsie;
using namespace asepsie::authentication;

std::string last_half(std::string_view host) { return std::string(host.substr(host.size() / 2)); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view all(reinterpret_cast<const char*>(data), size);
    const std::string_view record = all.substr(0, all.find('\n'));
    const std::string_view message = all.substr(std::min(record.size() + 1, all.size()));
    const auto signature = parse_dkim_signature(message);
    ASSERT(!signature.ok() || is_dns_name(signature->key_name()));

    const HeaderFields fields = fields_in(message);
    const auto names = names_to_ask(fields, "ameli.fr", last_half);
    ASSERT(names.size() <= most_signatures + 2);
    DnsAnswers answers;
    for (const std::string& name : names) {
        answers[name] = {std::string(record)};
    }
    const auto verdicts = verify_dkim(fields, body_in(message), answers, *parse_moment("2026-11-23T12:00:00Z"));
    ASSERT(verdicts.size() <= most_signatures);
    mail::Authentication judged;
    add_own_proof(judged, verdicts, answers, "ameli.fr", last_half);
    const bool any_holds = std::any_of(verdicts.begin(), verdicts.end(), [](const DkimVerdict& verdict) { return verdict.state == DkimState::holds; });
    ASSERT(any_holds || !judged.is_aligned);
    return 0;
}
