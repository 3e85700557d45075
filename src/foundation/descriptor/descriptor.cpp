#include "foundation/descriptor/descriptor.h"

#include <unistd.h>

#include <cerrno>

namespace asepsie {

void Descriptor::close()
{
    const int error = errno;
    if (is_open()) {
        ::close(m_number);
    }
    m_number = -1;
    errno = error;
}

}  // namespace asepsie
