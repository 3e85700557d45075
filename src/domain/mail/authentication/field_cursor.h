// Walks over a structured header field (RFC 5322, section 3.2): blanks, comments that nest, quoted strings, words.
#pragma once

#include "foundation/base/result.h"

#include <string>
#include <string_view>

namespace asepsie::authentication {

class FieldCursor {
public:
    explicit FieldCursor(std::string_view field) : m_left(field) {}

    [[nodiscard]] bool at_end() const { return m_left.empty(); }
    [[nodiscard]] bool stands_at(char sign) const { return !m_left.empty() && m_left.front() == sign; }
    bool take(char sign);
    void skip_blanks();
    // malformed: a comment has no end.
    Result<Done> skip_blanks_and_comments();
    // What stands between the '(' here and its ')'. malformed: it has none.
    Result<std::string_view> take_comment();
    // Up to a blank, '(', '"' or one of the stops; may be empty.
    std::string_view take_word(std::string_view stops);
    // A word of which pieces may be quoted: `"a b"@c.fr` is `a b@c.fr`. malformed: a quote has no end.
    Result<std::string> take_value(std::string_view stops);
    // Whatever stands here up to the sign, which is not taken. Comments and quotes hide it. malformed as above.
    Result<Done> skip_to(char sign);

private:
    Result<std::string> take_quoted();

    std::string_view m_left;
};

// False where a control character that no field holds stands in it: a reader before us may have stopped there.
bool is_clean(std::string_view field);

}  // namespace asepsie::authentication
