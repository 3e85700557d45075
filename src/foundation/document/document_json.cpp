#include "foundation/document/document_json.h"

#include "foundation/base/text.h"
#include "foundation/json/json.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace asepsie::document {
namespace {

constexpr std::array<std::string_view, std::variant_size_v<Block>> kinds{
    "heading", "paragraph", "lead", "list", "steps", "status_line", "action", "table", "details", "ring", "gauge", "field", "aside", "code", "card"};
constexpr std::array<std::string_view, 3> sizes{"desk", "arm", "room"};
constexpr std::array tones{Tone::in_order, Tone::to_do, Tone::danger, Tone::unknown, Tone::disputed, Tone::neutral};
constexpr std::array<std::string_view, 7> field_kinds{"line", "lines", "date", "figure", "choice", "tick", "signature"};

// What a block is made of, said once for writing and reading: io(name, member) for each member. B is const where it is written.
template <typename Io, typename B>
void members(Io& io, B& block)
{
    using Kind = std::remove_const_t<B>;
    if constexpr (std::is_same_v<Kind, Heading>) {
        io.within("level", block.level, 1, 4);
        io("text", block.text);
    } else if constexpr (std::is_same_v<Kind, Paragraph> || std::is_same_v<Kind, Aside>) {
        io("text", block.text);
    } else if constexpr (std::is_same_v<Kind, Card>) {
        io("title", block.title);
        io("lines", block.lines);
    } else if constexpr (std::is_same_v<Kind, Code>) {
        io("address", block.address);
        io("label", block.label);
    } else if constexpr (std::is_same_v<Kind, Lead>) {
        io("tone", block.tone);
        io("text", block.text);
    } else if constexpr (std::is_same_v<Kind, List> || std::is_same_v<Kind, Steps>) {
        io("items", block.items);
    } else if constexpr (std::is_same_v<Kind, StatusLine>) {
        io("tone", block.tone);
        io("word", block.word);
        io("text", block.text);
        io("aside", block.aside);
        io("link", block.link);
        io("below", block.below);
    } else if constexpr (std::is_same_v<Kind, Action>) {
        io.within("number", block.number, 0, 10'000);
        io("tone", block.tone);
        io("word", block.word);
        io("title", block.title);
        io("aside", block.aside);
        io("why", block.why);
        io("steps", block.steps);
        io("more", block.more);
        io("link", block.link);
    } else if constexpr (std::is_same_v<Kind, Table>) {
        io("columns", block.columns);
        io("rows", block.rows);
    } else if constexpr (std::is_same_v<Kind, Details>) {
        io("pairs", block.pairs);
    } else if constexpr (std::is_same_v<Kind, Petal>) {
        io("name", block.name);
        io("tone", block.tone);
        io("word", block.word);
        io("filled", block.filled);
        io("known", block.known);
    } else if constexpr (std::is_same_v<Kind, Ring>) {
        io("title", block.title);
        io("petals", block.petals);
        io("columns", block.columns);
    } else if constexpr (std::is_same_v<Kind, Gauge>) {
        io("name", block.name);
        io("word", block.word);
        io("in_place", block.in_place);
        io("known", block.known);
        io("aside", block.aside);
    } else {
        static_assert(std::is_same_v<Kind, Field>);
        io("type", block.kind);
        io("name", block.name);
        io("label", block.label);
        io("hint", block.hint);
        io("unit", block.unit);
        io("options", block.options);
        io("value", block.value);
        io("required", block.required);
        io("asked_if", block.asked_if);
        io("asked_values", block.asked_values);
    }
}

struct Writer {
    json::Object object;

    template <typename T>
    void operator()(std::string_view name, const T& member)
    {
        object[name] = value_of(member);
    }
    void within(std::string_view name, const int& member, int, int) { object[name] = member; }

    static json::Value value_of(const std::string& text) { return json::Value(text); }
    static json::Value value_of(double number) { return json::Value(number); }
    static json::Value value_of(bool truth) { return json::Value(truth); }
    static json::Value value_of(Tone tone) { return json::Value(name_of(tone)); }
    static json::Value value_of(Field::Kind kind) { return json::Value(field_kinds.at(static_cast<std::size_t>(kind))); }
    static json::Value value_of(const std::pair<std::string, std::string>& pair)
    {
        return json::Value(json::Array{json::Value(pair.first), json::Value(pair.second)});
    }
    static json::Value value_of(const Petal& petal)
    {
        Writer writer;
        members(writer, petal);
        return json::Value(std::move(writer.object));
    }
    template <typename T>
    static json::Value value_of(const std::vector<T>& all)
    {
        json::Array array;
        for (const T& each : all) {
            array.push_back(value_of(each));
        }
        return json::Value(std::move(array));
    }
};

// Keeps the first mistake it meets, with its place, and reads nothing after it.
class Reader {
public:
    Reader(const json::Object& object, std::string place, std::size_t read_before) : m_object(object), m_place(std::move(place)), m_read(read_before) {}

    template <typename T>
    void operator()(std::string_view name, T& member)
    {
        if (const json::Value* value = find(name)) {
            read(*value, m_place + "." + std::string(name), member);
        }
    }
    void within(std::string_view name, int& member, int least, int most)
    {
        const json::Value* value = find(name);
        const std::int64_t* number = value != nullptr ? value->if_int64() : nullptr;
        if (number == nullptr || *number < least || *number > most) {
            wrong(ErrorCode::malformed, m_place + "." + std::string(name));
        } else {
            member = static_cast<int>(*number);
        }
    }

    Result<Done> done()
    {
        if (!m_error && m_read != m_object.size()) {
            wrong(ErrorCode::malformed, m_place);
        }
        return m_error ? Result<Done>(*m_error) : Result<Done>(Done{});
    }

private:
    void wrong(ErrorCode code, const std::string& place)
    {
        if (!m_error) {
            m_error = fail(code, "document: " + place);
        }
    }

    const json::Value* find(std::string_view name)
    {
        const auto found = m_object.find(name);
        if (found == m_object.end()) {
            wrong(ErrorCode::malformed, m_place + "." + std::string(name));
            return nullptr;
        }
        ++m_read;
        return &found->value();
    }

    void read(const json::Value& value, const std::string& place, std::string& member)
    {
        const json::String* string = value.if_string();
        const std::string_view text = string != nullptr ? std::string_view(string->data(), string->size()) : std::string_view();
        if (string == nullptr || !text::is_plain_utf8(text)) {
            wrong(ErrorCode::malformed, place);
        } else if (text.size() > longest_text) {
            wrong(ErrorCode::too_large, place);
        } else {
            member = text;
        }
    }
    // The part of a whole: 0 to 1. What was written as 1.0 may come back as an integer.
    void read(const json::Value& value, const std::string& place, double& member)
    {
        member = value.is_double() ? value.get_double() : value.is_int64() ? static_cast<double>(value.get_int64()) : -1.0;
        const bool is_part = member >= 0 && member <= 1;
        if (!is_part) {
            wrong(ErrorCode::malformed, place);
        }
    }
    void read(const json::Value& value, const std::string& place, bool& member)
    {
        if (value.is_bool()) {
            member = value.get_bool();
        } else {
            wrong(ErrorCode::malformed, place);
        }
    }
    void read(const json::Value& value, const std::string& place, Tone& member)
    {
        std::string name;
        read(value, place, name);
        const auto* const found = std::find_if(tones.begin(), tones.end(), [&](Tone tone) { return name_of(tone) == name; });
        if (found == tones.end()) {
            wrong(ErrorCode::malformed, place);
        } else {
            member = *found;
        }
    }
    void read(const json::Value& value, const std::string& place, Field::Kind& member)
    {
        std::string name;
        read(value, place, name);
        const auto* const found = std::find(field_kinds.begin(), field_kinds.end(), name);
        if (found == field_kinds.end()) {
            wrong(ErrorCode::malformed, place);
        } else {
            member = static_cast<Field::Kind>(found - field_kinds.begin());
        }
    }
    void read(const json::Value& value, const std::string& place, std::pair<std::string, std::string>& member)
    {
        const json::Array* array = value.if_array();
        if (array == nullptr || array->size() != 2) {
            wrong(ErrorCode::malformed, place);
            return;
        }
        read((*array)[0], place, member.first);
        read((*array)[1], place, member.second);
    }
    void read(const json::Value& value, const std::string& place, Petal& member)
    {
        const json::Object* object = value.if_object();
        if (object == nullptr) {
            wrong(ErrorCode::malformed, place);
            return;
        }
        Reader reader(*object, place, 0);
        members(reader, member);
        if (const auto done = reader.done(); !done.ok() && !m_error) {
            m_error = done.error();
        }
    }
    template <typename T>
    void read(const json::Value& value, const std::string& place, std::vector<T>& member)
    {
        const json::Array* array = value.if_array();
        if (array == nullptr) {
            wrong(ErrorCode::malformed, place);
        } else if (array->size() > most_elements) {
            wrong(ErrorCode::too_large, place);
        } else {
            for (const json::Value& each : *array) {
                const std::string each_place = fmt::format("{}[{}]", place, member.size());
                read(each, each_place, member.emplace_back());
            }
        }
    }

    const json::Object& m_object;
    std::string m_place;
    std::size_t m_read;
    std::optional<Error> m_error;
};

// A block of the kind with that index, empty.
template <std::size_t... I>
Block block_of(std::size_t kind, std::index_sequence<I...>)
{
    using Make = Block (*)();
    constexpr std::array<Make, sizeof...(I)> makers{[]() -> Block { return std::variant_alternative_t<I, Block>{}; }...};
    return makers.at(kind)();
}

Result<Block> read_block(const json::Value& value, const std::string& place)
{
    const json::Object* object = value.if_object();
    const auto name = object != nullptr ? json::string_in(*object, "kind") : std::nullopt;
    const auto* const kind = std::find(kinds.begin(), kinds.end(), name.value_or(""));
    if (kind == kinds.end()) {
        return fail(ErrorCode::malformed, "document: " + place + ".kind");
    }
    Block block = block_of(static_cast<std::size_t>(kind - kinds.begin()), std::make_index_sequence<std::variant_size_v<Block>>());
    Reader reader(*object, place, 1);
    std::visit([&](auto& concrete) { members(reader, concrete); }, block);
    TRY(reader.done());
    if (const Table* table = std::get_if<Table>(&block)) {
        for (const auto& row : table->rows) {
            if (row.size() != table->columns.size()) {
                return fail(ErrorCode::malformed, "document: " + place + ".rows");
            }
        }
    }
    return block;
}

}  // namespace

std::string to_json(const Document& document)
{
    json::Array blocks;
    for (const Block& block : document.blocks) {
        Writer writer;
        writer.object["kind"] = kinds.at(block.index());
        std::visit([&](const auto& concrete) { members(writer, concrete); }, block);
        blocks.push_back(json::Value(std::move(writer.object)));
    }
    json::Object object;
    object["language"] = document.language;
    object["title"] = document.title;
    if (document.size != Size::desk) {
        object["size"] = sizes.at(static_cast<std::size_t>(document.size));
    }
    object["blocks"] = std::move(blocks);
    return json::write_compact(json::Value(std::move(object)));
}

Result<Document> document_from_json(std::string_view text)
{
    if (text.size() > longest_json) {
        return fail(ErrorCode::too_large, "document: more than 8 MiB of JSON");
    }
    const json::Value value = TRY(json::parse(text));
    const json::Object* object = value.if_object();
    const json::Array* blocks = object != nullptr ? json::array_in(*object, "blocks") : nullptr;
    if (blocks == nullptr) {
        return fail(ErrorCode::malformed, "document: blocks");
    }
    if (blocks->size() > most_blocks) {
        return fail(ErrorCode::too_large, "document: blocks");
    }
    Document document;
    const auto size = json::string_in(*object, "size");
    if (size) {
        const auto* const found = std::find(sizes.begin(), sizes.end(), *size);
        if (found == sizes.end()) {
            return fail(ErrorCode::malformed, "document: size");
        }
        document.size = static_cast<Size>(found - sizes.begin());
    }
    Reader reader(*object, "document", size ? 2 : 1);  // the blocks, and the size, are read here
    reader("language", document.language);
    reader("title", document.title);
    TRY(reader.done());
    for (const json::Value& each : *blocks) {
        document.blocks.push_back(TRY(read_block(each, fmt::format("blocks[{}]", document.blocks.size()))));
    }
    return document;
}

}  // namespace asepsie::document
