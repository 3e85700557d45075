#include "foundation/storage/recording_store.h"

#include "foundation/storage/files.h"

#include <filesystem>

namespace asepsie::storage {
namespace {

namespace fs = std::filesystem;
using platform::FileKind;
using platform::max_recording_bytes;
using platform::Recording;
using platform::TreeFile;

constexpr std::size_t max_tree_files = 20'000;

Result<std::vector<TreeFile>> read_tree(const fs::path& root)
{
    std::vector<TreeFile> files;
    std::error_code error;
    for (fs::recursive_directory_iterator it(root, fs::directory_options::none, error), end; !error && it != end; it.increment(error)) {
        TreeFile file;
        file.path = "/" + it->path().lexically_relative(root).generic_string();
        if (it->is_symlink(error)) {
            file.kind = FileKind::link;
            file.content = fs::read_symlink(it->path(), error).generic_string();
        } else if (it->is_regular_file(error)) {
            file.content = TRY(read_whole_file(it->path().string(), max_recording_bytes));
        } else {
            continue;
        }
        files.push_back(std::move(file));
        if (files.size() > max_tree_files) {
            return fail(ErrorCode::too_large, root.string() + ": too many files for a recorded machine");
        }
    }
    if (error) {
        return fail(ErrorCode::io_failed, root.string() + ": " + error.message());
    }
    return files;
}

Result<std::vector<std::string>> json_files_in(const fs::path& folder)
{
    std::vector<std::string> files;
    std::error_code error;
    if (!fs::is_directory(folder, error)) {
        return files;
    }
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        if (it->path().extension() == ".json") {
            files.push_back(it->path().string());
        }
    }
    if (error) {
        return fail(ErrorCode::io_failed, folder.string() + ": " + error.message());
    }
    return files;
}

}  // namespace

Result<platform::Recording> load_recording(const std::string& path)
{
    std::error_code error;
    if (!fs::is_directory(path, error)) {
        return platform::parse_recording(TRY(read_whole_file(path, max_recording_bytes)));
    }
    const fs::path folder(path);
    Recording recording = TRY(platform::parse_recording(TRY(read_whole_file((folder / "machine.json").string(), max_recording_bytes))));
    for (const std::string& file : TRY(json_files_in(folder / "answers"))) {
        const std::string text = TRY(read_whole_file(file, max_recording_bytes));
        platform::Recording answers = TRY(platform::parse_recording(text));
        platform::add_answers(recording, std::move(answers));
    }
    std::vector<TreeFile> files;
    if (fs::is_directory(folder / "root", error)) {
        files = TRY(read_tree(folder / "root"));
    }
    platform::add_tree(recording, files);
    return recording;
}

}  // namespace asepsie::storage
