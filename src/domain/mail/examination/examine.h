// One message from its bytes to an opinion: read, looked at by every detector, judged; and the messages in it likewise.
#pragma once

#include "domain/mail/opinion.h"
#include "domain/mail/parse/read_message.h"

namespace asepsie::mail {

struct Examination {
    Message message;
    Judgement judgement;
    std::vector<Examination> enclosed;

    // The worst of the message's own and of those in it. One that was handed on as an attachment is the one in question: what hands it on says little.
    [[nodiscard]] Opinion opinion() const;
};

// Errors: as read_message.
Result<Examination> examine(std::string_view bytes, const Surroundings& surroundings);

}  // namespace asepsie::mail
