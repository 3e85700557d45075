// Numbers as Microsoft's formats write them: the lowest byte first. Nothing here reads past the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace asepsie::containers {

// What stands beyond the end reads as zero: whoever cares compares sizes first.
inline std::uint32_t byte_at(std::string_view bytes, std::size_t at) { return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U; }

inline std::uint16_t u16_at(std::string_view bytes, std::size_t at) { return static_cast<std::uint16_t>(byte_at(bytes, at) | byte_at(bytes, at + 1) << 8U); }

inline std::uint32_t u32_at(std::string_view bytes, std::size_t at) { return u16_at(bytes, at) | static_cast<std::uint32_t>(u16_at(bytes, at + 2)) << 16U; }

// The piece, or as much of it as there is.
inline std::string_view piece_of(std::string_view bytes, std::size_t at, std::size_t size) { return at < bytes.size() ? bytes.substr(at, size) : std::string_view{}; }

}  // namespace asepsie::containers
