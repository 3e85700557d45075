// The first line is the record of every key and policy, the rest a message.
#include "domain/mail/authentication/dkim_signature.h"
#include "domain/mail/authentication/own_proof.h"
#include "domain/mail/authentication/tag_list.h"

#include <algorithm>

namespace {

using namespace asepsie;
using namespace asepsie::authentication;

struct Parts {
    HeaderFields fields;
    std::string_view body;
};

Parts parts_of(std::string_view text)
{
    Parts parts;
    while (!text.empty()) {
        std::size_t end = text.find('\n');
        while (end != std::string_view::npos && end + 1 < text.size() && (text[end + 1] == ' ' || text[end + 1] == '\t')) {
            end = text.find('\n', end + 1);
        }
        const std::string_view field = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (field.empty() || field == "\r") {
            parts.body = text;
            break;
        }
        const std::size_t colon = field.find(':');
        if (colon != std::string_view::npos) {
            parts.fields.push_back({field.substr(0, colon), field.substr(colon + 1)});
        }
    }
    return parts;
}

std::string last_half(std::string_view host) { return std::string(host.substr(host.size() / 2)); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view all(reinterpret_cast<const char*>(data), size);
    const std::string_view record = all.substr(0, all.find('\n'));
    const std::string_view message = all.substr(std::min(record.size() + 1, all.size()));
    const auto signature = parse_dkim_signature(message);
    ASSERT(!signature.ok() || is_dns_name(signature->key_name()));

    const Parts parts = parts_of(message);
    const auto names = names_to_ask(parts.fields, "ameli.fr", last_half);
    ASSERT(names.size() <= most_signatures + 2);
    DnsAnswers answers;
    for (const std::string& name : names) {
        answers[name] = {std::string(record)};
    }
    const auto verdicts = verify_dkim(parts.fields, parts.body, answers, *parse_moment("2026-11-23T12:00:00Z"));
    ASSERT(verdicts.size() <= most_signatures);
    mail::Authentication judged;
    add_own_proof(judged, verdicts, answers, "ameli.fr", last_half);
    const bool any_holds = std::any_of(verdicts.begin(), verdicts.end(), [](const DkimVerdict& verdict) { return verdict.state == DkimState::holds; });
    ASSERT(any_holds || !judged.is_aligned);
    return 0;
}
