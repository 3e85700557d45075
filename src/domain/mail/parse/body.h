// What of a message's parts a person reads, and what is put before them as files.
#pragma once

#include "domain/mail/lexicon/lexicon.h"
#include "domain/mail/message/message.h"
#include "domain/mail/parse/closer_look.h"
#include "foundation/mime/entity.h"

namespace asepsie::mail {

constexpr std::size_t most_enclosed = 3;  // messages attached to one, that are read too

// Fills text, links, pictures, forms, attachments, enclosed and limits of the message.
void read_body(Message& message, const mime::Parts& parts, const Lexicon& lexicon);

// A text a person reads, and the web addresses written in it.
void add_plain_text(Message& message, std::string_view text, const Lexicon& lexicon);
// A page a person sees.
void add_page(Message& message, std::string_view html, const Lexicon& lexicon);
void add_attachment(Message& message, Attachment attachment, const Lexicon& lexicon);
// Links to the addresses that others name, once all others are there.
void add_named_links(Message& message, const Lexicon& lexicon);

// A file as its sender names it.
struct SentFile {
    std::string name;
    std::string declared_type;
    std::string bytes;
    bool is_inline = false;
};
// Looks into it; a message is kept among those enclosed.
void add_file(Message& message, SentFile sent, const Lexicon& lexicon, CodeSearch& search);

}  // namespace asepsie::mail
