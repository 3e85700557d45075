#include "application/leaks/build_leak_list.h"

#include "application/leaks/build_state.h"
#include "foundation/crypto/digest.h"
#include "foundation/crypto/seal.h"

#include <fmt/core.h>

#include <algorithm>

namespace asepsie::leaks {
namespace {

constexpr std::uint64_t sha1_line_bytes = 41;             // the shortest, with its LF
constexpr std::uint64_t password_line_bytes = 6;          // a guess; most are longer
constexpr std::size_t bucket_piece_bytes = 64U << 10U;    // kept in memory for each segment, 256 MiB for 4,096 of them

enum class Pass : std::uint8_t { done, stopped, out_of_order };

std::string_view bytes_of(const std::vector<std::uint8_t>& table) { return {reinterpret_cast<const char*>(table.data()), table.size()}; }

std::uint32_t prefix_bits_for(const BuildOrder& order, std::uint64_t bytes)
{
    const std::uint64_t keys = bytes / (order.kind == LineKind::sha1 ? sha1_line_bytes : password_line_bytes);
    std::uint32_t bits = 0;
    while (bits < max_prefix_bits && (keys >> bits) > order.segment_keys) {
        ++bits;
    }
    return bits;
}

// The files of an order, as they were when it began.
class Inputs {
public:
    static Result<Inputs> open(const std::vector<std::string>& paths)
    {
        Inputs inputs;
        for (const std::string& path : paths) {
            storage::OpenFile file = TRY(storage::OpenFile::open(path, storage::Links::followed));
            inputs.m_states.push_back(TRY(file.state()));
            inputs.m_files.push_back(std::move(file));
            inputs.m_beginnings.push_back(beginning_in(path));
        }
        return inputs;
    }

    [[nodiscard]] const std::vector<storage::OpenFile>& files() const { return m_files; }
    [[nodiscard]] std::uint64_t bytes_before(std::size_t file) const
    {
        std::uint64_t bytes = 0;
        for (std::size_t i = 0; i < file && i < m_states.size(); ++i) {
            bytes += m_states[i].bytes;
        }
        return bytes;
    }
    [[nodiscard]] std::optional<std::uint32_t> beginning_of(std::size_t file) const { return m_beginnings[file]; }
    [[nodiscard]] std::uint64_t bytes() const { return bytes_before(m_states.size()); }
    // The same files, unchanged, whatever their names say but the beginnings of SHA-1.
    [[nodiscard]] std::string order_of(const BuildOrder& order) const
    {
        std::string said = fmt::format("{} {}", order.kind == LineKind::sha1 ? "sha1" : "password", order.segment_keys);
        for (std::size_t i = 0; i < m_states.size(); ++i) {
            said += fmt::format(" {} {}", m_states[i].bytes, m_states[i].modified_ns);
            said += m_beginnings[i] ? fmt::format(" after {:05x}", *m_beginnings[i]) : std::string();
        }
        return crypto::to_hex(crypto::sha256(said));
    }
    [[nodiscard]] Result<Done> are_as_before() const
    {
        for (std::size_t i = 0; i < m_files.size(); ++i) {
            const storage::FileState now = TRY(m_files[i].state());
            if (now != m_states[i]) {
                return fail(ErrorCode::busy, m_files[i].path() + ": written to while it was read");
            }
        }
        return Done{};
    }

private:
    Inputs() = default;
    std::vector<storage::OpenFile> m_files;
    std::vector<storage::FileState> m_states;
    std::vector<std::optional<std::uint32_t>> m_beginnings;
};

class Making {
public:
    Making(Workplace& place, const BuildOrder& order, const Inputs& inputs, LineReading reading, const OnProgress& on_progress)
        : m_place(place), m_order(order), m_inputs(inputs), m_reading(std::move(reading)), m_on_progress(on_progress), m_prefix_bits(prefix_bits_for(order, inputs.bytes())),
          m_segments(1ULL << m_prefix_bits)
    {
        m_progress.bytes_in_all = inputs.bytes();
        m_progress.segments_in_all = m_segments;
    }

    Result<BuildReport> run()
    {
        TRY(pick_up());
        Pass pass = Pass::done;
        if (m_state.way == Way::in_order) {
            pass = TRY(read_in_order());
        }
        if (pass == Pass::out_of_order) {
            pass = TRY(share_out());
        }
        if (pass == Pass::done && m_state.way == Way::shared_out) {
            pass = TRY(build_from_buckets());
        }
        const std::uint64_t entries = entries_so_far();
        if (pass == Pass::done && entries == 0) {
            TRY(m_place.clear());
            return fail(ErrorCode::malformed, fmt::format("{} lines, of which {} are broken: none is worth anything", m_state.counts.lines, m_state.counts.broken));
        }
        if (pass == Pass::done) {
            pass = TRY(join());
        }
        return BuildReport{pass == Pass::done ? Ending::complete : Ending::stopped, m_state.counts, entries, m_file_bytes, m_kept};
    }

private:
    // Where an earlier run of the same order was ended, or the beginning.
    Result<Done> pick_up()
    {
        const std::string order = m_inputs.order_of(m_order);
        if (auto saved = m_place.saved(order, m_segments)) {
            m_state = std::move(*saved);
            m_kept = m_state.segments.size();
            return Done{};
        }
        return begin_anew(order);
    }

