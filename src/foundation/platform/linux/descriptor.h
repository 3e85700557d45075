// A file descriptor that closes itself. Only for the sources of this folder.
#pragma once

#include <unistd.h>

namespace asepsie::platform {

class Descriptor {
public:
    explicit Descriptor(int number = -1) : m_number(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool is_open() const { return m_number >= 0; }
    void become(int number)
    {
        close();
        m_number = number;
    }
    void close()
    {
        if (is_open()) {
            ::close(m_number);
        }
        m_number = -1;
    }

private:
    int m_number;
};

}  // namespace asepsie::platform
