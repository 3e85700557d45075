#include "foundation/base/text.h"
#include "foundation/mime/address.h"
#include "foundation/mime/entity.h"
#include "foundation/unicode/charset.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto parts = mime::read_parts(bytes);
    if (!parts.ok()) {
        return 0;
    }
    ASSERT(!parts->entities.empty() && parts->entities.size() <= mime::most_parts);
    for (const mime::Entity& entity : parts->entities) {
        ASSERT(entity.level <= mime::most_levels);
        const std::string decoded = entity.decoded();
        ASSERT(decoded.size() <= entity.body.size() + 3);
        ASSERT(text::is_plain_utf8(unicode::to_utf8(decoded, entity.type["charset"])));
        ASSERT(text::is_plain_utf8(entity.file_name()));
        for (const mime::Field& field : entity.header.fields()) {
            ASSERT(text::is_plain_utf8(mime::decoded_words(field.value)));
            ASSERT(mime::read_addresses(field.value).size() <= mime::most_addresses + 1);
        }
    }
    return 0;
}
