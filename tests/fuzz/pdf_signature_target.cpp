#include "foundation/pdf/reading/pdf_signature.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    static const crypto::TrustAnchors nobody;
    const auto found = pdf::read_pdf_signatures(bytes, nobody, Moment{std::chrono::seconds(1'800'000'000)});
    if (found.ok()) {
        ASSERT(found->state != pdf::SignatureState::signed_vouched_for);
        ASSERT(found->answers_length <= size);
    }
    return 0;
}
