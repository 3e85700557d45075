// A restoration that is really made: a sample of a backup, or all of it, brought back into a place apart, compared with the originals byte by byte, and opened.
//
// It is made piece by piece, and each piece is erased once it was proved: everything can be restored where only a piece has room, and what was broken off goes on from the last piece.
#pragma once

#include "application/backup/proof.h"

#include <functional>

namespace asepsie::application {

struct DrillOrder {
    std::size_t files = 30;                       // of the sample; 0: everything
    std::uint64_t bytes = 500'000'000;            // of the sample together
    std::uint64_t seed = 0;                       // of the sample
    std::size_t piece = 20'000;                   // files that are brought back at once, fewer where they are large
    copies::Bounds bounds{};
    std::optional<backup::UnfinishedDrill> earlier{};                    // of everything: goes on from there where it is of the same snapshot
    std::function<Result<Done>(const backup::UnfinishedDrill&)> keep{};  // of everything: after each piece but the last; an error ends the drill
    std::function<void(std::uint64_t files, std::uint64_t of)> tell{};   // after each piece
};

struct DrillTools {
    const platform::Machine& machine;
    const worker::Asking& worker;  // opens what was restored
    const Inventories& inventories;
};

// The place apart is gone afterwards. What cannot even be listed is an error: those of copies::list_files and restore_files, not_found where there is no whole snapshot (one that holds nothing of the sources gives a
// drill without files, which failed), those of
// copies::error_of where the copy went away meanwhile (a disk unplugged), busy where it was cancelled and too_slow where its time ran out: what was kept until then stays true.
Result<DrillReport> drill(const DrillTools& tools, const backup::Destination& destination, const std::vector<backup::Source>& sources, const crypto::Secret& secret, const DrillOrder& order, Moment now);

}  // namespace asepsie::application
