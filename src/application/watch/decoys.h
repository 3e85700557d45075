// Decoys: a few files that nobody works with, put into a folder so that whoever rewrites everything touches one of them.
#pragma once

#include "foundation/base/result.h"

#include <string>
#include <vector>

namespace asepsie::application {

struct Decoy {
    std::string path;
    std::string sha256;  // as it was put, whatever the language was
    friend bool operator==(const Decoy&, const Decoy&) = default;
};

struct DecoysTaken {
    std::size_t removed = 0;
    std::vector<Decoy> left;  // not as they were put: somebody wrote to them
};

// Puts them beside what is there and never over it; those that stand there now. known: put before. text: what whoever opens one reads.
Result<std::vector<Decoy>> put_decoys(const std::string& folder, const std::string& text, const std::vector<Decoy>& known);
// Those that are still as they were put.
std::vector<Decoy> standing_decoys(const std::vector<Decoy>& decoys);
// Takes away those that are still as they were put.
Result<DecoysTaken> remove_decoys(const std::vector<Decoy>& decoys);

}  // namespace asepsie::application
