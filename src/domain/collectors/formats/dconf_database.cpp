#include "domain/collectors/formats/dconf_database.h"

#include <fmt/core.h>

#include <cstring>
#include <utility>

namespace asepsie::collectors::formats {
namespace {

constexpr std::size_t max_items = 100'000;
constexpr std::size_t max_key_depth = 32;
constexpr std::uint32_t no_parent = 0xFFFFFFFF;

template <typename Number>
std::optional<Number> number_at(std::string_view bytes, std::size_t offset)
{
    if (offset > bytes.size() || bytes.size() - offset < sizeof(Number)) {
        return std::nullopt;
    }
    Number number{};
    std::memcpy(&number, bytes.data() + offset, sizeof number);  // GVDB is little-endian here: its signature says so
    return number;
}

// One slot of the hash table: struct gvdb_hash_item, 24 bytes.
struct Item {
    std::uint32_t parent;
    std::uint32_t key_start;
    std::uint16_t key_size;
    char type;  // 'v' value, 'H' table, 'L' list
    std::uint32_t start;
    std::uint32_t end;
};
constexpr std::size_t item_bytes = 24;

Item item_at(std::string_view table, std::size_t index)
{
    const std::size_t at = index * item_bytes;
    return {*number_at<std::uint32_t>(table, at + 4), *number_at<std::uint32_t>(table, at + 8), *number_at<std::uint16_t>(table, at + 12), table[at + 14],
        *number_at<std::uint32_t>(table, at + 16), *number_at<std::uint32_t>(table, at + 20)};
}

std::optional<std::string> string_value(std::string_view data)
{
    if (data.empty() || data.back() != '\0') {
        return std::nullopt;
    }
    return std::string(data.data());
}

// "as": the strings one after another, then the offset of the end of each, as wide as the whole needs.
std::optional<std::vector<std::string>> strings_value(std::string_view data)
{
    std::vector<std::string> strings;
    if (data.empty()) {
        return strings;
    }
    const std::size_t width = data.size() <= 0xFF ? 1 : data.size() <= 0xFFFF ? 2 : 4;
    const auto offset_at = [&](std::size_t at) -> std::size_t {
        std::size_t offset = 0;
        for (std::size_t i = 0; i < width; ++i) {
            offset |= static_cast<std::size_t>(static_cast<unsigned char>(data[at + i])) << (8 * i);
        }
        return offset;
    };
    if (data.size() < width) {
        return std::nullopt;
    }
    const std::size_t first_offset = offset_at(data.size() - width);  // the end of the last string is where the offsets begin
    if (first_offset > data.size() || (data.size() - first_offset) % width != 0) {
        return std::nullopt;
    }
    std::size_t start = 0;
    for (std::size_t at = first_offset; at < data.size(); at += width) {
        const std::size_t end = offset_at(at);
        if (end < start || end > first_offset) {
            return std::nullopt;
        }
        const auto string = string_value(data.substr(start, end - start));
        if (!string) {
            return std::nullopt;
        }
        strings.push_back(*string);
        start = end;
    }
    return strings;
}

template <typename Number>
std::optional<SettingValue> integer_value(std::string_view data)
{
    const auto number = data.size() == sizeof(Number) ? number_at<Number>(data, 0) : std::nullopt;
    if (!number || !std::in_range<std::int64_t>(*number)) {
        return std::nullopt;
    }
    return SettingValue(static_cast<std::int64_t>(*number));
}

// A serialised variant: the value, a NUL, its type.
std::optional<SettingValue> value_of(std::string_view variant)
{
    const std::size_t separator = variant.rfind('\0');
    if (separator == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view data = variant.substr(0, separator);
    const std::string_view type = variant.substr(separator + 1);
    if (type == "b") {
        return data.size() == 1 ? std::optional(SettingValue(data[0] != 0)) : std::nullopt;
    }
    if (type == "s") {
        const auto string = string_value(data);
        return string ? std::optional(SettingValue(*string)) : std::nullopt;
    }
    if (type == "as") {
        const auto strings = strings_value(data);
        return strings ? std::optional(SettingValue(*strings)) : std::nullopt;
    }
    if (type == "d") {
        const auto number = data.size() == 8 ? number_at<double>(data, 0) : std::nullopt;
        return number ? std::optional(SettingValue(*number)) : std::nullopt;
    }
    if (type == "y") {
        return integer_value<std::uint8_t>(data);
    }
    if (type == "n") {
        return integer_value<std::int16_t>(data);
    }
    if (type == "q") {
        return integer_value<std::uint16_t>(data);
    }
    if (type == "i") {
        return integer_value<std::int32_t>(data);
    }
    if (type == "u") {
        return integer_value<std::uint32_t>(data);
    }
    if (type == "x") {
        return integer_value<std::int64_t>(data);
    }
    if (type == "t") {
        return integer_value<std::uint64_t>(data);
    }
    return std::nullopt;
}

template <typename Number>
void append(std::string& bytes, Number number)
{
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

// The value, a NUL, its type: what value_of reads.
std::string serialised(const SettingValue& value)
{
    std::string bytes;
    if (const bool* flag = std::get_if<bool>(&value)) {
        bytes = std::string(1, *flag ? '\1' : '\0') + '\0' + "b";
    } else if (const std::int64_t* integer = std::get_if<std::int64_t>(&value)) {
        append(bytes, *integer);
        bytes += std::string(1, '\0') + "x";
    } else if (const double* number = std::get_if<double>(&value)) {
        append(bytes, *number);
        bytes += std::string(1, '\0') + "d";
    } else if (const std::string* text = std::get_if<std::string>(&value)) {
        bytes = *text + std::string(2, '\0') + "s";
    } else {
        const auto& list = std::get<std::vector<std::string>>(value);
        std::string offsets;
        for (const std::string& text_in_list : list) {
            bytes += text_in_list + '\0';
        }
        const std::size_t narrow = bytes.size() + list.size();
        const std::size_t width = narrow <= 0xFF ? 1 : bytes.size() + 2 * list.size() <= 0xFFFF ? 2 : 4;
        std::size_t end = 0;
        for (const std::string& text_in_list : list) {
            end += text_in_list.size() + 1;
            for (std::size_t i = 0; i < width; ++i) {
                offsets += static_cast<char>((end >> (8 * i)) & 0xFFU);
            }
        }
        bytes += offsets + '\0' + "as";
    }
    return bytes;
}

}  // namespace

std::optional<SettingValue> DconfDatabase::get(std::string_view key) const
{
    const auto found = m_settings.find(key);
    return found == m_settings.end() ? std::nullopt : std::optional(found->second);
}

Result<DconfDatabase> parse_dconf_database(std::string_view bytes)
{
    constexpr std::size_t header_bytes = 24;  // signature, version, options, root pointer
    if (bytes.size() < header_bytes || !bytes.starts_with("GVariant")) {
        return fail(ErrorCode::malformed, "dconf: no little-endian GVDB signature at byte 0");
    }
    const auto start = *number_at<std::uint32_t>(bytes, 16);
    const auto end = *number_at<std::uint32_t>(bytes, 20);
    if (start > end || end > bytes.size() || end - start < 8) {
        return fail(ErrorCode::malformed, "dconf: the root table lies outside the file (byte 16)");
    }
    // struct gvdb_hash_header: bloom words (5 bits are a shift), buckets; then both arrays, then the items.
    const std::string_view root = bytes.substr(start, end - start);
    const std::size_t bloom_words = *number_at<std::uint32_t>(root, 0) & 0x07FFFFFFU;
    const std::size_t buckets = *number_at<std::uint32_t>(root, 4);
    const std::size_t before_items = 8 + 4 * (bloom_words + buckets);
    if (before_items > root.size()) {
        return fail(ErrorCode::malformed, fmt::format("dconf: the hash table is cut short (byte {})", start));
    }
    const std::string_view table = root.substr(before_items);
    const std::size_t count = table.size() / item_bytes;
    if (count > max_items) {
        return fail(ErrorCode::too_large, fmt::format("dconf: more than {} settings", max_items));
    }

    std::map<std::string, SettingValue, std::less<>> settings;
    for (std::size_t i = 0; i < count; ++i) {
        const Item item = item_at(table, i);
        if (item.type != 'v' || item.start > item.end || item.end > bytes.size()) {
            continue;
        }
        std::string key;
        std::uint32_t at = static_cast<std::uint32_t>(i);
        for (std::size_t depth = 0; at != no_parent; ++depth) {
            if (depth > max_key_depth || at >= count) {
                return fail(ErrorCode::malformed, fmt::format("dconf: the key of item {} does not end", i));
            }
            const Item part = item_at(table, at);
            if (part.key_start > bytes.size() || bytes.size() - part.key_start < part.key_size) {
                return fail(ErrorCode::malformed, fmt::format("dconf: a key lies outside the file (item {})", at));
            }
            key.insert(0, bytes.substr(part.key_start, part.key_size));
            at = part.parent;
        }
        if (const auto value = value_of(bytes.substr(item.start, item.end - item.start))) {
            settings.insert_or_assign(std::move(key), *value);
        }
    }
    return DconfDatabase(std::move(settings));
}

std::string write_dconf_database(const std::map<std::string, SettingValue, std::less<>>& settings)
{
    constexpr std::size_t header_bytes = 24;
    constexpr std::size_t table_header_bytes = 8;  // no bloom words, no buckets
    std::string items;
    std::string data;
    const std::size_t data_start = header_bytes + table_header_bytes + settings.size() * item_bytes;
    for (const auto& [key, value] : settings) {
        const std::string variant = serialised(value);
        append(items, std::uint32_t{0});  // hash, unused without buckets
        append(items, no_parent);
        append(items, static_cast<std::uint32_t>(data_start + data.size()));
        append(items, static_cast<std::uint16_t>(key.size()));
        items += std::string("v") + '\0';
        data += key;
        append(items, static_cast<std::uint32_t>(data_start + data.size()));
        data += variant;
        append(items, static_cast<std::uint32_t>(data_start + data.size()));
    }
    std::string bytes = "GVariant" + std::string(8, '\0');
    append(bytes, static_cast<std::uint32_t>(header_bytes));
    append(bytes, static_cast<std::uint32_t>(data_start));
    append(bytes, std::uint32_t{0});
    append(bytes, std::uint32_t{0});
    return bytes + items + data;
}

}  // namespace asepsie::collectors::formats
