// What is thought of a message, from what was found in it.
#pragma once

#include "domain/knowledge/catalogue.h"
#include "domain/mail/finding.h"

#include <array>
#include <optional>
#include <set>
#include <vector>

namespace asepsie::mail {

// clear: nothing was found that speaks against it, which does not prove it honest. unreadable: a limit was met or it could not be read, and nothing worse was found.
enum class Opinion : std::uint8_t { clear, suspicious, dangerous, unreadable };
inline constexpr std::array<std::string_view, 4> opinion_names{"clear", "suspicious", "dangerous", "unreadable"};
constexpr std::string_view name_of(Opinion opinion) { return opinion_names.at(static_cast<std::size_t>(opinion)); }
std::optional<Opinion> opinion_named(std::string_view name);

// What makes a sign count for less; ids of Catalogue::excuses.
enum class ExcuseKind : std::uint8_t { mailing_list, gateway, known_correspondent, newsletter_service, official_sender };
inline constexpr std::array<std::string_view, 5> excuse_names{"mailing_list", "gateway", "known_correspondent", "newsletter_service", "official_sender"};

struct Judgement {
    Opinion opinion = Opinion::clear;
    std::vector<Finding> findings;  // the heaviest first
    std::vector<knowledge::SignWeight> weights;  // of each finding, after strength and excuses
    std::set<ExcuseKind> excuses;                // that held
};

// One proof, or evidence of two independent groups, is dangerous. Evidence of one group, or hints of several, is suspicious. whole: all of the message was looked at.
// text_alone: a text without a sender, of which fewer signs can be had.
enum class Seen : std::uint8_t { whole, text_alone, in_part };
Judgement judge(const knowledge::Catalogue& catalogue, std::vector<Finding> findings, std::set<ExcuseKind> excuses, Seen seen);

}  // namespace asepsie::mail
