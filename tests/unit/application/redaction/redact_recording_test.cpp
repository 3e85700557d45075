#include "application/redaction/redact_recording.h"

#include "application/redaction/contents.h"
#include "domain/collectors/formats/dconf_database.h"

#include <gtest/gtest.h>

namespace asepsie::application {
namespace {

using platform::FileKind;
using platform::Recording;

Recording of_claire()
{
    Recording recording;
    recording.now = *parse_moment("2026-11-23T09:00:00Z");
    recording.identity.name = "claire";
    recording.identity.home = "/home/claire";
    platform::add_tree(recording,
        {{"/etc/passwd", FileKind::regular, "root:x:0:0:root:/root:/bin/bash\nclaire:x:1000:1000:Claire Durand,01 23 45 67 89:/home/claire:/bin/bash\n"},
            {"/proc/sys/kernel/hostname", FileKind::regular, "pc-durand\n"},
            {"/home/claire/Dossiers patients Durand/Martin Jean.odt", FileKind::regular, "secret of a patient"},
            {"/home/claire/.config/kscreenlockerrc", FileKind::regular, "[Daemon]\nTimeout=5\n"},
            {"/etc/hosts", FileKind::regular, "127.0.1.1 pc-durand.local pc-durand\n192.168.1.20 nas # claire.durand@orange.fr\n81.2.69.160 doctolib.fr\n"}});
    return recording;
}

std::string written(const Recording& recording) { return platform::write_recording(redact_recording(recording)); }

TEST(Redaction, takes_out_people_and_places)
{
    const std::string kept = written(of_claire());
    for (const char* name : {"claire", "Claire", "Durand", "durand", "Martin", "Jean", "secret", "01 23", "192.168.1.20", "81.2.69.160", "orange.fr"}) {
        EXPECT_EQ(kept.find(name), std::string::npos) << name << " in\n" << kept;
    }
}

TEST(Redaction, keeps_what_tells)
{
    const std::string kept = written(of_claire());
    for (const char* word : {"Dossiers patients x", ".odt", "Timeout=5", "/home/user1", "192.168.0.", "203.0.113.", "doctolib.fr", "127.0.1.1"}) {
        EXPECT_NE(kept.find(word), std::string::npos) << word << " not in\n" << kept;
    }
}

TEST(Redaction, is_the_same_everywhere_and_every_time)
{
    EXPECT_EQ(written(of_claire()), written(of_claire()));
    Recording recording = of_claire();
    recording.nodes["/media/claire/CLE DURAND"].link = std::string("/home/claire/Durand");
    const std::string kept = written(recording);
    EXPECT_NE(kept.find("/media/user1/"), std::string::npos);
    EXPECT_EQ(kept.find("DURAND"), std::string::npos);
}

std::string shown(std::string_view path, const std::string& content)
{
    Pseudonyms pseudonyms{Recording{}};
    return shown_content(path, content, pseudonyms, {"bash"});
}

TEST(Contents, lose_their_secrets)
{
    EXPECT_EQ(shown("/etc/shadow", "root:!:1::::::\nann:$y$j9T$salt$hash:1::::::\nbob::1::::::\neve:!$6$x$y:1::::::\n"),
        "root:!:1::::::\nann:$y$removed:1::::::\nbob::1::::::\neve:!$6$removed:1::::::\n");
    EXPECT_EQ(shown("/etc/NetworkManager/system-connections/Hotel.nmconnection", "[connection]\nid=Hotel\ntype=wifi\n[wifi]\nssid=Hotel\n[wifi-security]\nkey-mgmt=wpa-psk\npsk=abc\n"),
        "[connection]\ntype=wifi\n[wifi]\n[wifi-security]\nkey-mgmt=wpa-psk\n");
    EXPECT_EQ(shown("/home/a/.ssh/id_ed25519", "-----BEGIN OPENSSH PRIVATE KEY-----\nfirst\nsecond\nthird\n-----END OPENSSH PRIVATE KEY-----\n"),
        "-----BEGIN OPENSSH PRIVATE KEY-----\nfirst\n-----END OPENSSH PRIVATE KEY-----\n");
    EXPECT_EQ(shown("/home/a/.mozilla/firefox/x/logins.json", R"({"logins":[{"hostname":"https://bank","encryptedUsername":"AAAA"},{"encryptedUsername":"BBBB"}]})"),
        R"({"nextId":1,"logins":[{"encryptedUsername":"","encryptedPassword":""},{"encryptedUsername":"","encryptedPassword":""}]})");
    EXPECT_EQ(shown("/home/a/notes.txt", "anything"), "") << "a file of a person that nothing here knows";
    EXPECT_EQ(shown("/proc/net/tcp", "   0: 0100007F:0277 00000000:0000 0A\n   1: 1401A8C0:0016 3C45A151:C3A8 01\n"),
        "   0: 0100007F:0277 00000000:0000 0A\n   1: 0100A8C0:0016 0100A8C0:C3A8 01\n");
}

TEST(Contents, of_package_lists_are_cut_down)
{
    EXPECT_EQ(shown("/var/lib/apt/lists/x_Packages", "Package: bash\nVersion: 1\nDescription: long\n\nPackage: other\nVersion: 2\n"), "Package: bash\nVersion: 1\n\n");
}

TEST(Contents, of_settings_keep_those_of_protection)
{
    const std::string bytes = collectors::formats::write_dconf_database({{"/org/gnome/desktop/session/idle-delay", std::int64_t{300}}, {"/org/gnome/deja-dup/include-list", std::vector<std::string>{"/home/a/Durand"}},
        {"/org/gnome/gedit/recent", std::string("Martin.odt")}});
    const auto kept = collectors::formats::parse_dconf_database(shown("/home/a/.config/dconf/user", bytes));
    ASSERT_TRUE(kept.ok());
    EXPECT_EQ(kept->settings().size(), 2U);
    EXPECT_EQ(std::get<std::int64_t>(*kept->get("/org/gnome/desktop/session/idle-delay")), 300);
    EXPECT_EQ(std::get<std::vector<std::string>>(*kept->get("/org/gnome/deja-dup/include-list")).front(), "/home/x1/x2") << "an account nobody declared is a name too";
}

TEST(Serials, are_replaced_but_for_those_of_firmware)
{
    Pseudonyms pseudonyms{Recording{}};
    EXPECT_EQ(pseudonyms.in_text("/dev/mapper/luks-0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"), "/dev/mapper/luks-00000000-0000-4000-8000-000000000001");
    EXPECT_EQ(pseudonyms.in_text("CRYPT-LUKS2-0f1e2d3c4b5a69788796a5b4c3d2e1f0-root"), "CRYPT-LUKS2-00000000-0000-4000-8000-000000000002-root");
    EXPECT_EQ(pseudonyms.in_text("SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c"), "SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c");
    EXPECT_EQ(pseudonyms.in_text("a 52:54:00:12:34:56 b"), "a 02:00:00:00:00:01 b");
    EXPECT_EQ(pseudonyms.in_text("getty@tty1.service user@host.fr"), "getty@tty1.service person1@example.org");
    EXPECT_EQ(pseudonyms.in_network_text("version 5.2.15.2.1 at 80.12.4.4. or 2a01:cb00::12, by 8.8.8.8, ::1, fe80::aa:1, add: cafe: 12:30"),
        "version 5.2.15.2.1 at 203.0.113.1. or 2001:db8::2, by 8.8.8.8, ::1, fd00::3, add: cafe: 12:30");
}

}  // namespace
}  // namespace asepsie::application
