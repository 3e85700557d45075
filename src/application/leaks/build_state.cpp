#include "application/leaks/build_state.h"

#include "foundation/crypto/digest.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstring>

namespace asepsie::leaks {
namespace {

constexpr std::string_view schema = "asepsie-leaks-building-1";
constexpr std::size_t max_state_bytes = 4U << 20U;
constexpr std::string_view state_name = "state";
constexpr std::string_view lock_name = "lock";
constexpr std::string_view new_state_name = "state.new";
constexpr std::string_view whole_name = "whole";
constexpr std::string_view part_name = "part-";
constexpr std::string_view bucket_name = "bucket-";
constexpr std::size_t number_digits = 4;

std::optional<std::uint64_t> whole_number_in(const json::Object& object, std::string_view name)
{
    const auto number = json::integer_in(object, name);
    return number && *number >= 0 ? std::optional(static_cast<std::uint64_t>(*number)) : std::nullopt;
}

json::Object line_object(std::size_t file, std::uint64_t line) { return {{"file", file}, {"line", line}}; }

bool read_counts(const json::Object& object, LineCounts& counts)
{
    const auto lines = whole_number_in(object, "lines");
    const auto nothing = whole_number_in(object, "nothing");
    const auto broken = whole_number_in(object, "broken");
    const json::Array* first = json::array_in(object, "first_broken");
    if (!lines || !nothing || !broken || first == nullptr || first->size() > most_broken_lines_named) {
        return false;
    }
    counts = {*lines, *nothing, *broken, {}};
    for (const json::Value& value : *first) {
        const json::Object* said = value.if_object();
        const auto file = said != nullptr ? whole_number_in(*said, "file") : std::nullopt;
        const auto line = said != nullptr ? whole_number_in(*said, "line") : std::nullopt;
        const auto flaw = said != nullptr ? line_flaw_named(json::string_in(*said, "flaw").value_or("")) : std::nullopt;
        if (!file || !line || !flaw) {
            return false;
        }
        counts.first_broken.push_back({static_cast<std::size_t>(*file), *line, *flaw});
    }
    return true;
}

bool read_place(const json::Object& object, LinePlace& place)
{
    const auto file = whole_number_in(object, "file");
    const auto byte = whole_number_in(object, "byte");
    const auto line = whole_number_in(object, "line");
    if (!file || !byte || !line) {
        return false;
    }
    place = {static_cast<std::size_t>(*file), *byte, *line};
    return true;
}

bool read_lists(const json::Object& object, BuildState& state)
{
    const json::Array* segments = json::array_in(object, "segments");
    const json::Array* buckets = json::array_in(object, "buckets");
    constexpr std::size_t most = 1U << max_prefix_bits;
    if (segments == nullptr || buckets == nullptr || segments->size() > most || buckets->size() > most) {
        return false;
    }
    for (const json::Value& value : *segments) {
        auto segment = segment_in(value);
        if (!segment) {
            return false;
        }
        state.segments.push_back(std::move(*segment));
    }
    for (const json::Value& value : *buckets) {
        const std::int64_t* count = value.if_int64();
        if (count == nullptr || *count < 0 || static_cast<std::uint64_t>(*count) > max_segment_keys) {
            return false;
        }
        state.buckets.push_back(static_cast<std::uint64_t>(*count));
    }
    return true;
}

// Of the names that stand after the output's: nobody else's file is removed.
bool is_left_over(std::string_view name)
{
    const auto is_numbered = [&](std::string_view kind) {
        return name.size() == kind.size() + number_digits && name.starts_with(kind) && name.find_first_not_of("0123456789", kind.size()) == std::string_view::npos;
    };
    return name == whole_name || name == new_state_name || is_numbered(part_name) || is_numbered(bucket_name);
}

}  // namespace

std::string encode(const BuildState& state)
{
    json::Array first_broken;
    for (const BrokenLine& broken : state.counts.first_broken) {
        json::Object line = line_object(broken.file, broken.line);
        line["flaw"] = name_of(broken.flaw);
        first_broken.emplace_back(std::move(line));
    }
    json::Array segments;
    for (const Segment& segment : state.segments) {
        segments.emplace_back(to_json(segment));
    }
    json::Array buckets;
    for (const std::uint64_t count : state.buckets) {
        buckets.emplace_back(count);
    }
    json::Object place = line_object(state.place.file, state.place.line);
    place["byte"] = state.place.byte;
    json::Object counts{{"lines", state.counts.lines}, {"nothing", state.counts.nothing}, {"broken", state.counts.broken}, {"first_broken", std::move(first_broken)}};
    return json::write_compact(json::Object{{"schema", schema}, {"order", state.order}, {"in_order", state.way == Way::in_order}, {"place", std::move(place)},
        {"counts", std::move(counts)}, {"segments", std::move(segments)}, {"buckets", std::move(buckets)}});
}

Result<BuildState> state_in(std::string_view text)
{
    const json::Value value = TRY(json::parse(text));
    const json::Object* object = value.if_object();
    const Error malformed = fail(ErrorCode::malformed, "the state of an unfinished list");
    if (object == nullptr || json::string_in(*object, "schema") != schema) {
        return malformed;
    }
    const auto order = json::string_in(*object, "order");
    const auto is_in_order = json::boolean_in(*object, "in_order");
    const json::Object* place = json::object_in(*object, "place");
    const json::Object* counts = json::object_in(*object, "counts");
    if (!order || !is_in_order || place == nullptr || counts == nullptr) {
        return malformed;
    }
    BuildState state;
    state.order = *order;
    state.way = *is_in_order ? Way::in_order : Way::shared_out;
    if (!read_place(*place, state.place) || !read_counts(*counts, state.counts) || !read_lists(*object, state)) {
        return malformed;
    }
    return state;
}

std::string Workplace::numbered(std::string_view name, std::size_t number) const { return fmt::format("{}{}{:0{}}", m_base, name, number, number_digits); }

std::string Workplace::folder() const
{
    const std::size_t slash = m_output.rfind('/');
    return slash == std::string::npos ? "." : slash == 0 ? "/" : m_output.substr(0, slash);
}

Result<Done> Workplace::lock()
{
    m_lock = TRY(m_disk.lock(m_base + std::string(lock_name)));
    return Done{};
}

std::optional<BuildState> Workplace::saved(const std::string& order, std::size_t segments) const
{
    const auto text = m_disk.read(m_base + std::string(state_name), max_state_bytes);
    auto state = text.ok() ? state_in(*text) : Result<BuildState>(text.error());
    const bool is_of_it = state.ok() && state->order == order && state->segments.size() <= segments
        && state->buckets.size() == (state->way == Way::shared_out ? segments : 0);
    return is_of_it ? std::optional(std::move(*state)) : std::nullopt;
}

Result<Done> Workplace::save(const BuildState& state)
{
    const std::string path = m_base + std::string(state_name);
    const std::string beside = m_base + std::string(new_state_name);
    static_cast<void>(m_disk.remove(beside));  // of a run that was ended
    TRY(m_disk.create(beside, encode(state)));
    TRY(m_disk.rename(beside, path));
    return m_disk.flush_folder(folder());
}

Result<Done> Workplace::put_part(std::size_t number, std::string_view table)
{
    if (table.empty()) {
        return Done{};
    }
    static_cast<void>(m_disk.remove(numbered(part_name, number)));
    return m_disk.create(numbered(part_name, number), table);
}

Result<std::string> Workplace::part(std::size_t number, const Segment& segment) const
{
    const auto bytes = static_cast<std::size_t>(segment.shape.table_bytes());
    if (bytes == 0) {
        return std::string();
    }
    auto table = m_disk.read(numbered(part_name, number), bytes);
    if (!table.ok() && table.error().code == ErrorCode::io_failed) {
        return std::move(table).error();
    }
    crypto::Sha256 hash;
    hash.add(table.ok() ? *table : std::string());
    return hash.digest() == segment.sha256 ? std::move(table) : fail(ErrorCode::altered, fmt::format("{}: not as it was left", numbered(part_name, number)));
}

Result<Done> Workplace::add_to_bucket(std::size_t number, std::string_view keys) { return m_disk.append(numbered(bucket_name, number), keys); }

Result<Done> Workplace::flush_buckets(const std::vector<std::uint64_t>& counts)
{
    for (std::size_t number = 0; number < counts.size(); ++number) {
        if (counts[number] > 0) {
            TRY(m_disk.flush(numbered(bucket_name, number)));
        }
    }
    return m_disk.flush_folder(folder());
}

Result<std::vector<std::uint64_t>> Workplace::bucket(std::size_t number, std::uint64_t count) const
{
    std::vector<std::uint64_t> keys(static_cast<std::size_t>(count));
    if (count == 0) {
        return keys;
    }
    const std::size_t bytes = keys.size() * sizeof keys[0];
    const auto content = m_disk.read(numbered(bucket_name, number), bytes);
    if (!content.ok() && content.error().code == ErrorCode::io_failed) {
        return content.error();
    }
    if (!content.ok() || content->size() != bytes) {
        return fail(ErrorCode::altered, fmt::format("{}: not as it was left", numbered(bucket_name, number)));
    }
    std::memcpy(keys.data(), content->data(), bytes);
    return keys;
}

void Workplace::drop_bucket(std::size_t number) { static_cast<void>(m_disk.remove(numbered(bucket_name, number))); }

Result<Done> Workplace::begin_output(std::string_view header)
{
    const std::string path = m_base + std::string(whole_name);
    static_cast<void>(m_disk.remove(path));
    return m_disk.create(path, header);
}

Result<Done> Workplace::add_to_output(std::string_view table) { return m_disk.append(m_base + std::string(whole_name), table); }

Result<Done> Workplace::finish_output()
{
    const std::string path = m_base + std::string(whole_name);
    TRY(m_disk.flush(path));
    TRY(m_disk.rename(path, m_output));
    return m_disk.flush_folder(folder());
}

Result<Done> Workplace::clear()
{
    const std::size_t name_start = m_base.rfind('/') + 1;  // 0 where there is no slash
    const std::string prefix = m_base.substr(name_start);
    const std::vector<std::string> names = TRY(m_disk.names_in(folder()));
    if (std::find(names.begin(), names.end(), prefix + std::string(state_name)) != names.end()) {
        TRY(m_disk.remove(m_base + std::string(state_name)));
        TRY(m_disk.flush_folder(folder()));
    }
    for (const std::string& name : names) {
        if (name.starts_with(prefix) && is_left_over(std::string_view(name).substr(prefix.size()))) {
            static_cast<void>(m_disk.remove(m_base + name.substr(prefix.size())));
        }
    }
    return Done{};
}

void Workplace::leave()
{
    static_cast<void>(m_disk.remove(m_base + std::string(lock_name)));
    m_lock.reset();
}

}  // namespace asepsie::leaks
