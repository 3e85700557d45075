// A file descriptor of this process that closes itself.
#pragma once

#include <utility>

namespace asepsie {

class Descriptor {
public:
    explicit Descriptor(int number = -1) : m_number(number) {}  // below 0: none
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor();  // errno stays as it was

    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool is_open() const { return m_number >= 0; }
    // False where the system says only now that what was written is lost (a network drive); otherwise errno stays as it was.
    bool close();
    void become(int number)
    {
        close();
        m_number = number;
    }
    // Somebody else closes it from now on.
    int release() { return std::exchange(m_number, -1); }

private:
    int m_number;
};

}  // namespace asepsie
