#include "foundation/storage/fingerprint.h"

#include "foundation/crypto/digest.h"
#include "foundation/crypto/seal.h"
#include "foundation/storage/regular_file.h"

namespace asepsie::storage {

Result<Fingerprint> fingerprint_of(const std::string& path, const Progress& progress)
{
    crypto::Sha256 hash;
    const std::int64_t bytes = TRY(read_in_pieces(path, Links::followed, [&](std::string_view piece, std::int64_t read, std::int64_t of) {
        hash.add(piece);
        if (progress) {
            progress(read, of);
        }
    }));
    return Fingerprint{bytes, crypto::to_hex(hash.digest())};
}

}  // namespace asepsie::storage
