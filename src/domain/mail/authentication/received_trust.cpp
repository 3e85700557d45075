#include "domain/mail/authentication/received_trust.h"

#include "domain/mail/authentication/received_line.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::authentication {
namespace {

constexpr std::size_t most_hops = 64;            // Received lines that are read
constexpr std::size_t most_fields_of_kind = 64;  // of the receiver's own, above the border
constexpr std::string_view google = "mx.google.com";
constexpr std::string_view microsoft = "outlook.com";

// The receiver's part of the header.
struct Region {
    std::size_t end = 0;             // index of the border, or of the last hop inside; fields above it are the receiver's
    bool has_border = false;
    std::vector<std::string> hosts;  // behind "by", down to the border
};

Region region_of(const HeaderFields& fields)
{
    Region region;
    for (std::size_t i = 0; i < std::min(fields.size(), most_fields) && region.hosts.size() < most_hops; ++i) {
        if (!is_named(fields[i], "received")) {
            continue;
        }
        ReceivedLine line = read_received(fields[i].raw_value);
        region.end = i;
        region.hosts.push_back(std::move(line.by));
        if (line.handover == Handover::outside) {
            region.has_border = true;
            break;
        }
    }
    return region;
}

class Belief {
public:
    Belief(const HeaderFields& fields, const TrustedReceiver& trusted, const Registrable& registrable) : m_fields(fields), m_trusted(trusted), m_registrable(registrable), m_region(region_of(fields)) {}

    BelievedResults find()
    {
        if (m_region.hosts.empty()) {
            return {};
        }
        look_above();
        if (m_found.receiver.empty()) {
            look_above_in_arc();
        }
        std::size_t spf_until = m_region.end;
        if (m_found.receiver.empty() && m_region.has_border) {
            spf_until = look_below();
        }
        look_for_spf(spf_until);
        m_found.to_name = m_found.receiver.empty() ? m_unbelieved : std::string();
        return std::move(m_found);
    }

private:
    [[nodiscard]] bool is_trusted(std::string_view host) const
    {
        return std::any_of(m_trusted.names.begin(), m_trusted.names.end(), [&](const std::string& written) {
            const std::string name = host_in(written);
            return !name.empty() && (host == name || (host.ends_with(name) && host[host.size() - name.size() - 1] == '.'));
        });
    }

    [[nodiscard]] bool is_same_domain(std::string_view a, std::string_view b) const
    {
        const std::string domain = m_registrable(a);
        return !a.empty() && !domain.empty() && domain.find('.') != std::string::npos && domain == m_registrable(b);
    }

    // What the receiver's field is called here; empty where it is not believed. name: its authserv-id, perhaps none.
    [[nodiscard]] std::string believed_as(const std::string& name) const
    {
        const auto any_host = [&](auto&& test) { return std::any_of(m_region.hosts.begin(), m_region.hosts.end(), test); };
        if (name.empty() || name == "mx.microsoft.com") {
            return any_host([](const std::string& host) { return is_of_microsoft(host); }) ? std::string(microsoft) : std::string();
        }
        const bool is_believed = is_trusted(name) || any_host([&](const std::string& host) { return is_private_address(host) || is_same_domain(name, host); });
        return is_believed ? name : std::string();
    }

    void look_above()
    {
        std::size_t looked_at = 0;
        for (std::size_t i = 0; i < m_region.end && looked_at < most_fields_of_kind; ++i) {
            if (!is_named(m_fields[i], "authentication-results")) {
                continue;
            }
            ++looked_at;
            auto read = parse_authentication_results(m_fields[i].raw_value);
            const std::string receiver = read.ok() ? believed_as(read->receiver) : std::string();
            if (read.ok() && m_unbelieved.empty()) {
                m_unbelieved = read->receiver;
            }
            if (receiver.empty() || (!m_found.receiver.empty() && m_found.receiver != receiver)) {
                continue;
            }
            take(receiver, *read);
        }
    }

    void look_above_in_arc()
    {
        std::size_t looked_at = 0;
        for (std::size_t i = 0; i < m_region.end && looked_at < most_fields_of_kind; ++i) {
            if (!is_named(m_fields[i], "arc-authentication-results")) {
                continue;
            }
            ++looked_at;
            auto read = parse_arc_results(m_fields[i].raw_value);
            const std::string receiver = read.ok() && !read->results.receiver.empty() ? believed_as(read->results.receiver) : std::string();
            if (!receiver.empty()) {
                take(receiver, read->results);
                return;
            }
        }
    }

    // Where the field that was found stands, or the border.
    std::size_t look_below()
    {
        for (std::size_t i = m_region.end + 1; i < std::min(m_fields.size(), most_fields) && !is_named(m_fields[i], "received"); ++i) {
            if (!is_named(m_fields[i], "authentication-results")) {
                continue;
            }
            auto read = parse_authentication_results(m_fields[i].raw_value);
            const std::string& border = m_region.hosts.back();
            const bool is_believed = read.ok()
                && ((read->receiver == google && border == google) || (is_trusted(read->receiver) && (is_trusted(border) || is_same_domain(read->receiver, border))));
            if (is_believed) {
                take(std::string(read->receiver), *read);
                return i;
            }
            break;
        }
        return m_region.end;
    }

    void look_for_spf(std::size_t until)
    {
        for (std::size_t i = 0; i < until; ++i) {
            if (is_named(m_fields[i], "received-spf")) {
                m_found.spf = parse_received_spf(m_fields[i].raw_value).to_optional();
                if (m_found.spf && m_found.receiver.empty()) {
                    m_found.receiver = m_region.hosts.back();
                }
                return;
            }
        }
    }

    void take(const std::string& receiver, AuthenticationResults& read)
    {
        m_found.receiver = receiver;
        for (MethodResult& result : read.results) {
            m_found.results.push_back(std::move(result));
        }
    }

    const HeaderFields& m_fields;
    const TrustedReceiver& m_trusted;
    const Registrable& m_registrable;
    Region m_region;
    BelievedResults m_found;
    std::string m_unbelieved;  // above the border: whose results would count if he were named
};

}  // namespace

BelievedResults believed_results(const HeaderFields& fields, const TrustedReceiver& trusted, const Registrable& registrable)
{
    return Belief(fields, trusted, registrable).find();
}

}  // namespace asepsie::authentication
