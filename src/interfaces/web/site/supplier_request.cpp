#include "interfaces/web/site/supplier_request.h"

#include "application/suppliers/supplier_letters.h"
#include "foundation/base/text.h"

namespace asepsie::web {

Result<std::int64_t> supplier_id(const Request& request)
{
    const auto id = text::to_integer(request.part("id"));
    return id ? Result<std::int64_t>(*id) : fail(ErrorCode::not_found, "no such supplier");
}

Result<application::OneSupplier> supplier_in(const Site& site, const Request& request, application::PracticeFile& file)
{
    const std::int64_t id = TRY(supplier_id(request));
    return application::supplier_view(application::SupplierBook(file), site.catalogue(), id, date_of(site.now()));
}

Result<std::string> practice_name(const Site& site, const application::PracticeFile& file)
{
    const practice::Practice described = TRY(file.practice());
    return described.name.empty() ? site.say(Word::practice_unnamed) : described.name;
}

Result<std::string> practice_signature(const Site& site, const application::PracticeFile& file)
{
    const practice::Practice described = TRY(file.practice());
    return application::signature_of(described, site.page_setting());
}

std::string path_of(std::int64_t supplier) { return "/suppliers/" + std::to_string(supplier); }
std::string path_of(const application::SupplierView& view) { return path_of(view.entry.id); }

Result<std::optional<Date>> day_in(const Request& request, std::string_view field)
{
    const std::string_view typed = request.field(field);
    const auto day = parse_date(typed);
    return typed.empty() || day ? Result<std::optional<Date>>(day) : fail(ErrorCode::bad_usage, "a date");
}

std::string told(Site& site, std::string path, std::string why)
{
    site.confirm(std::move(why), document::Tone::to_do);
    return path;
}

Html export_forms(const Site& site, const application::SupplierView& view)
{
    Html forms;
    for (const std::string_view format : {"csv", "json", "cyclonedx"}) {
        forms += site.form(path_of(view) + "/export", hidden("format", std::string(format)) + button(site.say_named("export_", format), Button::second), "inline");
    }
    return forms;
}

}  // namespace asepsie::web
