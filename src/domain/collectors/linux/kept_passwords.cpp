// Where passwords lie about: in browsers, and in files whose name says so. No password is ever looked at.
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/formats/saved_logins.h"
#include "domain/collectors/linux/all.h"
#include "domain/collectors/survey/plain_words.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::collectors::linux_os {
namespace {

using platform::FileKind;

constexpr std::size_t most_profiles = 40;  // looked into, all browsers together
constexpr std::size_t most_bytes = 16U << 20U;

// Where each browser keeps its profiles, below the home.
struct Store {
    std::string_view browser;
    std::string_view folder;
};
constexpr std::array firefox_stores{
    Store{"Firefox", ".mozilla/firefox"},
    Store{"Firefox", ".config/mozilla/firefox"},
    Store{"Firefox", "snap/firefox/common/.mozilla/firefox"},
    Store{"Firefox", ".var/app/org.mozilla.firefox/.mozilla/firefox"},
};
constexpr std::array chromium_stores{
    Store{"Chromium", ".config/chromium"},
    Store{"Chromium", "snap/chromium/common/chromium"},
    Store{"Chromium", ".var/app/org.chromium.Chromium/config/chromium"},
    Store{"Google Chrome", ".config/google-chrome"},
    Store{"Google Chrome", ".var/app/com.google.Chrome/config/google-chrome"},
    Store{"Brave", ".config/BraveSoftware/Brave-Browser"},
    Store{"Microsoft Edge", ".config/microsoft-edge"},
};

class Stores {
public:
    explicit Stores(const Survey& survey) : m_survey(survey) {}

    // holds(content) says whether a file of that name, in a profile, holds passwords.
    template <typename Holds>
    void look_in(const Store& store, const std::string& file, Holds holds)
    {
        const std::string folder = m_survey.home() + "/" + std::string(store.folder);
        for (const std::string& profile : m_survey.names_in(folder)) {
            if (m_looked == most_profiles) {
                return;
            }
            const std::string path = folder + "/" + profile + "/" + file;
            const auto content = m_survey.machine.read_file(path, most_bytes);
            if (!content.ok() && content.error().code == ErrorCode::not_found) {
                continue;
            }
            ++m_looked;
            const Result<bool> held = content.ok() ? holds(*content) : Result<bool>(content.error());
            if (!held.ok()) {
                m_error = held.error();
            } else if (*held && std::find(m_browsers.begin(), m_browsers.end(), store.browser) == m_browsers.end()) {
                m_browsers.emplace_back(store.browser);
            }
        }
    }

    [[nodiscard]] Result<facts::FactList> browsers() const { return m_browsers.empty() && m_error ? Result<facts::FactList>(*m_error) : Result<facts::FactList>(m_browsers); }

private:
    const Survey& m_survey;
    facts::FactList m_browsers;
    std::optional<Error> m_error;
    std::size_t m_looked = 0;
};

Result<bool> holds_logins_of_firefox(const std::string& content)
{
    return TRY(formats::count_logins_of_firefox(content)) > 0;
}

// What a list of passwords is written with; a password manager's own vault (.kdbx) is none.
constexpr std::array<std::string_view, 14> papers{"txt", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "csv", "pdf", "md", "jpg", "jpeg", "png"};

// "Mots de passe.odt", "MDP.xlsx", "codes d'accès.txt", "passwords.csv".
bool is_list_of_passwords(std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    const std::string extension = dot == std::string_view::npos ? "" : text::lower(name.substr(dot + 1));
    if (dot != std::string_view::npos && std::find(papers.begin(), papers.end(), extension) == papers.end()) {
        return false;
    }
    const std::vector<std::string> words = plain_words(name.substr(0, dot));
    const auto follow = [&](std::initializer_list<std::string_view> wanted) { return std::search(words.begin(), words.end(), wanted.begin(), wanted.end()) != words.end(); };
    return follow({"mot", "de", "passe"}) || follow({"mots", "de", "passe"}) || follow({"mots", "de", "passes"}) || follow({"motdepasse"}) || follow({"motsdepasse"}) || follow({"mdp"})
        || follow({"password"}) || follow({"passwords"}) || follow({"codes", "d", "acces"}) || follow({"codes", "acces"}) || follow({"identifiants"});
}

Result<facts::FactList> files_of_passwords(const Survey& survey)
{
    facts::FactList found;
    for (const std::string_view below : {"", "/Bureau", "/Desktop", "/Documents"}) {
        const std::string folder = survey.home() + std::string(below);
        const auto entries = survey.machine.list_directory(folder);
        if (!entries.ok() && entries.error().code != ErrorCode::not_found) {
            return entries.error();
        }
        for (const platform::DirectoryEntry& entry : entries.ok() ? *entries : std::vector<platform::DirectoryEntry>{}) {
            if (entry.kind == FileKind::regular && !entry.name.starts_with('.') && is_list_of_passwords(entry.name)) {
                found.push_back(text::made_safe_to_show(folder + "/" + entry.name));
            }
        }
    }
    return found;
}

}  // namespace

void kept_passwords(Survey& survey)
{
    if (const auto own = survey.own_settings(); !own.ok()) {
        survey.facts.learn_or_miss(fact::browsers_with_passwords, Result<facts::FactList>(own.error()), "");
        survey.facts.learn_or_miss(fact::password_files, Result<facts::FactList>(own.error()), "");
        return;
    }
    Stores stores(survey);
    for (const Store& store : firefox_stores) {
        stores.look_in(store, "logins.json", holds_logins_of_firefox);
    }
    for (const Store& store : chromium_stores) {
        stores.look_in(store, "Login Data", formats::holds_logins_of_chromium);
    }
    survey.facts.learn_or_miss(fact::browsers_with_passwords, stores.browsers(), survey.home());
    survey.facts.learn_or_miss(fact::password_files, files_of_passwords(survey), survey.home());
}

}  // namespace asepsie::collectors::linux_os