    Result<Done> begin_anew(std::string order)
    {
        m_state = {};
        m_state.order = std::move(order);
        m_kept = 0;
        return m_place.clear();
    }

    [[nodiscard]] bool is_to_go_on(BuildStage stage, std::size_t segments_done)
    {
        m_progress.stage = stage;
        m_progress.segments_done = segments_done;
        m_progress.lines = m_state.counts.lines;
        m_progress.broken = m_state.counts.broken;
        return !m_on_progress || m_on_progress(m_progress) == Continue::yes;
    }
    [[nodiscard]] bool is_to_read_on(const LineStream& stream)
    {
        m_progress.bytes_read = std::min(m_inputs.bytes_before(stream.file()) + stream.byte(), m_progress.bytes_in_all);
        return is_to_go_on(BuildStage::reading, m_state.segments.size());
    }

    void count(const Line& line, LineWorth worth)
    {
        LineCounts& counts = m_state.counts;
        ++counts.lines;
        counts.nothing += worth == LineWorth::nothing ? 1U : 0U;
        if (worth == LineWorth::broken) {
            ++counts.broken;
            if (counts.first_broken.size() < most_broken_lines_named) {
                counts.first_broken.push_back({line.place.file, line.place.line, line.is_too_long ? LineFlaw::too_long : flaw_of(line.text)});
            }
        }
    }
    LineWorth worth_of(const Line& line, std::uint64_t& key) { return line.is_too_long ? LineWorth::broken : m_reading.read(line.text, m_inputs.beginning_of(line.place.file), key); }

    Result<Pass> read_in_order()
    {
        LineStream stream(m_inputs.files(), m_state.place);
        std::vector<std::uint64_t> keys;
        Line line;
        std::uint64_t key = 0;
        while (TRY(stream.fill())) {
            if (!is_to_read_on(stream)) {
                return Pass::stopped;
            }
            while (stream.next(line)) {
                const LineWorth worth = worth_of(line, key);
                if (worth == LineWorth::key) {
                    const std::size_t segment = segment_of(key, m_prefix_bits);
                    if (segment < m_state.segments.size()) {
                        return Pass::out_of_order;
                    }
                    if (segment > m_state.segments.size()) {
                        TRY(finish_segments(segment, keys, line.place));
                    }
                    TRY(keep_key(keys, key));
                }
                count(line, worth);
            }
        }
        TRY(m_inputs.are_as_before());
        if (m_state.segments.size() < m_segments) {
            TRY(finish_segments(m_segments, keys, {m_inputs.files().size(), 0, 1}));
        }
        return Pass::done;
    }

    static Result<Done> keep_key(std::vector<std::uint64_t>& keys, std::uint64_t key)
    {
        if (keys.empty() || keys.back() != key) {
            keys.push_back(key);
        }
        return keys.size() <= max_segment_keys ? Result<Done>(Done{}) : fail(ErrorCode::too_large, fmt::format("more than {} SHA-1 begin alike", max_segment_keys));
    }

    // The present one of these keys, and empty ones up to `end`; reading goes on at that line.
    Result<Done> finish_segments(std::size_t end, std::vector<std::uint64_t>& keys, const LinePlace& place)
    {
        TRY(finish_segment(keys));
        keys.clear();
        while (m_state.segments.size() < end) {
            TRY(finish_segment(keys));
        }
        m_state.place = place;
        return m_place.save(m_state);
    }

    Result<Done> finish_segment(const std::vector<std::uint64_t>& keys)
    {
        const fuse_filter::Filter filter = TRY(fuse_filter::build(keys));
        const std::string_view table = bytes_of(filter.table);
        TRY(m_place.put_part(m_state.segments.size(), table));
        m_state.segments.push_back({filter.keys, filter.shape, fingerprint_of(table)});
        return Done{};
    }

    // The lines are not in order: their keys to a bucket for each segment. Where this fails or is stopped, it begins anew, and takes no room on the disk meanwhile.
    Result<Pass> share_out()
    {
        TRY(begin_anew(m_state.order));
        const auto pass = share_out_lines();
        if (!pass.ok() || *pass == Pass::stopped) {
            static_cast<void>(m_place.clear());
        }
        return pass;
    }

