#include "interfaces/web/site/downloads.h"

namespace asepsie::web {

Response kept_response(std::string_view type, std::string content, std::string_view name)
{
    Response response{200, std::string(type), std::move(content), {}};
    response.headers.emplace_back("Content-Disposition", http::kept_as(name));
    return response;
}

void post_download(Site& site, std::string pattern, MakingDownload make)
{
    site.router.post(std::move(pattern), [&site, make = std::move(make)](const Request& request) {
        if (site.file() == nullptr) {
            return Response::redirect("/open");
        }
        application::PracticeFile& file = *site.file();
        Result<Download> made = make(request, file);
        if (!made.ok()) {
            file.revert();
            return site.failure(made.error());
        }
        const auto noted = file.note_departure({site.now(), site.say(made->what) + ": " + made->name, site.say(Word::file_export_to)});
        const auto saved = noted.ok() ? file.save(site.now()) : noted;
        if (!saved.ok()) {
            return site.failure(saved.error());
        }
        site.setting().remember_seen(file.vault().state());
        return kept_response(made->type, std::move(made->content), made->name);
    });
}

application::PaperOptions paper_options(const Site& site, const std::string& author)
{
    return {author, site.now(), author, site.say(Word::paper_page, {{"n", std::string("{n}")}, {"of", std::string("{of}")}}), {}};
}

}  // namespace asepsie::web
