#include "domain/collectors/formats/hosts_file.h"

#include "foundation/base/text.h"

namespace asepsie::collectors::formats {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// Takes the next word off the line; by hand, since the line may be one of a hundred thousand.
std::string_view take_word(std::string_view& line)
{
    std::size_t start = 0;
    while (start < line.size() && is_blank(line[start])) {
        ++start;
    }
    std::size_t end = start;
    while (end < line.size() && !is_blank(line[end])) {
        ++end;
    }
    const std::string_view word = line.substr(start, end - start);
    line.remove_prefix(end);
    return word;
}

}  // namespace

Result<std::vector<HostEntry>> parse_hosts_file(std::string_view text)
{
    if (text.find('\0') != std::string_view::npos) {
        return fail(ErrorCode::malformed, "hosts: a NUL byte in a text file");
    }
    std::vector<HostEntry> entries;
    text::for_each_line(text, [&](std::string_view line) {
        line = line.substr(0, line.find('#'));
        const std::string_view address = take_word(line);
        for (std::string_view name = take_word(line); !name.empty() && entries.size() <= max_hosts_entries; name = take_word(line)) {
            entries.push_back({address, name});
        }
    });
    if (entries.size() > max_hosts_entries) {
        return fail(ErrorCode::too_large, "hosts: too many names");
    }
    return entries;
}

}  // namespace asepsie::collectors::formats
