// What a Field is called in a PDF form, and back.
//
// A full stop cannot stand in a field's own name (ISO 32000-1, 12.7.3.2: it parts a name from its parent's), and a parent cannot stand for it either: of
// "named_accounts" and "named_accounts.remark" the first is a field itself. So names are flat, with '/' for '.'; and because a Field's name has no '/'
// (is_field_name), the way back is sure.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace asepsie::pdf {

constexpr std::size_t longest_field_name = 120;

// ASCII letters, digits, '_', '-' and '.'.
inline bool is_field_name(std::string_view name)
{
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";
    return !name.empty() && name.size() <= longest_field_name && name.find_first_not_of(allowed) == std::string_view::npos;
}

// "named_accounts.remark" is "named_accounts/remark" in a PDF.
inline std::string to_pdf_name(std::string_view field_name)
{
    std::string name(field_name);
    std::replace(name.begin(), name.end(), '.', '/');
    return name;
}

inline std::string from_pdf_name(std::string_view pdf_name)
{
    std::string name(pdf_name);
    std::replace(name.begin(), name.end(), '/', '.');
    return name;
}

}  // namespace asepsie::pdf
