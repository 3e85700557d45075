// draw_pdf [TIMES] < DOCUMENT.json > OUT.pdf: draws a document given as JSON, for other programs to judge; TIMES more for the clock, which is told on stderr.
#include "foundation/document/document_json.h"
#include "foundation/pdf/drawing/document_pdf.h"

#include <chrono>
#include <cstdio>
#include <iostream>
#include <iterator>

int main(int argc, char** argv)
{
    using namespace asepsie;
    const std::string json(std::istreambuf_iterator<char>(std::cin), {});
    const auto document = document::document_from_json(json);
    if (!document.ok()) {
        std::fprintf(stderr, "%s\n", document.error().detail.c_str());
        return 1;
    }
    const pdf::PdfOptions options{"", "Cabinet des Tilleuls", *parse_moment("2026-11-23T18:00:00Z"), "Cabinet des Tilleuls", "Page {n} / {of}", {{"asepsie.form", "q1-general"}, {"asepsie.version", "3"}}};
    const auto drawn = pdf::to_pdf(*document, options);
    if (!drawn.ok()) {
        std::fprintf(stderr, "%s\n", drawn.error().detail.c_str());
        return 1;
    }
    const int times = argc > 1 ? std::atoi(argv[1]) : 0;
    for (int i = 0; i < times; ++i) {
        const auto start = std::chrono::steady_clock::now();
        const bool is_alike = pdf::to_pdf(*document, options).value_or("") == *drawn;
        const auto taken = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start);
        std::fprintf(stderr, "%.1f ms%s\n", taken.count(), is_alike ? "" : ", but other bytes");
    }
    std::fwrite(drawn->data(), 1, drawn->size(), stdout);
    return 0;
}
