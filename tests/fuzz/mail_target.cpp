#include "domain/mail/examination/examine.h"

#include "foundation/base/text.h"

namespace {

void look_over(const asepsie::mail::Examination& examination)
{
    using namespace asepsie;
    const mail::Message& message = examination.message;
    ASSERT(message.limits_met.empty() || examination.opinion() != mail::Opinion::clear);
    ASSERT(examination.judgement.findings.size() == examination.judgement.weights.size());
    ASSERT(message.links.size() <= 5'000);
    for (const mail::Link& link : message.links) {
        ASSERT(!link.written.leads_to_a_page() || link.target.leads_to_a_page());
        ASSERT(!link.attachment || *link.attachment < message.attachments.size());
    }
    for (const mail::Finding& finding : examination.judgement.findings) {
        const bool is_of_many = finding.where == mail::Where::link || finding.where == mail::Where::attachment;
        ASSERT(!is_of_many || finding.number < (finding.where == mail::Where::link ? message.links.size() : message.attachments.size()));
    }
    for (const mail::Examination& inner : examination.enclosed) {
        look_over(inner);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    static const mail::Lexicon lexicon(knowledge::embedded_catalogue(), {{"Marie Dupont", {"marie@cabinet.example"}}});
    const auto examination = mail::examine({reinterpret_cast<const char*>(data), size}, {lexicon, {}, {}, {}});
    if (examination.ok()) {
        look_over(*examination);
    }
    return 0;
}
