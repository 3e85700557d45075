#include "application/backup/original_places.h"

namespace asepsie::application {

std::vector<std::string> original_places(const std::string& path, const std::vector<backup::Source>& sources)
{
    std::vector<std::string> places;
    const std::size_t slash = path.find('/');
    for (const backup::Source& source : sources) {
        if (source.place.empty()) {
            continue;
        }
        const std::string below = source.place + "/";
        const auto add_if_below = [&](std::string place) {
            if (place.starts_with(below)) {
                places.push_back(std::move(place));
            }
        };
        add_if_below("/" + path);
        if (slash != std::string::npos) {
            add_if_below(path.substr(slash));
        }
        add_if_below(source.place.substr(0, source.place.rfind('/')) + "/" + path);
        add_if_below(below + path);
    }
    return places;
}

}  // namespace asepsie::application
