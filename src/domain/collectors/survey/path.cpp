#include "domain/collectors/survey/path.h"

#include "foundation/base/text.h"

#include <vector>

namespace asepsie::collectors {

std::string link_destination(std::string_view folder, std::string_view target)
{
    const std::string whole = target.starts_with('/') ? std::string(target) : std::string(folder) + "/" + std::string(target);
    std::vector<std::string_view> parts;
    for (const std::string_view part : text::split(whole, '/')) {
        if (part == "..") {
            if (!parts.empty()) {
                parts.pop_back();
            }
        } else if (!part.empty() && part != ".") {
            parts.push_back(part);
        }
    }
    std::string path;
    for (const std::string_view part : parts) {
        path += '/';
        path += part;
    }
    return path.empty() ? "/" : path;
}

std::string_view last_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view parent_folder(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == 0 || slash == std::string_view::npos ? "/" : path.substr(0, slash);
}

bool is_within(std::string_view path, std::string_view folder)
{
    return folder == "/" || path == folder || (path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/');
}

}  // namespace asepsie::collectors
