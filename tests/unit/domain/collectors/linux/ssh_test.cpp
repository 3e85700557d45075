#include "support/computer.h"

#include "domain/collectors/linux/all.h"  // after the types it names

#include <gtest/gtest.h>

namespace {

using namespace asepsie;
using collectors::linux_os::ssh;
using tests::Account;
using tests::Computer;
using tests::missing_of;

const std::string config_path = "/etc/ssh/sshd_config";

Computer with_server() { return Computer().program("/usr/sbin/sshd").active("ssh.service"); }

std::string running_server(const Computer& computer)
{
    const facts::FactSet facts = computer.learnt_by({ssh});
    const auto runs = facts.get(fact::ssh_server_running);
    return runs ? (*runs ? "yes" : "no") : missing_of(facts, fact::ssh_server_running.index);
}

// "passwords accepted, root login".
std::string door(const Computer& computer)
{
    const facts::FactSet facts = computer.learnt_by({ssh});
    const auto passwords = facts.get(fact::ssh_accepts_passwords);
    const auto root = facts.get(fact::ssh_root_login);
    return (passwords ? (*passwords ? "yes" : "no") : missing_of(facts, fact::ssh_accepts_passwords.index)) + ", "
        + root.value_or(missing_of(facts, fact::ssh_root_login.index));
}

std::string door(std::string config) { return door(with_server().file(config_path, std::move(config))); }

TEST(Ssh, server_runs_where_a_unit_does)
{
    EXPECT_EQ(running_server(Computer().systemd()), "no");
    EXPECT_EQ(running_server(Computer().active("ssh.service")), "no") << "without the program";
    EXPECT_EQ(running_server(Computer().program("/usr/sbin/sshd").systemd()), "no");
    EXPECT_EQ(running_server(with_server()), "yes");
    EXPECT_EQ(running_server(Computer().program("/usr/sbin/sshd").enabled("sshd.service")), "yes");
    EXPECT_EQ(running_server(Computer().program("/usr/sbin/sshd").active("ssh.socket")), "yes");
    EXPECT_EQ(running_server(Computer().systemd().active("ssh.service")
        .file("/var/lib/dpkg/status", "Package: openssh-server\nStatus: install ok installed\nVersion: 1\n")), "yes");
    EXPECT_EQ(door(Computer().systemd()), "no, no");
}

TEST(Ssh, without_systemd_the_port_says)
{
    const std::string header = "  sl  local_address rem_address   st\n";
    const auto listening = [&](const std::string& address) {
        return Computer().program("/usr/sbin/sshd").file("/proc/net/udp", header).file("/proc/net/tcp", header + "   0: " + address + ":0016 00000000:0000 0A\n");
    };
    EXPECT_EQ(running_server(listening("00000000")), "yes");
    EXPECT_EQ(running_server(listening("0100007F")), "no");
    EXPECT_EQ(running_server(Computer().program("/usr/sbin/sshd").file("/proc/net/udp", header).file("/proc/net/tcp", header)), "no");
    EXPECT_EQ(running_server(Computer().program("/usr/sbin/sshd")), "unsupported");
}

TEST(Ssh, defaults_of_the_server_hold_where_nothing_is_set)
{
    EXPECT_EQ(door(""), "yes, prohibit-password");
    EXPECT_EQ(door(with_server()), "yes, prohibit-password");
    EXPECT_EQ(door(with_server().file("/usr/etc/ssh/sshd_config", "PasswordAuthentication no\n")), "no, prohibit-password");
}

TEST(Ssh, passwords_come_by_two_ways)
{
    EXPECT_EQ(door("PasswordAuthentication no\nKbdInteractiveAuthentication no\nUsePAM yes\n"), "no, prohibit-password");
    EXPECT_EQ(door("PasswordAuthentication no\nUsePAM yes\n"), "yes, prohibit-password");
    EXPECT_EQ(door("PasswordAuthentication no\nKbdInteractiveAuthentication yes\n"), "no, prohibit-password") << "without PAM nobody asks";
    EXPECT_EQ(door("PasswordAuthentication no\nChallengeResponseAuthentication no\nUsePAM yes\n"), "no, prohibit-password");
    EXPECT_EQ(door("PasswordAuthentication maybe\n"), "malformed, prohibit-password");
}

TEST(Ssh, a_second_step_beside_the_password_is_more_than_a_password)
{
    EXPECT_EQ(door("AuthenticationMethods publickey,password\n"), "no, prohibit-password");
    EXPECT_EQ(door("AuthenticationMethods publickey keyboard-interactive:pam,publickey\n"), "no, prohibit-password");
    EXPECT_EQ(door("AuthenticationMethods publickey password\n"), "yes, prohibit-password");
    EXPECT_EQ(door("AuthenticationMethods any\n"), "yes, prohibit-password");
    EXPECT_EQ(door("AuthenticationMethods keyboard-interactive:pam\nPasswordAuthentication no\nUsePAM yes\n"), "yes, prohibit-password");
}

TEST(Ssh, a_match_block_may_let_some_in)
{
    const std::string closed = "PasswordAuthentication no\nPermitRootLogin no\n";
    EXPECT_EQ(door(closed + "Match User claire\nPasswordAuthentication yes\n"), "yes, no");
    EXPECT_EQ(door(closed + "Match User claire\nX11Forwarding yes\n"), "no, no");
    EXPECT_EQ(door("Match Address 192.168.1.5\nPermitRootLogin yes\n"), "yes, yes");
}

TEST(Ssh, root_login_has_five_values)
{
    EXPECT_EQ(door("PermitRootLogin yes\n"), "yes, yes");
    EXPECT_EQ(door("PermitRootLogin yes\nPasswordAuthentication no\n"), "no, prohibit-password") << "no password is accepted from anybody";
    EXPECT_EQ(door("PermitRootLogin Without-Password\n"), "yes, prohibit-password");
    EXPECT_EQ(door("PermitRootLogin forced-commands-only\n"), "yes, forced-commands-only");
    EXPECT_EQ(door("PermitRootLogin perhaps\n"), "yes, malformed");
}

TEST(Ssh, included_files_come_in_order_and_by_pattern)
{
    const std::string folder = "/etc/ssh/sshd_config.d/";
    const auto with_include = [&](const std::string& pattern) {
        return with_server().file(config_path, "Include " + pattern + "\nPermitRootLogin yes\n").file(folder + "10-a.conf", "PermitRootLogin no\n")
            .file(folder + "50-b.conf", "PasswordAuthentication no\nPermitRootLogin yes\n").file(folder + ".hidden.conf", "PermitRootLogin yes\n")
            .file(folder + "00-note.txt", "PermitRootLogin yes\n");
    };
    EXPECT_EQ(door(with_include("/etc/ssh/sshd_config.d/*.conf")), "no, no");
    EXPECT_EQ(door(with_include("sshd_config.d/?0-*.conf")), "no, no");
    EXPECT_EQ(door(with_include("sshd_config.d/*b*c*f")), "no, prohibit-password");
    EXPECT_EQ(door(with_include("sshd_config.d/50-b.conf")), "no, prohibit-password");
    EXPECT_EQ(door(with_include("/nowhere/*.conf")), "yes, yes");
    EXPECT_EQ(door(with_include("/etc/*/x.conf")), "unsupported, unsupported");
    EXPECT_EQ(door(with_include("sshd_config.d/[0-9]*.conf")), "unsupported, unsupported");
}

TEST(Ssh, what_may_not_be_read_is_denied)
{
    EXPECT_EQ(door(with_server().refused(config_path)), "denied, denied");
    const std::string cloud = "/etc/ssh/sshd_config.d/50-cloud-init.conf";
    EXPECT_EQ(door(with_server().file(config_path, "Include /etc/ssh/sshd_config.d/*.conf\nPasswordAuthentication no\n").refused(cloud)), "denied, denied");
    EXPECT_EQ(door(with_server()
        .file(config_path, "PasswordAuthentication no\nPermitRootLogin no\nInclude /etc/ssh/sshd_config.d/*.conf\n").refused(cloud)), "denied, denied")
        << "a Match block there may let some in";
    EXPECT_EQ(door(with_server().file(config_path, "Include sshd_config\n")), "malformed, malformed") << "a loop";
    EXPECT_EQ(door(with_server().file(config_path, std::string(2U << 20U, 'x'))), "too_large, too_large");
    EXPECT_EQ(door(with_server().file(config_path, std::string("\0\x01", 2))), "malformed, malformed");
}

const std::string bare = "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n";
const std::string with_passphrase = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n";

// "all bare".
std::string keys(const Computer& computer)
{
    const facts::FactSet facts = computer.learnt_by({ssh});
    const auto all = facts.get(fact::ssh_private_keys);
    EXPECT_EQ(all.has_value(), facts.get(fact::ssh_private_keys_bare).has_value());
    return all ? std::to_string(*all) + " " + std::to_string(*facts.get(fact::ssh_private_keys_bare)) : missing_of(facts, fact::ssh_private_keys.index);
}

TEST(Ssh, keys_are_counted_and_nothing_more)
{
    EXPECT_EQ(keys(Computer()), "0 0");
    const Computer computer = Computer().file("/home/claire/.ssh/id_rsa", bare).file("/home/claire/.ssh/id_ed25519", with_passphrase)
        .file("/home/claire/.ssh/id_rsa.pub", bare).file("/home/claire/.ssh/known_hosts.old", bare).file("/home/claire/.ssh/config", "Host *\n")
        .file("/home/claire/.ssh/old/id_rsa", bare);
    EXPECT_EQ(keys(computer), "2 1");
    const facts::FactSet facts = computer.learnt_by({ssh});
    EXPECT_EQ(facts.at(fact::ssh_private_keys.index).where, "~/.ssh");
}

TEST(Ssh, a_key_that_may_not_be_read_leaves_the_count_open)
{
    EXPECT_EQ(keys(Computer().refused("/home/claire/.ssh/id_rsa")), "denied");
    EXPECT_EQ(keys(Computer().refused("/home/claire/.ssh/id_rsa").file("/home/claire/.ssh/id_b", bare)), "1 1") << "one bare key is news enough";
    EXPECT_EQ(keys(Computer().refused("/home/claire/.ssh")), "denied");
    EXPECT_EQ(keys(Computer().file("/home/claire/.ssh/id_rsa", "-----BEGIN OPENSSH PRIVATE KEY-----\n!\n")), "malformed");
    EXPECT_EQ(keys(Computer().file("/home/claire/.ssh/big", bare + std::string(1U << 20U, 'A'))), "0 0") << "no key is so long";
}

}  // namespace
