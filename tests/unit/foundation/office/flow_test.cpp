#include "foundation/office/flow.h"

#include "foundation/office/office.h"

#include <gtest/gtest.h>

namespace asepsie::office {
namespace {

using document::Field;

Field field(Field::Kind kind, std::string label)
{
    Field made;
    made.kind = kind;
    made.label = std::move(label);
    return made;
}

std::string words_of(const Paragraph& paragraph)
{
    std::string words;
    for (const Run& run : paragraph.runs) {
        words += run.text;
    }
    return words;
}

TEST(Flow, names_each_style_where_it_looks_for_it)
{
    for (std::size_t i = 0; i < style_looks.size(); ++i) {
        EXPECT_EQ(static_cast<std::size_t>(style_looks.at(i).style), i);
    }
}

TEST(Flow, counts_every_numbered_list_from_one)
{
    const Flow flow = flow_of({document::Steps{{"a", "b"}}, document::Steps{{}}, document::List{{"c"}}, document::Steps{{"d"}}});
    ASSERT_EQ(flow.items.size(), 4U);
    EXPECT_EQ(flow.numbered_lists, 2U);
    EXPECT_EQ(std::get<Paragraph>(flow.items[1]).list, 1U);
    EXPECT_EQ(std::get<Paragraph>(flow.items[2]).list, 0U);
    EXPECT_EQ(std::get<Paragraph>(flow.items[3]).list, 2U);
}

TEST(Flow, gathers_the_fields_that_follow_one_another)
{
    const Flow flow = flow_of({field(Field::Kind::line, "a"), field(Field::Kind::lines, "b"), document::Paragraph{"between"}, field(Field::Kind::date, "c")});
    ASSERT_EQ(flow.items.size(), 3U);
    const auto& first = std::get<Table>(flow.items[0]);
    ASSERT_EQ(first.rows.size(), 2U);
    EXPECT_EQ(words_of(first.rows[1].cells[0].paragraphs[0]), "b");
    EXPECT_GT(first.rows[1].least_height, first.rows[0].least_height);
    EXPECT_EQ(std::get<Table>(flow.items[2]).rows.size(), 1U);
}

TEST(Flow, sets_signatures_side_by_side)
{
    const Flow flow = flow_of({field(Field::Kind::line, "a"), field(Field::Kind::signature, "b"), field(Field::Kind::signature, "c"), field(Field::Kind::signature, "d")});
    ASSERT_EQ(flow.items.size(), 3U);
    const auto& pair = std::get<Table>(flow.items[1]);
    EXPECT_EQ(pair.may_break, Table::Break::never);
    EXPECT_EQ(pair.rows[1].cells[1].kind, Cell::Kind::box);
    EXPECT_GE(pair.rows[1].least_height, 25);
    const auto& alone = std::get<Table>(flow.items[2]);
    ASSERT_EQ(alone.rows[1].cells.size(), 2U);
    EXPECT_EQ(alone.rows[1].cells[1].kind, Cell::Kind::bare);
}

TEST(Flow, shows_what_was_chosen)
{
    Field choice = field(Field::Kind::choice, "a");
    choice.options = {{"yes", "Yes"}, {"no", "No"}};
    choice.value = "no";
    Field typed = field(Field::Kind::line, "b");
    typed.value = "**as typed**";
    const Flow flow = flow_of({choice, field(Field::Kind::choice, "empty"), typed});
    const auto& rows = std::get<Table>(flow.items[0]).rows;
    EXPECT_EQ(words_of(rows[0].cells[1].paragraphs[0]), "\u2610 Yes");
    EXPECT_EQ(words_of(rows[0].cells[1].paragraphs[1]), "\u2612 No");
    EXPECT_EQ(rows[1].cells[1].paragraphs.size(), 1U) << "a cell is never without a paragraph";
    EXPECT_EQ(words_of(rows[2].cells[1].paragraphs[0]), "**as typed**");
}

TEST(Flow, shares_the_width_among_the_columns)
{
    const Flow flow = flow_of({document::Table{{"short", "long"}, {{"a", std::string(500, 'b')}}}, document::Table{{}, {}}, document::Details{}});
    ASSERT_EQ(flow.items.size(), 1U) << "a table of nothing is left out";
    const auto& table = std::get<Table>(flow.items[0]);
    EXPECT_EQ(table.widths[0] + table.widths[1], text_width);
    EXPECT_GT(table.widths[0], 15);
    EXPECT_EQ(table.heading_rows, 1U);
    EXPECT_EQ(std::get<Table>(flow_of({document::Table{{"", ""}, {{"a", "b"}}}}).items[0]).heading_rows, 0U);
}

TEST(Office, makes_the_same_bytes_again)
{
    const document::Document empty{"en", "", {}};
    for (const auto& make : {to_odt, to_docx}) {
        const auto bytes = make(empty, {});
        ASSERT_TRUE(bytes.ok());
        EXPECT_EQ(*bytes, *make(empty, {}));
        EXPECT_NE(*bytes, *make(empty, {Moment(std::chrono::days(20'000)), ""}));
    }
}

}  // namespace
}  // namespace asepsie::office
