// How long the pages and the saves of a full practice take: ten years of evidence, fifty devices, thirty suppliers.
// bench_practice web: each page asked for 400 times, in process. bench_practice vault: opening apart from Argon2id, and 50 saves.
#include "interfaces/web/site/site.h"

#include "interfaces/web/pages/all.h"

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace {

using namespace asepsie;
using Clock = std::chrono::steady_clock;

constexpr Moment noon{std::chrono::sys_days(Date(std::chrono::year(2026), std::chrono::month(11), std::chrono::day(23))) + std::chrono::hours(12)};
const std::string folder = "/tmp/asepsie-bench-practice";

double milliseconds(Clock::duration duration) { return std::chrono::duration<double, std::milli>(duration).count(); }

template <typename Work>
void measure(const char* name, int times, Work work)
{
    std::vector<double> all;
    for (int i = 0; i < times; ++i) {
        const auto start = Clock::now();
        work(i);
        all.push_back(milliseconds(Clock::now() - start));
    }
    std::sort(all.begin(), all.end());
    std::printf("%-24s median %7.2f ms   99th percentile %7.2f ms\n", name, all[all.size() / 2], all[all.size() * 99 / 100]);
}

crypto::Secret passphrase() { return crypto::Secret::copy_of("sept mots tirés au hasard"); }

void must(const Result<Done>& done) { ASSERT(done.ok()); }

application::PracticeFile full_file()
{
    std::filesystem::remove_all(folder);
    auto created = application::PracticeFile::create(storage::this_disk(), folder, passphrase(), crypto::least_cost, noon);
    ASSERT(created.ok());
    application::PracticeFile file = std::move(created->file);
    must(file.set_practice({"Cabinet", "nurse", "group"}, noon));
    for (int i = 0; i < 50; ++i) {
        ASSERT(file.put_entry({0, practice::Register::device, "computer", "Poste " + std::to_string(i), "", "", "au premier étage", {}, {}}, noon).ok());
    }
    for (int i = 0; i < 30; ++i) {
        ASSERT(file.put_entry({0, practice::Register::supplier, "it", "Prestataire " + std::to_string(i), "02 40 00 00 00", "a@b.fr", "", {}, {}}, noon).ok());
    }
    const auto& rules = knowledge::embedded_catalogue().rules;
    for (int month = 0; month < 120; ++month) {
        const Moment at = noon - std::chrono::days(30 * (120 - month));
        std::vector<checklist::Evidence> seen;
        for (std::size_t rule = 0; rule < rules.size(); ++rule) {
            const bool is_seen = rule % 2 == 0 || month % 12 == 0;
            if (is_seen) {
                const auto answer = (rule + static_cast<std::size_t>(month)) % 3 == 0 ? checklist::Answer::no : checklist::Answer::yes;
                const auto kind = rule % 2 == 0 ? checklist::Kind::observed : checklist::Kind::declared;
                seen.push_back({std::string(rules[rule].id), kind, answer, date_of(at), plus_days(date_of(at), 365), "Poste 1", "vu ce jour-là"});
            }
        }
        must(file.add_evidence(seen, "evidence_observed", at));
        const auto view = view_of(file, knowledge::embedded_catalogue(), date_of(at));
        ASSERT(view.ok());
        must(file.keep_snapshot(application::snapshot_of((*view)->standing, date_of(at))));
    }
    must(file.save(noon));
    return file;
}

int bench_web()
{
    auto file = full_file();
    web::Site site({knowledge::embedded_catalogue(), knowledge::Language::french, folder, crypto::least_cost, [] { return noon; }, {},
                       [](const storage::VaultState&) {}, [] { return Result<std::unique_ptr<platform::Machine>>(fail(ErrorCode::unsupported, "not here")); },
                       [] { return std::chrono::milliseconds(0); }, [](std::uint16_t) { return true; }, [] {}, nullptr},
        8'000);
    for (const web::pages::Unit& page : web::pages::all) {
        page.run(site);
    }
    http::Request request;
    request.host = "127.0.0.1:8000";
    request.path = site.entry_path();
    for (const auto& [name, value] : site.respond(request).headers) {
        if (name == "Set-Cookie") {
            request.cookies = http::parse_cookies(value.substr(0, value.find(';')));
        }
    }
    site.open(std::move(file));
    for (const char* path : {"/", "/items", "/items/2", "/rules/backup_done", "/plan", "/practice", "/history", "/questions", "/review", "/phones", "/memento", "/glossary", "/print/booklet", "/incident", "/incident/guide/ransom", "/file"}) {
        request.path = path;
        std::size_t bytes = 0;
        measure(path, 400, [&](int) {
            const http::Response response = site.respond(request);
            ASSERT(response.status == 200);
            bytes = response.body.size();
        });
        std::printf("%24s %zu KiB\n", "", bytes / 1024);
    }
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    std::printf("peak memory %ld MiB\n", used.ru_maxrss / 1024);
    return 0;
}

int bench_vault()
{
    {
        auto file = full_file();
        std::printf("content %zu KiB\n", file.vault().content().size() / 1024);
        measure("save", 50, [&](int i) { must(file.save(noon + std::chrono::minutes(i))); });
    }
    measure("open, Argon2id aside", 20, [&](int) {
        const auto file = application::PracticeFile::open(storage::this_disk(), folder, storage::KeyKind::passphrase, passphrase(), {});
        ASSERT(file.ok());
    });
    return 0;
}

}  // namespace

int main(int argc, char** argv)
{
    const std::string what = argc > 1 ? argv[1] : "web";
    const int code = what == "web" ? bench_web() : bench_vault();
    std::filesystem::remove_all(folder);
    return code;
}
