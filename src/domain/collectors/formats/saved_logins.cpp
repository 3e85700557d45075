#include "domain/collectors/formats/saved_logins.h"

#include "foundation/base/text.h"
#include "foundation/json/json.h"

namespace asepsie::collectors::formats {

Result<std::size_t> count_logins_of_firefox(std::string_view json)
{
    const json::Value value = TRY(json::parse(json));
    const json::Object* object = value.if_object();
    const json::Array* logins = object != nullptr ? json::array_in(*object, "logins") : nullptr;
    if (logins == nullptr) {
        return fail(ErrorCode::malformed, "logins.json: no array \"logins\"");
    }
    return logins->size();
}

Result<bool> holds_logins_of_chromium(std::string_view bytes)
{
    constexpr std::string_view magic{"SQLite format 3\0", 16};
    if (!bytes.starts_with(magic)) {
        return fail(ErrorCode::malformed, "Login Data: no SQLite header at byte 0");
    }
    return text::contains(bytes, "https://") || text::contains(bytes, "http://") || text::contains(bytes, "android://");
}

}  // namespace asepsie::collectors::formats
