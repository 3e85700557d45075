#include "foundation/crypto/library.h"

#include "foundation/base/result.h"

#include <sodium.h>

namespace asepsie::crypto {

void start_library()
{
    static const int started = sodium_init();
    ASSERT(started >= 0);
}

}  // namespace asepsie::crypto
