// What a browser is given to keep: made, noted as having left, and only then handed over.
#pragma once

#include "application/papers/draw_paper.h"
#include "interfaces/web/site/site.h"

namespace asepsie::web {

struct Download {
    std::string type;
    std::string name;
    std::string content;
    Word what;  // as the history says it
};
using MakingDownload = std::function<Result<Download>(const Request&, application::PracticeFile&)>;

// A file to be kept under that name, never shown.
Response kept_response(std::string_view type, std::string content, std::string_view name);

void post_download(Site& site, std::string pattern, MakingDownload make);

// author: the practice.
application::PaperOptions paper_options(const Site& site, const std::string& author);

}  // namespace asepsie::web
