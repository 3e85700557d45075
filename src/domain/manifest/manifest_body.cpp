#include "domain/manifest/manifest_body.h"

#include "domain/manifest/numbers.h"

#include <fmt/core.h>

#include <algorithm>
#include <limits>

namespace asepsie::manifest {
namespace {

constexpr std::size_t smallest_entry = 56;  // bytes of one in the body: bounds what a header may claim
constexpr std::uint8_t highest_entropy = 8 * entropy_steps;

bool is_writable_path(std::string_view path)
{
    if (path.empty() || path.size() > max_manifest_path_bytes || path.find('\0') != std::string_view::npos) {
        return false;
    }
    std::size_t from = 0;
    while (from <= path.size()) {
        const std::size_t end = std::min(path.find('/', from), path.size());
        const std::string_view name = path.substr(from, end - from);
        if (name.empty() || name == "." || name == "..") {
            return false;
        }
        from = end + 1;
    }
    return true;
}

std::size_t shared_start(std::string_view a, std::string_view b) { return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin()); }

// ---- writing ----

void append_path(std::string& body, std::string_view before, std::string_view path)
{
    const std::size_t shared = shared_start(before, path);
    append_number(body, shared);
    append_number(body, path.size() - shared);
    body += path.substr(shared);
}

void append_time(std::string& body, std::int64_t nanoseconds)
{
    for (unsigned shift = 0; shift < 64; shift += 8) {
        body += static_cast<char>(static_cast<std::uint64_t>(nanoseconds) >> shift);
    }
}

void append_entry(std::string& body, std::string_view before, const Entry& entry)
{
    append_path(body, before, entry.path);
    body += static_cast<char>(entry.kind);
    append_number(body, static_cast<std::uint64_t>(entry.size));
    append_time(body, entry.mtime_ns);
    append_time(body, entry.ctime_ns);
    append_number(body, entry.inode);
    append_digest(body, entry.sha256);
    body += static_cast<char>(entry.traits.kind);
    body += static_cast<char>(entry.traits.head_entropy);
    body += static_cast<char>(entry.traits.middle_entropy);
}

// ---- reading ----

// Fails for good at the first byte that is not as it should be.
class BodyReader {
public:
    explicit BodyReader(std::string_view bytes) : m_bytes(bytes) {}

    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] std::size_t offset() const { return m_at; }
    [[nodiscard]] bool is_at_end() const { return m_at == m_bytes.size(); }

    std::string_view take(std::size_t count)
    {
        if (m_failed || count > m_bytes.size() - m_at) {
            m_failed = true;
            return {};
        }
        m_at += count;
        return m_bytes.substr(m_at - count, count);
    }

    // 0 to most.
    std::uint8_t byte(std::uint8_t most)
    {
        const std::string_view taken = take(1);
        const auto value = taken.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(taken[0]);
        m_failed = m_failed || value > most;
        return value;
    }

    std::uint64_t number(std::uint64_t most)
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !m_failed; shift += 7) {
            const std::uint64_t part = byte(0xFF);
            const std::uint64_t bits = part & 0x7FU;
            m_failed = m_failed || (shift == 63 && bits > 1) || (shift > 0 && part == 0);  // runs over, or is not in its shortest form
            value |= bits << shift;
            if ((part & 0x80U) == 0) {
                m_failed = m_failed || value > most;
                return value;
            }
        }
        m_failed = true;
        return 0;
    }

    std::int64_t nanoseconds()
    {
        std::uint64_t value = 0;
        unsigned shift = 0;
        for (const char c : take(8)) {
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>(c)) << shift;
            shift += 8;
        }
        return static_cast<std::int64_t>(value);
    }

    // Shares as much with the one before as it can.
    std::string path(std::string_view before)
    {
        const std::uint64_t shared = number(before.size());
        const std::uint64_t rest = number(max_manifest_path_bytes);
        const std::string_view end = take(static_cast<std::size_t>(rest));
        if (m_failed || shared + rest > max_manifest_path_bytes || (shared < before.size() && !end.empty() && end[0] == before[static_cast<std::size_t>(shared)])) {
            m_failed = true;
            return {};
        }
        std::string whole;
        whole.reserve(static_cast<std::size_t>(shared + rest));
        whole.append(before.substr(0, static_cast<std::size_t>(shared))).append(end);
        m_path_bytes += whole.size();
        m_failed = m_path_bytes > max_bytes_of_all_paths;
        return whole;
    }

    void refuse() { m_failed = true; }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
    std::uint64_t m_path_bytes = 0;
    bool m_failed = false;
};

