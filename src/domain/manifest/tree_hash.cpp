#include "domain/manifest/tree_hash.h"

#include "domain/manifest/numbers.h"

#include <bit>

namespace asepsie::manifest {
namespace {

constexpr char leaf_mark = 0;
constexpr char node_mark = 1;

crypto::Digest leaf_hash(crypto::Sha256& hash, const Entry& entry, std::string& buffer)
{
    buffer.assign(1, leaf_mark);
    buffer += static_cast<char>(entry.kind);
    append_number(buffer, entry.path.size());
    buffer += entry.path;
    append_number(buffer, static_cast<std::uint64_t>(entry.size));
    append_digest(buffer, entry.sha256);
    hash.add(buffer);
    return hash.finish();
}

crypto::Digest node_hash(crypto::Sha256& hash, const crypto::Digest& left, const crypto::Digest& right, std::string& buffer)
{
    buffer.assign(1, node_mark);
    append_digest(buffer, left);
    append_digest(buffer, right);
    hash.add(buffer);
    return hash.finish();
}

}  // namespace

crypto::Digest tree_hash(std::span<const Entry> entries)
{
    crypto::Sha256 hash;
    if (entries.empty()) {
        return hash.finish();
    }
    // Whole subtrees, larger ones first: as many as the count so far has bits.
    std::vector<crypto::Digest> whole;
    std::string buffer;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        whole.push_back(leaf_hash(hash, entries[i], buffer));
        for (int merged = std::countr_one(i); merged > 0; --merged) {
            const crypto::Digest right = whole.back();
            whole.pop_back();
            whole.back() = node_hash(hash, whole.back(), right, buffer);
        }
    }
    while (whole.size() > 1) {
        const crypto::Digest right = whole.back();
        whole.pop_back();
        whole.back() = node_hash(hash, whole.back(), right, buffer);
    }
    return whole.front();
}

}  // namespace asepsie::manifest
