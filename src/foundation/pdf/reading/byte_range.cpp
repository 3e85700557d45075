#include "foundation/pdf/reading/byte_range.h"

#include "foundation/base/text.h"
#include "foundation/crypto/seal.h"

namespace asepsie::pdf {
namespace {

// ISO 32000-1, section 12.8.1: two pieces around the value of /Contents.
struct Range {
    std::size_t hole_begin;
    std::size_t hole_end;
    std::size_t end;
};

std::optional<Range> range_of(QPDFObjectHandle array, std::size_t file_size)
{
    std::array<std::size_t, 4> numbers{};
    if (!array.isArray() || array.getArrayNItems() != 4) {
        return std::nullopt;
    }
    for (int i = 0; i < 4; ++i) {
        QPDFObjectHandle number = array.getArrayItem(i);
        const long long value = number.isInteger() ? number.getIntValue() : -1;
        if (value < 0 || static_cast<std::size_t>(value) > file_size) {
            return std::nullopt;
        }
        numbers[static_cast<std::size_t>(i)] = static_cast<std::size_t>(value);
    }
    const Range range{numbers[1], numbers[2], numbers[2] + numbers[3]};
    const bool follows = numbers[0] == 0 && range.hole_begin > 0 && range.hole_begin < range.hole_end && numbers[3] > 0 && range.end <= file_size;
    return follows ? std::optional<Range>(range) : std::nullopt;
}

std::size_t count(std::string_view bytes, std::string_view word)
{
    std::size_t found = 0;
    for (std::size_t at = bytes.find(word); at != std::string_view::npos; at = bytes.find(word, at + word.size())) {
        ++found;
    }
    return found;
}

// The value of /Contents as it stands: "<" hexadecimal digits ">".
Result<std::string> hex_string(std::string_view written)
{
    if (written.size() < 4 || written.front() != '<' || written.back() != '>') {
        return fail(ErrorCode::malformed, "signature: no hexadecimal string");
    }
    return crypto::from_hex(written.substr(1, written.size() - 2));
}

}  // namespace

bool ends_a_revision(std::string_view bytes)
{
    if (bytes.ends_with("\r\n")) {
        bytes.remove_suffix(2);
    } else if (bytes.ends_with('\n') || bytes.ends_with('\r')) {
        bytes.remove_suffix(1);
    }
    return bytes.ends_with("%%EOF");
}

Placing place_signature(std::string_view bytes, QPDF& pdf, QPDFObjectHandle signature, QPDFObjGen holder)
{
    if (!signature.isDictionary()) {
        return {std::nullopt, SignatureFlaw::no_dictionary};
    }
    QPDFObjectHandle array = signature.getKey("/ByteRange");
    if (array.isNull()) {
        return {std::nullopt, SignatureFlaw::no_byte_range};
    }
    const auto range = range_of(array, bytes.size());
    if (!range) {
        return {std::nullopt, SignatureFlaw::bad_byte_range};
    }
    QPDFObjectHandle contents = signature.getKey("/Contents");
    if (!contents.isString() || contents.getStringValue().empty()) {
        return {std::nullopt, SignatureFlaw::no_contents};
    }
    // In the open, not in a compressed object; the hole is this very string, in this very object.
    const auto table = pdf.getXRefTable();
    const auto entry = table.find(holder);
    const bool is_in_the_open = entry != table.end() && entry->second.getType() == 1 && entry->second.getOffset() >= 0;
    const std::size_t begin = is_in_the_open ? static_cast<std::size_t>(entry->second.getOffset()) : bytes.size();
    const std::size_t end = bytes.substr(0, range->end).find("endobj", range->hole_end);
    const auto parsed_at = contents.getParsedOffset();
    if (contents.isIndirect() || begin >= range->hole_begin || end == std::string_view::npos || parsed_at < 0 || static_cast<std::size_t>(parsed_at) != range->hole_begin) {
        return {std::nullopt, SignatureFlaw::hole_is_not_contents};
    }
    const std::string_view before = bytes.substr(begin, range->hole_begin - begin);
    const std::string_view after = bytes.substr(range->hole_end, end - range->hole_end);
    if (text::contains(before, "endobj")) {
        return {std::nullopt, SignatureFlaw::hole_is_not_contents};
    }
    if (count(before, "/ByteRange") + count(after, "/ByteRange") != 1 || count(before, "/Contents") + count(after, "/Contents") != 1) {
        return {std::nullopt, SignatureFlaw::ambiguous};
    }
    auto decoded = hex_string(bytes.substr(range->hole_begin, range->hole_end - range->hole_begin));
    if (!decoded.ok()) {
        return {std::nullopt, SignatureFlaw::hole_is_not_contents};
    }
    if (decoded->find_first_not_of('\0') == std::string::npos) {
        return {std::nullopt, SignatureFlaw::no_contents};
    }
    if (!ends_a_revision(bytes.substr(0, range->end))) {
        return {std::nullopt, SignatureFlaw::not_at_revision_end};
    }
    return {Placed{{bytes.substr(0, range->hole_begin), bytes.substr(range->hole_end, range->end - range->hole_end)}, std::move(*decoded), range->end, begin, end}, {}};
}

}  // namespace asepsie::pdf
