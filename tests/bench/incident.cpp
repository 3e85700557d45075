// How long a journal of 100,000 entries takes to verify, and how fast evidence is fingerprinted beside `openssl speed` on the same machine.
#include "domain/incident/incident.h"
#include "foundation/journal/journal.h"
#include "foundation/storage/fingerprint.h"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>

namespace {

using namespace asepsie;
using Clock = std::chrono::steady_clock;

double seconds_of(const std::function<void()>& work)
{
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::string journal_of(std::uint64_t entries)
{
    const crypto::Signer signer(crypto::Secret::random(crypto::signing_seed_bytes));
    const Moment start = *parse_moment("2026-11-27T09:00:00Z");
    incident::Record record;
    record.author = "Claire Martin";
    record.text = "Appel du prestataire : il vient à quatorze heures, ne rien toucher avant.";
    record.clock = {start, "a1b2c3d4", std::chrono::seconds(3'600)};
    std::string last = journal::first_line("0123456789abcdef", signer.public_key());
    const std::string first = last;
    std::string text = first + "\n";
    for (std::uint64_t n = 1; n <= entries; ++n) {
        const auto line = journal::next_line(last, n, start + std::chrono::seconds(n), incident::to_json(record), signer);
        ASSERT(line.ok());
        last = *line;
        text += last + "\n";
    }
    return text + journal::seal_line(first, entries, start, last, signer) + "\n";
}

}  // namespace

int main()
{
    constexpr std::uint64_t entries = 100'000;
    const std::string text = journal_of(entries);
    const double verified = seconds_of([&] {
        const auto reading = journal::read_journal(text);
        ASSERT(reading.ok() && reading->findings.empty() && reading->entries.size() == entries);
    });
    std::printf("journal of 100,000 entries (%.0f MB) verified in %.2f s\n", static_cast<double>(text.size()) / 1e6, verified);

    constexpr std::size_t megabytes = 1'024;
    const std::string path = (std::filesystem::temp_directory_path() / "asepsie-bench-evidence").string();
    {
        std::ofstream file(path, std::ios::binary);
        const std::string block(1U << 20U, 'x');
        for (std::size_t i = 0; i < megabytes; ++i) {
            file << block;
        }
    }
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
        best = std::min(best, seconds_of([&] { ASSERT(storage::fingerprint_of(path, {}).ok()); }));
    }
    std::filesystem::remove(path);
    std::printf("evidence of 1 GiB, in the system's memory, fingerprinted at %.0f MB/s (compare: openssl speed -evp sha256 -bytes 1048576)\n", static_cast<double>(megabytes << 20U) / 1e6 / best);
    return 0;
}