Entry read_entry(BodyReader& body, std::string_view before)
{
    constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    Entry entry;
    entry.path = body.path(before);
    if (!is_writable_path(entry.path) || (!before.empty() && !comes_before(before, entry.path))) {
        body.refuse();
    }
    entry.kind = static_cast<EntryKind>(body.byte(static_cast<std::uint8_t>(EntryKind::link)));
    entry.size = static_cast<std::int64_t>(body.number(largest));
    entry.mtime_ns = body.nanoseconds();
    entry.ctime_ns = body.nanoseconds();
    entry.inode = body.number(std::numeric_limits<std::uint64_t>::max());
    entry.sha256 = to_digest(body.take(crypto::sha256_bytes));
    entry.traits.kind = static_cast<ContentKind>(body.byte(last_content_kind));
    entry.traits.head_entropy = body.byte(highest_entropy);
    entry.traits.middle_entropy = body.byte(highest_entropy);
    return entry;
}

}  // namespace

Result<std::string> write_body(const std::vector<Entry>& entries, const std::vector<Gap>& gaps)
{
    std::string body;
    body.reserve(entries.size() * 96);
    std::string_view before;
    std::uint64_t path_bytes = 0;
    for (const Entry& entry : entries) {
        if (!is_writable_path(entry.path) || entry.size < 0 || (!before.empty() && !comes_before(before, entry.path))) {
            return fail(ErrorCode::bad_usage, "an entry's path or place in the order");
        }
        append_entry(body, before, entry);
        path_bytes += entry.path.size();
        before = entry.path;
    }
    before = {};
    for (const Gap& gap : gaps) {
        const bool is_first = &gap == gaps.data();
        if ((!gap.path.empty() && !is_writable_path(gap.path)) || (!is_first && !comes_before(before, gap.path))) {
            return fail(ErrorCode::bad_usage, "a gap's path or place in the order");
        }
        append_path(body, before, gap.path);
        body += static_cast<char>(gap.why);
        path_bytes += gap.path.size();
        before = gap.path;
    }
    const bool is_too_large = entries.size() + gaps.size() > max_manifest_entries || path_bytes > max_bytes_of_all_paths || body.size() > max_manifest_bytes - max_header_bytes;
    return is_too_large ? Result<std::string>(fail(ErrorCode::too_large, "more files than a manifest holds")) : std::move(body);
}

Result<Body> read_body(std::string_view bytes, std::uint64_t entries, std::uint64_t gaps)
{
    BodyReader reader(bytes);
    Body body;
    body.entries.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(entries, bytes.size() / smallest_entry)));
    for (std::uint64_t i = 0; i < entries && !reader.failed(); ++i) {
        body.entries.push_back(read_entry(reader, body.entries.empty() ? std::string_view{} : body.entries.back().path));
    }
    for (std::uint64_t i = 0; i < gaps && !reader.failed(); ++i) {
        const std::string_view before = body.gaps.empty() ? std::string_view{} : body.gaps.back().path;
        Gap gap{reader.path(before), {}};
        gap.why = static_cast<GapReason>(reader.byte(last_gap_reason));
        if ((!gap.path.empty() && !is_writable_path(gap.path)) || (i > 0 && !comes_before(before, gap.path))) {
            reader.refuse();
        }
        body.gaps.push_back(std::move(gap));
    }
    if (reader.failed() || !reader.is_at_end()) {
        return fail(ErrorCode::malformed, fmt::format("body, near byte {}", reader.offset()));
    }
    return body;
}

}  // namespace asepsie::manifest
