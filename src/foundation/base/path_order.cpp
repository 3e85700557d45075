#include "foundation/base/path_order.h"

#include <algorithm>

namespace asepsie {

bool comes_before(std::string_view a, std::string_view b)
{
    const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (in_a == a.end() || in_b == b.end()) {
        return in_b != b.end();
    }
    const auto rank = [](char c) { return c == '/' ? 0 : static_cast<int>(static_cast<unsigned char>(c)); };
    return rank(*in_a) < rank(*in_b);
}

}  // namespace asepsie
