// How well and how fast mails are judged: `bench_mail DIR` takes each folder of DIR for a set, and prints the share of each opinion, the signs by set, and times.
#include "domain/mail/examination/examine.h"

#include <sys/resource.h>

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

namespace {

using namespace asepsie;

struct Set {
    std::string name;
    std::vector<std::string> files;
    std::vector<std::string> mails;
    std::map<mail::Opinion, std::size_t> opinions;
    std::map<std::string, std::size_t, std::less<>> signs;  // mails with a finding of the sign that weighs a hint or more
};

std::string read_file(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Set> read_sets(const std::filesystem::path& folder)
{
    std::map<std::string, Set> by_name;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            Set& set = by_name[entry.path().parent_path().filename().string()];
            set.files.push_back(entry.path().string());
            set.mails.push_back(read_file(entry.path()));
        }
    }
    std::vector<Set> sets;
    for (auto& [name, set] : by_name) {
        set.name = name;
        sets.push_back(std::move(set));
    }
    return sets;
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        fmt::print(stderr, "usage: bench_mail DIR [list OPINION SET | signs]\n");
        return 2;
    }
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    const mail::Lexicon lexicon(knowledge::embedded_catalogue());
    const double ready = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    const mail::Surroundings surroundings{lexicon, {}, {}, Moment{}};
    std::vector<Set> sets = read_sets(argv[1]);
    const std::string what = argc > 2 ? argv[2] : "";
    std::vector<std::pair<double, std::string>> times;
    double total = 0;
    for (Set& set : sets) {
        for (std::size_t i = 0; i < set.mails.size(); ++i) {
            const auto before = Clock::now();
            const auto examined = mail::examine(set.mails[i], surroundings);
            const double took = std::chrono::duration<double, std::milli>(Clock::now() - before).count();
            times.emplace_back(took, set.files[i]);
            total += took;
            const mail::Opinion opinion = examined.ok() ? examined->opinion() : mail::Opinion::unreadable;
            ++set.opinions[opinion];
            std::string line;
            if (examined.ok()) {
                std::map<std::string_view, knowledge::SignWeight> seen;
                for (std::size_t j = 0; j < examined->judgement.findings.size(); ++j) {
                    const auto& finding = examined->judgement.findings[j];
                    seen[finding.sign] = std::max(seen[finding.sign], examined->judgement.weights[j]);
                    line += fmt::format("\n      {} {} [{}] [{}]", knowledge::sign_weight_names.at(static_cast<std::size_t>(examined->judgement.weights[j])), finding.sign, finding.shown, finding.real);
                }
                for (const auto& [sign, weight] : seen) {
                    set.signs[std::string(sign)] += weight >= knowledge::SignWeight::hint ? 1U : 0U;
                }
            }
            if (what == "list" && argc > 4 && mail::name_of(opinion) == argv[3] && set.name == argv[4]) {
                fmt::print("{}\n  From: {} <{}> Subject: {}{}\n", set.files[i], examined.ok() && !examined->message.from.empty() ? examined->message.from[0].name : "",
                    examined.ok() && !examined->message.from.empty() ? examined->message.from[0].address : "", examined.ok() ? examined->message.subject : "", line);
            }
        }
    }
    fmt::print("{:<20} {:>6} {:>10} {:>11} {:>7} {:>11} {:>8}\n", "set", "mails", "dangerous", "suspicious", "clear", "unreadable", "caught");
    for (const Set& set : sets) {
        const auto share = [&](mail::Opinion opinion) {
            const auto found = set.opinions.find(opinion);
            return 100.0 * static_cast<double>(found == set.opinions.end() ? 0 : found->second) / static_cast<double>(set.mails.size());
        };
        fmt::print("{:<20} {:>6} {:>9.1f}% {:>10.1f}% {:>6.1f}% {:>10.1f}% {:>7.1f}%\n", set.name, set.mails.size(), share(mail::Opinion::dangerous), share(mail::Opinion::suspicious), share(mail::Opinion::clear),
            share(mail::Opinion::unreadable), share(mail::Opinion::dangerous) + share(mail::Opinion::suspicious));
    }
    if (what == "signs") {
        std::map<std::string, std::string> lines;
        for (const auto& sign : lexicon.catalogue().mail_signs) {
            std::string line = fmt::format("{:<28}", sign.id);
            for (const Set& set : sets) {
                const auto found = set.signs.find(sign.id);
                line += fmt::format(" {:>6.1f}", 100.0 * static_cast<double>(found == set.signs.end() ? 0 : found->second) / static_cast<double>(set.mails.size()));
            }
            fmt::print("{}\n", line);
        }
    }
    std::sort(times.begin(), times.end());
    const auto at = [&](double share) { return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))].first; };
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    fmt::print("{} mails, {:.0f} a second; median {:.2f} ms, 99th percentile {:.2f} ms, longest {:.2f} ms ({}); lexicon ready in {:.1f} ms; peak {} MB, the mails themselves included\n", times.size(),
        1'000.0 * static_cast<double>(times.size()) / total, at(0.5), at(0.99), times.back().first, times.back().second, ready, usage.ru_maxrss / 1'024);
    return 0;
}
