#include "foundation/storage/files.h"

#include "foundation/storage/regular_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <fmt/core.h>

#include <cstdio>
#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace asepsie::storage {

Result<std::string> read_whole_file(const std::string& path, std::size_t max_bytes) { return read_regular_file(path, max_bytes, Links::followed); }

Result<std::vector<std::pair<std::string, std::string>>> read_tree_of_texts(const std::string& folder, std::string_view ending)
{
    namespace fs = std::filesystem;
    constexpr std::size_t max_files = 5'000;
    constexpr std::size_t max_bytes = 1U << 20U;
    std::vector<std::pair<std::string, std::string>> texts;
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        if (!it->is_regular_file(error) || !it->path().string().ends_with(ending)) {
            continue;
        }
        std::string content = TRY(read_whole_file(it->path().string(), max_bytes));
        texts.emplace_back(it->path().lexically_relative(folder).generic_string(), std::move(content));
        if (texts.size() > max_files) {
            return fail(ErrorCode::too_large, folder + ": too many files");
        }
    }
    if (error) {
        return fail(error == std::errc::no_such_file_or_directory ? ErrorCode::not_found : ErrorCode::io_failed, folder + ": " + error.message());
    }
    return texts;
}

Result<std::vector<std::string>> files_below(const std::string& folder, std::size_t most)
{
    namespace fs = std::filesystem;
    std::vector<std::string> paths;
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error), end; !error && it != end; it.increment(error)) {
        const bool is_hidden = it->path().filename().string().starts_with('.');
        if (is_hidden && it->is_directory(error)) {
            it.disable_recursion_pending();
        }
        if (is_hidden || it->is_symlink(error) || !it->is_regular_file(error)) {
            continue;
        }
        if (paths.size() == most) {
            return fail(ErrorCode::too_large, folder + ": too many files");
        }
        paths.push_back(it->path().string());
    }
    if (error) {
        return fail(error == std::errc::no_such_file_or_directory ? ErrorCode::not_found : ErrorCode::io_failed, folder + ": " + error.message());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

bool is_folder(const std::string& path)
{
    std::error_code error;
    return std::filesystem::is_directory(path, error);
}

namespace {

// As a path is copied from a file manager or a terminal.
std::string without_quotes(const std::string& typed)
{
    const bool is_quoted = typed.size() > 2 && typed.front() == typed.back() && (typed.front() == '"' || typed.front() == '\'');
    return is_quoted ? typed.substr(1, typed.size() - 2) : typed;
}

// "~/Documents", which a shell would have put in full.
std::string with_home(const std::string& typed)
{
    const char* home = std::getenv("HOME");
    const bool is_of_home = typed == "~" || typed.starts_with("~/");
    return is_of_home && home != nullptr && *home == '/' ? home + typed.substr(1) : typed;
}

}  // namespace

std::string from_here(const std::string& as_typed)
{
    const std::string typed = with_home(without_quotes(as_typed));
    const std::size_t colon = typed.find(':');
    if (typed.empty() || (colon != std::string::npos && colon < typed.find('/'))) {
        return typed;
    }
    std::error_code error;
    const std::filesystem::path whole = std::filesystem::absolute(typed, error);
    std::string path = error ? typed : whole.lexically_normal().string();
    if (path.size() > 1 && path.back() == '/') {
        path.pop_back();
    }
    return path;
}

Result<std::uint64_t> size_of_file(const std::string& path)
{
    std::error_code error;
    const std::uint64_t bytes = std::filesystem::file_size(path, error);
    if (error) {
        return fail(error == std::errc::no_such_file_or_directory ? ErrorCode::not_found : ErrorCode::io_failed, path);
    }
    return bytes;
}

Result<Done> write_whole_file(const std::string& path, std::string_view content)
{
    const std::string beside = fmt::format("{}.{}.new", path, ::getpid());
    TRY(make_regular_file(beside, content));
    if (::rename(beside.c_str(), path.c_str()) != 0) {
        const Error error = system_failure(path);
        ::unlink(beside.c_str());
        return error;
    }
    // The new name is on the disk only once the folder is: without this a power cut could bring the old file back.
    const std::string folder = std::filesystem::path(path).parent_path().string();
    const Descriptor directory(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.is_open()) {
        ::fsync(directory.number());
    }
    return Done{};
}

}  // namespace asepsie::storage
