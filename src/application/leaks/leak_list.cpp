#include "application/leaks/leak_list.h"

#include "foundation/base/text.h"
#include "foundation/crypto/digest.h"

#include <fmt/core.h>

namespace asepsie::leaks {
namespace {

constexpr std::uint64_t max_loaded_bytes = 256ULL << 20U;  // of segments kept in memory; the oldest makes room, and is verified again when it is asked again

std::span<const std::uint8_t> bytes_of(const std::string& text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

}  // namespace

LeakList::LeakList(Source source, SplitList split) : m_source(std::move(source)), m_header(std::move(split.header)), m_loaded(m_header.segments.size())
{
    std::uint64_t start = split.segments_start;
    for (const Segment& segment : m_header.segments) {
        m_starts.push_back(start);
        start += segment.shape.table_bytes();
    }
}

Result<LeakList> LeakList::over(Source source, std::string_view start, std::uint64_t bytes)
{
    SplitList split = TRY(split_list(start));
    const std::uint64_t expected = split.segments_start + split.header.segments_bytes();
    if (bytes != expected) {
        return fail(bytes < expected ? ErrorCode::truncated : ErrorCode::altered, fmt::format("list of leaks: {} bytes where {} should be", bytes, expected));
    }
    return LeakList(std::move(source), std::move(split));
}

Result<LeakList> LeakList::open(const std::string& path)
{
    storage::OpenFile file = TRY(storage::OpenFile::open(path, storage::Links::followed));
    const storage::FileState state = TRY(file.state());
    std::string start;
    TRY(file.read_at(0, header_start_bytes, start));
    const std::size_t reach = TRY(header_reach(start));
    TRY(file.read_at(0, reach, start));
    return over(std::move(file), start, state.bytes);
}

Result<LeakList> LeakList::of_bytes(std::string bytes)
{
    const std::size_t reach = TRY(header_reach(bytes));
    const std::string start = bytes.substr(0, reach);
    const std::uint64_t size = bytes.size();
    return over(std::move(bytes), start, size);
}

Result<LeakList> LeakList::of_passwords(std::string_view lines, std::string origin, Date date)
{
    crypto::Sha1 sha1 = TRY(crypto::Sha1::make());
    std::vector<std::uint64_t> keys;
    text::for_each_line(lines, [&](std::string_view line) {
        if (!line.empty() && keys.size() <= max_segment_keys) {
            keys.push_back(key_of(sha1.of(line)));
        }
    });
    if (keys.empty() || keys.size() > max_segment_keys) {
        return fail(keys.empty() ? ErrorCode::malformed : ErrorCode::too_large, "a list of common passwords");
    }
    const fuse_filter::Filter filter = TRY(fuse_filter::build(keys));
    std::string table(filter.table.begin(), filter.table.end());
    SplitList split{{std::move(origin), date, filter.keys, 0, {{filter.keys, filter.shape, fingerprint_of(table)}}}, 0};
    return LeakList(std::move(table), std::move(split));
}

Result<std::string> LeakList::read_segment(std::size_t number) const
{
    const Segment& segment = m_header.segments[number];
    const auto bytes = static_cast<std::size_t>(segment.shape.table_bytes());
    std::string table;
    if (const auto* file = std::get_if<storage::OpenFile>(&m_source)) {
        TRY(file->read_at(m_starts[number], bytes, table));
    } else {
        table = std::get<std::string>(m_source).substr(static_cast<std::size_t>(m_starts[number]), bytes);
    }
    if (table.size() != bytes) {
        return fail(ErrorCode::truncated, fmt::format("list of leaks: segment {}", number));
    }
    if (fingerprint_of(table) != segment.sha256) {
        return fail(ErrorCode::altered, fmt::format("list of leaks: segment {}", number));
    }
    return table;
}

Result<Done> LeakList::load_segment(std::size_t number)
{
    std::string read = TRY(read_segment(number));
    auto table = std::make_unique<const std::string>(std::move(read));
    const fuse_filter::View view = TRY(fuse_filter::View::over(m_header.segments[number].shape, bytes_of(*table)));
    m_loaded_bytes += table->size();
    m_loaded[number] = Loaded{std::move(table), view};
    m_order.push_back(number);
    while (m_loaded_bytes > max_loaded_bytes && m_order.front() != number) {
        std::optional<Loaded>& oldest = m_loaded[m_order.front()];
        m_loaded_bytes -= oldest->table->size();
        oldest.reset();
        m_order.pop_front();
    }
    return Done{};
}

Result<bool> LeakList::contains(const crypto::Secret& password)
{
    crypto::Sha1 sha1 = TRY(crypto::Sha1::make());
    const auto bytes = password.bytes();
    return contains(sha1.of({reinterpret_cast<const char*>(bytes.data()), bytes.size()}));
}

Result<bool> LeakList::contains(const crypto::Sha1Digest& digest)
{
    const std::uint64_t key = key_of(digest);
    const std::size_t number = segment_of(key, m_header.prefix_bits);
    if (!m_loaded[number]) {
        TRY(load_segment(number));
    }
    return m_loaded[number]->view.contains(key);
}

Result<Done> LeakList::verify() const
{
    for (std::size_t number = 0; number < m_header.segments.size(); ++number) {
        TRY(read_segment(number));
    }
    return Done{};
}

}  // namespace asepsie::leaks
