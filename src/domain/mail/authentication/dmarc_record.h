// What a domain asks receivers to do with mail that is not proved to be its own (RFC 7489, section 6.3).
#pragma once

#include "domain/mail/authentication/dns_answers.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace asepsie::authentication {

enum class Alignment : std::uint8_t { relaxed, strict };
enum class Wish : std::uint8_t { none, quarantine, reject };

struct DmarcRecord {
    Wish wish = Wish::none;             // p=
    std::optional<Wish> of_subdomains;  // sp=
    Alignment of_dkim = Alignment::relaxed;
    Alignment of_spf = Alignment::relaxed;
};

// Nothing where it is no such record.
std::optional<DmarcRecord> parse_dmarc_record(std::string_view record);

struct DmarcAnswer {
    std::optional<DmarcRecord> record;
    bool is_answered = false;  // the DNS said all that is needed: where there is no record, there is none
};

// Of the host, else of its registered domain (section 6.6.3). Two records at one name are as none.
DmarcAnswer dmarc_record_of(std::string_view host, const DnsAnswers& answers, const Registrable& registrable);

}  // namespace asepsie::authentication
