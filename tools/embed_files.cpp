// embed_files OUT NAMESPACE NAME=PATH...: writes the files as C++ byte strings, std::string_view NAME, into OUT.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace {

std::string as_literal(const std::string& bytes)
{
    // Short pieces: compilers join them, and a line stays readable in a debugger.
    std::string literal;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i % 32 == 0) {
            literal += i == 0 ? "\"" : "\"\n    \"";
        }
        char octal[5];
        std::snprintf(octal, sizeof octal, "\\%03o", static_cast<unsigned>(static_cast<unsigned char>(bytes[i])));
        literal += octal;
    }
    return literal + "\"";
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc < 4) {
        std::fprintf(stderr, "usage: embed_files OUT NAMESPACE NAME=PATH...\n");
        return 2;
    }
    std::ostringstream code;
    code << "// Generated from assets/. Do not edit.\n#pragma once\n\n#include <string_view>\n\nnamespace " << argv[2] << " {\n\n";
    for (int i = 3; i < argc; ++i) {
        const std::string argument(argv[i]);
        const std::size_t equals = argument.find('=');
        std::ifstream in(argument.substr(equals + 1), std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(in), {});
        if (equals == std::string::npos || !in || bytes.empty()) {
            std::fprintf(stderr, "embed_files: %s cannot be read or is empty\n", argument.c_str());
            return 1;
        }
        code << "inline constexpr std::string_view " << argument.substr(0, equals) << "(\n    " << as_literal(bytes) << ", " << bytes.size() << ");\n\n";
    }
    code << "}  // namespace " << argv[2] << "\n";
    std::ofstream out(argv[1], std::ios::binary | std::ios::trunc);
    out << code.str();
    return out.flush() ? 0 : 1;
}
