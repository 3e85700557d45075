#include "support/computer.h"

#include "domain/collectors/linux/all.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::linux_os {
namespace {

using facts::Missing;
using tests::Computer;
using tests::missing;

const std::string logins = ".mozilla/firefox/x.default/logins.json";
const std::string sqlite("SQLite format 3\0 and pages", 26);

Computer in_home(const std::string& path, const std::string& content) { return Computer().file("/home/claire/" + path, content); }

std::optional<facts::FactList> browsers(const Computer& made) { return made.learnt_by(kept_passwords).get(fact::browsers_with_passwords); }
std::optional<facts::FactList> files(const Computer& made) { return made.learnt_by(kept_passwords).get(fact::password_files); }

TEST(KeptPasswords, of_browsers_are_counted_never_read)
{
    EXPECT_EQ(browsers(in_home(logins, R"({"logins":[]})")), facts::FactList{});
    EXPECT_EQ(browsers(in_home(logins, R"({"logins":[{"hostname":"https://a"}]})")), facts::FactList{"Firefox"});
    EXPECT_EQ(browsers(in_home(".config/chromium/Default/Login Data", sqlite)), facts::FactList{});
    EXPECT_EQ(browsers(in_home(".config/google-chrome/Profile 1/Login Data", sqlite + "https://doctolib.example")), facts::FactList{"Google Chrome"});
    EXPECT_EQ(browsers(Computer()), facts::FactList{});
}

TEST(KeptPasswords, are_unknown_where_a_store_cannot_be_read_and_none_other_says_yes)
{
    EXPECT_EQ(missing(in_home(logins, "{").learnt_by(kept_passwords), fact::browsers_with_passwords), Missing::malformed);
    EXPECT_EQ(missing(in_home(logins, "").refused("/home/claire/" + logins).learnt_by(kept_passwords), fact::browsers_with_passwords), Missing::denied);
    EXPECT_EQ(browsers(in_home(logins, "{").file("/home/claire/.config/chromium/Default/Login Data", sqlite + "https://a")), facts::FactList{"Chromium"});
    Computer administrator;
    administrator.recording.identity.is_admin = true;
    EXPECT_EQ(missing(administrator.learnt_by(kept_passwords), fact::password_files), Missing::unsupported);
}

TEST(KeptPasswords, in_files_are_known_by_their_names)
{
    for (const std::string name : {"mdp.txt", "Mots de passe.odt", "MotDePasse.docx", "Bureau/codes d'accès 2024.xlsx", "Documents/Passwords.csv", "Desktop/identifiants", "Bureau/mots_de_passe.png"}) {
        EXPECT_EQ(files(in_home(name, "")), facts::FactList{"/home/claire/" + name}) << name;
    }
    for (const std::string name : {"cabinet.kdbx", "mots de passe.kdbx", "compte-rendu.odt", "Documents/2024/mdp.txt", ".mdp.txt", "passeport.pdf", "code postal.txt", "identifiant unique.html"}) {
        EXPECT_EQ(files(in_home(name, "")), facts::FactList{}) << name;
    }
    EXPECT_EQ(missing(in_home("Bureau/x", "").refused("/home/claire/Bureau").learnt_by(kept_passwords), fact::password_files), Missing::denied);
}

}  // namespace
}  // namespace asepsie::collectors::linux_os
