#include "domain/mail/look/look.h"

#include "foundation/base/text.h"
#include "foundation/web_address/host_name.h"

#include <algorithm>

namespace asepsie::mail {
namespace {

constexpr std::size_t most_of_one_sign = 3;  // places shown of one sign: more teach nothing
constexpr std::size_t longest_shown = 200;   // bytes kept of what is shown
constexpr std::uint32_t edge_bytes = 300;    // of a text, where letters say who writes

std::size_t letters_of(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c != ' ' && c != '.' && c != '-' && c != ','; }));
}

// How much of a text of so many letters a piece of it takes.
bool is_nearly_all(const Said& said, std::size_t letters) { return (said.end - said.begin) * 10 >= letters * 6; }

}  // namespace

Look::Look(const Message& message, const Lexicon& lexicon) : m_message(message), m_lexicon(lexicon)
{
    const auto speakers = message.speakers();
    if (!speakers.empty()) {
        m_speaker = message.forwarded_from && !message.forwarded_from->host.empty() ? *message.forwarded_from : *speakers.front();
    }
    m_name = lexicon.said_in(m_speaker.name);
    m_subject = lexicon.said_in(message.subject);
    m_text = lexicon.said_in(message.text);
    for (std::size_t i = 0; i < message.links.size(); ++i) {
        if (message.links[i].target.leads_to_a_page() && message.links[i].origin != LinkOrigin::picture) {
            m_page_links.push_back(i);
        }
    }
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

void Look::found(std::string_view sign, Where where, std::string shown, std::string real, Strength strength) { found_at(sign, where, 0, std::move(shown), std::move(real), strength); }

void Look::found_at(std::string_view sign, Where where, std::size_t number, std::string shown, std::string real, Strength strength)
{
    const auto count = std::count_if(m_findings.begin(), m_findings.end(), [&](const Finding& finding) { return finding.sign == sign; });
    const bool is_same = std::any_of(m_findings.begin(), m_findings.end(), [&](const Finding& finding) { return finding.sign == sign && finding.shown == shown && finding.real == real; });
    if (count < static_cast<std::ptrdiff_t>(most_of_one_sign) && !is_same) {
        m_findings.push_back({sign, where, number, text::in_one_line(shown, longest_shown), text::in_one_line(real, longest_shown), strength});
    }
}

}  // namespace asepsie::mail
