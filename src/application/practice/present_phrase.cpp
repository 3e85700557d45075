#include "application/practice/present_phrase.h"

#include "foundation/storage/vault.h"

namespace asepsie::application {
namespace {

// This computer's disk, to read from only. It gives a lock to everybody: the open file holds the true one, and a reader needs none, as a save replaces the vault whole.
class Reader : public storage::Disk {
public:
    Result<std::string> read(const std::string& path, std::size_t max_bytes) const override { return m_disk->read(path, max_bytes); }
    Result<std::vector<std::string>> names_in(const std::string& folder) const override { return m_disk->names_in(folder); }
    Result<Done> create(const std::string& path, std::string_view) override { return refused(path); }
    Result<Done> rename(const std::string& from, const std::string&) override { return refused(from); }
    Result<Done> link(const std::string& from, const std::string&) override { return refused(from); }
    Result<Done> remove(const std::string& path) override { return refused(path); }
    Result<Done> make_folder(const std::string& path) override { return refused(path); }
    Result<Done> flush_folder(const std::string& path) override { return refused(path); }
    Result<std::unique_ptr<storage::Lock>> lock(const std::string&) override { return std::make_unique<storage::Lock>(); }

private:
    static Error refused(const std::string& path) { return fail(ErrorCode::denied, path); }

    std::unique_ptr<storage::Disk> m_disk = storage::this_disk();
};

}  // namespace

Result<Done> check_present_phrase(const std::string& folder, const crypto::Secret& phrase)
{
    TRY(storage::Vault::open(std::make_shared<Reader>(), folder, storage::KeyKind::passphrase, phrase, 0));
    return Done{};
}

}  // namespace asepsie::application
