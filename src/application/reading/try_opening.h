// Whether a file that came out of a backup opens as what it is. In the worker alone.
#pragma once

#include <cstdint>
#include <string_view>

namespace asepsie::application {

// not_tried: of a kind that we do not open; that it is the same as the original is all that can be said.
enum class Opening : std::uint8_t { opened, broken, not_tried };
std::string_view name_of(Opening opening);

constexpr std::size_t most_opened_bytes = 64U << 20U;  // a larger file is not opened

// name: of the file; its ending says what it should be. PDF, ZIP and office documents, pictures, SQLite, e-mail and mailboxes. A file that asks for a password opens: its owner knows it.
Opening try_opening(std::string_view bytes, std::string_view name);

}  // namespace asepsie::application
