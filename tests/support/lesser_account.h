// The tests of refusals run as the administrator too, whom nothing is refused: for a while they act as an account that owns nothing.
#pragma once

#include <unistd.h>

namespace asepsie::tests {

class LesserAccount {
public:
    LesserAccount()
    {
        if (m_was_administrator) {
            m_is_lesser = ::seteuid(65534) == 0;
        }
    }
    LesserAccount(const LesserAccount&) = delete;
    LesserAccount& operator=(const LesserAccount&) = delete;
    ~LesserAccount()
    {
        if (m_was_administrator) {
            static_cast<void>(::seteuid(0));
        }
    }
    // Whether things are refused to whoever runs the test now.
    [[nodiscard]] bool is_refused_things() const { return !m_was_administrator || m_is_lesser; }

private:
    bool m_was_administrator = ::geteuid() == 0;
    bool m_is_lesser = false;
};

}  // namespace asepsie::tests
