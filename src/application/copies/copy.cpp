#include "application/copies/copy.h"

#include <array>

namespace asepsie::copies {
namespace {

constexpr std::array<std::string_view, 7> kind_names{"folder", "restic", "borg", "rsnapshot", "deja_dup", "timeshift", "software_export"};

}  // namespace

std::string_view name_of(CopyKind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }

std::optional<CopyKind> copy_kind_named(std::string_view name)
{
    for (std::size_t i = 0; i < kind_names.size(); ++i) {
        if (kind_names[i] == name) {
            return static_cast<CopyKind>(i);
        }
    }
    return std::nullopt;
}

}  // namespace asepsie::copies
