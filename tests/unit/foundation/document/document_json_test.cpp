#include "foundation/document/document_json.h"

#include <gtest/gtest.h>

namespace asepsie::document {
namespace {

Document of_every_kind()
{
    Field question{Field::Kind::choice, "named_accounts", "Chacun a-t-il **son** compte ?"};
    question.options = {{"yes", "oui"}, {"no", "non"}};
    question.value = "no";
    question.required = true;
    Field remark{Field::Kind::lines, "named_accounts.remark", "Précisez"};
    remark.hint = "si non";
    remark.unit = "heures";
    remark.asked_if = "named_accounts";
    remark.asked_values = {"no"};
    return {"fr", "Été à l’hôpital",
        {Heading{1, "Titre"}, Paragraph{"a `b` \"c\" \\ \n"}, Lead{Tone::disputed, "Réponse"}, List{{"un", ""}}, Steps{{"Ouvrez"}},
            StatusLine{Tone::danger, "Danger", "a", "b", "/rules/x", "dessous"}, Action{3, Tone::unknown, "mot", "titre", "qui", "pourquoi", {"un", "deux"}, "plus", "/x"},
            Table{{"a", "b"}, {{"1", "2"}, {"3", "4"}}}, Details{{{"nom", "valeur"}}}, Ring{"dix", {{"un", Tone::in_order, "fait", 1}, {"deux", Tone::neutral, "rien", 0.25, "un quart"}}, {"nom", "mot", "connu"}},
            Gauge{"g", "mot", 0.5, 0.75, "à part"}, question, remark, Aside{"petit"}, Code{"tel:17", "police"}, Card{"En cas d’attaque", {"un", "deux"}}},
        Size::arm};
}

std::string with(std::string_view block) { return R"({"language":"fr","title":"t","blocks":[)" + std::string(block) + "]}"; }

ErrorCode refused(const std::string& text)
{
    const auto document = document_from_json(text);
    EXPECT_FALSE(document.ok()) << text;
    return document.ok() ? ErrorCode::not_found : document.error().code;
}

TEST(DocumentJson, gives_back_every_kind_of_block)
{
    const Document document = of_every_kind();
    std::vector<bool> seen(std::variant_size_v<Block>);
    for (const Block& block : document.blocks) {
        seen[block.index()] = true;
    }
    ASSERT_EQ(std::count(seen.begin(), seen.end(), true), static_cast<std::ptrdiff_t>(seen.size())) << "a block kind is missing from this test";
    const std::string written = to_json(document);
    const auto read = document_from_json(written);
    ASSERT_TRUE(read.ok()) << read.error().detail;
    EXPECT_EQ(to_json(*read), written);
    EXPECT_EQ(std::get<Action>(read->blocks[6]).steps, (std::vector<std::string>{"un", "deux"}));
    EXPECT_EQ(std::get<Ring>(read->blocks[9]).petals[1].filled, 0.25);
    const Field& remark = std::get<Field>(read->blocks[12]);
    EXPECT_EQ(remark.kind, Field::Kind::lines);
    EXPECT_EQ(remark.asked_values, std::vector<std::string>{"no"});
    EXPECT_TRUE(std::get<Field>(read->blocks[11]).required);
}

TEST(DocumentJson, names_the_place_of_a_mistake)
{
    const auto read = document_from_json(with(R"({"kind":"ring","title":"t","petals":[{"name":"n","tone":"unknown","word":"w","filled":1.5}]})"));
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().detail, "document: blocks[0].petals[0].filled");
}

TEST(DocumentJson, refuses_what_it_does_not_write)
{
    EXPECT_EQ(refused("[]"), ErrorCode::malformed);
    EXPECT_EQ(refused(R"({"language":"fr","title":"t"})"), ErrorCode::malformed);
    EXPECT_EQ(refused(R"({"language":"fr","title":"t","blocks":[],"more":1})"), ErrorCode::malformed);
    EXPECT_EQ(refused(with(R"({"kind":"script","text":"x"})")), ErrorCode::malformed);
    EXPECT_EQ(refused(with(R"({"kind":"paragraph"})")), ErrorCode::malformed);
    EXPECT_EQ(refused(with(R"({"kind":"paragraph","text":"x","class":"y"})")), ErrorCode::malformed);
    EXPECT_EQ(refused(with(R"({"kind":"paragraph","text":7})")), ErrorCode::malformed);
    EXPECT_EQ(refused(with("{\"kind\":\"paragraph\",\"text\":\"a\\u0000b\"}")), ErrorCode::malformed);
    EXPECT_EQ(refused(with(R"({"kind":"heading","level":5,"text":"x"})")), ErrorCode::malformed);
    EXPECT_EQ(refused(with(R"({"kind":"lead","tone":"pink","text":"x"})")), ErrorCode::malformed);
    EXPECT_EQ(refused(with(R"({"kind":"table","columns":["a","b"],"rows":[["1"]]})")), ErrorCode::malformed);
}

TEST(DocumentJson, has_limits)
{
    EXPECT_TRUE(document_from_json(to_json({"fr", "t", {Paragraph{std::string(longest_text, 'a')}}})).ok());
    EXPECT_EQ(refused(to_json({"fr", "t", {Paragraph{std::string(longest_text + 1, 'a')}}})), ErrorCode::too_large);
    EXPECT_EQ(refused(to_json({"fr", "t", {List{std::vector<std::string>(most_elements + 1)}}})), ErrorCode::too_large);
    EXPECT_EQ(refused(to_json({"fr", "t", std::vector<Block>(most_blocks + 1, Paragraph{})})), ErrorCode::too_large);
    EXPECT_EQ(refused(std::string(longest_json + 1, ' ')), ErrorCode::too_large);
}

}  // namespace
}  // namespace asepsie::document
