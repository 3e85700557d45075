// A server on loopback that plays a script: what it says first, and what it answers to each line it is told, in TLS or in the open. One visitor after the other.
#pragma once

#include "support/signing_authority.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace asepsie::tests {

class ScriptedServer {
public:
    // What is sent back for a line (without its end); nothing said where it is empty. The line that begins TLS is answered first.
    using Answer = std::function<std::string(const std::string& line)>;
    struct Play {
        std::string greeting;
        Answer answer;
        const Identity* identity = nullptr;  // null: no TLS
        bool is_private_at_once = true;
        std::string line_before_tls = {};    // after whose answer TLS begins, where it does not at once
        bool ends_after_greeting = false;
    };

    explicit ScriptedServer(Play play);
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;
    ~ScriptedServer();

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] std::vector<std::string> lines() const;  // that it was told

private:
    class Talk;
    void serve();
    void talk_with(int visitor);

    Play m_play;
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::atomic<bool> m_ends{false};
    mutable std::mutex m_mutex;
    std::vector<std::string> m_lines;
    std::thread m_thread;
};

}  // namespace asepsie::tests
