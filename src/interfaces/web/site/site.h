// The practice's local site: who may ask, what is open, and the frame around every page.
#pragma once

#include "application/practice/practice_file.h"
#include "application/practice/practice_pages.h"
#include "domain/incident/timekeeping.h"
#include "domain/words/say.h"
#include "foundation/document/document.h"
#include "foundation/document/html.h"
#include "foundation/http/router.h"
#include "foundation/http/server.h"
#include "foundation/platform/machine.h"
#include "foundation/worker/worker.h"
#include "interfaces/web/site/errand.h"
#include "interfaces/web/site/fields.h"
#include "interfaces/web/site/mail_look.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace asepsie::web {

using http::Request;
using http::Response;
using words::Word;

// What the site needs of the world.
struct Setting {
    const knowledge::Catalogue& catalogue;
    knowledge::Language language = knowledge::Language::french;
    std::string folder;                        // of the vault
    crypto::Cost cost;                         // of a new one
    std::function<Moment()> now;
    storage::LastSeen last_seen;
    std::function<void(const storage::VaultState&)> remember_seen;
    std::function<Result<std::unique_ptr<platform::Machine>>()> this_computer;
    std::function<std::chrono::milliseconds()> since_boot;               // what waiting is measured by: nobody sets it
    std::function<bool(std::uint16_t from_port)> is_own_account;          // whether a connection from there belongs to whoever runs this program
    std::function<void()> forget_memory;                                  // after the file was locked
    std::shared_ptr<const worker::Asking> worker;  // reads what comes from outside, and draws
    std::shared_ptr<const worker::Asking> mail_worker{};  // reads e-mail, within narrower limits
    std::string boot{};  // which start of the computer this is; empty where it does not say
    std::string leak_list{};  // the file with the stolen passwords; there need not be one
    std::string manifests{};     // the folder where inventories are kept; there need not be one
    std::string watch_status{};  // the file that says how the watch over the documents stands; there need not be one
};

constexpr std::chrono::minutes idle_lock{15};
constexpr std::size_t largest_document = 32U << 20U;  // bytes: a scanned contract

class Site : public http::Service {
public:
    // port: the one that browsers reach it by.
    Site(Setting setting, std::uint16_t port);

    // Opens the site to one browser, once: "/enter/…".
    [[nodiscard]] const std::string& entry_path() const { return m_entry_path; }

    bool knows(const Request& head) override;
    std::size_t body_bytes(const Request& head) override;
    Response too_large(const Request& head) override;
    Response respond(Request request) override;
    // Locks the file where nobody asked anything for idle_lock.
    void at_rest() override;

    // ---- for the pages ----

    http::Router router;
    MailLook mail_look;
    Errand errand;
    // The page that says how far the errand is. It asks again by itself: that is no sign that somebody is there.
    static constexpr std::string_view errand_path = "/backups/under-way";

    [[nodiscard]] const Setting& setting() const { return m_setting; }
    [[nodiscard]] const knowledge::Catalogue& catalogue() const { return m_setting.catalogue; }
    [[nodiscard]] Moment now() const { return m_setting.now(); }
    // Both clocks of this computer.
    [[nodiscard]] incident::ClockSample clocks() const { return {now(), m_setting.boot, std::chrono::floor<std::chrono::seconds>(m_setting.since_boot())}; }
    [[nodiscard]] application::PageSetting page_setting() const { return {m_setting.catalogue, m_setting.language, date_of(m_setting.now())}; }
    [[nodiscard]] std::string say(Word word, std::initializer_list<words::Gap> gaps = {}) const { return words::say(m_setting.catalogue, word, m_setting.language, gaps); }
    [[nodiscard]] std::string say_named(std::string_view prefix, std::string_view name, std::initializer_list<words::Gap> gaps = {}) const;
    void set_language(knowledge::Language language) { m_setting.language = language; }

    [[nodiscard]] bool has_vault() const;
    [[nodiscard]] application::PracticeFile* file() { return m_file ? &*m_file : nullptr; }
    void open(application::PracticeFile file);
    void lock();
    // A page that needs the open file; where it is locked the browser is sent to open it.
    using Showing = std::function<Result<Response>(const Request&, application::PracticeFile&)>;
    void get_open(std::string pattern, Showing show);
    // A change: made, kept, and then the path where the browser goes on; nothing of it is kept where it fails.
    using Changing = std::function<Result<std::string>(const Request&, application::PracticeFile&)>;
    void post_open(std::string pattern, Changing change);
    // A change that may come to nothing without having failed: then nothing is kept, and the file stays as it was.
    struct Tried {
        std::string next;
        bool keeps = true;
        std::optional<Response> instead{};  // where nothing is kept: shown in the place of the next page, a form that is to be mended
    };
    using Trying = std::function<Result<Tried>(const Request&, application::PracticeFile&)>;
    void post_tried(std::string pattern, Trying attempt);

    // Said once, quietly, at the top of the next page: what was just kept, or in another tone why not.
    void confirm(std::string said, document::Tone tone = document::Tone::in_order)
    {
        m_to_confirm = std::move(said);
        m_tone_to_confirm = tone;
    }

    // A whole page. current: the path that the menu marks.
    [[nodiscard]] Response page(const std::string& title, const Html& content, std::string_view current, unsigned status = 200) const;
    [[nodiscard]] Response page(const document::Document& document, const Html& more, std::string_view current) const;
    // A page that says one thing.
    [[nodiscard]] Response message(Word title, const Html& what, unsigned status, std::string_view path = {}) const;
    // path: of the page that was asked for; where it is of one supplier, the way back to it is offered.
    [[nodiscard]] Response failure(const Error& error, std::string_view path = {}) const;
    // A form that only pages of this site can send.
    [[nodiscard]] Html form(const std::string& path, const Html& content, std::string_view css_class = "") const;
    [[nodiscard]] Html form_with_file(const std::string& path, const Html& content) const;

private:
    // What the errand found since the last request.
    void keep_what_was_found();
    [[nodiscard]] Response guarded(Request& request);
    [[nodiscard]] Response let_in() const;
    [[nodiscard]] bool comes_from_here(const Request& request) const;
    [[nodiscard]] Html form_token() const;
    // An alarm of the watch that nobody has dealt with stands above everything.
    [[nodiscard]] Html alarm_banner() const;
    // Without menu and forms: for whoever has not come in.
    [[nodiscard]] Response framed(const std::string& title, const Html& body, unsigned status) const;

    Setting m_setting;
    std::string m_host;
    std::string m_entry_path;
    bool m_entered = false;
    std::string m_session;
    std::string m_form_token;
    std::optional<application::PracticeFile> m_file;
    std::string m_to_confirm;
    document::Tone m_tone_to_confirm = document::Tone::in_order;
    std::string m_confirmed;  // on the page that is being shown
    document::Tone m_tone_confirmed = document::Tone::in_order;
    std::chrono::milliseconds m_last_request{};
};

}  // namespace asepsie::web
