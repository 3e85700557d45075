// How the practice stands: each rule by its strongest fresh evidence, each item gated by its essential rules, three gauges for the three attacks.
#pragma once

#include "domain/checklist/evidence.h"

#include <vector>

namespace asepsie::checklist {

enum class Standing : std::uint8_t { met, partly, not_met, disputed, unknown, not_for_us };

std::string_view name_of(Standing standing);

struct RuleStanding {
    const knowledge::Rule* rule = nullptr;
    Standing standing = Standing::unknown;
    const Evidence* strongest = nullptr;  // the fresh piece that decided; null where there is none
    const Evidence* against = nullptr;    // the strongest fresh piece that says otherwise; only where disputed
    const Evidence* stale = nullptr;      // the last piece that no longer counts, to be confirmed; only where nothing fresh is known
};

// Whether the rule alone keeps its item red: an essential one that is not met, or said to be by the stronger side of a dispute (what a computer shows outweighs what is declared).
bool is_danger(const RuleStanding& rule);

struct ItemStanding {
    const knowledge::Item* item = nullptr;
    // not_met where a rule is a danger, whatever the rest; disputed before partly before unknown before met.
    Standing standing = Standing::unknown;
    int met = 0;
    int danger = 0;
    int to_do = 0;    // not met or partly, and no danger
    int unknown = 0;  // nothing fresh is known
    int disputed = 0; // and no danger

    [[nodiscard]] int concerned() const { return met + danger + to_do + unknown + disputed; }
    // 0 to 1: the part of the rules that concern the practice of which something fresh is known.
    [[nodiscard]] double coverage() const { return concerned() == 0 ? 1.0 : 1.0 - static_cast<double>(unknown) / concerned(); }
};

// How much a rule counts against the attacks it stops: an essential one three times another.
double weight_of(const knowledge::Rule& rule);
bool stops(const knowledge::Rule& rule, knowledge::Threat threat);

// How the practice stands against one attack.
struct Gauge {
    knowledge::Threat threat = knowledge::Threat::ransomware;
    double strength = 0;  // 0 to 1: weight of the rules met among all that stop it; an essential rule weighs three; what is not known counts as not met
    double coverage = 0;  // 0 to 1, by the same weights
    // The same in rules, each counted once: how many stop it and concern the practice, are met, are not known.
    int rules = 0;
    int met = 0;
    int unknown = 0;
};

struct PracticeStanding {
    std::vector<RuleStanding> rules;  // in the order of the catalogue
    std::vector<ItemStanding> items;
    std::vector<Gauge> gauges;        // in the order of Threat
};

// Of what was ever said of one rule, oldest first, what counts: one piece for each voice. The practice has one voice of its own; suppliers and computers each have theirs. The one entered
// last replaces the earlier ones, whatever the clock said then; only of a report brought from another computer does the day count, as an old one may come after a newer one.
std::vector<const Evidence*> latest_of(const std::vector<const Evidence*>& of_rule);

// The views point into catalogue and evidence, which must outlive the standing.
PracticeStanding stand(const knowledge::Catalogue& catalogue, const std::vector<Evidence>& evidence, Date today);

}  // namespace asepsie::checklist
