// A field of the kernel's own tables of mounts and swap: blanks and backslashes in it are written \040, \011, \012 and \134 (seq_file, mangle_path).
#pragma once

#include "foundation/base/text.h"

#include <string>
#include <string_view>

namespace asepsie::collectors::formats {

inline std::string unescaped_field(std::string_view field)
{
    std::string plain;
    for (std::size_t i = 0; i < field.size(); ++i) {
        const auto code = field[i] == '\\' && i + 3 < field.size() ? text::to_integer(field.substr(i + 1, 3), 8) : std::nullopt;
        if (code && *code > 0 && *code < 256) {
            plain += static_cast<char>(*code);
            i += 3;
        } else {
            plain += field[i];
        }
    }
    return plain;
}

}  // namespace asepsie::collectors::formats
