#include "domain/collectors/formats/debian_version.h"

#include <cstddef>

namespace asepsie::collectors::formats {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// "~" sorts before everything, even the end of a part; letters before the other signs.
int weight_of(char c)
{
    if (c == '~') {
        return -1;
    }
    return is_letter(c) ? static_cast<unsigned char>(c) : static_cast<unsigned char>(c) + 256;
}

std::string_view take(std::string_view& text, bool digits)
{
    std::size_t length = 0;
    while (length < text.size() && is_digit(text[length]) == digits) {
        ++length;
    }
    const std::string_view taken = text.substr(0, length);
    text.remove_prefix(length);
    return taken;
}

std::strong_ordering compare_signs(std::string_view a, std::string_view b)
{
    for (std::size_t i = 0; i < a.size() || i < b.size(); ++i) {
        const int left = i < a.size() ? weight_of(a[i]) : 0;
        const int right = i < b.size() ? weight_of(b[i]) : 0;
        if (left != right) {
            return left <=> right;
        }
    }
    return std::strong_ordering::equal;
}

// Numbers of any length: without their leading zeros, the longer one is the greater.
std::strong_ordering compare_numbers(std::string_view a, std::string_view b)
{
    while (!a.empty() && a.front() == '0') {
        a.remove_prefix(1);
    }
    while (!b.empty() && b.front() == '0') {
        b.remove_prefix(1);
    }
    return a.size() != b.size() ? a.size() <=> b.size() : a.compare(b) <=> 0;
}

// Stretches without digits and stretches of digits, in turn.
std::strong_ordering compare_parts(std::string_view a, std::string_view b)
{
    while (!a.empty() || !b.empty()) {
        if (const auto signs = compare_signs(take(a, false), take(b, false)); signs != 0) {
            return signs;
        }
        if (const auto numbers = compare_numbers(take(a, true), take(b, true)); numbers != 0) {
            return numbers;
        }
    }
    return std::strong_ordering::equal;
}

struct Version {
    std::string_view epoch;
    std::string_view upstream;
    std::string_view revision;
};

Version parts_of(std::string_view text)
{
    Version version;
    if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
        version.epoch = text.substr(0, colon);
        text.remove_prefix(colon + 1);
    }
    const std::size_t dash = text.rfind('-');
    version.upstream = text.substr(0, dash);
    version.revision = dash == std::string_view::npos ? std::string_view{} : text.substr(dash + 1);
    return version;
}

}  // namespace

std::strong_ordering compare_debian_versions(std::string_view a, std::string_view b)
{
    const Version left = parts_of(a);
    const Version right = parts_of(b);
    if (const auto epochs = compare_parts(left.epoch, right.epoch); epochs != 0) {
        return epochs;
    }
    if (const auto upstreams = compare_parts(left.upstream, right.upstream); upstreams != 0) {
        return upstreams;
    }
    return compare_parts(left.revision, right.revision);
}

}  // namespace asepsie::collectors::formats
