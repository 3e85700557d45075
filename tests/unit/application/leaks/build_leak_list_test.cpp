#include "application/leaks/build_state.h"

#include "leaks_fixture.h"
#include "support/vaults.h"

#include <algorithm>

namespace asepsie::leaks {
namespace {

using tests::FailingDisk;

enum class Order { sorted, by_chance };

class Building : public Leaks {
protected:
    static constexpr std::size_t count = 4'000;
    static constexpr std::uint64_t segment_keys = 300;  // 16 segments

    BuildOrder prepared(Order in)
    {
        m_digests = digests_by_chance(count, 5);
        if (in == Order::sorted) {
            std::sort(m_digests.begin(), m_digests.end());
        }
        const auto half = m_digests.begin() + count / 2;
        return order_of({write("a", lines_of({m_digests.begin(), half})), write("b", lines_of({half, m_digests.end()}))}, segment_keys);
    }
    void expect_whole(const BuildOrder& order)
    {
        auto list = LeakList::open(order.output);
        ASSERT_TRUE(list.ok()) << list.error().detail;
        EXPECT_EQ(list->header().entries, m_digests.size());
        EXPECT_EQ(list->header().segments.size(), 16U);
        expect_all(*list, m_digests);
        EXPECT_EQ(names(), (std::vector<std::string>{"a", "b", "list"})) << "nothing is left beside it";
    }
    std::vector<crypto::Sha1Digest> m_digests;
};

TEST_F(Building, gives_the_same_list_whatever_the_order_of_lines)
{
    const BuildOrder sorted = prepared(Order::sorted);
    ASSERT_TRUE(built(sorted).ok());
    expect_whole(sorted);
    const std::string bytes = list_bytes();
    const BuildOrder mixed = prepared(Order::by_chance);
    ASSERT_TRUE(built(mixed).ok()) << "over the old one";
    expect_whole(mixed);
    EXPECT_EQ(list_bytes(), bytes);
    BuildOrder twice = mixed;
    twice.files.insert(twice.files.end(), mixed.files.begin(), mixed.files.end());
    ASSERT_TRUE(built(twice).ok());
    EXPECT_EQ(LeakList::open(twice.output)->header().entries, count) << "each once";
}

TEST_F(Building, counts_broken_lines_and_goes_on)
{
    const std::string good = "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:3\r\n";
    const auto report = built(order_of({write("a", "not a line\n" + good + "\n" + std::string(100'000, 'x') + "\n"), write("b", good + good.substr(0, 39))}));
    ASSERT_TRUE(report.ok()) << report.error().detail;
    EXPECT_EQ(report->entries, 1U);
    EXPECT_EQ(report->counts.lines, 6U);
    EXPECT_EQ(report->counts.nothing, 1U);
    EXPECT_EQ(report->counts.broken, 3U);
    ASSERT_EQ(report->counts.first_broken.size(), 3U);
    EXPECT_TRUE(report->counts.are_many_broken());
    EXPECT_EQ(report->counts.first_broken[0].flaw, LineFlaw::other);
    EXPECT_EQ(report->counts.first_broken[1].flaw, LineFlaw::too_long);
    EXPECT_EQ(report->counts.first_broken[0].line, 1U);
    EXPECT_EQ(report->counts.first_broken[1].line, 4U);
    EXPECT_EQ(report->counts.first_broken[2].file, 1U);
    EXPECT_EQ(report->counts.first_broken[2].line, 2U);
    auto list = LeakList::open(m_folder + "/list");
    EXPECT_TRUE(*list->contains(crypto::Secret::copy_of("password")));
}

TEST_F(Building, reads_published_ranges)
{
    const auto digests = digests_by_chance(40, 3);
    std::vector<std::string> files;
    for (const auto& digest : digests) {
        const std::string digits = crypto::to_hex({reinterpret_cast<const char*>(digest.data()), digest.size()});
        files.push_back(write(digits.substr(0, 5) + ".txt", digits.substr(5) + ":3\r\n"));
    }
    const auto report = built(order_of(files));
    ASSERT_TRUE(report.ok()) << report.error().detail;
    EXPECT_EQ(report->counts.broken, 0U);
    auto list = LeakList::open(m_folder + "/list");
    ASSERT_TRUE(list.ok());
    EXPECT_EQ(list->header().entries, digests.size());
    expect_all(*list, digests);
}

TEST_F(Building, names_the_file_that_failed)
{
    const BuildOrder order = order_of({write("a", std::string(40, '1') + "\n"), m_folder + "/none"});
    const auto none = built(order);
    ASSERT_FALSE(none.ok());
    EXPECT_EQ(file_in(none.error(), order), order.files[1]);
    FailingDisk disk(2, FailingDisk::Failure::for_good);
    const BuildOrder alone = order_of({order.files[0]});
    const auto full = build_leak_list(disk, alone, {});
    ASSERT_FALSE(full.ok());
    EXPECT_EQ(file_in(full.error(), alone), alone.output) << "the disk that is full is the one written to";
}

TEST_F(Building, refuses_what_is_no_list_at_all)
{
    std::string broken;
    for (int i = 0; i < 1'000; ++i) {
        broken += "32ED87BDB5FDC5E9CBA88547376818D4:" + std::to_string(i) + "\n";  // NTLM
    }
    for (const std::string& content : {broken, std::string(), std::string("\n\n"), std::string(1'000'000, '\0')}) {
        EXPECT_EQ(built(order_of({write("a", content)})).error().code, ErrorCode::malformed);
        EXPECT_EQ(names(), std::vector<std::string>{"a"});
    }
    EXPECT_EQ(built(order_of({m_folder + "/none"})).error().code, ErrorCode::not_found);
    EXPECT_EQ(built(order_of({m_folder})).error().code, ErrorCode::unsupported);
    EXPECT_EQ(built(order_of({})).error().code, ErrorCode::bad_usage);
    EXPECT_EQ(built(order_of({m_folder + "/list"})).error().code, ErrorCode::bad_usage) << "a list is no input of itself";
    BuildOrder order = order_of({write("a", "x")});
    order.origin = "";
    EXPECT_EQ(built(order).error().code, ErrorCode::bad_usage);
}

TEST_F(Building, goes_on_where_it_was_stopped)
{
    for (const Order in : {Order::sorted, Order::by_chance}) {
        const BuildOrder order = prepared(in);
        ASSERT_TRUE(built(order).ok());
        const std::string bytes = list_bytes();
        std::filesystem::remove(order.output);
        std::size_t runs = 0;
        std::size_t kept = 0;
        for (Ending ending = Ending::stopped; ending == Ending::stopped; ++runs) {
            ASSERT_LT(runs, 100U) << "it gets nowhere";
            std::size_t asked = 0;
            const auto report = built(order, [&](const BuildProgress& progress) {
                EXPECT_LE(progress.bytes_read, progress.bytes_in_all);
                EXPECT_LE(progress.segments_done, progress.segments_in_all);
                return ++asked < 4 + runs ? Continue::yes : Continue::no;
            });
            ASSERT_TRUE(report.ok()) << report.error().detail;
            ending = report->ending;
            EXPECT_GE(report->segments_kept, kept) << "what is finished is not built again";
            kept = report->segments_kept;
            EXPECT_EQ(std::filesystem::exists(order.output), ending == Ending::complete);
        }
        EXPECT_GT(runs, 2U);
        EXPECT_EQ(list_bytes(), bytes);
        expect_whole(order);
        std::filesystem::remove(order.output);
    }
}

// Each step that changes something fails once, as on a full disk, and once for good, as when the process is ended there. The next run makes the same list.
TEST_F(Building, survives_a_disk_that_fails_at_any_step)
{
    for (const Order in : {Order::sorted, Order::by_chance}) {
        BuildOrder order = prepared(in);
        order.segment_keys = 2'400;  // two segments
        ASSERT_TRUE(built(order).ok());
        const std::string bytes = list_bytes();
        for (const auto failure : {FailingDisk::Failure::once, FailingDisk::Failure::for_good}) {
            for (int step = 1;; ++step) {
                std::filesystem::remove(order.output);
                FailingDisk disk(step, failure);
                const auto report = build_leak_list(disk, order, {});
                if (!report.ok()) {
                    EXPECT_EQ(report.error().code, ErrorCode::io_failed);
                    EXPECT_EQ(report.error().detail, "the disk is full");
                }
                if (std::filesystem::exists(order.output)) {
                    ASSERT_EQ(list_bytes(), bytes) << "whole or not at all: " << step;
                }
                const auto again = built(order);
                ASSERT_TRUE(again.ok()) << step << ": " << again.error().detail;
                ASSERT_EQ(list_bytes(), bytes) << step;
                ASSERT_EQ(names(), (std::vector<std::string>{"a", "b", "list"})) << step;
                if (!disk.has_failed()) {
                    ASSERT_GT(step, 12);
                    break;
                }
            }
        }
        std::filesystem::remove(order.output);
    }
}

TEST_F(Building, keeps_finished_segments_over_a_full_disk)
{
    const BuildOrder order = prepared(Order::sorted);
    FailingDisk disk(40, FailingDisk::Failure::once);
    ASSERT_FALSE(build_leak_list(disk, order, {}).ok());
    const auto again = built(order);
    ASSERT_TRUE(again.ok()) << again.error().detail;
    EXPECT_GT(again->segments_kept, 3U);
    EXPECT_EQ(again->counts.lines, count) << "none counted twice";
    expect_whole(order);
}

TEST_F(Building, begins_anew_with_other_files_and_with_damaged_remains)
{
    const BuildOrder order = prepared(Order::sorted);
    ASSERT_TRUE(built(order).ok());
    const std::string bytes = list_bytes();
    std::filesystem::remove(order.output);
    const auto stop_at_joining = [](const BuildProgress& progress) { return progress.stage == BuildStage::joining ? Continue::no : Continue::yes; };

    ASSERT_TRUE(built(order, stop_at_joining).ok());
    write("list.building.part-0003", "something else");
    EXPECT_EQ(built(order).error().code, ErrorCode::altered);
    EXPECT_FALSE(std::filesystem::exists(order.output));
    EXPECT_EQ(built(order)->segments_kept, 0U);
    EXPECT_EQ(list_bytes(), bytes);

    ASSERT_TRUE(built(order, stop_at_joining).ok());
    write("list.building.state", "{\"schema\":\"asepsie-leaks-building-1\"}");
    EXPECT_EQ(built(order)->segments_kept, 0U);
    EXPECT_EQ(list_bytes(), bytes);

    ASSERT_TRUE(built(order, stop_at_joining).ok());
    write("a", lines_of(digests_by_chance(10, 9)));
    EXPECT_EQ(built(order)->entries, count / 2 + 10) << "nothing of the old file";

    ASSERT_TRUE(built(order, stop_at_joining).ok());
    write("list.building.notes", "somebody's own");
    ASSERT_TRUE(forget_build(*m_disk, order.output).ok());
    EXPECT_EQ(names(), (std::vector<std::string>{"a", "b", "list", "list.building.notes"}));
}

TEST_F(Building, notices_files_that_change_meanwhile)
{
    for (const Order in : {Order::sorted, Order::by_chance}) {
        const BuildOrder order = prepared(in);
        bool is_changed = false;
        const auto report = built(order, [&](const BuildProgress&) {
            if (!is_changed) {
                std::ofstream(order.files[1], std::ios::app) << "one more line\n";
                is_changed = true;
            }
            return Continue::yes;
        });
        EXPECT_EQ(report.error().code, ErrorCode::busy);
        EXPECT_EQ(names(), (std::vector<std::string>{"a", "b"}));
    }
}

TEST_F(Building, is_done_by_one_at_a_time)
{
    const BuildOrder order = prepared(Order::sorted);
    const auto report = built(order, [&](const BuildProgress&) {
        EXPECT_EQ(built(order).error().code, ErrorCode::busy);
        EXPECT_EQ(forget_build(*m_disk, order.output).error().code, ErrorCode::busy);
        return Continue::yes;
    });
    ASSERT_TRUE(report.ok());
    expect_whole(order);
}

TEST(BuildStates, are_read_as_they_were_written_or_not_at_all)
{
    BuildState state;
    state.order = "abc";
    state.way = Way::shared_out;
    state.place = {2, 1'000'000'007, 12};
    state.counts = {10, 1, 2, {{0, 3, LineFlaw::ntlm}, {1, 5, LineFlaw::other}}};
    state.segments = {{3, {7, 2, 1}, std::string(32, 'h')}};
    state.buckets = {4, 0};
    const std::string text = encode(state);
    const auto read = state_in(text);
    ASSERT_TRUE(read.ok()) << read.error().detail;
    EXPECT_EQ(encode(*read), text);
    for (std::size_t length = 0; length < text.size(); ++length) {
        EXPECT_FALSE(state_in(std::string_view(text).substr(0, length)).ok());
    }
}

}  // namespace
}  // namespace asepsie::leaks
