// How fast a folder's manifest is taken: first pass beside sha256sum and openssl over the same files with as many processes as threads, and a pass over 200,000 unchanged files with
// all that belongs to it (load, verify, walk, compare, judge, sign, store). All files are in the system's memory.
#include "application/manifest/manifest_shelf.h"
#include "application/manifest/take_manifest.h"
#include "domain/manifest/judgement.h"

#include <sys/resource.h>
#include <unistd.h>

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

namespace {

using namespace asepsie;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr unsigned threads = 2;
constexpr int rounds = 3;

template <typename Work>
double seconds_of(Work work)
{
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// Of all threads, user and system: what the same work takes on a computer that has nothing else to do, at most.
double processor_seconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

Moment later() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) + std::chrono::minutes(1); }  // so that files just made count as settled

// 4 files of 64 MiB, as many bytes in files of 256 KiB.
std::int64_t make_large(const fs::path& folder)
{
    constexpr std::size_t large = 64U << 20U;
    constexpr std::size_t small = 256U << 10U;
    std::mt19937_64 generator(1);
    std::string block(large, '\0');
    for (std::size_t i = 0; i + 8 <= block.size(); i += 8) {
        const std::uint64_t number = generator();
        std::copy_n(reinterpret_cast<const char*>(&number), 8, block.data() + i);
    }
    std::int64_t bytes = 0;
    for (std::size_t i = 0; i < 4 + 4 * large / small; ++i) {
        const std::size_t size = i < 4 ? large : small;
        const fs::path in = folder / std::to_string(i % 32);
        fs::create_directories(in);
        std::ofstream(in / std::to_string(i), std::ios::binary).write(block.data() + (i < 4 ? 0 : (i * 4'096) % (large - small)), static_cast<std::streamsize>(size));
        bytes += static_cast<std::int64_t>(size);
    }
    return bytes;
}

void make_many(const fs::path& folder, std::size_t files)
{
    for (std::size_t i = 0; i < files; ++i) {
        const fs::path in = folder / std::to_string(i / 10'000) / std::to_string(i / 100 % 100);
        if (i % 100 == 0) {
            fs::create_directories(in);
        }
        std::ofstream(in / fmt::format("document {}.txt", i)) << "Compte rendu " << i << "\n";
    }
}

double run(const std::string& command, const fs::path& folder)
{
    return seconds_of([&] { ASSERT(std::system(fmt::format("cd '{}' && find . -type f -print0 | xargs -0 -P {} -n 64 {} > /dev/null", folder.string(), threads, command).c_str()) == 0); });
}

void first_pass(const fs::path& folder)
{
    const double megabytes = static_cast<double>(make_large(folder)) / 1e6;
    double ours = 1e9;
    double processor = 1e9;
    double coreutils = 1e9;
    double openssl = 1e9;
    for (int i = 0; i < rounds; ++i) {
        const double before = processor_seconds();
        ours = std::min(ours, seconds_of([&] { ASSERT(application::take_manifest(folder.string(), nullptr, {{}, {}, threads}, later(), {}, {}).ok()); }));
        processor = std::min(processor, processor_seconds() - before);
        coreutils = std::min(coreutils, run("sha256sum", folder));
        openssl = std::min(openssl, run("openssl dgst -sha256", folder));
    }
    fmt::print("first pass, {:.0f} MB, {} threads: {:.0f} MB/s, {:.0f} MB for a second of processor; sha256sum {:.0f} MB/s (ratio {:.2f}); openssl dgst {:.0f} MB/s (ratio {:.2f})\n", megabytes, threads, megabytes / ours, megabytes / processor, megabytes / coreutils,
        coreutils / ours, megabytes / openssl, openssl / ours);
}

struct Times {
    double load = 0;
    double take = 0;
    double judge = 0;
    double store = 0;
    double processor = 0;
    [[nodiscard]] double all() const { return load + take + judge + store; }
};

void many_files(const fs::path& folder, const std::string& shelf_folder)
{
    constexpr std::size_t files = 200'000;
    make_many(folder, files);
    const crypto::Signer signer(crypto::Secret::random(crypto::signing_seed_bytes));
    const application::ManifestShelf shelf(storage::this_disk(), shelf_folder);
    const double first = seconds_of([&] { ASSERT(shelf.store(application::take_manifest(folder.string(), nullptr, {{}, {}, threads}, later(), {}, {})->manifest, signer).ok()); });
    Times best{1e9, 0, 0, 0, 0};
    for (int i = 0; i < rounds; ++i) {
        Times times;
        const double before = processor_seconds();
        std::optional<manifest::SealedManifest> previous;
        std::optional<application::TakenManifest> taken;
        times.load = seconds_of([&] { previous = *shelf.newest(signer.public_key()); });
        times.take = seconds_of([&] { taken = *application::take_manifest(folder.string(), &*previous, {{}, {}, threads}, later(), {}, {}); });
        times.judge = seconds_of([&] {
            const auto found = manifest::compare(previous->manifest, taken->manifest);
            ASSERT(manifest::judge(previous->manifest, taken->manifest, found, {}).verdict == manifest::Verdict::ordinary && taken->reused == files);
        });
        times.store = seconds_of([&] { ASSERT(shelf.store(taken->manifest, signer).ok()); });
        times.processor = processor_seconds() - before;
        best = times.all() < best.all() ? times : best;
    }
    fmt::print("200,000 small files: first pass {:.2f} s; unchanged: {:.2f} s, {:.2f} s of processor (load and verify {:.2f}, walk {:.2f}, compare and judge {:.2f}, hash, sign and store {:.2f}); manifest {:.1f} MB\n", first, best.all(), best.processor, best.load,
        best.take, best.judge, best.store, static_cast<double>(fs::file_size(shelf.path_of(1))) / 1e6);
}

}  // namespace

int main()
{
    std::string pattern = (fs::temp_directory_path() / "asepsie-bench-backup-XXXXXX").string();
    const fs::path base = ::mkdtemp(pattern.data());
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    first_pass(base / "large");
    fs::remove_all(base / "large");
    many_files(base / "many", (base / "manifests").string());
    fs::remove_all(base);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    fmt::print("peak {} MB (64 of them the bench's own data)\n", usage.ru_maxrss / 1'024);
    return 0;
}
