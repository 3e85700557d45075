// One hash over all paths and contents of a manifest: two folders with the same one hold the same files, whatever their dates.
#pragma once

#include "domain/manifest/manifest.h"

#include <span>

namespace asepsie::manifest {

// A Merkle tree as in RFC 6962, section 2.1, over the entries in their order: leaves begin with the byte 0, nodes with 1. A leaf holds
// path, kind, size and fingerprint, and no time: see docs/formats/manifest.md.
crypto::Digest tree_hash(std::span<const Entry> entries);

}  // namespace asepsie::manifest
