#include "domain/incident/incident.h"
#include "foundation/journal/journal.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto reading = asepsie::journal::read_journal(text);
    if (reading.ok()) {
        std::vector<asepsie::incident::Noted> journal;
        for (const asepsie::journal::Entry& entry : reading->entries) {
            if (auto record = asepsie::incident::record_in(entry.said)) {
                static_cast<void>(asepsie::incident::to_json(*record));
                journal.push_back({entry.n, entry.at, std::move(*record)});
            }
        }
        static_cast<void>(asepsie::incident::incident_in(journal));
    }
    return 0;
}
