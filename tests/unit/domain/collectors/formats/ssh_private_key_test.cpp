#include "domain/collectors/formats/ssh_private_key.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace asepsie;
using collectors::formats::KeyProtection;
using collectors::formats::parse_ssh_private_key;

// The openings of made-up keys: where the secret would stand, there is nothing.
std::string openssh(std::string_view base64) { return "-----BEGIN OPENSSH PRIVATE KEY-----\n" + std::string(base64) + "\n-----END OPENSSH PRIVATE KEY-----\n"; }

std::string pem(std::string_view kind, std::string_view body = "AAAA")
{
    return "-----BEGIN " + std::string(kind) + "-----\n" + std::string(body) + "\n-----END " + std::string(kind) + "-----\n";
}

KeyProtection of(const std::string& text)
{
    const auto protection = parse_ssh_private_key(text);
    EXPECT_TRUE(protection.ok());
    return protection.value_or(KeyProtection::no_key);
}

TEST(SshPrivateKey, of_openssh_says_its_cipher)
{
    EXPECT_EQ(of(openssh("b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\n"
        "QyNTUxOQAAACAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")), KeyProtection::bare);
    EXPECT_EQ(of(openssh("b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABAAAAAAAA\nAAAAAAAAAAAAAAAAAAEAAAAAEAAAAz")), KeyProtection::passphrase);
}

TEST(SshPrivateKey, of_a_security_token_holds_no_secret)
{
    EXPECT_EQ(of(openssh("b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAASgAAABpzay1zc2\r\n"
        "gtZWQyNTUxOUBvcGVuc3NoLmNvbQAAACAAAAAAAAAA")), KeyProtection::passphrase);
}

TEST(SshPrivateKey, of_older_forms)
{
    EXPECT_EQ(of(pem("RSA PRIVATE KEY")), KeyProtection::bare);
    EXPECT_EQ(of(pem("PRIVATE KEY")), KeyProtection::bare);
    EXPECT_EQ(of(pem("RSA PRIVATE KEY", "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA")), KeyProtection::passphrase);
    EXPECT_EQ(of(pem("ENCRYPTED PRIVATE KEY")), KeyProtection::passphrase);
}

TEST(SshPrivateKey, is_told_from_other_files)
{
    for (const std::string text : {"", "ssh-ed25519 AAAA claire", "-----BEGIN PUBLIC KEY-----\nAAAA\n", "-----BEGIN", "-----BEGIN PRIVATE",
             "Host *\n", "\x7f" "ELF"}) {
        EXPECT_EQ(of(text), KeyProtection::no_key) << text;
    }
    EXPECT_EQ(of(std::string(1000, '\0')), KeyProtection::no_key);
}

TEST(SshPrivateKey, with_a_broken_header_is_malformed)
{
    for (const std::string_view base64 : {"", "AAAA", "!!!!", "b3BlbnNzaC1rZXktdjEA", "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUA", "b3BlbnNzaC1rZXktdjEA/////25vbmU="}) {
        EXPECT_FALSE(parse_ssh_private_key(openssh(base64)).ok()) << base64;
    }
    EXPECT_FALSE(parse_ssh_private_key("-----BEGIN OPENSSH PRIVATE KEY-----").ok());
}

}  // namespace
