#include "application/papers/draw_paper.h"
#include "foundation/pdf/drawing/document_pdf.h"
#include "interfaces/worker/program/program.h"

#include "interfaces/worker/tasks/all.h"

namespace asepsie::worker_program::tasks {

// A document as a PDF.
void draw_pdf(Task& task)
{
    task.answer = [](const std::vector<std::string_view>& parts) -> Answer {
        auto [document, options] = TRY(application::paper_in(parts));
        const std::string drawn = TRY(pdf::to_pdf(document, {"", options.author, options.created, options.footer, options.page_number, options.identity}));
        return std::vector<std::string>{drawn};
    };
}

}  // namespace asepsie::worker_program::tasks
