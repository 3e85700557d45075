// What the mail analyser knows: who is imitated, what frauds say, where they lead, and the words for each sign found.
#pragma once

#include "domain/knowledge/text.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace asepsie::knowledge {

// A name that is imitated, and the domains that are truly its own.
struct Brand {
    std::string_view id;
    std::string_view name;
    std::string_view kind;                        // one of brand_kinds
    std::span<const std::string_view> names;      // how it is called: words in lower case, without accents
    std::span<const std::string_view> common;     // the same, where honest letters of others say it too
    std::span<const std::string_view> domains;    // registered domains of its own, and those it really writes from
    std::span<const std::string_view> marks;      // labels that an imitation's domain holds or resembles
    std::string_view report;                      // where an imitation is reported: an address or a page; may be empty
    Date checked_on{};
    std::string_view short_name{};                // within a sentence, where the name is none that is said; may be empty

    [[nodiscard]] constexpr std::string_view spoken() const { return short_name.empty() ? name : short_name; }
};
inline constexpr std::array<std::string_view, 19> brand_kinds{"health", "social", "state", "justice", "pension", "order", "bank", "parcel", "telecom", "energy", "insurer", "practice_software", "laboratory", "shop",
    "web_service", "transport", "security", "crypto", "other"};

// Signs of different groups are independent of each other: one trick does not make two.
enum class SignGroup : std::uint8_t { identity, authentication, links, attachments, intent, presentation };
inline constexpr std::array<std::string_view, 6> sign_group_names{"identity", "authentication", "links", "attachments", "intent", "presentation"};
// note: as common in honest mail, said for information. hint: counts with others. evidence: makes a message suspicious alone. proof: makes it dangerous alone.
enum class SignWeight : std::uint8_t { note, hint, evidence, proof };
inline constexpr std::array<std::string_view, 4> sign_weight_names{"note", "hint", "evidence", "proof"};

// Something that can be seen in a message. The texts' gaps: {shown}, what the message shows; {real}, what it hides.
struct MailSign {
    std::string_view id;
    SignGroup group = SignGroup::identity;
    SignWeight weight = SignWeight::note;
    Text title;
    Text what;
    Text why;
    Text honest;  // when honest mail does it too; may be empty
    Provenance provenance;
};

// Words by which a message asks for something. Phrases: words in lower case, without accents; '*' is any one word, '#' a figure.
struct Intent {
    std::uint16_t sign = 0;  // its place in Catalogue::mail_signs
    std::span<const std::string_view> strong;
    std::span<const std::string_view> common;  // honest mail says them too: two different ones count
    std::span<const std::string_view> alone{};  // as strong, and clear where nothing else is said
};

// Kinds of places on the web: hosts, with the beginning of a path where only a part of a host is meant ("google.com/url").
struct MailPlaces {
    std::span<const std::string_view> shorteners;
    std::span<const std::string_view> free_mail;
    std::span<const std::string_view> free_hosting;
    std::span<const std::string_view> newsletter_services;
    std::span<const std::string_view> gateways;
    std::span<const std::string_view> redirectors;
    std::span<const std::string_view> risky_endings;
    Date checked_on{};
};

// What lowers suspicion.
struct Excuse {
    std::string_view id;
    Text text;
};

// One gesture, said where all of its conditions hold; without one, always.
struct AdviceStep {
    Text text;
    std::span<const std::string_view> only;  // of advice_conditions
};
// short: a text message or an address alone. file: something is attached to it. bank_change: it asks for money to go to another account.
inline constexpr std::array<std::string_view, 5> advice_conditions{"mail", "short", "file", "no_file", "bank_change"};

// What to do, by opinion.
struct MailAdvice {
    std::string_view opinion;  // clear | suspicious | dangerous | unreadable
    Text title;
    Text lead;
    std::span<const AdviceStep> steps;
};

// Where a message is reported.
struct ReportPlace {
    std::string_view id;
    Text name;
    Text what;
    std::string_view url;
    std::string_view about;  // mail | sms | done | money; done: by whoever fell for it
    Provenance provenance;
};

}  // namespace asepsie::knowledge
