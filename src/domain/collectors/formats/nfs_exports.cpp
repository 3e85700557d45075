#include "domain/collectors/formats/nfs_exports.h"

#include "foundation/base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace asepsie::collectors::formats {
namespace {

// Words between blanks; double quotes keep blanks together, and \040 is a character given in octal.
std::vector<std::string> export_words(std::string_view line)
{
    std::vector<std::string> words;
    std::string word;
    bool is_quoted = false;
    bool is_begun = false;
    const auto finish = [&] {
        if (is_begun) {
            words.push_back(word);
        }
        word.clear();
        is_begun = false;
    };
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        const auto code = c == '\\' && i + 3 < line.size() ? text::to_integer(line.substr(i + 1, 3), 8) : std::nullopt;
        if (c == '"') {
            is_quoted = !is_quoted;
            is_begun = true;
        } else if (!is_quoted && (c == ' ' || c == '\t')) {
            finish();
        } else if (!is_quoted && c == '#' && !is_begun) {
            break;
        } else {
            const bool is_code = code && *code > 0 && *code < 256;
            word += is_code ? static_cast<char>(*code) : c;
            i += is_code ? 3 : 0;
            is_begun = true;
        }
    }
    finish();
    return words;
}

std::vector<std::string> options_of(std::string_view text)
{
    std::vector<std::string> options;
    for (const std::string_view option : text::split(text, ',')) {
        options.push_back(text::lower(text::trim(option)));
    }
    return options;
}

// "host(options)", "host", or "(options)" which is everybody. usual: the options given once for the whole line ("-ro,sync").
NfsClient client_of(std::string_view word, const std::vector<std::string>& usual)
{
    const std::size_t bracket = word.find('(');
    NfsClient client{std::string(word.substr(0, bracket)), usual};
    if (bracket != std::string_view::npos) {
        std::string_view inside = word.substr(bracket + 1);
        inside = inside.substr(0, inside.find(')'));
        const auto own = options_of(inside);
        client.options.insert(client.options.end(), own.begin(), own.end());
    }
    return client;
}

NfsExport export_of(const std::vector<std::string>& words)
{
    NfsExport entry{words.front(), {}};
    std::vector<std::string> usual;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i].starts_with('-')) {
            usual = options_of(std::string_view(words[i]).substr(1));
        } else {
            entry.clients.push_back(client_of(words[i], usual));
        }
    }
    if (entry.clients.empty()) {
        entry.clients.push_back({"", usual});
    }
    return entry;
}

}  // namespace

bool NfsClient::is_everybody() const
{
    // The last "sec=" holds; every flavour it names but sys and none is one of Kerberos.
    std::string security = "sys";
    for (const std::string& option : options) {
        security = option.starts_with("sec=") ? option.substr(4) : security;
    }
    const auto flavours = text::split(security, ':');
    const bool asks_identity = std::all_of(flavours.begin(), flavours.end(), [](std::string_view flavour) { return flavour.starts_with("krb5"); });
    const bool names_nobody = host.empty() || host == "*" || host.ends_with("/0") || host.ends_with("/0.0.0.0");
    return names_nobody && !asks_identity;
}

bool NfsClient::keeps_root() const
{
    bool keeps = false;
    for (const std::string& option : options) {
        keeps = option == "no_root_squash" || (keeps && option != "root_squash" && option != "all_squash");
    }
    return keeps;
}

Result<std::vector<NfsExport>> parse_nfs_exports(std::string_view text)
{
    if (text.find('\0') != std::string_view::npos) {
        return fail(ErrorCode::malformed, "exports: a NUL byte in a text file");
    }
    std::vector<NfsExport> exports;
    std::string whole;
    int number = 0;
    int wrong = 0;
    const auto finish = [&] {
        const auto words = export_words(whole);
        whole.clear();
        if (words.empty()) {
            return;
        }
        if (words.front().starts_with('/')) {
            exports.push_back(export_of(words));
        } else {
            wrong = wrong == 0 ? number : wrong;
        }
    };
    text::for_each_line(text, [&](std::string_view line) {
        ++number;
        const bool goes_on = line.ends_with('\\');
        whole += goes_on ? line.substr(0, line.size() - 1) : line;
        if (!goes_on) {
            finish();
        }
    });
    finish();
    if (wrong != 0) {
        return fail(ErrorCode::malformed, fmt::format("exports: line {} does not begin with a path", wrong));
    }
    return exports;
}

}  // namespace asepsie::collectors::formats
