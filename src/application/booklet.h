// The memento on paper, for one practice: the booklet with every rule, the summary of the essential ones, the list to fill in by hand.
#pragma once

#include "domain/knowledge/catalogue.h"
#include "foundation/document/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::application {

// For whom it is printed. What is not known is empty.
struct Reader {
    std::string practice;
    const knowledge::Profession* profession = nullptr;
    std::vector<std::string_view> systems;  // whose settings are given
    Date today{};
};

// Blocks that stay together on paper. role: cover | chapter | rule | essentials | sheet | sources.
struct PrintedPart {
    std::string_view role;
    std::vector<document::Block> blocks;
};
struct Printed {
    std::string title;
    std::vector<PrintedPart> parts;
};

// what: "booklet", "summary", "checklist"; nothing for another name.
std::optional<Printed> printed(const knowledge::Catalogue& catalogue, std::string_view what, const Reader& reader, knowledge::Language language);

// Where the rules come from, in short: the hosts of the addresses in their sources, or the beginning of a source without any; each once, sorted.
std::vector<std::string> short_sources(const knowledge::Catalogue& catalogue);

}  // namespace asepsie::application
