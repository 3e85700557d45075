#include "application/mail/mail_folders.h"

#include "foundation/base/text.h"
#include "foundation/imap/folder_name.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using storage::Row;

constexpr std::uint16_t starttls_port = 143;
constexpr std::string_view folder_columns = "id, host, port, account, folder, added";

MailFolder folder_in(const Row& row)
{
    return {row.integer(0), row.text(1), static_cast<std::uint16_t>(row.integer(2)), row.text(3), row.text(4), parse_date(row.text(5)).value_or(Date(std::chrono::sys_days()))};
}

bool is_host(std::string_view host)
{
    return !host.empty() && host.size() <= longest_host && std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
    });
}

bool is_account(std::string_view account)
{
    return !account.empty() && account.size() <= imap::longest_account && text::is_plain_utf8(account) && text::made_safe_to_show(account) == account && account.find_first_of("\n\t") == std::string_view::npos;
}

std::string shown(const MailFolder& folder) { return text::in_one_line(folder.account + ", " + folder.host + ", " + folder.folder, practice::longest_name); }

std::string_view bytes_in(const crypto::Secret& secret) { return {reinterpret_cast<const char*>(secret.bytes().data()), secret.size()}; }

Result<Done> check_folder(const MailFolder& folder, const crypto::Secret& secret)
{
    if (!is_host(folder.host) || folder.port == 0) {
        return fail(ErrorCode::bad_usage, "no name of a server, or no port");
    }
    const bool is_password = !secret.empty() && secret.size() <= imap::longest_password && text::is_plain_utf8(bytes_in(secret));
    if (!is_account(folder.account) || !is_password) {
        return fail(ErrorCode::bad_usage, "no account or no password");
    }
    TRY(imap::to_folder_name(folder.folder));
    return Done{};
}

}  // namespace

Result<std::int64_t> MailFolderBook::add(const MailFolder& folder, const crypto::Secret& secret, Moment now)
{
    TRY(check_folder(folder, secret));
    storage::Database& database = m_file->database();
    const std::string host = text::lower(folder.host);
    const std::string added = to_iso(date_of(now));
    const std::int64_t known = TRY(database.number("SELECT coalesce(max(id), 0) FROM mail_folder WHERE host = ? AND account = ? AND folder = ?",
        {std::string_view(host), std::string_view(folder.account), std::string_view(folder.folder)}));
    if (known != 0) {
        TRY(database.run("UPDATE mail_folder SET port = ?, secret = ? WHERE id = ?", {static_cast<std::int64_t>(folder.port), bytes_in(secret), known}));
        TRY(m_file->note_change("mail_folder_changed", shown(folder), now));
        return known;
    }
    const std::int64_t count = TRY(database.number("SELECT count(*) FROM mail_folder"));
    if (count >= static_cast<std::int64_t>(most_mail_folders)) {
        return fail(ErrorCode::bad_usage, std::to_string(most_mail_folders) + " folders at most");
    }
    TRY(database.run("INSERT INTO mail_folder(host, port, account, secret, folder, added) VALUES(?, ?, ?, ?, ?, ?)",
        {std::string_view(host), static_cast<std::int64_t>(folder.port), std::string_view(folder.account), bytes_in(secret), std::string_view(folder.folder), std::string_view(added)}));
    const std::int64_t id = database.last_id();
    TRY(m_file->note_change("mail_folder_added", shown(folder), now));
    return id;
}

Result<std::vector<MailFolder>> MailFolderBook::list() const
{
    std::vector<MailFolder> found;
    TRY(m_file->database().query("SELECT " + std::string(folder_columns) + " FROM mail_folder ORDER BY id", {}, [&](const Row& row) { found.push_back(folder_in(row)); }));
    return found;
}

Result<MailFolder> MailFolderBook::folder(std::int64_t id) const
{
    std::optional<MailFolder> found;
    TRY(m_file->database().query("SELECT " + std::string(folder_columns) + " FROM mail_folder WHERE id = ?", {id}, [&](const Row& row) { found = folder_in(row); }));
    return found ? Result<MailFolder>(std::move(*found)) : fail(ErrorCode::not_found, "no such mail folder");
}

Result<crypto::Secret> MailFolderBook::secret(std::int64_t id) const
{
    std::optional<crypto::Secret> found;
    TRY(m_file->database().query("SELECT secret FROM mail_folder WHERE id = ?", {id}, [&](const Row& row) {
        std::string kept = row.text(0);
        found = crypto::Secret::copy_of(kept);
        crypto::wipe(kept);
    }));
    return found ? Result<crypto::Secret>(std::move(*found)) : fail(ErrorCode::not_found, "no such mail folder");
}

Result<Done> MailFolderBook::remove(std::int64_t id, Moment now)
{
    const MailFolder removed = TRY(folder(id));
    TRY(m_file->database().run("DELETE FROM mail_folder WHERE id = ?", {id}));
    return m_file->note_change("mail_folder_removed", shown(removed), now);
}

Result<Done> MailFolderBook::note_asked(const MailFolder& folder, std::string_view what, Moment now)
{
    return m_file->note_departure({now, std::string(what), folder.host + ":" + std::to_string(folder.port)});
}

imap::Server server_of(const MailFolder& folder)
{
    return {folder.host, folder.port, folder.port == starttls_port ? imap::Protection::starttls : imap::Protection::tls};
}

FolderReading read_newest(const imap::Server& server, const MailFolder& folder, const crypto::Secret& secret, std::size_t most, const imap::Patience& patience, const VisitMessage& visit)
{
    FolderReading reading;
    const auto failed = [&](FolderStep step, const Error& error) {
        reading.failure = FolderFailure{step, error};
        return std::move(reading);
    };
    auto session = imap::Session::connect(server, patience);
    if (!session.ok()) {
        return failed(FolderStep::connect, session.error());
    }
    if (const auto let_in = session->log_in(folder.account, secret); !let_in.ok()) {
        return failed(FolderStep::log_in, let_in.error());
    }
    if (const auto opened = session->examine(folder.folder); !opened.ok()) {
        return failed(FolderStep::open, opened.error());
    }
    auto listed = session->newest(most);
    if (!listed.ok()) {
        return failed(FolderStep::read, listed.error());
    }
    std::reverse(listed->begin(), listed->end());
    for (const imap::Listed& one : *listed) {
        const std::string name = folder.folder + ";UID=" + std::to_string(one.uid);
        if (one.bytes > imap::largest_message) {
            reading.too_large.push_back(name);
            continue;
        }
        auto content = session->message(one.uid);
        if (!content.ok() && content.error().code == ErrorCode::not_found) {
            continue;  // gone meanwhile
        }
        const auto visited = content.ok() ? visit({name, std::move(*content)}) : Result<Done>(content.error());
        if (!visited.ok()) {
            return failed(FolderStep::read, visited.error());
        }
    }
    session->log_out();
    return reading;
}

}  // namespace asepsie::application
