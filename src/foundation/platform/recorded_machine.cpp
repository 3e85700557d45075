#include "foundation/platform/recording.h"

#include <fmt/core.h>

#include <algorithm>

namespace asepsie::platform {
namespace {

constexpr int max_links = 16;  // as many as a path may lead through before it is called a loop

Error nothing_at(const std::string& path) { return fail(ErrorCode::not_found, path + ": not in the recording"); }

std::string parent_of(const std::string& path)
{
    const std::size_t slash = path.rfind('/');
    return slash == 0 || slash == std::string::npos ? "/" : path.substr(0, slash);
}

// An absolute path without ".", ".." and doubled slashes.
std::string normalised(const std::string& path)
{
    std::vector<std::string> parts;
    std::size_t start = 0;
    while (start <= path.size()) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        const std::string part = path.substr(start, end - start);
        if (part == "..") {
            if (!parts.empty()) {
                parts.pop_back();
            }
        } else if (!part.empty() && part != ".") {
            parts.push_back(part);
        }
        start = end + 1;
    }
    std::string whole;
    for (const std::string& part : parts) {
        whole += "/" + part;
    }
    return whole.empty() ? "/" : whole;
}

std::string joined(const std::string& folder, const std::string& target)
{
    return normalised(target.starts_with("/") ? target : folder + "/" + target);
}

}  // namespace

void add_answers(Recording& recording, Recording more)
{
    recording.nodes.merge(more.nodes);
    recording.commands.merge(more.commands);
    recording.queries.merge(more.queries);
    recording.registry.merge(more.registry);
}

void add_tree(Recording& recording, const std::vector<TreeFile>& files)
{
    const Moment usual = recording.now - std::chrono::days(1);
    const auto complete_status = [&](RecordedNode& node, FileKind kind, std::uint32_t mode, std::size_t size) {
        if (!node.status) {
            node.status = FileStatus{kind, mode, 0, 0, size, 0, usual};
        } else if (node.status->ok()) {
            (*node.status)->kind = kind;
            (*node.status)->size = size;
        }
    };
    const auto add_to_folder = [&](const std::string& path, FileKind kind) {
        for (std::string child = path, folder = parent_of(path); child != "/"; child = folder, folder = parent_of(folder)) {
            RecordedNode& node = recording.nodes[folder];
            complete_status(node, FileKind::directory, 0755, 0);
            if (!node.entries) {
                node.entries = std::vector<DirectoryEntry>{};
            }
            const DirectoryEntry entry{child.substr(child.rfind('/') + 1), child == path ? kind : FileKind::directory};
            if (node.entries->ok() && std::none_of((*node.entries)->begin(), (*node.entries)->end(), [&](const DirectoryEntry& e) { return e.name == entry.name; })) {
                (*node.entries)->push_back(entry);
            }
        }
    };
    const auto declared = recording.nodes;
    for (const auto& [path, node] : declared) {
        const bool is_directory = node.status && node.status->ok() && (*node.status)->kind == FileKind::directory;
        const bool is_there = (node.status && node.status->ok()) || node.content || (node.status && node.status->error().code == ErrorCode::denied);
        if (is_directory && !node.entries) {
            recording.nodes[path].entries = std::vector<DirectoryEntry>{};
        }
        if (is_there && path != "/") {
            add_to_folder(path, is_directory ? FileKind::directory : FileKind::regular);
        }
    }
    for (const TreeFile& file : files) {
        RecordedNode& node = recording.nodes[file.path];
        if (file.kind == FileKind::link) {
            node.link = file.content;
        } else if (file.kind == FileKind::regular) {
            complete_status(node, FileKind::regular, 0644, file.content.size());
            if (!node.content) {
                node.content = file.content;
            }
        }
        add_to_folder(file.path, file.kind);
    }
    for (auto& [path, node] : recording.nodes) {
        if (node.entries && node.entries->ok()) {
            std::sort((*node.entries)->begin(), (*node.entries)->end(), [](const DirectoryEntry& a, const DirectoryEntry& b) { return a.name < b.name; });
        }
    }
}

