// Whether a passphrase is the one that opens the practice's file now, asked before what cannot be undone.
#pragma once

#include "foundation/base/result.h"
#include "foundation/crypto/secret.h"

#include <string>

namespace asepsie::application {

// folder: of the vault, which may be open meanwhile; nothing in it is touched. wrong_key where the phrase is another.
Result<Done> check_present_phrase(const std::string& folder, const crypto::Secret& phrase);

}  // namespace asepsie::application
