#include "foundation/descriptor/descriptor.h"

#include <unistd.h>

#include <cerrno>

namespace asepsie {

Descriptor::~Descriptor()
{
    const int error = errno;
    close();
    errno = error;
}

bool Descriptor::close()
{
    const int error = errno;
    if (is_open() && ::close(std::exchange(m_number, -1)) != 0 && errno != EINTR) {
        return false;
    }
    errno = error;
    return true;
}

}  // namespace asepsie