const RecordedNode* RecordedMachine::find(const std::string& path, bool follow_last) const
{
    std::string wanted = normalised(path);
    for (int links = 0; links < max_links; ++links) {
        const auto exact = m_recording.nodes.find(wanted);
        const bool is_link = exact != m_recording.nodes.end() && exact->second.link && exact->second.link->ok();
        if (exact != m_recording.nodes.end() && !(is_link && follow_last && !exact->second.status && !exact->second.content && !exact->second.entries)) {
            return &exact->second;
        }
        // Otherwise some part of the path is a link: replace the first one and look again.
        bool replaced = false;
        for (std::size_t slash = wanted.find('/', 1);; slash = wanted.find('/', slash + 1)) {
            const std::string front = wanted.substr(0, slash);
            const auto node = m_recording.nodes.find(front);
            const bool is_last = slash == std::string::npos;
            if (node != m_recording.nodes.end() && node->second.link && node->second.link->ok() && (!is_last || follow_last)) {
                wanted = normalised(joined(parent_of(front), node->second.link->value()) + (is_last ? "" : wanted.substr(slash)));
                replaced = true;
                break;
            }
            if (is_last) {
                break;
            }
        }
        if (!replaced) {
            return nullptr;
        }
    }
    return nullptr;
}

std::optional<std::string> RecordedMachine::environment(std::string_view name) const
{
    const auto found = m_recording.environment.find(name);
    return found == m_recording.environment.end() ? std::nullopt : std::optional(found->second);
}

Result<std::string> RecordedMachine::read_file(const std::string& path, std::size_t max_bytes) const
{
    const RecordedNode* node = find(path, true);
    if (node == nullptr) {
        return nothing_at(path);
    }
    if (!node->content) {
        if (node->status && !node->status->ok()) {
            return node->status->error();
        }
        return node->entries ? fail(ErrorCode::unsupported, path + ": not a regular file") : nothing_at(path);
    }
    if (node->content->ok() && (*node->content)->size() > max_bytes) {
        return fail(ErrorCode::too_large, fmt::format("{}: more than {} bytes", path, max_bytes));
    }
    return *node->content;
}

Result<std::vector<DirectoryEntry>> RecordedMachine::list_directory(const std::string& path) const
{
    const RecordedNode* node = find(path, true);
    if (node != nullptr && node->entries) {
        return *node->entries;
    }
    return node != nullptr && node->status && !node->status->ok() ? Result<std::vector<DirectoryEntry>>(node->status->error()) : nothing_at(path);
}

Result<FileStatus> RecordedMachine::status(const std::string& path) const
{
    const RecordedNode* node = find(path, true);
    return node != nullptr && node->status ? *node->status : nothing_at(path);
}

Result<std::string> RecordedMachine::read_link(const std::string& path) const
{
    const RecordedNode* node = find(path, false);
    if (node == nullptr) {
        return nothing_at(path);
    }
    return node->link ? *node->link : fail(ErrorCode::unsupported, path + ": not a link");
}

Result<std::string> RecordedMachine::run_known(KnownCommand command) const
{
    const auto found = m_recording.commands.find(name_of(command));
    return found == m_recording.commands.end() ? fail(ErrorCode::not_found, fmt::format("{}: not in the recording", name_of(command))) : found->second;
}

Result<std::string> RecordedMachine::query(QueryLanguage language, const std::string& question) const
{
    const auto found = m_recording.queries.find({std::string(name_of(language)), question});
    return found == m_recording.queries.end() ? fail(ErrorCode::unsupported, question + ": not in the recording") : found->second;
}

Result<std::string> RecordedMachine::registry(const std::string& key, const std::string& name) const
{
    const auto found = m_recording.registry.find({key, name});
    return found == m_recording.registry.end() ? fail(ErrorCode::not_found, key + ": not in the recording") : found->second;
}

}  // namespace asepsie::platform