    Result<Pass> share_out_lines()
    {
        LineStream stream(m_inputs.files(), {});
        std::vector<std::string> pieces(m_segments);
        std::vector<std::uint64_t> counts(m_segments);
        Line line;
        std::uint64_t key = 0;
        while (TRY(stream.fill())) {
            if (!is_to_read_on(stream)) {
                return Pass::stopped;
            }
            while (stream.next(line)) {
                const LineWorth worth = worth_of(line, key);
                count(line, worth);
                if (worth == LineWorth::key) {
                    TRY(share(key, pieces, counts));
                }
            }
        }
        for (std::size_t number = 0; number < pieces.size(); ++number) {
            if (!pieces[number].empty()) {
                TRY(m_place.add_to_bucket(number, pieces[number]));
            }
        }
        TRY(m_inputs.are_as_before());
        TRY(m_place.flush_buckets(counts));
        m_state.way = Way::shared_out;
        m_state.buckets = std::move(counts);
        TRY(m_place.save(m_state));
        return Pass::done;
    }

    Result<Done> share(std::uint64_t key, std::vector<std::string>& pieces, std::vector<std::uint64_t>& counts)
    {
        const std::size_t number = segment_of(key, m_prefix_bits);
        std::string& piece = pieces[number];
        piece.append(reinterpret_cast<const char*>(&key), sizeof key);
        if (++counts[number] > max_segment_keys) {
            return fail(ErrorCode::too_large, fmt::format("more than {} SHA-1 begin alike", max_segment_keys));
        }
        if (piece.size() >= bucket_piece_bytes) {
            TRY(m_place.add_to_bucket(number, piece));
            piece.clear();
        }
        return Done{};
    }

    Result<Pass> build_from_buckets()
    {
        m_progress.bytes_read = m_progress.bytes_in_all;
        while (m_state.segments.size() < m_segments) {
            const std::size_t number = m_state.segments.size();
            if (!is_to_go_on(BuildStage::building, number)) {
                return Pass::stopped;
            }
            const std::vector<std::uint64_t> keys = TRY(begin_anew_if_altered(m_place.bucket(number, m_state.buckets[number])));
            TRY(finish_segment(keys));
            TRY(m_place.save(m_state));
            m_place.drop_bucket(number);
        }
        return Pass::done;
    }

    Result<Pass> join()
    {
        const LeakHeader header{m_order.origin, m_order.date, entries_so_far(), m_prefix_bits, m_state.segments};
        const std::string head = encode(header);
        TRY(m_place.begin_output(head));
        for (std::size_t number = 0; number < m_segments; ++number) {
            if (!is_to_go_on(BuildStage::joining, number)) {
                return Pass::stopped;
            }
            const std::string table = TRY(begin_anew_if_altered(m_place.part(number, m_state.segments[number])));
            TRY(m_place.add_to_output(table));
        }
        TRY(m_place.finish_output());
        m_file_bytes = head.size() + header.segments_bytes();
        static_cast<void>(m_place.clear());  // the list is whole, whatever stays beside it
        return Pass::done;
    }

    // What does not hold would not hold the next time either.
    template <typename T>
    Result<T> begin_anew_if_altered(Result<T> read)
    {
        if (!read.ok() && read.error().code == ErrorCode::altered) {
            static_cast<void>(m_place.clear());
        }
        return read;
    }

    [[nodiscard]] std::uint64_t entries_so_far() const
    {
        std::uint64_t entries = 0;
        for (const Segment& segment : m_state.segments) {
            entries += segment.entries;
        }
        return entries;
    }

    Workplace& m_place;
    const BuildOrder& m_order;
    const Inputs& m_inputs;
    LineReading m_reading;
    const OnProgress& m_on_progress;
    std::uint32_t m_prefix_bits;
    std::size_t m_segments;
    BuildState m_state;
    BuildProgress m_progress;
    std::uint64_t m_file_bytes = 0;
    std::size_t m_kept = 0;
};

}  // namespace

Result<BuildReport> build_leak_list(storage::Disk& disk, const BuildOrder& order, const OnProgress& on_progress)
{
    if (order.files.empty() || order.files.size() > max_input_files || order.output.empty() || !is_origin(order.origin) || !order.date.ok() || order.segment_keys == 0
        || order.segment_keys > max_segment_keys / 2 || std::find(order.files.begin(), order.files.end(), order.output) != order.files.end()) {
        return fail(ErrorCode::bad_usage, "an order for a list of leaks: files, output, origin, date");
    }
    const Inputs inputs = TRY(Inputs::open(order.files));
    LineReading reading = TRY(LineReading::of(order.kind));
    Workplace place(disk, order.output);
    TRY(place.lock());
    auto report = Making(place, order, inputs, std::move(reading), on_progress).run();
    if (!report.ok() && report.error().code == ErrorCode::busy) {
        static_cast<void>(place.clear());  // of files that changed
    }
    place.leave();
    return report;
}

const std::string& file_in(const Error& error, const BuildOrder& order)
{
    const auto found = std::find_if(order.files.begin(), order.files.end(), [&](const std::string& file) { return error.detail == file || error.detail.starts_with(file + ":"); });
    return found == order.files.end() ? order.output : *found;
}

Result<Done> forget_build(storage::Disk& disk, const std::string& output)
{
    Workplace place(disk, output);
    TRY(place.lock());
    TRY(place.clear());
    place.leave();
    return Done{};
}

}  // namespace asepsie::leaks
