// An XML 1.0 document, well-formed by construction: elements close where their content ends, names are checked when the program is compiled, and text is escaped.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>

namespace asepsie::office {

// The name of an element or attribute, with its prefix. Another sign in it does not compile.
class XmlName {
public:
    consteval XmlName(const char* name) : m_name(name)  // NOLINT: written as a word where it is used
    {
        for (const char c : m_name) {
            const bool fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' || c == '-';
            if (!fits) {
                throw "no name of XML";
            }
        }
    }
    [[nodiscard]] constexpr std::string_view text() const { return m_name; }

private:
    std::string_view m_name;
};

struct XmlAttribute {
    XmlName name;
    std::string value;
};
using XmlAttributes = std::initializer_list<XmlAttribute>;

// The text as character data or in quotes. Characters that XML 1.0 (section 2.2) forbids are dropped; bytes that are no UTF-8 become U+FFFD.
std::string escaped_xml(std::string_view text);

class Xml {
public:
    void text(std::string_view text) { m_out += escaped_xml(text); }
    void empty(XmlName name, XmlAttributes attributes = {}) { tag(name, attributes, "/>"); }
    void element(XmlName name, XmlAttributes attributes, std::string_view content)
    {
        element(name, attributes, [&] { text(content); });
    }
    // content: writes what stands inside.
    template <typename Content>
    requires std::is_invocable_v<Content>
    void element(XmlName name, XmlAttributes attributes, Content content)
    {
        tag(name, attributes, ">");
        content();
        m_out += "</" + std::string(name.text()) + ">";
    }

    // With its declaration.
    [[nodiscard]] std::string document() const { return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + m_out + "\n"; }

private:
    void tag(XmlName name, XmlAttributes attributes, std::string_view end);

    std::string m_out;
};

}  // namespace asepsie::office
