// Memory for keys and passphrases: wiped when done with, kept out of swap where the system allows it, never printed, compared in constant time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace asepsie::crypto {

class Secret {
public:
    Secret() = default;
    explicit Secret(std::size_t bytes);
    static Secret copy_of(std::string_view bytes);
    static Secret random(std::size_t bytes);  // from the system's generator

    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    [[nodiscard]] Secret clone() const;
    [[nodiscard]] std::span<std::uint8_t> bytes() { return {m_data, m_size}; }
    [[nodiscard]] std::span<const std::uint8_t> bytes() const { return {m_data, m_size}; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }

    // In constant time for secrets of the same size.
    friend bool operator==(const Secret& a, const Secret& b);

private:
    std::uint8_t* m_data = nullptr;
    std::size_t m_size = 0;
};

// Overwrites what a string held, so that it does not linger in memory.
void wipe(std::string& text);

}  // namespace asepsie::crypto
