#include "support/compound_writer.h"

#include <vector>

namespace asepsie::tests {
namespace {

constexpr std::size_t sector = 512;
constexpr std::size_t mini_sector = 64;
constexpr unsigned none = 0xFFFFFFFF;
constexpr unsigned end_of_chain = 0xFFFFFFFE;

struct Node {
    std::string name;
    std::string content;
    bool is_storage = false;
    std::vector<std::size_t> children;
    unsigned start = end_of_chain;
};

void pad(std::string& bytes, std::size_t to) { bytes.resize((bytes.size() + to - 1) / to * to, '\0'); }

void chain(std::vector<unsigned>& table, std::size_t links)
{
    for (std::size_t i = 0; i < links; ++i) {
        const auto next = static_cast<unsigned>(table.size() + 1);
        table.push_back(i + 1 == links ? end_of_chain : next);
    }
}

std::vector<Node> tree_of(const std::map<std::string, std::string>& streams)
{
    std::vector<Node> nodes{{"Root Entry", {}, true, {}}};
    std::map<std::string, std::size_t> places{{"", 0}};
    for (const auto& [path, content] : streams) {
        std::size_t parent = 0;
        std::size_t at = 0;
        for (std::size_t slash = path.find('/'); slash != std::string::npos; at = slash + 1, slash = path.find('/', at)) {
            const auto [place, is_new] = places.emplace(path.substr(0, slash), nodes.size());
            if (is_new) {
                nodes[parent].children.push_back(nodes.size());
                nodes.push_back({path.substr(at, slash - at), {}, true, {}});
            }
            parent = place->second;
        }
        nodes[parent].children.push_back(nodes.size());
        nodes.push_back({path.substr(at), content, false, {}});
    }
    return nodes;
}

}  // namespace

std::string little_endian(unsigned long long number, int bytes)
{
    std::string out;
    for (int i = 0; i < bytes; ++i) {
        out += static_cast<char>(number >> (8 * i) & 255U);
    }
    return out;
}

std::string utf16(std::string_view ascii)
{
    std::string out;
    for (const char c : ascii) {
        out += c;
        out += '\0';
    }
    return out;
}

std::string compound_file(const std::map<std::string, std::string>& streams)
{
    std::vector<Node> nodes = tree_of(streams);
    std::string body;
    std::string mini;
    std::vector<unsigned> table;
    std::vector<unsigned> mini_table;
    for (Node& node : nodes) {
        if (node.is_storage || node.content.empty()) {
            continue;
        }
        const bool is_mini = node.content.size() < 4096;
        std::string& into = is_mini ? mini : body;
        const std::size_t unit = is_mini ? mini_sector : sector;
        node.start = static_cast<unsigned>(into.size() / unit);
        chain(is_mini ? mini_table : table, (node.content.size() + unit - 1) / unit);
        into += node.content;
        pad(into, unit);
    }
    nodes[0].start = mini.empty() ? end_of_chain : static_cast<unsigned>(body.size() / sector);
    const std::size_t mini_bytes = mini.size();
    pad(mini, sector);
    chain(table, mini.size() / sector);
    body += mini;
    std::string mini_fat;
    for (const unsigned next : mini_table) {
        mini_fat += little_endian(next, 4);
    }
    while (mini_fat.size() % sector != 0) {
        mini_fat += little_endian(none, 4);
    }
    const auto mini_fat_at = static_cast<unsigned>(body.size() / sector);
    chain(table, mini_fat.size() / sector);
    body += mini_fat;

    std::vector<unsigned> right(nodes.size(), none);
    std::vector<unsigned> child(nodes.size(), none);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        for (std::size_t k = 0; k < nodes[i].children.size(); ++k) {
            (k == 0 ? child[i] : right[nodes[i].children[k - 1]]) = static_cast<unsigned>(nodes[i].children[k]);
        }
    }
    std::string directory;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        std::string name = utf16(nodes[i].name);
        name.resize(62, '\0');
        const std::size_t size = i == 0 ? mini_bytes : nodes[i].content.size();
        directory += name + std::string(2, '\0') + little_endian(2 * nodes[i].name.size() + 2, 2) + little_endian(i == 0 ? 5 : nodes[i].is_storage ? 1 : 2, 1) + '\x01' + little_endian(none, 4)
            + little_endian(right[i], 4) + little_endian(child[i], 4) + std::string(36, '\0') + little_endian(nodes[i].start, 4) + little_endian(size, 8);
    }
    pad(directory, sector);
    const auto directory_at = static_cast<unsigned>(body.size() / sector);
    chain(table, directory.size() / sector);
    body += directory;

    std::size_t tables = 1;
    while (tables * sector / 4 < table.size() + tables) {
        ++tables;
    }
    const std::size_t tables_at = body.size() / sector;
    table.insert(table.end(), tables, 0xFFFFFFFD);
    table.resize(tables * sector / 4, none);
    for (const unsigned next : table) {
        body += little_endian(next, 4);
    }
    std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(16, '\0') + little_endian(0x3E, 2) + little_endian(3, 2) + little_endian(0xFFFE, 2) + little_endian(9, 2) + little_endian(6, 2)
        + std::string(10, '\0') + little_endian(tables, 4) + little_endian(directory_at, 4) + little_endian(0, 4) + little_endian(4096, 4)
        + little_endian(mini_fat.empty() ? end_of_chain : mini_fat_at, 4) + little_endian(mini_fat.size() / sector, 4) + little_endian(end_of_chain, 4) + little_endian(0, 4);
    for (std::size_t i = 0; i < 109; ++i) {
        header += little_endian(i < tables ? tables_at + i : none, 4);
    }
    return header + body;
}

std::string vba_container(std::string_view source)
{
    std::string out = "\x01";
    constexpr std::size_t most_literals = 3'000;
    for (std::size_t at = 0; at < source.size(); at += most_literals) {
        const std::string_view piece = source.substr(at, most_literals);
        std::string tokens;
        for (std::size_t i = 0; i < piece.size(); i += 8) {
            tokens += '\0' + std::string(piece.substr(i, 8));
        }
        out += little_endian(0xB000U | (tokens.size() - 1), 2) + tokens;
    }
    return out;
}

std::map<std::string, std::string> vba_project(const std::string& folder, std::string_view source)
{
    const auto record = [](unsigned number, const std::string& data) { return little_endian(number, 2) + little_endian(data.size(), 4) + data; };
    const std::string dir = record(0x01, little_endian(1, 4)) + record(0x03, little_endian(1252, 2)) + little_endian(0x09, 2) + little_endian(4, 4) + little_endian(7, 6) + record(0x0F, little_endian(1, 2))
        + record(0x19, "Module1") + record(0x1A, "Module1") + record(0x32, utf16("Module1")) + record(0x31, little_endian(10, 4)) + record(0x21, "") + record(0x2B, "") + record(0x10, "");
    return {{folder + "VBA/dir", vba_container(dir)}, {folder + "VBA/Module1", "machine..." + vba_container(source)}, {folder + "VBA/_VBA_PROJECT", "\xCC\x61"}};
}

}  // namespace asepsie::tests
