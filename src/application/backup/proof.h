// What proves that files which came back out of a backup are good: they are what was copied, and they open.
#pragma once

#include "application/backup/backup_book.h"
#include "application/copies/restore_files.h"
#include "application/manifest/inventories.h"
#include "domain/backup/likeness.h"
#include "foundation/worker/worker.h"

#include <optional>
#include <string>
#include <vector>

namespace asepsie::application {

struct DrillReport {
    backup::Drill drill;
    std::vector<std::string> troubled;  // paths of files that differ, are missing or do not open; safe to show, troubled_kept at most
};
constexpr std::size_t troubled_kept = 200;
void note_trouble(DrillReport& report, std::string_view path);

// Compares and opens one file after the other, and counts in the report. Files are opened by the worker (task open_files), many at a time: what is left is opened by finish().
class Proof {
public:
    // sources: where originals may be. copied: when the copy was begun.
    Proof(const platform::Machine& machine, const worker::Asking& worker, const Inventories& inventories, const std::vector<backup::Source>& sources, Moment copied, DrillReport& report)
        : m_machine(machine), m_worker(worker), m_inventories(inventories), m_sources(sources), m_copied(copied), m_report(report)
    {
    }

    // modified: as the copy lists it; nothing where it does not.
    void take(const copies::RestoredFile& file, std::optional<Moment> modified);
    void finish() { open_waiting(); }

private:
    [[nodiscard]] backup::Likeness likeness_of(const copies::RestoredFile& file, std::optional<Moment> modified) const;
    [[nodiscard]] backup::Witnesses witnesses_of(const std::string& path) const;
    void open_later(const copies::RestoredFile& file, backup::Likeness likeness);
    void open_waiting();
    struct Waiting {
        std::string path;
        bool is_same = false;       // as its original
        bool is_text = false;
        bool is_scrambled = false;  // as even as chance, and of no kind that is known
    };
    void count(std::string_view answer, const Waiting& file);

    const platform::Machine& m_machine;
    const worker::Asking& m_worker;
    const Inventories& m_inventories;
    const std::vector<backup::Source>& m_sources;
    Moment m_copied;
    DrillReport& m_report;
    std::vector<Waiting> m_waiting;    // to be opened
    std::vector<std::string> m_parts;  // name and content of each
    std::size_t m_bytes = 0;
};

}  // namespace asepsie::application
