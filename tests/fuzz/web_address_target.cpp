#include "domain/mail/parse/target.h"
#include "foundation/base/result.h"
#include "foundation/web_address/host_name.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    static const mail::Lexicon lexicon(knowledge::embedded_catalogue());
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    mail::Link link;
    link.written = web::parse_web_address(bytes);
    ASSERT(link.written.written.size() <= web::longest_address_bytes);
    mail::follow(link, lexicon);
    ASSERT(!link.written.leads_to_a_page() || link.target.leads_to_a_page());
    ASSERT(link.target.host.empty() || !link.target.domain.empty());
    static_cast<void>(lexicon.imitation_in(link.target.host, link.target.domain));
    static_cast<void>(web::has_known_ending(link.target.host));
    std::size_t end = 0;
    for (const web::WrittenAddress& written : web::addresses_in(bytes, 1'000)) {
        ASSERT(written.begin >= end && written.length <= size - written.begin);
        end = written.begin + written.length;
    }
    return 0;
}
