// What a password is worth, and passwords drawn by chance, as pages. The password itself is on none that judges it.
#pragma once

#include "application/passwords/leak_answer.h"
#include "application/practice/practice_pages.h"
#include "domain/passwords/generator.h"
#include "domain/passwords/strength.h"

#include <optional>
#include <string>
#include <vector>

namespace asepsie::application {

enum class Worth : std::uint8_t { leaked, weak, fair, strong };
Worth worth_of(const passwords::Strength& strength, const LeakAnswer& leaks);

// Names, addresses and numbers of the practice, its people, suppliers and devices: what its passwords should not be made of.
Result<std::vector<std::string>> words_of_practice(const PracticeFile& file, Date today);

// In the order they are read: what it is worth in a sentence or two, why and what to do, and the figures, which are for whoever knows them.
struct PasswordPage {
    document::Document verdict;  // with the title
    std::vector<document::Block> advice;
    std::vector<document::Block> measures;
};
PasswordPage password_page(const passwords::Strength& strength, const LeakAnswer& leaks, const PageSetting& setting);
// All of it, one below the other.
document::Document whole(PasswordPage page, const PageSetting& setting);

// "3 heures", "des siècles".
std::string time_in_words(double seconds, const PageSetting& setting);

}  // namespace asepsie::application
