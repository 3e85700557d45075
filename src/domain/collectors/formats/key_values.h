// Files of KEY=value lines, as the shell would read them: os-release(5), /etc/default/*, ufw.conf.
#pragma once

#include "foundation/base/result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace asepsie::collectors::formats {

class KeyValues {
public:
    explicit KeyValues(std::map<std::string, std::string, std::less<>> values) : m_values(std::move(values)) {}
    // The value without its quotes; nothing where the key is absent. The last line of a key wins.
    [[nodiscard]] std::optional<std::string> get(std::string_view key) const;
    [[nodiscard]] bool empty() const { return m_values.empty(); }

private:
    std::map<std::string, std::string, std::less<>> m_values;
};

// malformed where the text holds a NUL: it is no text. Lines without "=" are passed over.
Result<KeyValues> parse_key_values(std::string_view text);

}  // namespace asepsie::collectors::formats
