#include "domain/mail/authentication/dmarc_record.h"

#include "domain/mail/authentication/tag_list.h"
#include "foundation/base/text.h"

namespace asepsie::authentication {
namespace {

std::optional<Wish> wish_named(std::string_view name)
{
    if (text::equals_ignoring_case(name, "none")) {
        return Wish::none;
    }
    if (text::equals_ignoring_case(name, "quarantine")) {
        return Wish::quarantine;
    }
    return text::equals_ignoring_case(name, "reject") ? std::optional(Wish::reject) : std::nullopt;
}

Alignment alignment_named(std::string_view name) { return text::equals_ignoring_case(name, "s") ? Alignment::strict : Alignment::relaxed; }

DmarcAnswer record_at(const std::string& name, const DnsAnswers& answers)
{
    const auto found = answers.find(name);
    if (found == answers.end()) {
        return {};
    }
    DmarcAnswer answer{std::nullopt, true};
    std::size_t records = 0;
    for (const std::string& text : found->second) {
        if (auto record = parse_dmarc_record(text)) {
            ++records;
            answer.record = record;
        }
    }
    if (records > 1) {
        answer.record.reset();
    }
    return answer;
}

}  // namespace

std::optional<DmarcRecord> parse_dmarc_record(std::string_view record)
{
    const auto tags = parse_tag_list(record);
    if (!tags.ok() || tags->empty() || tags->front().name != "v" || tags->front().value != "DMARC1") {
        return std::nullopt;
    }
    const auto wish = wish_named(value_of(*tags, "p"));
    if (!wish && !has_tag(*tags, "rua")) {  // section 6.6.3: a wish that cannot be read is none where reports are asked for
        return std::nullopt;
    }
    return DmarcRecord{wish.value_or(Wish::none), wish_named(value_of(*tags, "sp")), alignment_named(value_of(*tags, "adkim")), alignment_named(value_of(*tags, "aspf"))};
}

DmarcAnswer dmarc_record_of(std::string_view host, const DnsAnswers& answers, const Registrable& registrable)
{
    const std::string own = text::lower(host);
    const DmarcAnswer first = record_at("_dmarc." + own, answers);
    const std::string domain = text::lower(registrable(host));
    if (first.record || !first.is_answered || domain.empty() || domain == own) {
        return first;
    }
    DmarcAnswer second = record_at("_dmarc." + domain, answers);
    if (second.record && second.record->of_subdomains) {
        second.record->wish = *second.record->of_subdomains;
    }
    return second;
}

}  // namespace asepsie::authentication
