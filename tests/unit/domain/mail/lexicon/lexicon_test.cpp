#include "unit/domain/mail/small_catalogue.h"

#include "foundation/web_address/web_address.h"

#include <gtest/gtest.h>

namespace asepsie::mail {
namespace {

const Lexicon& lexicon = small::lexicon();

std::string imitation(std::string_view host)
{
    constexpr std::string_view hows[] = {"letters", "slip", "ending", "added", "nested", "within"};
    const web::WebAddress address = web::parse_web_address("https://" + std::string(host));
    const auto found = lexicon.imitation_in(address.host, address.domain);
    return found ? std::string(lexicon.catalogue().brands[found->brand].id) + " " + std::string(hows[static_cast<std::size_t>(found->how)]) : "";
}

TEST(Imitation, passes_for_the_marks_letters)
{
    EXPECT_EQ(imitation("arneli.fr"), "ameli letters");
    EXPECT_EQ(imitation("amel1.fr"), "ameli letters");
    EXPECT_EQ(imitation("\xD0\xB0meli.fr"), "ameli letters") << "Cyrillic";
    EXPECT_EQ(imitation("xn--meli-43d.fr"), "ameli letters") << "and as it travels";
    EXPECT_EQ(imitation("xn--amli-cpa.fr"), "ameli letters");
    EXPECT_EQ(imitation("www.compte-arneli.fr"), "ameli letters");
}

TEST(Imitation, passes_for_the_name_of_a_domain_that_is_no_mark)
{
    static constexpr std::array<std::string_view, 2> domains{"caf.fr", "lcl.fr"};
    static const std::array<knowledge::Brand, 1> brands{knowledge::Brand{"caf", "CAF", "state", {}, {}, domains, {}, "", {}}};
    knowledge::Catalogue catalogue;
    catalogue.brands = brands;
    const Lexicon short_names(catalogue);
    const auto found = short_names.imitation_in("www.\xD1\x81\xD0\xB0" "f.fr", "\xD1\x81\xD0\xB0" "f.fr");
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->how, Imitation::How::letters);
    EXPECT_EQ(found->domain, "caf.fr");
    EXPECT_FALSE(short_names.imitation_in("ici.fr", "ici.fr").has_value()) << "two honest short names";
    EXPECT_TRUE(short_names.imitation_in("1cl.fr", "1cl.fr").has_value());
    EXPECT_FALSE(short_names.imitation_in("caf.example", "caf.example").has_value());
}

TEST(Imitation, is_one_letter_away)
{
    for (const char* host : {"paypall.com", "paypl.com", "paypel.com", "payapl.com", "ppaypal.fr", "aypal.com"}) {
        EXPECT_EQ(imitation(host), "paypal slip") << host;
    }
    EXPECT_EQ(imitation("anneli.fr"), "") << "a short mark has too many neighbours";
    EXPECT_EQ(imitation("paypalll.com"), "");
}

TEST(Imitation, has_another_ending_or_words_around)
{
    EXPECT_EQ(imitation("ameli.xyz"), "ameli ending");
    EXPECT_EQ(imitation("ameli-fr.com"), "ameli added");
    EXPECT_EQ(imitation("secure_paypal.com"), "paypal added");
    EXPECT_EQ(imitation("secure-paypal24.com"), "paypal added") << "with figures";
    EXPECT_EQ(imitation("2024paypal.com"), "paypal added");
}

TEST(Imitation, stands_below_a_strangers_domain)
{
    EXPECT_EQ(imitation("ameli.fr.example.com"), "ameli nested");
    EXPECT_EQ(imitation("assure.ameli.fr.compte.example.com"), "ameli nested");
    EXPECT_EQ(imitation("www.impots.gouv.fr.example.com"), "taxes nested");
    EXPECT_EQ(imitation("ameli.example.com"), "ameli within");
    EXPECT_EQ(imitation("ameli-fr.pages.dev"), "ameli added") << "of a shared hosting the customer's name is looked at";
}

TEST(Imitation, is_none_on_the_brands_own_domains_nor_elsewhere)
{
    for (const char* host : {"ameli.fr", "assure.ameli.fr", "paypal.com", "www.impots.gouv.fr", "example.com", "famelio.fr", "", "192.168.1.1"}) {
        EXPECT_EQ(imitation(host), "") << host;
    }
}

TEST(Imitation, is_looked_for_at_the_beginning_of_a_long_host)
{
    std::string host = "ameli.fr";
    for (int i = 0; i < 400; ++i) {
        host += ".a";
    }
    EXPECT_EQ(imitation(host + ".example.com").substr(0, 5), "ameli");
    EXPECT_EQ(imitation(std::string(900, 'a') + ".example.com"), "");
}

TEST(Lexicon, knows_whose_domain_a_host_is)
{
    EXPECT_EQ(lexicon.brand_of("assure.ameli.fr"), 0);
    EXPECT_EQ(lexicon.brand_of("monameli.fr"), std::nullopt);
    EXPECT_TRUE(lexicon.belongs_to("assurance-maladie.fr", 0));
    EXPECT_FALSE(lexicon.belongs_to("paypal.com", 0));
    EXPECT_TRUE(lexicon.belongs_to("sante.gouv.fr", 2)) << "the State's bodies write for each other";
    EXPECT_FALSE(lexicon.belongs_to("sante.gouv.fr", 0));
}

TEST(Lexicon, hears_who_is_named_and_what_is_asked)
{
    const std::string_view text = "L'Assurance-Maladie et Marie DUPONT : la sécurité sociale, votre compte sera suspendu, cliquez le lien";
    const auto said = lexicon.said_in(text);
    ASSERT_EQ(said.size(), 5U);
    EXPECT_EQ(text.substr(said[0].begin, said[0].end - said[0].begin), "Assurance-Maladie");
    using enum Said::Kind;
    EXPECT_EQ(said[0].kind, brand);
    EXPECT_EQ(said[1].kind, person);
    EXPECT_EQ(said[2].kind, common_brand);
    EXPECT_EQ(said[3].kind, intent);
    EXPECT_EQ(said[4].kind, common_intent);
    EXPECT_TRUE(lexicon.said_in("").empty());
}

}  // namespace
}  // namespace asepsie::mail
