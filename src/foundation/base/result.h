// A failure is a value: Result<T> carries either what was asked for or the Error that says why not.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace asepsie {

// Why something could not be done. The words for a person are found by this code; see knowledge/words/errors.toml.
enum class ErrorCode : std::uint8_t {
    not_found,    // no such file, entry or id
    denied,       // the system refused: another account is needed
    too_large,    // beyond a limit named at the place that reads it
    malformed,    // read, but not of the form it should have
    unsupported,  // this system has no such thing
    too_slow,     // the time allowed for it ran out
    io_failed,    // the disk or the system failed while reading or writing
    bad_usage,    // what the person asked for cannot be understood
    wrong_key,    // the passphrase or code is another one
    truncated,    // the end is missing
    altered,      // it was sealed, and something in it was changed since
    outdated,     // an older copy stands where a newer one was
    busy,         // another process is at work on it
};

// The code's name as it stands in the source, for JSON and for developers.
std::string_view name_of(ErrorCode code);
std::optional<ErrorCode> error_code_named(std::string_view name);

struct Error {
    ErrorCode code;
    std::string detail;  // for developers: no patient data, no secret
};

struct Done {};  // the value of a Result that has nothing to give but success

template <typename T>
class [[nodiscard]] Result {
public:
    using Value = T;

    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_content(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    // Only where ok() holds.
    [[nodiscard]] const T& value() const& { return *std::get_if<0>(&m_content); }
    [[nodiscard]] T& value() & { return *std::get_if<0>(&m_content); }
    [[nodiscard]] T&& value() && { return std::move(*std::get_if<0>(&m_content)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    // Only where ok() does not hold.
    [[nodiscard]] const Error& error() const& { return *std::get_if<1>(&m_content); }
    [[nodiscard]] Error&& error() && { return std::move(*std::get_if<1>(&m_content)); }

    [[nodiscard]] T value_or(T fallback) const& { return ok() ? value() : std::move(fallback); }
    [[nodiscard]] std::optional<T> to_optional() const& { return ok() ? std::optional<T>(value()) : std::nullopt; }

private:
    std::variant<T, Error> m_content;
};

inline Error fail(ErrorCode code, std::string detail) { return Error{code, std::move(detail)}; }

[[noreturn]] inline void assertion_failed(const char* condition, const char* file, int line)
{
    std::fprintf(stderr, "asepsie: a mistake of ours: %s (%s:%d)\n", condition, file, line);
    std::abort();
}

}  // namespace asepsie

// TRY(expression): its value, or the enclosing function returns its Error. Nothing may be under construction around it, for g++ would never destroy it
// (a second argument, a member of an aggregate): it is the first thing of a statement, or the only argument.
#define TRY(expression) ASEPSIE_TRY_NAMED(ASEPSIE_JOINED(try_result_, __COUNTER__), expression)
#define ASEPSIE_JOINED(a, b) ASEPSIE_JOINED_AS_IS(a, b)
#define ASEPSIE_JOINED_AS_IS(a, b) a##b
#define ASEPSIE_TRY_NAMED(name, expression)                                \
    __extension__({                                                        \
        auto name = (expression);                                          \
        if (!name.ok()) {                                                  \
            return std::move(name).error();                                \
        }                                                                  \
        std::move(name).value();                                           \
    })

// For what only a mistake of ours could make false; never used on input.
#define ASSERT(condition) ((condition) ? void(0) : ::asepsie::assertion_failed(#condition, __FILE__, __LINE__))
