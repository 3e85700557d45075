// The guided check of phones and tablets: six looks at each device of the practice's list. What was found is declared for that device; for the practice the worst counts.
#pragma once

#include "application/practice/practice_pages.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace asepsie::application {

struct PhoneLook {
    std::string_view name;  // its words are "phone_NAME_…"
    std::string_view rule;  // that the answer is about
};
inline constexpr std::array phone_looks{PhoneLook{"lock", "phone_protected"}, PhoneLook{"updates", "phone_updated"}, PhoneLook{"encryption", "phone_protected"},
    PhoneLook{"finder", "phone_protected"}, PhoneLook{"separate", "phone_private_use_apart"}, PhoneLook{"apps", "phone_apps_sober"}};

// Phones and tablets that are still there.
std::vector<practice::Entry> phones_among(const std::vector<practice::Entry>& devices, Date today);

// The last answer to a look at the device that still holds.
std::optional<checklist::Answer> answer_to(const PhoneLook& look, const practice::Entry& device, const std::vector<KeptEvidence>& evidence, const PageSetting& setting);

// Keeps the answer for the device, and with it the one of the practice: no or partly where one device is so, unknown while one is still to be looked at, yes once all are.
Result<Done> answer_look(PracticeFile& file, const PhoneLook& look, const practice::Entry& device, checklist::Answer answer, const PageSetting& setting, Moment now);

// Which devices there are and how each stands; each links to its first look without an answer: "/phones/3/lock".
document::Document phones_page(const std::vector<practice::Entry>& devices, const std::vector<KeptEvidence>& evidence, const PageSetting& setting);

}  // namespace asepsie::application
