// How long it takes to ask a supplier, to read a filled PDF, and to compare the answers of a thousand suppliers.
// bench_suppliers WORKER: the path of asepsie-worker.
#include "application/suppliers/questionnaire_page.h"
#include "application/suppliers/supplier_work.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>

namespace {

using namespace asepsie;
using Clock = std::chrono::steady_clock;

constexpr Moment noon{std::chrono::sys_days(Date(std::chrono::year(2026), std::chrono::month(11), std::chrono::day(25))) + std::chrono::hours(12)};
const std::string folder = "/tmp/asepsie-bench-suppliers";

template <typename Work>
void measure(const char* name, int times, Work work)
{
    std::vector<double> all;
    for (int i = 0; i < times; ++i) {
        const auto start = Clock::now();
        work();
        all.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    std::sort(all.begin(), all.end());
    std::printf("%-44s median %8.2f ms   slowest %8.2f ms   (%d times)\n", name, all[all.size() / 2], all.back(), times);
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_suppliers WORKER\n");
        return 2;
    }
    const knowledge::Catalogue& catalogue = knowledge::embedded_catalogue();
    const application::PageSetting setting{catalogue, knowledge::Language::french, date_of(noon)};
    const worker::Worker worker(argv[1]);
    std::filesystem::remove_all(folder);
    auto created = application::PracticeFile::create(storage::this_disk(), folder, crypto::Secret::copy_of("sept mots tirés au hasard"), crypto::least_cost, noon);
    ASSERT(created.ok());
    application::PracticeFile file = std::move(created->file);
    application::SupplierBook book(file);
    suppliers::Request first;
    for (int i = 0; i < 1'000; ++i) {
        const auto entry = file.put_entry({0, practice::Register::supplier, "it", "Prestataire " + std::to_string(i), "", "", "", {}, {}}, noon);
        ASSERT(entry.ok());
        suppliers::Supplier card;
        card.entry = *entry;
        card.activities.assign(knowledge::all_activities.begin(), knowledge::all_activities.end());
        ASSERT(book.put_supplier(card, noon).ok());
        const auto request = application::ask_supplier(book, catalogue, *entry, plus_days(date_of(noon), 30), noon);
        ASSERT(request.ok());
        suppliers::Return returned;
        returned.request = request->id;
        returned.trust = suppliers::Trust::signed_confirmed;
        returned.received = noon;
        for (const knowledge::Question& question : catalogue.questions) {
            if (question.kind == knowledge::AnswerKind::yes_no) {
                returned.replies[std::string(question.id)].value = i % 3 == 0 ? "partly" : "yes";
            }
        }
        ASSERT(book.add_return(returned, "x", noon).ok());
        first = i == 0 ? *request : first;
    }
    const auto view = application::supplier_view(book, catalogue, first.supplier, date_of(noon));
    ASSERT(view.ok());
    const application::PaperOptions options{"Cabinet", noon, "Cabinet", "{n} / {of}", {}};
    std::string pdf;
    measure("whole questionnaire, HTML", 20, [&] { ASSERT(application::questionnaire_paper(worker, **view, first, "Cabinet", application::PaperFormat::html, options, setting).ok()); });
    measure("whole questionnaire, PDF", 20, [&] { pdf = application::questionnaire_paper(worker, **view, first, "Cabinet", application::PaperFormat::pdf, options, setting).value(); });
    measure("that PDF read back by the worker", 20, [&] { ASSERT(application::read_incoming("a.pdf", pdf, catalogue, worker, {}, noon).ok()); });
    measure("answers of 1,000 suppliers compared", 5, [&] { ASSERT(application::all_suppliers(book, catalogue, date_of(noon)).ok()); });
    std::filesystem::remove_all(folder);
    return 0;
}
