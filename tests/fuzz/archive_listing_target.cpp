#include "foundation/containers/archive_listing.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto listing = containers::list_archive(bytes); listing.ok()) {
        ASSERT(listing->entries.size() <= containers::most_archive_entries);
    }
    constexpr std::size_t most = 100'000;
    const auto zip = containers::read_zip(bytes, [](std::string_view) { return true; }, most, most);
    if (zip.ok()) {
        std::size_t all = 0;
        for (const containers::ArchiveMember& member : zip->members) {
            all += member.content.size();
        }
        ASSERT(all <= most);
    }
    return 0;
}
