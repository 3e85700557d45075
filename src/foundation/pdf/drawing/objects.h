// Short ways to PDF objects. With the sources that include it, the only place that sees qpdf; whatever it throws is caught in pdf_file.cpp.
#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace asepsie::pdf {

using Object = QPDFObjectHandle;

inline Object name_object(std::string_view name) { return Object::newName("/" + std::string(name)); }
inline Object text_object(std::string_view utf8) { return Object::newUnicodeString(std::string(utf8)); }
inline Object number_object(long long value) { return Object::newInteger(value); }
inline Object real_object(double value) { return Object::newReal(value, 3, true); }

inline Object reals(const std::vector<double>& values)
{
    Object array = Object::newArray();
    for (const double value : values) {
        array.appendItem(real_object(value));
    }
    return array;
}

// {{"Type", name_object("Page")}, ...}
inline Object dictionary(const std::vector<std::pair<std::string_view, Object>>& entries)
{
    Object object = Object::newDictionary();
    for (const auto& [key, value] : entries) {
        object.replaceKey("/" + std::string(key), value);
    }
    return object;
}

inline Object stream(QPDF& file, const std::string& data, const std::vector<std::pair<std::string_view, Object>>& entries)
{
    Object object = Object::newStream(&file, data);
    for (const auto& [key, value] : entries) {
        object.getDict().replaceKey("/" + std::string(key), value);
    }
    return object;
}

}  // namespace asepsie::pdf
