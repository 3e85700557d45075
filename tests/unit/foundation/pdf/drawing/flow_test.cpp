#include "foundation/pdf/drawing/flow.h"

#include <gtest/gtest.h>

namespace asepsie::pdf {
namespace {

struct Placed {
    std::string name;
    std::size_t page;
    double y;
};

class FlowTest : public testing::Test {
protected:
    Box box(const std::string& name, double height, Box::Keep keep = Box::Keep::free)
    {
        return {0, height, keep, [this, name](Canvas& canvas, double y) { m_placed.push_back({name, canvas.page(), y}); }};
    }
    void run(Flow& flow)
    {
        Typefaces typefaces;
        Canvas canvas(typefaces);
        flow.run(canvas);
    }
    std::vector<Placed> m_placed;
};

constexpr double whole_frame = frame_bottom - frame_top;

TEST_F(FlowTest, never_leaves_a_heading_alone_at_a_foot)
{
    Flow flow;
    flow.add(box("text", whole_frame - 40));
    flow.add(box("heading", 20, Box::Keep::with_next));
    flow.add(box("more", 30));
    run(flow);
    ASSERT_EQ(m_placed.size(), 3U);
    EXPECT_EQ(m_placed[0].page, 0U);
    EXPECT_EQ(m_placed[1].page, 1U);
    EXPECT_EQ(m_placed[2].page, 1U);
    EXPECT_EQ(m_placed[1].y, frame_top);
}

TEST_F(FlowTest, draws_the_head_of_a_table_again_on_each_page)
{
    Flow flow;
    flow.add(box("head", 20, Box::Keep::with_next));
    const auto again = std::make_shared<const Box>(box("again", 20));
    for (int i = 0; i < 3; ++i) {
        Box row = box("row", whole_frame / 2 - 30);
        row.head = i == 0 ? nullptr : again;
        flow.add(std::move(row));
    }
    run(flow);
    ASSERT_EQ(m_placed.size(), 5U);
    EXPECT_EQ(m_placed[3].name, "again");
    EXPECT_EQ(m_placed[4].y, frame_top + 20);
    EXPECT_EQ(m_placed[4].page, 1U);
}

TEST_F(FlowTest, parts_what_holds_together_only_where_a_page_is_too_short)
{
    Flow flow;
    flow.add(box("a", whole_frame * 0.6, Box::Keep::with_next));
    flow.add(box("b", whole_frame * 0.6));
    run(flow);
    EXPECT_EQ(m_placed[0].page, 0U);
    EXPECT_EQ(m_placed[1].page, 1U);
}

}  // namespace
}  // namespace asepsie::pdf
