// How far the making of a list has come, and the files it is kept in beside the output. Only for the sources of this folder.
#pragma once

#include "application/leaks/build_leak_list.h"

#include <optional>

namespace asepsie::leaks {

// How keys come to their segments.
enum class Way : std::uint8_t {
    in_order,    // lines are in order: a segment is complete when the next begins
    shared_out,  // all keys stand in buckets, one for each segment
};

struct BuildState {
    std::string order;  // SHA-256 of what was asked, in hexadecimal
    Way way = Way::in_order;
    LinePlace place;  // of the first line that is in no finished segment
    LineCounts counts;  // of all lines before it
    std::vector<Segment> segments;         // finished
    std::vector<std::uint64_t> buckets{};  // how many keys each holds
};

std::string encode(const BuildState& state);
// malformed where it is no such state.
Result<BuildState> state_in(std::string_view text);

class Workplace {
public:
    Workplace(storage::Disk& disk, std::string output) : m_disk(disk), m_output(std::move(output)), m_base(m_output + ".building.") {}

    // Another process's work is left alone as long as this lives.
    Result<Done> lock();

    // The state of the same order; nothing where there is none or another one's.
    [[nodiscard]] std::optional<BuildState> saved(const std::string& order, std::size_t segments) const;
    Result<Done> save(const BuildState& state);

    Result<Done> put_part(std::size_t number, std::string_view table);
    [[nodiscard]] Result<std::string> part(std::size_t number, const Segment& segment) const;  // altered where it is not the one that was put

    Result<Done> add_to_bucket(std::size_t number, std::string_view keys);
    Result<Done> flush_buckets(const std::vector<std::uint64_t>& counts);
    [[nodiscard]] Result<std::vector<std::uint64_t>> bucket(std::size_t number, std::uint64_t count) const;
    void drop_bucket(std::size_t number);  // one that stays does no harm

    // The output, piece by piece; it appears with the last step.
    Result<Done> begin_output(std::string_view header);
    Result<Done> add_to_output(std::string_view table);
    Result<Done> finish_output();

    // The state first: without it nothing else is believed. What cannot be removed is left for the next time.
    Result<Done> clear();
    // Gives the lock up and takes its file away.
    void leave();

private:
    [[nodiscard]] std::string numbered(std::string_view name, std::size_t number) const;
    [[nodiscard]] std::string folder() const;

    storage::Disk& m_disk;
    std::string m_output;
    std::string m_base;
    std::unique_ptr<storage::Lock> m_lock;
};

}  // namespace asepsie::leaks
