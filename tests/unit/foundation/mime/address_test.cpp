#include "foundation/mime/address.h"

#include <gtest/gtest.h>

#include <ostream>

namespace asepsie::mime {
bool operator==(const NamedAddress& a, const NamedAddress& b) { return a.name == b.name && a.address == b.address; }
void PrintTo(const NamedAddress& named, std::ostream* out) { *out << named.name << " <" << named.address << ">"; }

namespace {

using All = std::vector<NamedAddress>;

TEST(ReadAddresses, in_their_usual_forms)
{
    EXPECT_EQ(read_addresses("a@x.fr"), (All{{"", "a@x.fr"}}));
    EXPECT_EQ(read_addresses("<a@x.fr>"), (All{{"", "a@x.fr"}}));
    EXPECT_EQ(read_addresses("Marie Dupont <a@x.fr>"), (All{{"Marie Dupont", "a@x.fr"}}));
    EXPECT_EQ(read_addresses("a@x.fr (Marie)"), (All{{"Marie", "a@x.fr"}}));
    EXPECT_EQ(read_addresses("=?utf-8?Q?Assur=C3=A9?= <a@x.fr>"), (All{{"Assuré", "a@x.fr"}}));
    EXPECT_EQ(read_addresses(""), All{});
}

TEST(ReadAddresses, in_quotes_may_hold_any_sign)
{
    EXPECT_EQ(read_addresses("\"Dupont, Marie; <x@y.fr>\" <a@x.fr>"), (All{{"Dupont, Marie; <x@y.fr>", "a@x.fr"}}));
    EXPECT_EQ(read_addresses(R"("dite \"Ameli\"" <a@x.fr>)"), (All{{"dite \"Ameli\"", "a@x.fr"}}));
    EXPECT_EQ(read_addresses("\"service@ameli.fr\" <a@evil.example>"), (All{{"service@ameli.fr", "a@evil.example"}}));
    EXPECT_EQ(read_addresses("=?utf-8?B?ImFtZWxpIg==?= <a@x.fr>"), (All{{"ameli", "a@x.fr"}})) << "quotes that were encoded too";
}

TEST(ReadAddresses, leaves_comments_out_of_an_address)
{
    EXPECT_EQ(read_addresses("Marie (du (cabinet) \\) 2) <a@x.fr>"), (All{{"Marie", "a@x.fr"}}));
}

TEST(ReadAddresses, takes_each_of_several)
{
    EXPECT_EQ(read_addresses("A <a@x.fr>, b@x.fr; \"C\" <c@x.fr>"), (All{{"A", "a@x.fr"}, {"", "b@x.fr"}, {"C", "c@x.fr"}}));
    EXPECT_EQ(read_addresses("A <a@x.fr> <b@evil.example>"), (All{{"A", "a@x.fr"}, {"", "b@evil.example"}})) << "also without a comma";
    EXPECT_EQ(read_addresses("Dupont, Marie <a@x.fr>"), (All{{"Dupont", ""}, {"Marie", "a@x.fr"}})) << "a name without its quotes";
}

TEST(ReadAddresses, forgets_the_name_of_a_group)
{
    EXPECT_EQ(read_addresses("Cabinet: a@x.fr, B <b@x.fr>;"), (All{{"", "a@x.fr"}, {"B", "b@x.fr"}}));
    EXPECT_EQ(read_addresses("undisclosed-recipients:;"), All{});
    EXPECT_EQ(read_addresses("Assurance Maladie: mon compte <a@x.fr>"), (All{{"Assurance Maladie: mon compte", "a@x.fr"}})) << "no group without its end";
}

TEST(ReadAddresses, mends_what_programs_write_wrongly)
{
    EXPECT_EQ(read_addresses("A <<a@x.fr>>, b@x.fr"), (All{{"A", "a@x.fr"}, {"", "b@x.fr"}}));
    EXPECT_EQ(read_addresses("A < a@x.fr >"), (All{{"A", "a@x.fr"}}));
    EXPECT_EQ(read_addresses("A <a@x.fr"), (All{{"A", "a@x.fr"}}));
}

TEST(ReadAddresses, takes_any_text_and_so_many)
{
    for (const char* field : {"<", ">", "\"", "(", "((((", "\\", "<<<", ",,,;;;", "@", "a@", "@b", ":::", "\"\\", "(\\"}) {
        static_cast<void>(read_addresses(field));
    }
    std::string many;
    for (int i = 0; i < 5'000; ++i) {
        many += "a@x.fr, ";
    }
    EXPECT_LE(read_addresses(many).size(), most_addresses + 1);
    static_cast<void>(read_addresses(std::string(1'000'000, '<')));
    static_cast<void>(read_addresses(std::string(1'000'000, '(')));
    static_cast<void>(read_addresses("a" + std::string(1'000'000, ':')));
}

TEST(AddressesWithin, finds_them_in_a_text)
{
    EXPECT_EQ(addresses_within("Écrivez à marie.dupont+rdv@x.fr, ou (b@y.co.uk).", 10), (std::vector<std::string>{"marie.dupont+rdv@x.fr", "b@y.co.uk"}));
    EXPECT_EQ(addresses_within("a@b @x.fr a@ moi@@x.fr", 10), std::vector<std::string>{});
    EXPECT_EQ(addresses_within("a@x.fr b@x.fr c@x.fr", 2).size(), 2U);
    EXPECT_EQ(addresses_within(std::string(100'000, '@'), 10).size(), 0U);
}

}  // namespace
}  // namespace asepsie::mime
