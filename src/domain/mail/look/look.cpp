#include "domain/mail/look/look.h"

#include "foundation/base/text.h"
#include "foundation/unicode/look_alike.h"
#include "foundation/web_address/host_name.h"

#include <algorithm>

namespace asepsie::mail {
namespace {

constexpr std::size_t most_of_one_sign = 3;  // places shown of one sign: more teach nothing
constexpr std::size_t most_hosts = 500;      // different ones that are compared with known names
constexpr std::size_t longest_shown = 200;   // bytes kept of what is shown
constexpr std::uint32_t edge_bytes = 300;    // of a text, where letters say who writes

std::size_t letters_of(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c != ' ' && c != '.' && c != '-' && c != ','; }));
}

// How much of a text of so many letters a piece of it takes.
bool is_nearly_all(const Said& said, std::size_t letters) { return (said.end - said.begin) * 10 >= letters * 6; }

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// A small l among capitals stands for an I.
bool passes_for_capital(std::string_view name, std::size_t at)
{
    const bool is_between = (at == 0 || !is_small(name[at - 1])) && (at + 1 == name.size() || !is_small(name[at + 1]));
    return name[at] == 'l' && is_between && at >= 2 && is_capital(name[at - 1]) && is_capital(name[at - 2]);
}

// A name as an eye takes it: words that are only told apart by capitals set apart.
std::string as_seen(std::string_view name)
{
    std::string seen;
    name = name.substr(0, longest_shown);
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (i > 1 && is_capital(name[i]) && is_small(name[i - 1]) && is_small(name[i - 2])) {
            seen += ' ';
        }
        seen += passes_for_capital(name, i) ? 'I' : name[i];
    }
    return seen;
}

}  // namespace

Look::Look(const Message& message, const Lexicon& lexicon) : m_message(message), m_lexicon(lexicon)
{
    // Who sent an e-mail comes first, whatever its text says; a text alone has only whom it names.
    const bool is_quoted_alone = message.from.empty() && message.forwarded_from;
    speak_as(is_quoted_alone ? *message.forwarded_from : message.from.empty() ? Mailbox{} : message.from.front());
    m_subject = lexicon.said_in(message.subject);
    m_text = lexicon.said_in(message.text);
    m_attached = lexicon.said_in(message.attached_text);
    for (std::size_t i = 0; i < message.links.size(); ++i) {
        if (message.links[i].target.leads_to_a_page() && message.links[i].origin != LinkOrigin::picture) {
            m_page_links.push_back(i);
        }
    }
}

void Look::speak_as(const Mailbox& speaker)
{
    m_speaker = speaker;
    m_name = m_lexicon.said_in(speaker.name);
    // Brands that only show once "AssuranceMaladie" is two words and "ANTAl" ends in the letter it passes for.
    const std::string seen = as_seen(speaker.name);
    for (const Said& said : seen == speaker.name ? std::vector<Said>() : m_lexicon.said_in(seen)) {
        const bool is_known = std::any_of(m_name.begin(), m_name.end(), [&](const Said& one) { return one.kind == said.kind && one.index == said.index; });
        if (said.kind == Said::Kind::brand && !is_known) {
            m_name.push_back(said);
        }
    }
}

bool Look::turn_to_quoted()
{
    const auto& quoted = m_message.forwarded_from;
    if (!quoted || quoted->host.empty() || *quoted == m_speaker) {
        return false;
    }
    speak_as(*quoted);
    return true;
}

const Look::HostView& Look::view_of(const std::string& host, const std::string& domain)
{
    static const HostView unseen;
    if (const auto known = m_hosts.find(host); known != m_hosts.end()) {
        return known->second;
    }
    if (m_hosts.size() >= most_hosts) {
        m_met_limit = true;
        return unseen;
    }
    return m_hosts.emplace(host, HostView{m_lexicon.imitation_in(host, domain), unicode::mixes_alphabets(host)}).first->second;
}

std::optional<std::uint16_t> Look::foreign_brand(const std::vector<Said>& said, std::string_view whole, std::string_view host) const
{
    std::optional<std::uint16_t> first;
    const std::size_t letters = said.empty() ? 0 : letters_of(whole);
    for (const Said& one : said) {
        const bool is_brand = one.kind == Said::Kind::brand || (one.kind == Said::Kind::common_brand && is_nearly_all(one, letters));
        if (!is_brand) {
            continue;
        }
        if (m_lexicon.belongs_to(host, one.index)) {
            return std::nullopt;
        }
        first = first ? first : std::optional(one.index);
    }
    return first;
}

bool Look::is_where_letters_say_who(const Said& said) const { return said.begin < edge_bytes || said.end + edge_bytes > m_message.text.size(); }

bool Look::speaks_for(std::uint16_t brand) const
{
    const auto is_named = [&](const Said& said) { return said.kind == Said::Kind::brand && said.index == brand; };
    const auto is_called = [&](const Said& said) { return is_named(said) || (said.kind == Said::Kind::common_brand && said.index == brand); };
    return std::any_of(m_name.begin(), m_name.end(), is_called) || std::any_of(m_subject.begin(), m_subject.end(), is_named)
        || std::any_of(m_text.begin(), m_text.end(), [&](const Said& said) { return is_named(said) && is_where_letters_say_who(said); });
}

bool Look::is_the_senders(std::string_view host) const { return !m_speaker.domain.empty() && web::is_within(host, m_speaker.domain); }

bool Look::speaks_for_known_name() const { return m_lexicon.brand_of(m_speaker.host).has_value() && !m_lexicon.free_mail.holds(m_speaker.host); }

void Look::found(std::string_view sign, Where where, std::string shown, std::string real, Strength strength) { found_at(sign, where, 0, std::move(shown), std::move(real), strength); }

void Look::found_at(std::string_view sign, Where where, std::size_t number, std::string shown, std::string real, Strength strength)
{
    if (where == Where::link && number < m_message.links.size()) {
        number = m_message.links[number].named_in.value_or(number);  // a person sees the link that holds it
    }
    const auto count = std::count_if(m_findings.begin(), m_findings.end(), [&](const Finding& finding) { return finding.sign == sign; });
    const bool is_same = std::any_of(m_findings.begin(), m_findings.end(), [&](const Finding& finding) { return finding.sign == sign && finding.shown == shown && finding.real == real; });
    if (count < static_cast<std::ptrdiff_t>(most_of_one_sign) && !is_same) {
        m_findings.push_back({sign, where, number, text::in_one_line(shown, longest_shown), text::in_one_line(real, longest_shown), strength});
    }
}

}  // namespace asepsie::mail
