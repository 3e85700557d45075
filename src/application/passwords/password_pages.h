// What a password is worth, and passwords drawn by chance, as pages. The password itself is on none that judges it.
#pragma once

#include "application/practice/practice_pages.h"
#include "domain/passwords/generator.h"
#include "domain/passwords/strength.h"

#include <optional>
#include <string>
#include <vector>

namespace asepsie::application {

// What the lists of stolen passwords say.
struct LeakAnswer {
    bool is_leaked = false;
    std::vector<std::string> asked;  // the lists that were asked, in words
    std::vector<std::string> failed; // those that could not be read, in words
};

enum class Worth : std::uint8_t { leaked, weak, fair, strong };
Worth worth_of(const passwords::Strength& strength, const LeakAnswer& leaks);

// Names, addresses and numbers of the practice, its people, suppliers and devices: what its passwords should not be made of.
Result<std::vector<std::string>> words_of_practice(const PracticeFile& file, Date today);

document::Document password_page(const passwords::Strength& strength, const LeakAnswer& leaks, const PageSetting& setting);

// "3 heures", "des siècles".
std::string time_in_words(double seconds, const PageSetting& setting);

std::string common_list_in_words(const PageSetting& setting);

}  // namespace asepsie::application
