#include "domain/mail/authentication/judge_authentication.h"

#include "domain/mail/authentication/tag_list.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace asepsie::authentication {
namespace {

using Outcome = mail::Authentication::Outcome;

// From the best to the worst.
std::size_t severity_of(Outcome outcome)
{
    constexpr std::array order{Outcome::not_said, Outcome::pass, Outcome::none, Outcome::neutral, Outcome::error, Outcome::softfail, Outcome::fail};
    return static_cast<std::size_t>(std::find(order.begin(), order.end(), outcome) - order.begin());
}

Outcome worse_of(Outcome a, Outcome b) { return severity_of(a) >= severity_of(b) ? a : b; }

std::string spf_host_of(const MethodResult& result)
{
    std::string host = result.host_of("smtp", "mailfrom");
    return host.empty() ? result.host_of("smtp", "helo") : host;
}

std::string dkim_host_of(const MethodResult& result)
{
    std::string host = result.host_of("header", "d");
    return host.empty() ? result.host_of("header", "i") : host;
}

class Weighing {
public:
    Weighing(std::string_view sender_host, const Registrable& registrable) : m_sender(host_in(sender_host)), m_registrable(registrable) {}

    void add(const MethodResult& result)
    {
        const Outcome outcome = outcome_named(result.result);
        if (outcome == Outcome::not_said) {
            return;
        }
        if (result.method == "spf") {
            add_spf(outcome, spf_host_of(result));
        } else if (result.method == "dkim") {
            add_dkim(outcome, dkim_host_of(result));
        } else if (result.method == "dmarc") {
            add_dmarc(outcome, result.host_of("header", "from"));
        } else if (result.method == "compauth") {
            m_judged.composite = worse_of(m_judged.composite, outcome);
        }
    }

    void add_spf(Outcome outcome, const std::string& domain)
    {
        m_judged.spf = worse_of(m_judged.spf, outcome);
        if (m_judged.spf_domain.empty()) {
            m_judged.spf_domain = domain;
        } else if (!domain.empty() && domain != m_judged.spf_domain) {
            m_spf_domains_differ = true;
        }
    }

    [[nodiscard]] bool says_spf() const { return m_judged.spf != Outcome::not_said; }

    mail::Authentication judged(std::string receiver)
    {
        m_judged.receiver = std::move(receiver);
        const bool spf_speaks = m_judged.spf == Outcome::pass && !m_spf_domains_differ && aligned(m_judged.spf_domain);
        const bool dkim_speaks = m_judged.dkim == Outcome::pass && aligned(m_judged.dkim_domain);
        m_judged.is_aligned = m_judged.dmarc != Outcome::fail && (spf_speaks || dkim_speaks || m_judged.dmarc == Outcome::pass);
        return m_judged;
    }

private:
    [[nodiscard]] bool aligned(std::string_view host) const { return are_aligned(host, m_sender, m_registrable); }

    // A signature of the sender's own domain counts before others, one that holds before one that does not.
    void add_dkim(Outcome outcome, const std::string& domain)
    {
        const auto rank = [&](Outcome of, std::string_view host) { return of == Outcome::pass ? (aligned(host) ? 100U : 50U) : static_cast<unsigned>(severity_of(of)); };
        if (m_judged.dkim == Outcome::not_said || rank(outcome, domain) > rank(m_judged.dkim, m_judged.dkim_domain)) {
            m_judged.dkim = outcome;
            m_judged.dkim_domain = domain == "none" ? std::string() : domain;
        }
    }

    // A pass for another address than the one that is shown says nothing of the shown one.
    void add_dmarc(Outcome outcome, const std::string& from)
    {
        if (outcome == Outcome::pass && (m_sender.empty() || (!from.empty() && !aligned(from)))) {
            return;
        }
        m_judged.dmarc = worse_of(m_judged.dmarc, outcome);
    }

    std::string m_sender;
    const Registrable& m_registrable;
    mail::Authentication m_judged;
    bool m_spf_domains_differ = false;
};

// What the last of the listed forwarders found before it handed the message on.
std::optional<Outcome> dmarc_before_forwarding(const HeaderFields& fields, std::string_view sender_host, const ReceiverSettings& settings, const Registrable& registrable)
{
    int highest = 0;
    std::string sealer;
    for (std::size_t i = 0; i < std::min(fields.size(), most_fields); ++i) {
        if (!is_named(fields[i], "arc-seal")) {
            continue;
        }
        const auto tags = parse_tag_list(fields[i].raw_value);
        const auto instance = tags.ok() ? text::to_integer(value_of(*tags, "i")) : std::nullopt;
        const std::string domain = tags.ok() ? text::lower(value_of(*tags, "d")) : std::string();
        const bool is_listed = std::any_of(settings.sealers.begin(), settings.sealers.end(), [&](const std::string& name) { return text::equals_ignoring_case(name, domain); });
        if (instance && *instance > highest && *instance <= 50 && is_listed) {
            highest = static_cast<int>(*instance);
            sealer = domain;
        }
    }
    for (std::size_t i = 0; i < std::min(fields.size(), most_fields) && highest > 0; ++i) {
        const auto read = is_named(fields[i], "arc-authentication-results") ? parse_arc_results(fields[i].raw_value) : Result<ArcResults>(fail(ErrorCode::not_found, ""));
        if (!read.ok() || read->instance != highest) {
            continue;
        }
        Weighing weighing(sender_host, registrable);
        for (const MethodResult& result : read->results.results) {
            weighing.add(result);
        }
        return weighing.judged(sealer).dmarc;
    }
    return std::nullopt;
}

}  // namespace

bool are_aligned(std::string_view a, std::string_view b, const Registrable& registrable)
{
    if (a.empty() || b.empty()) {
        return false;
    }
    const std::string domain = registrable(a);
    return a == b || (!domain.empty() && domain == registrable(b));
}

mail::Authentication judge_authentication(const HeaderFields& fields, std::string_view sender_host, const ReceiverSettings& settings, const Registrable& registrable)
{
    const BelievedResults believed = believed_results(fields, settings.receiver, registrable);
    if (believed.receiver.empty()) {
        mail::Authentication unknown;
        unknown.named = believed.to_name;
        return unknown;
    }
    Weighing weighing(sender_host, registrable);
    bool chain_holds = false;
    for (const MethodResult& result : believed.results) {
        weighing.add(result);
        chain_holds = chain_holds || (result.method == "arc" && result.result == "pass");
    }
    if (!weighing.says_spf() && believed.spf) {
        weighing.add_spf(believed.spf->outcome, believed.spf->domain);
    }
    mail::Authentication judged = weighing.judged(believed.receiver);
    judged.named = believed.to_name;
    if (chain_holds && judged.dmarc == Outcome::fail && dmarc_before_forwarding(fields, sender_host, settings, registrable) == Outcome::pass) {
        judged.dmarc = Outcome::pass;
        judged.is_aligned = true;
    }
    return judged;
}

}  // namespace asepsie::authentication
