#include "domain/knowledge/typography.h"

#include <gtest/gtest.h>

namespace asepsie::knowledge {
namespace {

TEST(French, sets_spaces_before_high_signs_and_inside_quotation_marks)
{
    EXPECT_EQ(typeset("Qui ? Moi : « oui » ; l'autre", Language::french), "Qui\u202F? Moi\u00A0: «\u00A0oui\u00A0»\u202F; l’autre");
    EXPECT_EQ(typeset("72 h, 50 %, 3 000", Language::french), "72\u202Fh, 50\u202F%, 3\u202F000");
    EXPECT_EQ(typeset("12 heures", Language::french), "12 heures");
}

TEST(French, leaves_what_is_typed_by_a_machine)
{
    EXPECT_EQ(typeset("`a ? 'b' : c`", Language::french), "`a ? 'b' : c`");
    EXPECT_EQ(typeset("{n|l'un|les {n} autres}", Language::french), "{n|l’un|les {n} autres}");
}

TEST(English, sets_the_apostrophe_alone)
{
    EXPECT_EQ(typeset("Who? It's \"you\" : yes", Language::english), "Who? It’s \"you\" : yes");
}

}  // namespace
}  // namespace asepsie::knowledge
