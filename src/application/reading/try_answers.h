// A questionnaire that came back, page or PDF, read out of hostile bytes with its signature tried. In the worker alone.
#pragma once

#include "application/papers/read_answers.h"
#include "foundation/crypto/trust.h"

namespace asepsie::application {

// malformed or too_large where it is no form that can be read; denied where it asks for a password. A page that nobody filled in has no fields.
Result<ReadAnswers> try_answers(std::string_view bytes, const crypto::TrustAnchors& anchors, Moment now);

}  // namespace asepsie::application
