#include "application/practice/report_import.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    const Date today = *parse_date("2026-11-23");
    const auto look = application::look_in_report({reinterpret_cast<const char*>(data), size}, knowledge::embedded_catalogue(), "accueil", today);
    if (look.ok()) {
        ASSERT(look->on <= plus_days(today, 1));
        for (const checks::Finding& finding : look->findings) {
            ASSERT(finding.check != nullptr);
        }
    }
    return 0;
}
