#include "domain/mail/parse/people.h"

#include <gtest/gtest.h>

namespace asepsie::mail {
namespace {

TEST(MailboxOf, has_a_host_as_people_see_it)
{
    const Mailbox mailbox = mailbox_of({"Ameli", "Contact@Assure.XN--AMLI-CPA.fr."});
    EXPECT_EQ(mailbox.name, "Ameli");
    EXPECT_EQ(mailbox.address, "Contact@assure.améli.fr");
    EXPECT_EQ(mailbox.host, "assure.améli.fr");
    EXPECT_EQ(mailbox.domain, "améli.fr");
    EXPECT_EQ(mailbox_of({"", "a@b@x.co.uk"}).domain, "x.co.uk");
    EXPECT_EQ(mailbox_of({"", "root@localhost"}).domain, "localhost");
}

TEST(MailboxOf, has_no_address_where_none_can_be_read)
{
    for (const char* address : {"", "@x.fr", "marie", "marie.x.fr"}) {
        EXPECT_TRUE(mailbox_of({"n", address}).address.empty()) << address;
        EXPECT_TRUE(mailbox_of({"n", address}).host.empty()) << address;
    }
}

TEST(MailboxesIn, are_those_of_the_field)
{
    EXPECT_EQ(mailboxes_in("A <a@x.fr>, B <b@y.fr>").size(), 2U);
    EXPECT_EQ(mailboxes_in("").size(), 0U);
}

}  // namespace
}  // namespace asepsie::mail
