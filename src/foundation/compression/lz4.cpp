#include "foundation/compression/lz4.h"

#include <lz4frame.h>

#include <fmt/core.h>

#include <memory>

namespace asepsie {
namespace {

constexpr std::size_t step_bytes = 1U << 18U;

struct FreeContext {
    void operator()(LZ4F_dctx* context) const { LZ4F_freeDecompressionContext(context); }
};

}  // namespace

Result<std::string> decompress_lz4(std::string_view frames, std::size_t max_bytes)
{
    LZ4F_dctx* created = nullptr;
    if (LZ4F_isError(LZ4F_createDecompressionContext(&created, LZ4F_VERSION)) != 0U) {
        return fail(ErrorCode::io_failed, "lz4: no memory for a context");
    }
    const std::unique_ptr<LZ4F_dctx, FreeContext> context(created);

    std::string content;
    std::size_t expects_more = 1;  // what LZ4F_decompress returns: 0 at the end of a frame
    for (std::size_t offset = 0; offset < frames.size();) {
        const std::size_t had = content.size();
        content.resize(had + step_bytes);
        std::size_t written = step_bytes;
        std::size_t read = frames.size() - offset;
        expects_more = LZ4F_decompress(context.get(), content.data() + had, &written, frames.data() + offset, &read, nullptr);
        content.resize(had + written);
        offset += read;
        if (LZ4F_isError(expects_more) != 0U) {
            return fail(ErrorCode::malformed, fmt::format("lz4: {} at byte {}", LZ4F_getErrorName(expects_more), offset));
        }
        if (content.size() > max_bytes) {
            return fail(ErrorCode::too_large, fmt::format("lz4: more than {} bytes of content", max_bytes));
        }
        if (read == 0 && written == 0) {
            break;
        }
    }
    if (expects_more != 0) {
        return fail(ErrorCode::malformed, fmt::format("lz4: cut short after {} bytes", frames.size()));
    }
    return content;
}

}  // namespace asepsie
