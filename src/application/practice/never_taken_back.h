// What an earlier state of the practice's file that is brought back does not take away: journals of incidents, and the documents they name.
#pragma once

#include "foundation/storage/database.h"

#include <string>
#include <vector>

namespace asepsie::application {

struct KeptJournal {
    std::string name;
    std::string seed;
    std::vector<std::string> lines;
    std::string seal;
};

struct KeptDocument {
    std::string id;
    std::string name;
    std::int64_t bytes = 0;
    std::string added;
};

struct NeverTakenBack {
    std::vector<KeptJournal> journals;
    std::vector<KeptDocument> documents;
};

Result<NeverTakenBack> never_taken_back(const storage::Database& database);
// Into another state of the same file. Of two that are one the beginning of the other the longer stays; of two that went different ways both do, the one that is put back under a name of its own.
Result<Done> put_back(storage::Database& database, const NeverTakenBack& kept);

}  // namespace asepsie::application
