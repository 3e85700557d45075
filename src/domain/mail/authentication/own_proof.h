// What we prove ourselves where the DNS was asked: the signatures, and the policy of the sender's domain. Needs OpenSSL's library: only for the worker.
#pragma once

#include "domain/mail/authentication/dkim_verify.h"
#include "domain/mail/authentication/dmarc_record.h"
#include "domain/mail/message/message.h"

#include <string_view>
#include <vector>

namespace asepsie::authentication {

// Sets own_dkim; is_aligned where a signature of the sender's domain holds over the whole message; dkim_domain where no receiver said one; dmarc where no receiver
// said it and the answers decide it: pass by a signature of ours or by the SPF of a believed receiver, none where there is no policy, fail only where a believed
// receiver's SPF does not pass and no signature of the sender's domain could be undecided.
void add_own_proof(mail::Authentication& of, const std::vector<DkimVerdict>& verdicts, const DnsAnswers& answers, std::string_view sender_host, const Registrable& registrable);

}  // namespace asepsie::authentication
