// What the detectors know, made ready to be looked up: from the catalogue, and from the practice's own list of people.
#pragma once

#include "domain/knowledge/catalogue.h"
#include "domain/mail/lexicon/host_set.h"
#include "domain/mail/lexicon/phrase_tree.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace asepsie::mail {

// Somebody the practice knows: a colleague, a supplier.
struct KnownPerson {
    std::string name;
    std::vector<std::string> addresses;  // "local@host" or "host"
};

// What a phrase that was found in a text says.
struct Said {
    enum class Kind : std::uint8_t { brand, common_brand, intent, common_intent, lone_intent, person };
    Kind kind = Kind::brand;
    std::uint16_t index = 0;   // in Catalogue::brands, Catalogue::intents or Lexicon::people
    std::uint32_t phrase = 0;  // which of all phrases
    std::uint32_t begin = 0;  // bytes in the text
    std::uint32_t end = 0;

    [[nodiscard]] bool is_intent() const { return kind == Kind::intent || kind == Kind::common_intent || kind == Kind::lone_intent; }
};

// How a domain imitates a brand's.
struct Imitation {
    std::uint16_t brand = 0;
    std::string_view domain;  // which of the brand's
    enum class How : std::uint8_t {
        letters,  // "arneli.fr": its letters pass for the mark's
        slip,     // "paypall.com": one letter too many, too few, changed or swapped
        ending,   // "ameli.xyz": the mark alone, with another ending
        added,    // "ameli-fr.com", "paypal24.com": the mark with words or figures around it
        nested,   // "ameli.fr.example.com": the brand's whole domain below a stranger's
        within,   // "ameli.example.com": the mark as a label below a stranger's domain
    } how = How::letters;
};

class Lexicon {
public:
    // The catalogue is looked into as long as the lexicon is used.
    explicit Lexicon(const knowledge::Catalogue& catalogue, std::vector<KnownPerson> people = {});

    [[nodiscard]] const knowledge::Catalogue& catalogue() const { return m_catalogue; }
    [[nodiscard]] const std::vector<KnownPerson>& people() const { return m_people; }

    // In the order of the text.
    [[nodiscard]] std::vector<Said> said_in(std::string_view text) const;

    // The brand whose own domain this is, or is within.
    [[nodiscard]] std::optional<std::uint16_t> brand_of(std::string_view host) const;
    // Whether the host belongs to the brand, or, as the brand itself, to the State.
    [[nodiscard]] bool belongs_to(std::string_view host, std::uint16_t brand) const;
    [[nodiscard]] std::optional<Imitation> imitation_in(std::string_view host, std::string_view domain) const;

    HostSet shorteners;
    HostSet free_mail;
    HostSet free_hosting;
    HostSet newsletter_services;
    HostSet gateways;
    HostSet redirectors;
    HostSet risky_endings;

private:
    struct Mark {
        std::string_view text;
        std::uint16_t brand;
        std::string_view domain;  // of the brand, the one that begins with it
    };

    [[nodiscard]] std::optional<Imitation> imitation_of(std::string_view label) const;
    void add_phrases(std::span<const std::string_view> phrases, Said::Kind kind, std::size_t index);

    const knowledge::Catalogue& m_catalogue;
    std::vector<KnownPerson> m_people;
    PhraseTree m_phrases;
    std::vector<Said> m_said;  // what each phrase says, without a place
    std::unordered_multimap<std::string_view, std::uint16_t> m_owners;  // domain -> brands that have it, of which one is enough
    std::unordered_map<std::string, Mark> m_marks_by_skeleton;
    std::unordered_map<std::string, Mark> m_labels_by_skeleton;  // of all domains, the short ones too
    std::unordered_multimap<std::string_view, Mark> m_marks_by_piece;  // by their first and last halves: a label one letter away holds one of them
};

}  // namespace asepsie::mail
