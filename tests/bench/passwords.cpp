// How large a list of 10 million leaked passwords is and how long it takes to build, and how fast it is asked beside a binary search in the sorted file of the same keys.
#include "application/leaks/build_leak_list.h"
#include "application/leaks/leak_list.h"
#include "foundation/crypto/seal.h"

#include <sys/mman.h>
#include <sys/resource.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <random>

namespace {

using namespace asepsie;

constexpr std::size_t count = 10'000'000;
constexpr int rounds = 3;

// Of the processor, which is what is waited for where nothing else runs; other programs do not change it much.
double seconds_of(const std::function<void()>& work)
{
    const std::clock_t start = std::clock();
    work();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

double best_of_rounds(const std::function<void()>& work)
{
    double best = 1e9;
    for (int i = 0; i < rounds; ++i) {
        best = std::min(best, seconds_of(work));
    }
    return best;
}

double peak_megabytes()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
}

crypto::Sha1Digest digest_of(std::uint64_t key)
{
    crypto::Sha1Digest digest{};
    for (std::size_t i = 0; i < sizeof key; ++i) {
        digest[i] = static_cast<std::uint8_t>(key >> (56 - 8 * i));
    }
    return digest;
}

std::vector<std::uint64_t> keys_by_chance(std::uint64_t seed)
{
    std::mt19937_64 chance(seed);
    std::vector<std::uint64_t> keys(count);
    std::generate(keys.begin(), keys.end(), [&] { return chance(); });
    return keys;
}

// A published list has them as "SHA1:count" lines.
void write_lines(const std::string& path, const std::vector<std::uint64_t>& keys)
{
    std::ofstream file(path, std::ios::binary);
    for (const std::uint64_t key : keys) {
        const auto digest = digest_of(key);
        file << crypto::to_hex({reinterpret_cast<const char*>(digest.data()), digest.size()}) << ":3\r\n";
    }
}

// What a sorted file allows: its keys mapped into memory, and halved until one is found.
class SortedFile {
public:
    SortedFile(const std::string& path, std::vector<std::uint64_t> keys)
    {
        std::sort(keys.begin(), keys.end());
        std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(keys.data()), static_cast<std::streamsize>(bytes));
        const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        m_keys = static_cast<const std::uint64_t*>(::mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0));
        ::close(fd);
        ASSERT(m_keys != MAP_FAILED);
    }
    SortedFile(const SortedFile&) = delete;
    SortedFile& operator=(const SortedFile&) = delete;
    ~SortedFile() { ::munmap(const_cast<std::uint64_t*>(m_keys), bytes); }
    [[nodiscard]] bool contains(std::uint64_t key) const { return std::binary_search(m_keys, m_keys + count, key); }

private:
    static constexpr std::size_t bytes = count * sizeof(std::uint64_t);
    const std::uint64_t* m_keys = nullptr;
};

void print_rate(const char* what, double seconds, std::size_t found)
{
    std::printf("%-58s %6.1f million a second, %zu found\n", what, static_cast<double>(count) / seconds / 1e6, found);
}

void measure_filter(const std::vector<std::uint64_t>& keys, const std::vector<std::uint64_t>& others, const SortedFile& sorted)
{
    Result<fuse_filter::Filter> filter = fail(ErrorCode::not_found, "");
    const double before = peak_megabytes();
    const double built = best_of_rounds([&] { filter = fuse_filter::build(keys); });
    ASSERT(filter.ok());
    std::printf("filter of 10 million keys built in memory: %.2f s of the processor (best of %d), %.2f bits a key; peak memory %.0f MB, of which %.0f MB were there before\n", built, rounds,
        static_cast<double>(filter->table.size()) * 8 / count, peak_megabytes(), before);
    const fuse_filter::View view = filter->view();
    const auto answers = std::make_unique<bool[]>(count);
    for (const auto* asked : {&keys, &others}) {
        std::printf("asked for 10 million %s\n", asked == &keys ? "that are in it" : "that are not");
        std::size_t found = 0;
        const auto each = [&](const auto& set) {
            return best_of_rounds([&] { found = static_cast<std::size_t>(std::count_if(asked->begin(), asked->end(), [&](std::uint64_t key) { return set.contains(key); })); });
        };
        const double one = each(view);
        print_rate("  filter, one by one", one, found);
        const double many = best_of_rounds([&] { view.ask(*asked, {answers.get(), count}); });
        print_rate("  filter, many at once", many, static_cast<std::size_t>(std::count(answers.get(), answers.get() + count, true)));
        const double halved = each(sorted);
        print_rate("  sorted file, binary search", halved, found);
        std::printf("  filter beside sorted file: %.1f times as fast one by one, %.1f times many at once\n", halved / one, halved / many);
    }
}

void measure_list(const std::string& folder, const char* what, const std::vector<std::uint64_t>& keys)
{
    const std::string lines = folder + "/lines";
    write_lines(lines, keys);
    const leaks::BuildOrder order{{lines}, folder + "/list", leaks::LineKind::sha1, "made up for a benchmark", *parse_date("2026-11-28")};
    const auto disk = storage::this_disk();
    leaks::BuildReport report;
    const auto start = std::chrono::steady_clock::now();
    const double built = seconds_of([&] {
        const auto made = leaks::build_leak_list(*disk, order, {});
        ASSERT(made.ok());
        report = *made;
    });
    const double waited = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    auto list = leaks::LeakList::open(order.output);
    ASSERT(list.ok());
    std::printf("list of 10 million lines %s (%.0f MB) built in %.2f s of the processor, %.2f s with the disk: %zu segments, %.2f bits an entry\n", what,
        static_cast<double>(std::filesystem::file_size(lines)) / 1e6, built, waited,
        list->header().segments.size(), static_cast<double>(report.file_bytes) * 8 / static_cast<double>(report.entries));
    std::size_t found = 0;
    const double asked = best_of_rounds([&] {
        found = 0;
        for (const std::uint64_t key : keys) {
            found += *list->contains(digest_of(key)) ? 1U : 0U;
        }
    });
    ASSERT(found == count);
    print_rate("  list, one SHA-1 after another", asked, found);
}

}  // namespace

int main()
{
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
    std::string folder = (std::filesystem::temp_directory_path() / "asepsie-bench-passwords-XXXXXX").string();
    ASSERT(::mkdtemp(folder.data()) != nullptr);
    {
        // Lists first: the peak of the process is theirs until the keys of the comparison are made.
        std::vector<std::uint64_t> keys = keys_by_chance(1);
        measure_list(folder, "in no order", keys);
        std::vector<std::uint64_t> sorted = keys;
        std::sort(sorted.begin(), sorted.end());
        measure_list(folder, "in order", sorted);
        std::printf("peak memory so far: %.0f MB, of which 160 MB are the benchmark's own keys\n", peak_megabytes());
    }
    const std::vector<std::uint64_t> keys = keys_by_chance(1);
    const SortedFile sorted(folder + "/sorted", keys);
    measure_filter(keys, keys_by_chance(2), sorted);
    std::filesystem::remove_all(folder);
    return 0;
}
