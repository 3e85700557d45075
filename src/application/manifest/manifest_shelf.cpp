#include "application/manifest/manifest_shelf.h"

#include "foundation/base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace asepsie::application {
namespace {

constexpr std::string_view ending = ".manifest";
constexpr std::size_t digits = 6;  // at least: more where there are a million

using manifest::SealedManifest;

std::optional<std::uint64_t> generation_in(std::string_view name)
{
    if (!name.ends_with(ending)) {
        return std::nullopt;
    }
    name.remove_suffix(ending.size());
    const auto number = text::to_integer(name);
    const bool is_ours = number && *number > 0 && fmt::format("{:0{}}", *number, digits) == name;
    return is_ours ? std::optional(static_cast<std::uint64_t>(*number)) : std::nullopt;
}

}  // namespace

ChainFlaw flaw_of(ErrorCode code)
{
    switch (code) {
    case ErrorCode::altered: return ChainFlaw::altered;
    case ErrorCode::wrong_key: return ChainFlaw::wrong_key;
    case ErrorCode::outdated: return ChainFlaw::misplaced;
    default: return ChainFlaw::unreadable;
    }
}

std::string_view name_of(ChainFlaw flaw)
{
    constexpr std::array<std::string_view, 7> names{"missing", "unreadable", "altered", "wrong_key", "not_linked", "misplaced", "no_key"};
    return names.at(static_cast<std::size_t>(flaw));
}

std::string ManifestShelf::path_of(std::uint64_t generation) const { return fmt::format("{}/{:0{}}{}", m_folder, generation, digits, ending); }

Result<std::vector<std::uint64_t>> ManifestShelf::generations() const
{
    std::vector<std::uint64_t> kept;
    const std::vector<std::string> names = TRY(m_disk->names_in(m_folder));
    for (const std::string& name : names) {
        if (const auto generation = generation_in(name)) {
            kept.push_back(*generation);
        }
    }
    std::sort(kept.begin(), kept.end());
    return kept;
}

Result<SealedManifest> ManifestShelf::load(std::uint64_t generation, std::string_view expected_key) const
{
    const std::string bytes = TRY(m_disk->read(path_of(generation), manifest::max_manifest_bytes));
    SealedManifest sealed = TRY(manifest::read_manifest(bytes, expected_key));
    return sealed.manifest.generation == generation ? Result<SealedManifest>(std::move(sealed)) : fail(ErrorCode::outdated, path_of(generation) + ": holds another generation");
}

Result<std::optional<SealedManifest>> ManifestShelf::newest(std::string_view expected_key) const
{
    const std::vector<std::uint64_t> kept = TRY(generations());
    if (kept.empty()) {
        return std::optional<SealedManifest>();
    }
    return std::optional<SealedManifest>(TRY(load(kept.back(), expected_key)));
}

Result<SealedManifest> ManifestShelf::head(std::uint64_t generation, std::string_view expected_key) const
{
    const std::string start = TRY(m_disk->read_start(path_of(generation), manifest::max_header_bytes));
    SealedManifest sealed = TRY(manifest::read_manifest_head(start, expected_key));
    return sealed.manifest.generation == generation ? Result<SealedManifest>(std::move(sealed)) : fail(ErrorCode::outdated, path_of(generation) + ": holds another generation");
}

Result<Newest> ManifestShelf::newest_whole(std::string_view expected_key) const
{
    const std::vector<std::uint64_t> kept = TRY(generations());
    Newest newest;
    newest.last = kept.empty() ? 0 : kept.back();
    for (auto generation = kept.rbegin(); generation != kept.rend() && !newest.sealed; ++generation) {
        const auto told = head(*generation, expected_key);  // most that are damaged show it here, and are not read whole
        auto sealed = told.ok() ? load(*generation, expected_key) : Result<SealedManifest>(told.error());
        if (sealed.ok()) {
            newest.sealed = std::move(*sealed);
        } else {
            newest.flaws.push_back({flaw_of(sealed.error().code), *generation});
        }
    }
    return newest;
}

Result<manifest::WrittenManifest> ManifestShelf::store(const manifest::Manifest& manifest, const crypto::Signer& signer) const
{
    manifest::WrittenManifest written = TRY(manifest::write_manifest(manifest, signer));
    TRY(m_disk->make_folder(m_folder));
    const auto lock = TRY(m_disk->lock(m_folder + "/lock"));
    const std::vector<std::uint64_t> kept = TRY(generations());
    if (manifest.generation != (kept.empty() ? 1 : kept.back() + 1)) {
        return fail(ErrorCode::outdated, m_folder + ": another manifest is the newest");
    }
    const std::string path = path_of(manifest.generation);
    const std::string beside = path + ".new";
    static_cast<void>(m_disk->remove(beside));  // of one that was cut short
    auto done = m_disk->create(beside, written.bytes);
    if (done.ok()) {
        done = m_disk->rename(beside, path);
    }
    if (!done.ok()) {
        static_cast<void>(m_disk->remove(beside));
        return std::move(done).error();
    }
    TRY(m_disk->flush_folder(m_folder));
    return written;
}

Result<Chain> ManifestShelf::verify(std::string_view expected_key) const
{
    const std::vector<std::uint64_t> kept = TRY(generations());
    Chain chain;
    if (kept.empty()) {
        return chain;
    }
    chain.first = kept.front();
    chain.last = kept.back();
    std::optional<SealedManifest> before;
    for (const std::uint64_t generation : kept) {
        if (generation != kept.front() && !std::binary_search(kept.begin(), kept.end(), generation - 1)) {
            chain.findings.push_back({ChainFlaw::missing, generation - 1});
            before.reset();
        }
        auto sealed = load(generation, expected_key);
        if (!sealed.ok()) {
            chain.findings.push_back({flaw_of(sealed.error().code), generation});
            before.reset();
            continue;
        }
        if (manifest::holds_its_tree(*sealed)) {
            chain.links.push_back({generation, sealed->hash, sealed->manifest.taken});
        } else {
            chain.findings.push_back({ChainFlaw::altered, generation});
        }
        if (before && !manifest::follows(*before, *sealed)) {
            chain.findings.push_back({ChainFlaw::not_linked, generation});
        }
        before = SealedManifest{{}, sealed->tree, sealed->hash, sealed->public_key, {}};
        before->manifest.generation = generation;
    }
    return chain;
}

}  // namespace asepsie::application
