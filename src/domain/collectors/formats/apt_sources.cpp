#include "domain/collectors/formats/apt_sources.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <map>

namespace asepsie::collectors::formats {
namespace {

using Paragraph = std::map<std::string, std::string, std::less<>>;

bool is_off(const Paragraph& paragraph)
{
    const auto enabled = paragraph.find("enabled");
    constexpr std::string_view words[] = {"no", "false", "without", "off", "disable"};
    return enabled != paragraph.end()
        && std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return text::equals_ignoring_case(text::trim(enabled->second), word); });
}

void add_archives(const Paragraph& paragraph, std::vector<AptArchive>& archives)
{
    const auto field = [&](std::string_view name) {
        const auto found = paragraph.find(name);
        return text::words(found != paragraph.end() ? std::string_view(found->second) : std::string_view{});
    };
    const auto types = field("types");
    if (is_off(paragraph) || std::find(types.begin(), types.end(), "deb") == types.end()) {
        return;
    }
    for (const std::string_view uri : field("uris")) {
        for (const std::string_view suite : field("suites")) {
            archives.push_back({std::string(uri), std::string(suite)});
        }
    }
}

}  // namespace

bool AptArchive::gives_security_fixes() const
{
    return suite.ends_with("-security") || suite.ends_with("/updates") || text::contains(uri, "debian-security") || text::contains(uri, "//security.");
}

std::vector<AptArchive> parse_apt_list(std::string_view text)
{
    std::vector<AptArchive> archives;
    text::for_each_line(text, [&](std::string_view line) {
        auto words = text::words(text::without_comment(line));
        if (words.size() < 3 || words[0] != "deb") {
            return;
        }
        std::size_t at = 1;
        if (words[at].starts_with('[')) {
            while (at < words.size() && !words[at].ends_with(']')) {
                ++at;
            }
            ++at;
        }
        if (at + 1 < words.size()) {
            archives.push_back({std::string(words[at]), std::string(words[at + 1])});
        }
    });
    return archives;
}

std::vector<AptArchive> parse_apt_sources(std::string_view text)
{
    std::vector<AptArchive> archives;
    Paragraph paragraph;
    std::string* last = nullptr;
    text::for_each_line(text, [&](std::string_view line) {
        if (line.starts_with('#')) {
            return;
        }
        if (text::trim(line).empty()) {
            add_archives(paragraph, archives);
            paragraph.clear();
            last = nullptr;
        } else if (line.front() == ' ' || line.front() == '\t') {
            if (last != nullptr) {
                *last += " " + std::string(text::trim(line));
            }
        } else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
            last = &(paragraph[text::lower(text::trim(line.substr(0, colon)))] = std::string(text::trim(line.substr(colon + 1))));
        }
    });
    add_archives(paragraph, archives);
    return archives;
}

}  // namespace asepsie::collectors::formats
