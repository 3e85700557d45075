// Folders of a mail server that the practice has looked at, read-only: which they are and their passwords, in the practice's file; and reading their newest messages. Nothing
// asks a server unless a person has just asked for it.
#pragma once

#include "application/practice/practice_file.h"
#include "foundation/crypto/secret.h"
#include "foundation/imap/session.h"

#include <functional>

namespace asepsie::application {

constexpr std::size_t most_mail_folders = 20;
constexpr std::size_t longest_host = 253;  // bytes: RFC 1035, section 3.1
inline constexpr std::string_view usual_folder = "INBOX";

struct MailFolder {
    std::int64_t id = 0;
    std::string host;
    std::uint16_t port = imap::usual_port;
    std::string account = {};
    std::string folder = std::string(usual_folder);
    Date added{};
};

// The folders in the practice's file. Nothing is kept until the file is saved (PracticeFile::save).
class MailFolderBook {
public:
    explicit MailFolderBook(PracticeFile& file) : m_file(&file) {}

    // Its id. The same folder of the same account again is given the new password. bad_usage where host, port, account, folder or password can be none, or there are too many.
    Result<std::int64_t> add(const MailFolder& folder, const crypto::Secret& secret, Moment now);
    [[nodiscard]] Result<std::vector<MailFolder>> list() const;
    [[nodiscard]] Result<MailFolder> folder(std::int64_t id) const;        // not_found
    [[nodiscard]] Result<crypto::Secret> secret(std::int64_t id) const;    // not_found
    Result<Done> remove(std::int64_t id, Moment now);                      // not_found
    // That the server is about to be asked: what, in words, and the server. The file is to be saved before it is asked.
    Result<Done> note_asked(const MailFolder& folder, std::string_view what, Moment now);

private:
    PracticeFile* m_file;
};

// How far the reading of a folder came.
enum class FolderStep : std::uint8_t { connect, log_in, open, read };
struct FolderFailure {
    FolderStep step = FolderStep::connect;
    Error error{};  // as the call of imap::Session of that step
};

struct FolderMessage {
    std::string name;  // "INBOX;UID=7" (RFC 5092)
    std::string content;
};

struct FolderReading {
    std::optional<FolderFailure> failure;  // what was visited before counts
    std::vector<std::string> too_large;    // names of messages that were not fetched
};

// How a server on that port is spoken to.
imap::Server server_of(const MailFolder& folder);

// The newest messages, newest first, each handed to visit, whose error ends the reading as one of the step read.
using VisitMessage = std::function<Result<Done>(FolderMessage)>;
FolderReading read_newest(const imap::Server& server, const MailFolder& folder, const crypto::Secret& secret, std::size_t most, const imap::Patience& patience, const VisitMessage& visit);

}  // namespace asepsie::application
