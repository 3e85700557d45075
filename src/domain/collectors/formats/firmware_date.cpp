#include "domain/collectors/formats/firmware_date.h"

#include "foundation/base/text.h"

#include <string>

namespace asepsie::collectors::formats {

Result<Date> parse_firmware_date(std::string_view text)
{
    const auto part = text::split(text::trim(text), '/');
    if (part.size() == 3) {
        const auto date = parse_date(std::string(part[2]) + "-" + std::string(part[0]) + "-" + std::string(part[1]));
        if (date) {
            return *date;
        }
    }
    return fail(ErrorCode::malformed, "the firmware's date is not written MM/DD/YYYY");
}

}  // namespace asepsie::collectors::formats
