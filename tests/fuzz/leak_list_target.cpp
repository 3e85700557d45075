#include "application/leaks/build_state.h"
#include "application/leaks/leak_list.h"
#include "foundation/crypto/digest.h"

#include <fmt/core.h>

#include <cstdint>
#include <optional>

namespace {

using namespace asepsie;

void ask(std::string bytes)
{
    auto list = leaks::LeakList::of_bytes(std::move(bytes));
    if (!list.ok()) {
        return;
    }
    crypto::Sha1Digest digest{};
    for (int first = 0; first < 256; first += 5) {
        digest[0] = static_cast<std::uint8_t>(first);
        static_cast<void>(list->contains(digest));
    }
}

// A header, or what follows one, behind fingerprints that hold: chance would not find these.
void ask_sealed(std::string_view text, std::string_view segments)
{
    std::string bytes = fmt::format("ASEPSIE-LEAKS-1\n{:08x}\n", text.size()) + std::string(text);
    bytes += crypto::sha256(bytes);
    ask(bytes + std::string(segments));
    leaks::LeakHeader header{"fuzz", *parse_date("2026-11-28"), 1, 0, {{1, {3, 2, 1}, crypto::sha256(segments)}}};
    header.segments[0].shape.first_blocks = segments.empty() ? 1 : static_cast<std::uint8_t>(segments[0]);
    ask(leaks::encode(header) + std::string(segments));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    ask(std::string(bytes));
    const std::size_t end = bytes.find('\n');
    ask_sealed(bytes.substr(0, end), end == std::string_view::npos ? std::string_view() : bytes.substr(end + 1));
    const auto state = leaks::state_in(bytes);
    if (state.ok()) {
        static_cast<void>(leaks::encode(*state));
    }
    auto reading = leaks::LineReading::of(leaks::LineKind::sha1);
    std::uint64_t key = 0;
    static_cast<void>(reading->read(bytes, std::nullopt, key));
    return 0;
}
