#include "foundation/pdf/drawing/sheet.h"

#include <gtest/gtest.h>

namespace asepsie::pdf {
namespace {

using document::Field;

class Blocks : public testing::Test {
protected:
    void set(std::vector<document::Block> blocks)
    {
        m_blocks = std::move(blocks);
        add_blocks(m_sheet, m_blocks);
        m_sheet.flow.run(m_canvas);
    }
    const Widget& widget(std::string_view name)
    {
        const auto found = std::find_if(m_sheet.widgets.begin(), m_sheet.widgets.end(), [&](const Widget& one) { return one.field->name == name; });
        EXPECT_NE(found, m_sheet.widgets.end()) << name;
        return *found;
    }
    double height_of(std::string_view name) { return widget(name).place.y; }

    Typefaces m_typefaces;
    Canvas m_canvas{m_typefaces};
    Sheet m_sheet{m_canvas};
    std::vector<document::Block> m_blocks;
};

std::vector<document::Block> question(const std::string& name)
{
    Field asked{Field::Kind::choice, name, "Chacun son compte ?"};
    asked.options = {{"yes", "Oui"}, {"no", "Non"}};
    return {asked, Field{Field::Kind::date, name + ".by", "Fait pour le"}, Field{Field::Kind::date, name + ".proof", "Preuve pour le"}, Field{Field::Kind::lines, name + ".remark", "Précisions"}};
}

TEST_F(Blocks, of_one_question_share_a_line_where_there_is_room)
{
    set(question("a"));
    EXPECT_EQ(height_of("a.by"), height_of("a.proof"));
    EXPECT_GT(widget("a.proof").place.x, widget("a.by").place.x + widget("a.by").place.width);
    EXPECT_GT(height_of("a.remark"), height_of("a.by")) << "a remark takes a line of its own";
}

TEST_F(Blocks, set_what_stands_in_place_of_a_date_beside_it)
{
    Field tested{Field::Kind::date, "tested", "Quand ?"};
    Field long_label{Field::Kind::date, "tested.by", "Si ce n'est pas encore fait, et que vous savez déjà quand vous le ferez : prévu pour le"};
    set({tested, Field{Field::Kind::tick, "tested.never", "Jamais"}, long_label, Field{Field::Kind::tick, "other.never", "Jamais"}});
    EXPECT_GT(widget("tested.never").place.x, widget("tested").place.x + widget("tested").place.width);
    EXPECT_LT(std::abs(height_of("tested.never") - height_of("tested")), 10);
    EXPECT_GT(height_of("tested.by"), height_of("tested.never") + 10) << "too long for that line";
    EXPECT_GT(height_of("other.never"), height_of("tested.by") + 10) << "another question's";
}

TEST_F(Blocks, of_one_question_stay_on_one_page)
{
    std::vector<document::Block> blocks;
    for (int i = 0; i < 40; ++i) {
        for (document::Block& block : question("q" + std::to_string(i))) {
            blocks.push_back(std::move(block));
        }
    }
    set(std::move(blocks));
    for (int i = 0; i < 40; ++i) {
        const std::string name = "q" + std::to_string(i);
        EXPECT_EQ(widget(name).page, widget(name + ".remark").page);
    }
    EXPECT_LE(m_canvas.page_count(), 8U) << "six on a page, or nearly";
}

TEST_F(Blocks, sign_together)
{
    std::vector<document::Block> blocks{document::Paragraph{std::string(70 * 90, 'x')}};
    for (int i = 0; i < 30; ++i) {
        blocks.emplace_back(document::Paragraph{"mot"});
        const std::string name = "s" + std::to_string(i);
        blocks.emplace_back(document::Paragraph{"Fait à"});
        blocks.emplace_back(Field{Field::Kind::signature, name + "-a", "Pour le cabinet"});
        blocks.emplace_back(Field{Field::Kind::signature, name + "-b", "Pour le prestataire"});
    }
    set(std::move(blocks));
    for (int i = 0; i < 30; ++i) {
        const std::string name = "s" + std::to_string(i);
        EXPECT_EQ(widget(name + "-a").page, widget(name + "-b").page);
    }
}

TEST_F(Blocks, leave_no_heading_and_its_opening_words_alone_at_a_foot)
{
    std::vector<document::Block> blocks;
    for (int i = 0; i < 60; ++i) {
        blocks.emplace_back(document::Paragraph{std::string(static_cast<std::size_t>(i) * 9, 'x')});
        blocks.emplace_back(document::Heading{2, "Partie"});
        blocks.emplace_back(document::Paragraph{"Ces clauses ne sont pas acquises."});
        blocks.emplace_back(document::Heading{3, "Accès"});
        blocks.emplace_back(document::Paragraph{"Texte."});
    }
    set(std::move(blocks));
    ASSERT_EQ(m_sheet.marks.size(), 120U);
    for (std::size_t i = 0; i < m_sheet.marks.size(); i += 2) {
        EXPECT_EQ(m_sheet.marks[i].page, m_sheet.marks[i + 1].page);
    }
}

TEST_F(Blocks, leave_no_page_half_empty_between_clauses)
{
    std::vector<document::Block> blocks;
    for (int i = 0; i < 60; ++i) {
        blocks.emplace_back(document::Heading{4, "Clause"});
        blocks.emplace_back(document::Paragraph{std::string(80 * 5, 'x')});
    }
    set(std::move(blocks));
    EXPECT_LE(m_canvas.page_count(), 11U);
}

}  // namespace
}  // namespace asepsie::pdf
