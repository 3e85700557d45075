// fuzz_replay TARGET FILE...: gives the target each file, whole and cut short at some places, as a truncated file would be.
#include "targets.h"  // generated (CMakeLists.txt)

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fprintf(stderr, "no seed to replay\n");
        return 1;
    }
    const auto* const target = std::find_if(std::begin(targets), std::end(targets), [&](const Target& one) { return one.name == argv[1]; });
    if (target == std::end(targets)) {
        std::fprintf(stderr, "no target %s\n", argv[1]);
        return 1;
    }
    const auto run = [&](const std::string& bytes) { target->run(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()); };
    for (int i = 2; i < argc; ++i) {
        std::ifstream in(argv[i], std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(in), {});
        const std::size_t step = bytes.size() / 64 + 1;
        for (std::size_t length = 0; length < bytes.size(); length += step) {
            run(bytes.substr(0, length));
        }
        run(bytes);
    }
    std::printf("%d seeds replayed\n", argc - 2);
    return 0;
}
