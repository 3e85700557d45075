// Paragraphs of "Field: value" lines (deb822(5)), read without keeping them: apt's package lists are tens of megabytes.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace asepsie::collectors::formats {

// Calls visit(values) for each paragraph, with the first line of each wanted field (empty where it is absent). Field names are matched exactly.
template <std::size_t n, typename Visit>
void for_each_paragraph(std::string_view text, const std::array<std::string_view, n>& wanted, Visit visit)
{
    std::array<std::string_view, n> values{};
    bool any = false;
    const auto finish = [&] {
        if (any) {
            visit(values);
        }
        values = {};
        any = false;
    };
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.empty() || line == "\r") {
            finish();
            continue;
        }
        any = true;
        if (line.front() == ' ' || line.front() == '\t') {
            continue;  // the rest of a longer value
        }
        for (std::size_t i = 0; i < n; ++i) {
            const std::string_view name = wanted[i];
            if (line.size() > name.size() && line[name.size()] == ':' && line.starts_with(name)) {
                std::string_view value = line.substr(name.size() + 1);
                while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) {
                    value.remove_prefix(1);
                }
                while (!value.empty() && (value.back() == ' ' || value.back() == '\r')) {
                    value.remove_suffix(1);
                }
                values[i] = value;
                break;
            }
        }
    }
    finish();
}

}  // namespace asepsie::collectors::formats
