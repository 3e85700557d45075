#include "leaks_fixture.h"

namespace asepsie::leaks {
namespace {

TEST_F(Leaks, miss_none_of_a_million_and_take_one_in_256_for_theirs)
{
    constexpr std::size_t count = 1'000'000;
    const auto digests = digests_by_chance(count, 1);
    const auto report = built(order_of({write("a", lines_of(digests))}, 200'000));
    ASSERT_TRUE(report.ok()) << report.error().detail;
    EXPECT_EQ(report->entries, count);
    EXPECT_EQ(report->counts.lines, count);
    EXPECT_LE(static_cast<double>(report->file_bytes) * 8 / count, 9.1) << "bits an entry, header and all";
    EXPECT_EQ(report->file_bytes, std::filesystem::file_size(m_folder + "/list"));
    auto list = LeakList::open(m_folder + "/list");
    ASSERT_TRUE(list.ok()) << list.error().detail;
    EXPECT_EQ(list->header().segments.size(), 8U);
    expect_all(*list, digests);
    std::size_t wrong = 0;
    for (const auto& digest : digests_by_chance(count, 2)) {
        wrong += *list->contains(digest) ? 1U : 0U;
    }
    EXPECT_NEAR(static_cast<double>(wrong) / count, fuse_filter::false_positive_rate, 0.0004) << "six standard deviations";
    EXPECT_TRUE(list->verify().ok());
}

TEST_F(Leaks, are_asked_for_a_password)
{
    // printf '%s' motdepasse | sha1sum
    const auto file = write("a", "940C0F26FD5A30775BB1CBD1F6840398D39BB813:3\n");
    ASSERT_TRUE(built(order_of({file})).ok());
    auto list = LeakList::open(m_folder + "/list");
    ASSERT_TRUE(list.ok());
    EXPECT_EQ(list->header().origin, "made up for a test");
    EXPECT_EQ(list->header().date, *parse_date("2026-11-28"));
    EXPECT_TRUE(*list->contains(crypto::Secret::copy_of("motdepasse")));
    EXPECT_TRUE(list->contains(crypto::Secret::copy_of(std::string(10'000'000, 'x'))).ok()) << "of any length";
    EXPECT_TRUE(list->contains(crypto::Secret()).ok());
    EXPECT_TRUE(list->contains(crypto::Secret::copy_of(std::string_view("\0\n\xff\xfe", 4))).ok()) << "and of any bytes";
}

TEST_F(Leaks, of_common_passwords_are_asked_the_same_way)
{
    std::string lines = "\r\n";
    for (int i = 0; i < 3'000; ++i) {
        lines += "docteur" + std::to_string(i) + (i % 3 == 0 ? "\r\n" : "\n");
    }
    lines += "azerty";
    auto list = LeakList::of_passwords(lines, "common ones", *parse_date("2026-11-28"));
    ASSERT_TRUE(list.ok()) << list.error().detail;
    EXPECT_EQ(list->header().entries, 3'001U);
    BuildOrder order = order_of({write("a", lines)});
    order.kind = LineKind::password;
    ASSERT_TRUE(built(order).ok());
    auto from_file = LeakList::open(m_folder + "/list");
    auto from_bytes = LeakList::of_bytes(list_bytes());
    ASSERT_TRUE(from_file.ok() && from_bytes.ok());
    for (LeakList* each : {&*list, &*from_file, &*from_bytes}) {
        for (int i = 0; i < 3'000; ++i) {
            ASSERT_TRUE(*each->contains(crypto::Secret::copy_of("docteur" + std::to_string(i)))) << i;
        }
        EXPECT_TRUE(*each->contains(crypto::Secret::copy_of("azerty")));
        std::size_t wrong = 0;
        for (int i = 0; i < 10'000; ++i) {
            wrong += *each->contains(digest_of("correct horse " + std::to_string(i))) ? 1U : 0U;
        }
        EXPECT_NEAR(static_cast<double>(wrong) / 10'000, fuse_filter::false_positive_rate, 0.004);
    }
    EXPECT_EQ(LeakList::of_passwords("\n\n", "none", *parse_date("2026-11-28")).error().code, ErrorCode::malformed);
}

class DamagedList : public Leaks {
protected:
    DamagedList()
    {
        m_digests = digests_by_chance(4'000, 3);
        EXPECT_TRUE(built(order_of({write("a", lines_of(m_digests))}, 600)).ok());
        m_whole = list_bytes();
        m_segments_start = split_list(m_whole)->segments_start;
    }
    // What becomes of a file of these bytes: when it is opened, or when all its segments are asked.
    [[nodiscard]] ErrorCode refused(const std::string& bytes) const
    {
        const auto list = LeakList::open(write("damaged", bytes));
        const auto in_memory = LeakList::of_bytes(bytes);
        EXPECT_EQ(list.ok(), in_memory.ok());
        if (!list.ok()) {
            EXPECT_EQ(list.error().code, in_memory.error().code);
            return list.error().code;
        }
        const auto verified = list->verify();
        EXPECT_FALSE(verified.ok());
        return verified.ok() ? ErrorCode::busy : verified.error().code;
    }
    std::vector<crypto::Sha1Digest> m_digests;
    std::string m_whole;
    std::size_t m_segments_start = 0;
};

TEST_F(DamagedList, is_refused_where_it_was_cut)
{
    for (std::size_t length = 0; length < m_whole.size(); length += 1 + length / 16) {
        EXPECT_EQ(refused(m_whole.substr(0, length)), ErrorCode::truncated) << length;
    }
    EXPECT_EQ(refused(m_whole.substr(0, m_whole.size() - 1)), ErrorCode::truncated);
    EXPECT_EQ(refused(m_whole + "x"), ErrorCode::altered);
}

TEST_F(DamagedList, is_refused_where_one_byte_is_another)
{
    for (std::size_t at = 0; at < m_whole.size(); at += at < m_segments_start ? 7 : 97) {
        std::string bytes = m_whole;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x20);
        const ErrorCode code = refused(bytes);
        EXPECT_TRUE(code == ErrorCode::altered || (at < header_start_bytes && (code == ErrorCode::malformed || code == ErrorCode::truncated))) << at << name_of(code);
    }
}

TEST_F(DamagedList, answers_of_the_segments_that_hold_and_of_no_other)
{
    std::string bytes = m_whole;
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    auto list = LeakList::open(write("damaged", bytes));
    ASSERT_TRUE(list.ok()) << "a segment is verified when it is first asked";
    const std::size_t last = list->header().segments.size() - 1;
    for (const auto& digest : m_digests) {
        const auto found = list->contains(digest);
        const bool is_in_last = segment_of(key_of(digest), list->header().prefix_bits) == last;
        ASSERT_EQ(found.ok(), !is_in_last);
        if (found.ok()) {
            ASSERT_TRUE(*found);
        } else {
            ASSERT_EQ(found.error().code, ErrorCode::altered);
        }
    }
}

TEST_F(DamagedList, is_refused_where_its_header_contradicts_itself)
{
    const LeakHeader header = split_list(m_whole)->header;
    const std::string segments = m_whole.substr(m_segments_start);
    const auto with = [&](auto change) {
        LeakHeader changed = header;
        change(changed);
        return refused(encode(changed) + segments);
    };
    EXPECT_EQ(with([](LeakHeader& h) { ++h.entries; }), ErrorCode::malformed);
    EXPECT_EQ(with([](LeakHeader& h) { ++h.prefix_bits; }), ErrorCode::malformed);
    EXPECT_EQ(with([](LeakHeader& h) { h.segments.pop_back(); }), ErrorCode::malformed);
    EXPECT_EQ(with([](LeakHeader& h) { h.origin = "two\nlines"; }), ErrorCode::malformed);
    EXPECT_EQ(with([](LeakHeader& h) { h.segments[0].shape.block_bits = 19; }), ErrorCode::malformed);
    EXPECT_EQ(with([](LeakHeader& h) { h.segments[0].shape.first_blocks = UINT32_MAX; }), ErrorCode::malformed);
    EXPECT_EQ(with([](LeakHeader& h) { h.segments[0].shape.first_blocks = 0; }), ErrorCode::malformed);
    EXPECT_EQ(with([](LeakHeader& h) { h.segments[0].sha256 = "short"; }), ErrorCode::malformed);
    EXPECT_EQ(with([](LeakHeader& h) { ++h.segments[0].shape.first_blocks; }), ErrorCode::truncated);
    EXPECT_EQ(with([](LeakHeader& h) { --h.segments[0].shape.first_blocks; }), ErrorCode::altered);
    EXPECT_EQ(refused("ASEPSIE-LEAKS-2\n" + m_whole.substr(16)), ErrorCode::malformed) << "another version";
    EXPECT_EQ(refused("ASEPSIE-LEAKS-1\nffffffff\n" + m_whole.substr(25)), ErrorCode::malformed) << "a header without end";
}

}  // namespace
}  // namespace asepsie::leaks
