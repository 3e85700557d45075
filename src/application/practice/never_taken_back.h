// What an earlier state of the practice's file that is brought back does not take away: journals of incidents, and the documents they name.
#pragma once

#include "foundation/storage/database.h"

#include <string>
#include <string_view>
#include <vector>

namespace asepsie::application {

struct KeptRows {
    std::string_view table;
    std::string_view columns;
    std::vector<std::vector<std::string>> rows;
};

Result<std::vector<KeptRows>> rows_never_taken_back(const storage::Database& database);
Result<Done> put_back(storage::Database& database, const std::vector<KeptRows>& all);

}  // namespace asepsie::application
