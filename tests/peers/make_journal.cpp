// make_journal make N [other]: a journal of N entries. make_journal key: its public key. make_journal check FILE: what we find in one, as tools/check_journal.py says it.
#include "foundation/base/text.h"
#include "foundation/journal/journal.h"
#include "foundation/storage/files.h"

#include <cstdio>

namespace {

using namespace asepsie;

int make(std::int64_t entries, const crypto::Signer& signer, const crypto::Signer& named)
{
    const Moment start = *parse_moment("2026-11-27T09:00:00Z");
    std::string last = journal::first_line("0123456789abcdef", named.public_key());
    const std::string first = last;
    std::printf("%s\n", first.c_str());
    for (std::int64_t n = 1; n <= entries; ++n) {
        const auto line = journal::next_line(last, static_cast<std::uint64_t>(n), start + std::chrono::minutes(n), {{"kind", "note"}, {"author", "Claire"}, {"text", "line " + std::to_string(n)}}, signer);
        ASSERT(line.ok());
        last = *line;
        std::printf("%s\n", last.c_str());
    }
    std::printf("%s\n", journal::seal_line(first, static_cast<std::uint64_t>(entries), start + std::chrono::hours(9), last, signer).c_str());
    return 0;
}

int check(const std::string& path)
{
    const auto text = storage::read_whole_file(path, journal::max_journal_bytes);
    const auto reading = text.ok() ? journal::read_journal(*text) : Result<journal::Reading>(text.error());
    if (!reading.ok()) {
        std::puts("no journal");
        return 2;
    }
    for (const journal::Finding& finding : reading->findings) {
        std::printf("%s %llu\n", std::string(journal::name_of(finding.flaw)).c_str(), static_cast<unsigned long long>(finding.line));
    }
    if (reading->findings.empty()) {
        std::printf("holds %zu %s\n", reading->entries.size(), reading->code.c_str());
    }
    return reading->findings.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const crypto::Signer signer(crypto::Secret::copy_of(std::string(crypto::signing_seed_bytes, 'a')));
    const crypto::Signer other(crypto::Secret::copy_of(std::string(crypto::signing_seed_bytes, 'b')));
    if (arguments.size() >= 2 && arguments[0] == "make") {
        return make(text::to_integer(arguments[1]).value_or(0), arguments.size() == 2 ? signer : other, signer);
    }
    if (arguments.size() == 1 && arguments[0] == "key") {
        std::fputs(crypto::public_key_pem(signer.public_key()).c_str(), stdout);
        return 0;
    }
    return arguments.size() == 2 && arguments[0] == "check" ? check(arguments[1]) : 2;
}
