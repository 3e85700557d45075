// One message under the eyes of the detectors: what several of them need is worked out once, and what they find is gathered.
#pragma once

#include "domain/mail/finding.h"
#include "domain/mail/lexicon/lexicon.h"
#include "domain/mail/message/message.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace asepsie::mail {

class Look {
public:
    Look(const Message& message, const Lexicon& lexicon);

    [[nodiscard]] const Message& message() const { return m_message; }
    [[nodiscard]] const Lexicon& lexicon() const { return m_lexicon; }
    [[nodiscard]] const std::vector<Finding>& findings() const { return m_findings; }

    // The one who seems to speak; without an address where none can be read.
    [[nodiscard]] const Mailbox& speaker() const { return m_speaker; }
    // Once more with whom a forwarded text names as its writer: true where that is somebody else. Findings are kept.
    bool turn_to_quoted();

    // What is said in the speaker's name, in the subject, in the text.
    [[nodiscard]] const std::vector<Said>& said_in_name() const { return m_name; }
    [[nodiscard]] const std::vector<Said>& said_in_subject() const { return m_subject; }
    [[nodiscard]] const std::vector<Said>& said_in_text() const { return m_text; }
    [[nodiscard]] const std::vector<Said>& said_in_attached() const { return m_attached; }

    // The first brand said whose own domain the host is not, if none of those said is the host's. whole: the words among which it is said; a common name counts only
    // where it is all that is said there.
    [[nodiscard]] std::optional<std::uint16_t> foreign_brand(const std::vector<Said>& said, std::string_view whole, std::string_view host) const;
    // Whether the message speaks for the brand: in the sender's name, in the subject, or where letters say who writes, at the beginning or the end of the text.
    [[nodiscard]] bool speaks_for(std::uint16_t brand) const;
    [[nodiscard]] bool is_where_letters_say_who(const Said& said) const;
    [[nodiscard]] const knowledge::Brand& brand(std::uint16_t index) const { return m_lexicon.catalogue().brands[index]; }

    // Whether the host belongs to the sender's own domain.
    [[nodiscard]] bool is_the_senders(std::string_view host) const;
    // Whether the sender's domain is a known name's own, where people have no mailboxes of their own.
    [[nodiscard]] bool speaks_for_known_name() const;
    // Links whose target is a page, but for what fetches a picture: places in Message::links.
    [[nodiscard]] const std::vector<std::size_t>& page_links() const { return m_page_links; }

    // What a host looks like, worked out once for each. Beyond a number of different ones nothing is found, and met_limit says so.
    struct HostView {
        std::optional<Imitation> imitation;
        bool mixes_alphabets = false;
    };
    const HostView& view_of(const std::string& host, const std::string& domain);
    [[nodiscard]] bool met_limit() const { return m_met_limit; }

    void found(std::string_view sign, Where where, std::string shown = {}, std::string real = {}, Strength strength = Strength::full);
    void found_at(std::string_view sign, Where where, std::size_t number, std::string shown = {}, std::string real = {}, Strength strength = Strength::full);
    // In each attachment of which it is true.
    template <typename Predicate>
    void found_in_files(std::string_view sign, Predicate is_it)
    {
        for (std::size_t i = 0; i < m_message.attachments.size(); ++i) {
            if (is_it(m_message.attachments[i])) {
                found_at(sign, Where::attachment, i, m_message.attachments[i].name);
            }
        }
    }

private:
    void speak_as(const Mailbox& speaker);

    const Message& m_message;
    const Lexicon& m_lexicon;
    Mailbox m_speaker;
    std::vector<Said> m_name;
    std::vector<Said> m_subject;
    std::vector<Said> m_text;
    std::vector<Said> m_attached;
    std::unordered_map<std::string, HostView> m_hosts;
    bool m_met_limit = false;
    std::vector<std::size_t> m_page_links;
    std::vector<Finding> m_findings;
};

}  // namespace asepsie::mail
