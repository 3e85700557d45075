#include "support/computer.h"

#include "domain/collectors/linux/all.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::linux_os {
namespace {

using facts::Missing;
using tests::Computer;
using tests::missing;

const std::string passwd = "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1::/:/usr/sbin/nologin\nclaire:x:1000:1000::/home/claire:/bin/bash\nanne:x:1001:1001::/home/anne:/bin/bash\n";
const std::string shadow = "root:!:19000:0:99999:7:::\nclaire:$y$j9T$a$b:19000:0:99999:7:::\nanne:$1$a$b:19000:0:99999:7:::\n";

Computer two_people()
{
    Computer made;
    made.recording.identity.uid = 1000;
    made.recording.identity.groups = {1000, 27};
    return made.file("/etc/passwd", passwd).file("/etc/group", "sudo:x:27:claire\ndocker:x:998:\n");
}

TEST(Accounts, of_people_are_counted_and_their_rights_known)
{
    const auto learnt = two_people().learnt_by(accounts);
    EXPECT_EQ(learnt.get(fact::human_accounts), 2);
    EXPECT_EQ(learnt.get(fact::account_is_admin), true);
    EXPECT_EQ(learnt.get(fact::guest_account), false);
    EXPECT_EQ(learnt.get(fact::extra_root_accounts), facts::FactList{});

    Computer plain = two_people();
    plain.recording.identity.groups = {1000};
    EXPECT_EQ(plain.learnt_by(accounts).get(fact::account_is_admin), false);
    plain.recording.identity.is_admin = true;
    EXPECT_EQ(missing(plain.learnt_by(accounts), fact::account_is_admin), Missing::unsupported);
}

TEST(Accounts, that_are_hidden_or_for_guests_are_named)
{
    const auto learnt = Computer().file("/etc/passwd", passwd + "toor:x:0:0::/root:/bin/sh\ninvite:x:1002:1002::/home/invite:/bin/bash\n").file("/etc/group", "").learnt_by(accounts);
    EXPECT_EQ(learnt.get(fact::extra_root_accounts), facts::FactList{"toor"});
    EXPECT_EQ(learnt.get(fact::guest_account), true);
}

TEST(Accounts, keep_their_passwords_in_a_known_way)
{
    const auto learnt = two_people().file("/etc/shadow", shadow + "daemon::1:0:99999:7:::\n").learnt_by(accounts);
    EXPECT_EQ(learnt.get(fact::weakly_kept_passwords), facts::FactList{"anne"});
    EXPECT_EQ(learnt.get(fact::accounts_without_password), facts::FactList{});

    const auto refused = two_people().file("/etc/shadow", "").refused("/etc/shadow").learnt_by(accounts);
    EXPECT_EQ(missing(refused, fact::weakly_kept_passwords), Missing::denied);
    EXPECT_EQ(missing(refused, fact::accounts_without_password), Missing::denied);

    // The list of accounts alone may already say it.
    const auto open = Computer().file("/etc/passwd", passwd + "libre::1003:1003::/home/libre:/bin/bash\n").file("/etc/shadow", "").refused("/etc/shadow").learnt_by(accounts);
    EXPECT_EQ(open.get(fact::accounts_without_password), facts::FactList{"libre"});
}

TEST(Accounts, may_use_sudo_without_a_password)
{
    EXPECT_EQ(two_people().learnt_by(accounts).get(fact::sudo_without_password), false);
    EXPECT_EQ(two_people().file("/etc/sudoers", "%sudo ALL=(ALL:ALL) ALL\n").file("/etc/sudoers.d/claire", "claire ALL=(ALL) NOPASSWD: ALL\n").learnt_by(accounts).get(fact::sudo_without_password), true);
    EXPECT_EQ(two_people().file("/etc/sudoers", "%sudo ALL=(ALL:ALL) ALL\n").file("/etc/sudoers.d/old.bak", "claire ALL=(ALL) NOPASSWD: ALL\n").learnt_by(accounts).get(fact::sudo_without_password), false);
    EXPECT_EQ(missing(two_people().file("/etc/sudoers", "").refused("/etc/sudoers").learnt_by(accounts), fact::sudo_without_password), Missing::denied);
}

TEST(Accounts, are_unknown_where_the_list_is_broken)
{
    const auto learnt = Computer().file("/etc/passwd", "\x01\x02\x03").learnt_by(accounts);
    EXPECT_EQ(missing(learnt, fact::human_accounts), Missing::malformed);
    EXPECT_EQ(missing(learnt, fact::stale_accounts), Missing::malformed);
    EXPECT_EQ(missing(Computer().learnt_by(accounts), fact::guest_account), facts::missing_because(fail(ErrorCode::not_found, "")));
}

}  // namespace
}  // namespace asepsie::collectors::linux_os
