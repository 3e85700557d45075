#include "application/redaction/redact_recording.h"

#include "application/redaction/contents.h"
#include "application/redaction/pseudonyms.h"
#include "foundation/compression/lz4.h"

namespace asepsie::application {
namespace {

using platform::Recording;
using platform::RecordedNode;

constexpr std::size_t max_list_bytes = 256U << 20U;
constexpr std::string_view compressed = ".lz4";

bool is_package_list(std::string_view path) { return path.starts_with("/var/lib/apt/lists/") && (path.ends_with("_Packages") || path.ends_with("_Packages.lz4")); }

// A compressed package list is kept plain, under its plain name, so that it can be cut down.
std::string plain_name(std::string name) { return name.ends_with("_Packages.lz4") ? name.substr(0, name.size() - compressed.size()) : name; }

Result<std::string> plain_content(std::string_view path, const Result<std::string>& content)
{
    return content.ok() && is_package_list(path) && path.ends_with(compressed) ? decompress_lz4(*content, max_list_bytes) : content;
}

RecordedNode shown_node(const std::string& path, const RecordedNode& node, Pseudonyms& pseudonyms, const std::set<std::string, std::less<>>& installed)
{
    RecordedNode shown;
    shown.status = node.status;
    if (node.content) {
        shown.content = plain_content(path, *node.content);
        if (shown.content->ok()) {
            shown.content = shown_content(plain_name(path), **shown.content, pseudonyms, installed);
        }
    }
    if (node.link) {
        shown.link = node.link->ok() ? Result<std::string>(pseudonyms.in_path(**node.link)) : *node.link;
    }
    if (node.entries) {
        shown.entries = node.entries;
        if (shown.entries->ok()) {
            for (platform::DirectoryEntry& entry : **shown.entries) {
                entry.name = pseudonyms.entry_name(path, path == "/var/lib/apt/lists" ? plain_name(entry.name) : entry.name);
            }
        }
    }
    return shown;
}

std::map<std::pair<std::string, std::string>, Result<std::string>> shown_answers(
    const std::map<std::pair<std::string, std::string>, Result<std::string>>& answers, Pseudonyms& pseudonyms)
{
    std::map<std::pair<std::string, std::string>, Result<std::string>> shown;
    for (const auto& [question, answer] : answers) {
        shown.insert_or_assign({question.first, pseudonyms.in_text(question.second)}, answer.ok() ? Result<std::string>(pseudonyms.in_network_text(*answer)) : answer);
    }
    return shown;
}

}  // namespace

Recording redact_recording(const Recording& recording)
{
    Pseudonyms pseudonyms(recording);
    const auto installed = installed_packages(recording);
    Recording shown;
    shown.system = recording.system;
    shown.now = recording.now;
    shown.identity = recording.identity;
    shown.identity.name = pseudonyms.in_text(recording.identity.name);
    shown.identity.home = pseudonyms.in_path(recording.identity.home);
    for (const auto& [name, value] : recording.environment) {
        shown.environment.insert_or_assign(name, pseudonyms.in_network_text(value));
    }
    for (const auto& [path, node] : recording.nodes) {
        shown.nodes.insert_or_assign(pseudonyms.in_path(is_package_list(path) ? plain_name(path) : path), shown_node(path, node, pseudonyms, installed));
    }
    for (const auto& [name, answer] : recording.commands) {
        shown.commands.insert_or_assign(name, answer.ok() ? Result<std::string>(pseudonyms.in_network_text(*answer)) : answer);
    }
    shown.queries = shown_answers(recording.queries, pseudonyms);
    shown.registry = shown_answers(recording.registry, pseudonyms);
    return shown;
}

}  // namespace asepsie::application
