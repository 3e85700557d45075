// A passphrase asked for on a page: how a new one is chosen and refused, how a present one is asked for, and the wait after too many tries.
#pragma once

#include "interfaces/web/site/site.h"

#include <optional>
#include <string>

namespace asepsie::web {

// How many different signs a phrase has at least: "aaaaaaaaaaaa" is long and no secret.
constexpr std::size_t least_different_signs = 6;

// Two fields, "phrase" and "again", with what is said of the strength while it is typed. filled: what stands in both.
Html new_phrase_fields(const Site& site, Word label, Word again, const std::string& filled);
// The sentence that refuses what was typed into them; nothing where it will do.
std::optional<std::string> flaw_of_new_phrase(const Site& site, const Request& request);

// Guesses at a phrase that opens what is there, or at a code; waits are measured from the start of the computer, which nobody sets.
class Tries {
public:
    [[nodiscard]] bool must_wait(std::chrono::milliseconds since_boot) const;
    void failed(std::chrono::milliseconds since_boot);
    void succeeded() { m_failed = 0; }

private:
    int m_failed = 0;
    std::chrono::milliseconds m_last{};
};

// A button that prints the page, where scripts run, and how to do it without.
Html print_gesture(const Site& site);

}  // namespace asepsie::web
