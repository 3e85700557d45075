// Gives each file named on the command line to the fuzz target it is linked with, and cut short at some places, as a truncated file would be.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "no seed to replay\n");
        return 1;
    }
    for (int i = 1; i < argc; ++i) {
        std::ifstream in(argv[i], std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(in), {});
        const std::size_t step = bytes.size() / 64 + 1;
        for (std::size_t length = 0; length < bytes.size(); length += step) {
            const std::string cut = bytes.substr(0, length);
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(cut.data()), cut.size());
        }
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    }
    std::printf("%d seeds replayed\n", argc - 1);
    return 0;
}
