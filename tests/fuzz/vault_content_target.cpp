// What stands behind the header: pieces that may not hold, and an image of a database that somebody else may have made. The first byte says which of the two.
#include "foundation/crypto/passphrase.h"
#include "foundation/crypto/seal.h"
#include "foundation/storage/database.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    if (size == 0) {
        return 0;
    }
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (data[0] == 'S') {
        const crypto::Secret key = crypto::Secret::copy_of(std::string(crypto::key_bytes, 'k'));
        static_cast<void>(crypto::unseal(bytes, key, "practice"));
        static_cast<void>(crypto::unwrap(bytes, key, "practice"));
        static_cast<void>(crypto::read_recovery_code(bytes));
        return 0;
    }
    auto database = storage::Database::from_image(bytes);
    if (database.ok()) {
        static_cast<void>(database->query("SELECT name, sql FROM sqlite_schema", {}, [](const storage::Row& row) { static_cast<void>(row.text(0) + row.text(1)); }));
        static_cast<void>(database->query("SELECT field, value FROM practice", {}, [](const storage::Row& row) { static_cast<void>(row.text(1)); }));
        static_cast<void>(database->run("INSERT INTO practice(field, value) VALUES('name', 'x')", {}));
        static_cast<void>(database->image());
    }
    return 0;
}
