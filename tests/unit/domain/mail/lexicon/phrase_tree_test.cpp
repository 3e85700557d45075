#include "domain/mail/lexicon/phrase_tree.h"

#include <gtest/gtest.h>

namespace asepsie::mail {
namespace {

std::vector<std::string> found(const std::vector<std::string>& phrases, std::string_view text, std::size_t most = 100)
{
    PhraseTree tree;
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        tree.add(phrases[i], static_cast<std::uint32_t>(i));
    }
    std::vector<std::string> said;
    for (const PhraseTree::Hit& hit : tree.find(words_of(text), most)) {
        said.push_back(std::to_string(hit.tag) + " " + std::string(text.substr(hit.begin, hit.end - hit.begin)));
    }
    return said;
}
using Said = std::vector<std::string>;

TEST(PhraseTree, finds_phrases_in_the_order_of_the_text)
{
    EXPECT_EQ(found({"mot de passe", "mot", "compte bloque"}, "Votre Compte, bloqué : mot-de-passe"), (Said{"2 Compte, bloqué", "1 mot", "0 mot-de-passe"}));
    EXPECT_EQ(found({"mot de passe"}, "mot de"), Said{});
    EXPECT_EQ(found({"mot de passe"}, ""), Said{});
}

TEST(PhraseTree, takes_any_word_for_a_star_and_a_figure_for_a_hash)
{
    EXPECT_EQ(found({"payer * euros"}, "payer 45 euros, payer vite euros, payer euros"), (Said{"0 payer 45 euros", "0 payer vite euros"}));
    EXPECT_EQ(found({"payer # euros"}, "payer 45 euros, payer vite euros"), Said{"0 payer 45 euros"});
    EXPECT_EQ(found({"* euros", "# euros"}, "45 euros").size(), 2U);
    EXPECT_EQ(found({"*"}, "un deux").size(), 2U);
}

TEST(PhraseTree, takes_one_of_several_ways_or_none)
{
    const std::vector<std::string> phrase{"(cliquez|appuyez sur) (le|ce|) lien"};
    EXPECT_EQ(found(phrase, "cliquez le lien, appuyez sur lien, appuyez le lien"), (Said{"0 cliquez le lien", "0 appuyez sur lien"}));
    EXPECT_EQ(found({"(compte|comptes) bloque"}, "compte bloqué"), Said{"0 compte bloqué"}) << "once, where two ways are the same";
    EXPECT_EQ(found({"(un|une|)"}, "un deux"), Said{"0 un"});
}

TEST(PhraseTree, leaves_out_a_phrase_without_a_word)
{
    for (const char* phrase : {"", " ", "(|)", "…"}) {
        EXPECT_EQ(found({phrase}, "un deux"), Said{}) << phrase;
    }
}

TEST(PhraseTree, gives_so_many_at_most)
{
    std::string text;
    for (int i = 0; i < 1'000; ++i) {
        text += "mot ";
    }
    EXPECT_EQ(found({"mot", "mot mot", "*"}, text, 100).size(), 100U);
}

TEST(PhraseTree, holds_thousands)
{
    std::vector<std::string> phrases;
    for (int i = 0; i < 20'000; ++i) {
        phrases.push_back("phrase numero x" + std::to_string(i) + "x");
    }
    EXPECT_EQ(found(phrases, "phrase numéro x12345x"), Said{"12345 phrase numéro x12345x"});
}

}  // namespace
}  // namespace asepsie::mail
