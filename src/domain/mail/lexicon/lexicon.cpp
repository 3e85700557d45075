#include "domain/mail/lexicon/lexicon.h"

#include "foundation/base/text.h"
#include "foundation/base/utf8.h"
#include "foundation/unicode/look_alike.h"
#include "foundation/web_address/host_name.h"

#include <algorithm>
#include <array>

namespace asepsie::mail {
namespace {

constexpr std::size_t most_hits = 4'000;
constexpr std::size_t shortest_mark_with_figures = 5;  // letters
constexpr std::size_t shortest_mark_to_misspell = 6;  // letters: one letter away from a shorter word lies half the dictionary
constexpr std::size_t shortest_label = 3;    // letters of a domain that others may pass for
constexpr std::size_t longest_label = 63;
constexpr std::size_t most_labels = 20;       // looked at, the first ones: what a person sees of a long host
constexpr std::size_t most_own_labels = 6;    // of a brand's domain

// At most one letter added, left out, changed, or two neighbours swapped (Damerau, 1964).
bool is_one_slip_away(std::string_view a, std::string_view b)
{
    if (a.size() > b.size()) {
        std::swap(a, b);
    }
    if (b.size() - a.size() > 1) {
        return false;
    }
    std::size_t i = 0;
    while (i < a.size() && a[i] == b[i]) {
        ++i;
    }
    if (a.size() != b.size()) {
        return a.substr(i) == b.substr(i + 1);
    }
    if (i == a.size() || a.substr(i + 1) == b.substr(i + 1)) {
        return true;
    }
    return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

// Without the figures before and behind it; of shorter words nothing is left, which with figures are names of their own.
std::string_view without_figures(std::string_view word)
{
    constexpr std::string_view figures = "0123456789";
    const std::size_t first = std::min(word.find_first_not_of(figures), word.size());
    const std::string_view bare = word.substr(first, word.find_last_not_of(figures) + 1 - first);
    return bare.size() < shortest_mark_with_figures || bare.size() == word.size() ? std::string_view() : bare;
}

// Which of a brand's domains a mark stands for: the first where none begins with it.
std::string_view domain_of(const knowledge::Brand& brand, std::string_view mark)
{
    const auto found = std::find_if(brand.domains.begin(), brand.domains.end(), [&](std::string_view domain) { return domain.starts_with(mark) && domain.substr(mark.size()).starts_with('.'); });
    return found != brand.domains.end() ? *found : brand.domains.empty() ? std::string_view() : brand.domains.front();
}

// Whether the label has what honest ones have not in such a place: foreign letters, figures and pairs for letters. "ici" and "lcl" are two honest names, "оrange" and "0range" none.
bool passes_for(std::string_view label, std::string_view official)
{
    const auto has = [&](std::string_view sign) { return text::contains(label, sign) && !text::contains(official, sign); };
    return official.size() >= shortest_label && label != official && (!text::is_ascii(label) || has("0") || has("1") || has("rn") || has("vv"));
}

}  // namespace

Lexicon::Lexicon(const knowledge::Catalogue& catalogue, std::vector<KnownPerson> people)
    : shorteners(catalogue.mail_places.shorteners), free_mail(catalogue.mail_places.free_mail), free_hosting(catalogue.mail_places.free_hosting),
      newsletter_services(catalogue.mail_places.newsletter_services), gateways(catalogue.mail_places.gateways), redirectors(catalogue.mail_places.redirectors),
      risky_endings(catalogue.mail_places.risky_endings), m_catalogue(catalogue), m_people(std::move(people))
{
    for (std::size_t i = 0; i < catalogue.brands.size(); ++i) {
        const knowledge::Brand& brand = catalogue.brands[i];
        add_phrases(brand.names, Said::Kind::brand, i);
        add_phrases(brand.common, Said::Kind::common_brand, i);
        for (const std::string_view domain : brand.domains) {
            m_owners.emplace(domain, static_cast<std::uint16_t>(i));
            const std::string_view label = domain.substr(0, domain.find('.'));
            m_labels_by_skeleton.emplace(unicode::skeleton(label), Mark{label, static_cast<std::uint16_t>(i), domain});
        }
        for (const std::string_view mark : brand.marks) {
            const Mark entry{mark, static_cast<std::uint16_t>(i), domain_of(brand, mark)};
            m_marks_by_skeleton.emplace(unicode::skeleton(mark), entry);
            if (mark.size() >= shortest_mark_to_misspell) {
                const std::size_t half = mark.size() / 2;
                m_marks_by_piece.emplace(mark.substr(0, half), entry);
                m_marks_by_piece.emplace(mark.substr(mark.size() - half), entry);
            }
        }
    }
    for (std::size_t i = 0; i < catalogue.intents.size(); ++i) {
        add_phrases(catalogue.intents[i].strong, Said::Kind::intent, i);
        add_phrases(catalogue.intents[i].common, Said::Kind::common_intent, i);
        add_phrases(catalogue.intents[i].alone, Said::Kind::lone_intent, i);
    }
    for (std::size_t i = 0; i < m_people.size(); ++i) {
        const std::string_view name = m_people[i].name;
        add_phrases({&name, 1}, Said::Kind::person, i);
    }
}

void Lexicon::add_phrases(std::span<const std::string_view> phrases, Said::Kind kind, std::size_t index)
{
    for (const std::string_view phrase : phrases) {
        const auto number = static_cast<std::uint32_t>(m_said.size());
        m_said.push_back({kind, static_cast<std::uint16_t>(index), number, 0, 0});
        m_phrases.add(phrase, number);
    }
}

std::vector<Said> Lexicon::said_in(std::string_view text) const
{
    std::vector<Said> said;
    for (const PhraseTree::Hit& hit : m_phrases.find(words_of(text), most_hits)) {
        Said one = m_said[hit.tag];
        one.begin = hit.begin;
        one.end = hit.end;
        said.push_back(one);
    }
    return said;
}

std::optional<std::uint16_t> Lexicon::brand_of(std::string_view host) const
{
    while (!host.empty()) {
        if (const auto found = m_owners.find(host); found != m_owners.end()) {
            return found->second;
        }
        const std::size_t dot = host.find('.');
        host = dot == std::string_view::npos ? std::string_view() : host.substr(dot + 1);
    }
    return std::nullopt;
}

bool Lexicon::belongs_to(std::string_view host, std::uint16_t brand) const
{
    const auto& domains = m_catalogue.brands[brand].domains;
    if (std::any_of(domains.begin(), domains.end(), [&](std::string_view domain) { return web::is_within(host, domain); })) {
        return true;
    }
    // The State's bodies write for each other.
    constexpr std::string_view state = "gouv.fr";
    const bool is_the_states = std::any_of(domains.begin(), domains.end(), [&](std::string_view domain) { return web::is_within(domain, state); });
    return is_the_states && web::is_within(host, state);
}

std::optional<Imitation> Lexicon::imitation_of(std::string_view label) const
{
    label = label.substr(0, longest_label);
    if (const auto alike = m_marks_by_skeleton.find(unicode::skeleton(label)); alike != m_marks_by_skeleton.end()) {
        return Imitation{alike->second.brand, alike->second.domain, alike->second.text == label ? Imitation::How::ending : Imitation::How::letters};
    }
    // Between hyphens and figures: "ameli-fr", "secure-paypal24".
    std::size_t begin = 0;
    while (begin < label.size()) {
        const std::size_t end = std::min(label.find_first_of("-_", begin), label.size());
        const std::string_view piece = label.substr(begin, end - begin);
        for (const std::string_view part : {piece, without_figures(piece)}) {
            if (part.empty() || part.size() == label.size()) {
                continue;
            }
            if (const auto alike = m_marks_by_skeleton.find(unicode::skeleton(part)); alike != m_marks_by_skeleton.end()) {
                return Imitation{alike->second.brand, alike->second.domain, alike->second.text == part ? Imitation::How::added : Imitation::How::letters};
            }
        }
        begin = end + 1;
    }
    // One slip away from a mark: the label holds its first or its last half.
    if (label.size() + 1 >= shortest_mark_to_misspell) {
        for (std::size_t half = shortest_mark_to_misspell / 2; half <= label.size() && half <= 16; ++half) {
            for (const std::string_view piece : {label.substr(0, half), label.substr(label.size() - half)}) {
                const auto [first, last] = m_marks_by_piece.equal_range(piece);
                for (auto at = first; at != last; ++at) {
                    if (is_one_slip_away(at->second.text, label)) {
                        return Imitation{at->second.brand, at->second.domain, Imitation::How::slip};
                    }
                }
            }
        }
    }
    return std::nullopt;
}

std::optional<Imitation> Lexicon::imitation_in(std::string_view host, std::string_view domain) const
{
    if (host.empty() || brand_of(host)) {
        return std::nullopt;
    }
    const std::string_view label = domain.substr(0, domain.find('.'));
    if (const auto found = imitation_of(label)) {
        return found;
    }
    if (const auto alike = m_labels_by_skeleton.find(unicode::skeleton(label.substr(0, longest_label))); alike != m_labels_by_skeleton.end() && passes_for(label, alike->second.text)) {
        return Imitation{alike->second.brand, alike->second.domain, Imitation::How::letters};
    }
    if (host.size() <= domain.size()) {
        return std::nullopt;
    }
    const std::string_view below = host.substr(0, host.size() - domain.size() - 1);
    // A whole domain of the brand below a stranger's: "ameli.fr.example.com".
    std::string_view rest = host;
    for (std::size_t count = 0; count < most_labels && rest.size() > domain.size(); ++count) {
        std::size_t own = 1;
        for (std::size_t dot = rest.find('.'); own < most_own_labels && dot != std::string_view::npos && dot < rest.size() - domain.size(); dot = rest.find('.', dot + 1)) {
            ++own;
            if (const auto owner = m_owners.find(rest.substr(0, rest.find('.', dot + 1))); owner != m_owners.end()) {
                return Imitation{owner->second, owner->first, Imitation::How::nested};
            }
        }
        rest = rest.substr(rest.find('.') + 1);
    }
    std::size_t begin = 0;
    for (std::size_t count = 0; count < most_labels && begin < below.size(); ++count) {
        const std::size_t end = std::min(below.find('.', begin), below.size());
        if (const auto found = imitation_of(below.substr(begin, end - begin))) {
            return Imitation{found->brand, found->domain, Imitation::How::within};
        }
        begin = end + 1;
    }
    return std::nullopt;
}

}  // namespace asepsie::mail
