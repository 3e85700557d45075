#include "domain/mail/authentication/judge_authentication.h"
#include "domain/mail/authentication/received_line.h"
#include "domain/mail/authentication/received_spf.h"
#include "support/header_lines.h"

namespace {

std::string last_half(std::string_view host) { return std::string(host.substr(host.size() / 2)); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    using namespace asepsie::authentication;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto results = parse_authentication_results(text);
    ASSERT(!results.ok() || results->results.size() <= most_results);
    static_cast<void>(parse_arc_results(text));
    static_cast<void>(parse_received_spf(text));
    const ReceivedLine line = read_received(text);
    ASSERT(!line.by.empty() || line.handover == Handover::outside);

    const HeaderFields fields = fields_in(text);
    for (const ReceiverSettings& settings : {ReceiverSettings{}, ReceiverSettings{{{"google.com"}}, {"google.com"}}}) {
        const mail::Authentication judged = judge_authentication(fields, "ameli.fr", settings, last_half);
        using Outcome = mail::Authentication::Outcome;
        const bool says_nothing = judged.spf == Outcome::not_said && judged.dkim == Outcome::not_said && judged.dmarc == Outcome::not_said && judged.composite == Outcome::not_said && !judged.is_aligned;
        ASSERT(!judged.receiver.empty() || says_nothing);
        ASSERT(!judged.is_aligned || judged.dmarc != Outcome::fail);
    }
    return 0;
}
