#include "domain/manifest/judgement.h"
#include "domain/manifest/manifest_body.h"
#include "domain/manifest/manifest_format.h"

#include <cstdint>
#include <cstdlib>

// A whole file; or, after two bytes that say how many entries and gaps there are, the body that no chance would ever find a signature for.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto whole = manifest::read_manifest(bytes);
    if (whole.ok()) {
        static_cast<void>(manifest::holds_its_tree(*whole));
    }
    if (size < 2) {
        return 0;
    }
    const auto body = manifest::read_body(bytes.substr(2), data[0], data[1]);
    if (body.ok()) {
        const auto again = manifest::write_body(body->entries, body->gaps);
        if (!again.ok() || *again != bytes.substr(2)) {
            std::abort();
        }
        manifest::Manifest before;
        before.entries = body->entries;
        manifest::Manifest after = before;
        after.gaps = body->gaps;
        for (std::size_t i = 0; i < after.entries.size(); i += 2) {
            after.entries[i].sha256[0] ^= 1U;
        }
        static_cast<void>(manifest::judge(before, after, manifest::compare(before, after), {}));
    }
    static_cast<void>(manifest::kind_of(bytes));
    return 0;
}
