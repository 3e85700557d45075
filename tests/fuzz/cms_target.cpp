#include "foundation/crypto/cms.h"
#include "foundation/crypto/ecdsa.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::string_view content[] = {"contenu"};
    static const crypto::TrustAnchors nobody;
    static_cast<void>(crypto::verify_detached_cms({bytes, content, nobody, Moment{}}));
    static_cast<void>(crypto::verify_timestamp({bytes, content, nobody, Moment{}}));
    static_cast<void>(crypto::verify_ecdsa_p256("contenu", bytes.substr(0, crypto::ecdsa_signature_bytes), bytes));
    const std::string anchor[] = {std::string(bytes)};
    const auto anchors = crypto::TrustAnchors::create(anchor);
    return anchors.ok() && anchors->empty() ? 1 : 0;
}
