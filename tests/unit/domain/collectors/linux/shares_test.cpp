#include "support/computer.h"

#include "domain/collectors/linux/all.h"  // after the types it names
#include "foundation/base/text.h"

#include <gtest/gtest.h>

namespace {

using namespace asepsie;
using collectors::linux_os::shares;
using tests::Computer;
using tests::missing_of;

const std::string smb_conf = "/etc/samba/smb.conf";
const std::string usershare = "/var/lib/samba/usershares/scans";
const std::string sockets_header = "  sl  local_address rem_address   st\n";

Computer with_samba(std::string conf) { return Computer().program("/usr/sbin/smbd").active("smbd.service").file(smb_conf, std::move(conf)); }

template <typename T>
std::string said(const facts::FactSet& facts, facts::Key<T> key)
{
    const auto value = facts.get(key);
    if (!value) {
        return missing_of(facts, key.index);
    }
    if constexpr (std::is_same_v<T, bool>) {
        return *value ? "yes" : "no";
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
        return std::to_string(*value);
    } else {
        return text::join(*value, ",");
    }
}

template <typename T>
std::string said(const Computer& computer, facts::Key<T> key)
{
    return said(computer.learnt_by({shares}), key);
}

TEST(Shares, samba_runs_where_its_unit_does)
{
    EXPECT_EQ(said(Computer(), fact::samba_running), "no");
    EXPECT_EQ(said(Computer(), fact::guest_shares), "");
    EXPECT_EQ(said(Computer(), fact::smb1_allowed), "no");
    EXPECT_EQ(said(Computer().program("/usr/sbin/smbd").systemd(), fact::samba_running), "no");
    EXPECT_EQ(said(Computer().program("/usr/sbin/smbd").enabled("smb.service"), fact::samba_running), "yes");
    EXPECT_EQ(said(Computer().program("/usr/sbin/smbd"), fact::samba_running), "unsupported");
    const std::string tcp = sockets_header + "   0: 00000000:01BD 00000000:0000 0A\n";
    EXPECT_EQ(said(Computer().program("/usr/sbin/smbd").file("/proc/net/tcp", tcp).file("/proc/net/udp", sockets_header), fact::samba_running), "yes");
}

TEST(Shares, open_to_guests_are_named)
{
    EXPECT_EQ(said(with_samba("[a]\nguest ok = yes\n[b\x1b[31m]\npublic = yes\n"), fact::guest_shares), "a,b\xEF\xBF\xBD[31m");
    EXPECT_EQ(said(with_samba("[a]\nguest ok = no\n"), fact::guest_shares), "");
    EXPECT_EQ(said(Computer().program("/usr/sbin/smbd").active("smbd.service"), fact::guest_shares), "");
    EXPECT_EQ(said(Computer().program("/usr/sbin/smbd").active("smbd.service").refused(smb_conf), fact::guest_shares), "denied");
}

TEST(Shares, made_by_people_count_where_guests_are_allowed)
{
    const std::string allowed = "[global]\nusershare allow guests = yes\n";
    const std::string open = "#VERSION 2\npath=/home/claire/scans\ncomment=\nusershare_acl=S-1-1-0:R\nguest_ok=y\nsharename=scans\n";
    EXPECT_EQ(said(with_samba(allowed).file(usershare, open), fact::guest_shares), "scans");
    EXPECT_EQ(said(with_samba(allowed).file(usershare, "path=/x\nguest_ok=n\n"), fact::guest_shares), "");
    EXPECT_EQ(said(with_samba("").file(usershare, open), fact::guest_shares), "");
    EXPECT_EQ(said(with_samba(allowed), fact::guest_shares), "");
    EXPECT_EQ(said(with_samba(allowed).refused("/var/lib/samba/usershares"), fact::guest_shares), "denied");
    EXPECT_EQ(said(with_samba(allowed + "[a]\nguest ok = yes\n").refused("/var/lib/samba/usershares"), fact::guest_shares), "a") << "one is news enough";
}

TEST(Shares, that_may_hide_in_what_was_not_read_are_not_denied_to_be)
{
    EXPECT_EQ(said(with_samba("[global]\ninclude = registry\n"), fact::guest_shares), "unsupported");
    EXPECT_EQ(said(with_samba("[global]\ninclude = /etc/samba/more.conf\n").refused("/etc/samba/more.conf"), fact::guest_shares), "denied");
    EXPECT_EQ(said(with_samba("[global]\ninclude = registry\nmin protocol = SMB2\n"), fact::smb1_allowed), "unsupported");
    EXPECT_EQ(said(with_samba(std::string("\0", 1)), fact::guest_shares), "malformed");
}

TEST(Shares, speak_smb1_by_settings_or_by_age)
{
    const auto with_version = [](const std::string& version) {
        return with_samba("").file("/var/lib/dpkg/status", "Package: samba\nStatus: install ok installed\nVersion: " + version + "\n");
    };
    EXPECT_EQ(said(with_samba(""), fact::smb1_allowed), "no");
    EXPECT_EQ(said(with_samba("[global]\nserver min protocol = NT1\n"), fact::smb1_allowed), "yes");
    EXPECT_EQ(said(with_samba("[global]\nserver min protocol = SMB3\n"), fact::smb1_allowed), "no");
    EXPECT_EQ(said(with_samba("[global]\nserver min protocol = SMB9\n"), fact::smb1_allowed), "malformed");
    EXPECT_EQ(said(with_version("2:4.9.5+dfsg-5+deb10u5"), fact::smb1_allowed), "yes");
    EXPECT_EQ(said(with_version("2:3.6.25-1"), fact::smb1_allowed), "yes");
    EXPECT_EQ(said(with_version("2:4.11-1"), fact::smb1_allowed), "no");
    EXPECT_EQ(said(with_version("2:4.17.12+dfsg-0+deb12u1"), fact::smb1_allowed), "no");
    EXPECT_EQ(said(with_version("x"), fact::smb1_allowed), "no");
}

TEST(Shares, of_nfs_are_counted_and_the_open_ones_named)
{
    const Computer computer = Computer().active("nfs-server.service").file("/etc/exports", "/srv/a 192.168.1.20(rw)\n/srv/b *(ro)\n")
        .file("/etc/exports.d/more.exports", "/srv/c 192.168.1.20(rw,no_root_squash)\n").file("/etc/exports.d/note.txt", "nonsense\n");
    EXPECT_EQ(said(computer, fact::nfs_running), "yes");
    EXPECT_EQ(said(computer, fact::nfs_export_count), "3");
    EXPECT_EQ(said(computer, fact::open_exports), "/srv/b,/srv/c");
    EXPECT_EQ(said(Computer(), fact::nfs_export_count), "0");
    EXPECT_EQ(said(Computer(), fact::nfs_running), "no") << "nothing to offer";
    EXPECT_EQ(said(Computer().file("/etc/exports", "/srv/a *(ro)\n"), fact::nfs_running), "unsupported");
    EXPECT_EQ(said(Computer().systemd().file("/etc/exports", "/srv/a *(ro)\n"), fact::nfs_running), "no");
    EXPECT_EQ(said(Computer().active("nfs-server.service").file("/etc/exports", "nonsense\n"), fact::nfs_running), "yes");
    EXPECT_EQ(said(Computer().file("/etc/exports", "nonsense\n"), fact::open_exports), "malformed");
    EXPECT_EQ(said(Computer().refused("/etc/exports"), fact::nfs_export_count), "denied");
}

TEST(Shares, of_printers_are_in_the_settings_or_at_the_port)
{
    const auto cups = [] { return Computer().program("/usr/sbin/cupsd").systemd(); };
    const auto with_port = [&](const std::string& address) {
        return cups().refused("/etc/cups/cupsd.conf").file("/proc/net/udp", sockets_header)
            .file("/proc/net/tcp", sockets_header + "   0: " + address + ":0277 00000000:0000 0A\n");
    };
    EXPECT_EQ(said(Computer(), fact::print_server_present), "no");
    EXPECT_EQ(said(Computer(), fact::printing_shared), "no");
    EXPECT_EQ(said(cups(), fact::print_server_present), "yes");
    EXPECT_EQ(said(cups().file("/etc/cups/cupsd.conf", "Listen localhost:631\n"), fact::printing_shared), "no");
    EXPECT_EQ(said(cups().file("/etc/cups/cupsd.conf", "Port 631\n"), fact::printing_shared), "yes");
    EXPECT_EQ(said(with_port("00000000"), fact::printing_shared), "yes");
    EXPECT_EQ(said(with_port("0100007F"), fact::printing_shared), "no");
    EXPECT_EQ(said(cups().refused("/etc/cups/cupsd.conf"), fact::printing_shared), "denied");
    EXPECT_EQ(said(cups(), fact::printing_shared), "unsupported");
}

}  // namespace
