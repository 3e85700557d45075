#include "domain/mail/mailbox.h"

#include <gtest/gtest.h>

namespace asepsie::mail {
namespace {

using Messages = std::vector<std::string_view>;

TEST(MessagesIn, begin_with_from_behind_an_empty_line)
{
    EXPECT_EQ(messages_in("From a@b\nSubject: un\n\nx\n\nFrom c@d\r\nSubject: deux\r\n\r\nx"), (Messages{"From a@b\nSubject: un\n\nx\n\n", "From c@d\r\nSubject: deux\r\n\r\nx"}));
    EXPECT_EQ(messages_in("From a\r\n\r\nx\r\n\r\nFrom b\r\n").size(), 2U);
    EXPECT_EQ(messages_in("From a\nx\nFrom b\n").size(), 1U) << "in the middle of a text";
}

TEST(MessagesIn, is_one_where_there_is_no_mailbox)
{
    EXPECT_EQ(messages_in("Subject: x\n\n\nFrom a"), Messages{"Subject: x\n\n\nFrom a"});
    EXPECT_EQ(messages_in(""), Messages{""});
}

}  // namespace
}  // namespace asepsie::mail
