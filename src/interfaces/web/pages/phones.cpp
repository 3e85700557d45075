// The guided check of phones and tablets: one question a screen, with a drawing of where to look.
#include "application/practice/phones.h"
#include "application/practice/systems.h"
#include "foundation/base/text.h"
#include "foundation/document/html_page.h"
#include "interfaces/web/site/site.h"

#include "interfaces/web/pages/all.h"

#include <algorithm>

namespace asepsie::web::pages {
namespace {

using application::PhoneLook;
using application::PracticeFile;
using document::html::element;
using document::html::Name;
using document::html::Tag;
using ::asepsie::practice::Entry;
using ::asepsie::practice::Register;

constexpr std::size_t letters_a_line = 22;

// "Settings > General > Software Update", from the outside in.
std::vector<std::string> places_in(std::string_view path)
{
    std::vector<std::string> places;
    for (const std::string_view place : text::split(path, '>')) {
        places.emplace_back(text::trim(place));
    }
    return places;
}

std::vector<std::string> wrapped(const std::string& words)
{
    std::vector<std::string> lines{""};
    for (const std::string_view word : text::words(words)) {
        if (!lines.back().empty() && text::columns(lines.back()) + 1 + text::columns(word) > letters_a_line) {
            lines.emplace_back();
        }
        lines.back() += (lines.back().empty() ? "" : " ") + std::string(word);
    }
    return lines;
}

Html line_of_text(int y, std::string_view css_class, const std::string& words)
{
    return element(Tag::text, {{Name::x, "26"}, {Name::y, std::to_string(y)}, {Name::class_, std::string(css_class)}}, Html::text(words));
}

// The settings screen of a phone, its lines in grey but for the one to tap, which is named and ringed. iOS has rows between hairlines, Android round signs before them.
Html picture(const Site& site, std::string_view system, const std::vector<std::string>& places)
{
    Html drawn = element(Tag::title, {}, Html::text(site.say(Word::phone_rows_picture)));
    drawn += element(Tag::path, {{Name::class_, "frame"}, {Name::d, "M22 4 H178 A14 14 0 0 1 192 18 V242 A14 14 0 0 1 178 256 H22 A14 14 0 0 1 8 242 V18 A14 14 0 0 1 22 4 Z"}});
    drawn += line_of_text(34, "place", places.size() > 1 ? places[places.size() - 2] : places.back());
    const bool is_ios = system == "ios";
    constexpr int first = 62;
    constexpr int height = 38;
    constexpr int rows = 5;
    constexpr int ringed = 2;
    for (int row = 0; row < rows; ++row) {
        const int y = first + row * height;
        if (row == ringed) {
            const std::vector<std::string> lines = wrapped(places.back());
            const int top = y - 16;
            drawn += element(Tag::path, {{Name::class_, "ringed"}, {Name::d, "M18 " + std::to_string(top) + " H182 V" + std::to_string(top + 36) + " H18 Z"}});
            for (std::size_t line = 0; line < lines.size(); ++line) {
                drawn += line_of_text(y + 6 + 14 * static_cast<int>(line) - 7 * static_cast<int>(lines.size() - 1), "named", lines[line]);
            }
            continue;
        }
        const std::string at = std::to_string(y + 2);
        const std::string from = is_ios ? "26" : "46";
        drawn += element(Tag::path, {{Name::class_, "row"}, {Name::d, "M" + from + " " + at + " H" + std::to_string(110 + 14 * (row % 3))}});
        drawn += is_ios ? element(Tag::path, {{Name::class_, "hairline"}, {Name::d, "M26 " + std::to_string(y + 19) + " H182 M172 " + std::to_string(y - 2) + " l5 4 l-5 4"}})
                        : element(Tag::circle, {{Name::class_, "dot"}, {Name::cx, "32"}, {Name::cy, at}, {Name::r, "7"}});
    }
    return element(Tag::svg, {{Name::class_, "phone-picture"}, {Name::viewBox, "0 0 200 260"}, {Name::role, "img"}, {Name::aria_label, site.say(Word::phone_rows_picture)}}, drawn);
}

Html where_to_look(const Site& site, const PhoneLook& look, std::string_view system)
{
    const std::string name = "phone_" + std::string(look.name);
    const std::string path = site.say_named(name + "_", system);
    const Word title = system == "ios" ? Word::phones_where_ios : Word::phones_where_android;
    return element(Tag::section, {{Name::class_, "where"}},
        heading(2, site.say(title)) + picture(site, system, places_in(path)) + paragraph(element(Tag::strong, {}, Html::text(path))) + paragraph(Html::marked(site.say_named(name + "_help_", system))));
}

struct Asked {
    Entry device;
    std::size_t place = 0;  // of the look
};

Result<Asked> asked(const Request& request, const PracticeFile& file, Date today)
{
    const auto id = text::to_integer(request.part("id"));
    const auto look = std::find_if(application::phone_looks.begin(), application::phone_looks.end(), [&](const PhoneLook& one) { return one.name == request.part("look"); });
    if (!id || look == application::phone_looks.end()) {
        return fail(ErrorCode::not_found, "no such look at a phone");
    }
    const Entry device = TRY(file.entry(*id));
    if (application::phones_among({device}, today).empty()) {
        return fail(ErrorCode::not_found, "no phone or tablet that is still there");
    }
    return Asked{device, static_cast<std::size_t>(look - application::phone_looks.begin())};
}

std::string path_of_look(const Entry& device, std::size_t place) { return "/phones/" + std::to_string(device.id) + "/" + std::string(application::phone_looks.at(place).name); }

Result<Response> question(const Site& site, const Request& request, const PracticeFile& file)
{
    const application::PageSetting setting = site.page_setting();
    const auto [device, place] = TRY(asked(request, file, setting.today));
    const PhoneLook& look = application::phone_looks.at(place);
    const auto evidence = TRY(file.evidence());
    const auto known = application::answer_to(look, device, evidence, setting);
    const std::string title = site.say_named("phone_" + std::string(look.name), "_question");
    Html content = paragraph(Html::text(site.say(Word::phones_place,
                       {{"device", device.name}, {"n", std::to_string(place + 1)}, {"of", std::to_string(application::phone_looks.size())}})), "quiet")
        + heading(1, title);
    Options options;
    for (const checklist::Answer answer : {checklist::Answer::yes, checklist::Answer::partly, checklist::Answer::no, checklist::Answer::unknown, checklist::Answer::not_for_us}) {
        options.emplace_back(checklist::name_of(answer), answer_in_words(answer, setting));
    }
    content += site.form(path_of_look(device, place), choices("answer", site.say(Word::rule_your_answer), options, known ? checklist::name_of(*known) : "") + button(site.say(Word::phones_next)));
    Html pictures;
    const std::string_view told = application::system_of(device);
    for (const std::string_view system : {std::string_view("ios"), std::string_view("android")}) {
        pictures += told.empty() || told == system ? where_to_look(site, look, system) : Html();
    }
    content += element(Tag::div, {{Name::class_, "where-row"}}, pictures);
    Html gestures = place > 0 ? link_to(path_of_look(device, place - 1), Html::text(site.say(Word::phones_back))) + Html::text(" ") : Html();
    content += paragraph(gestures + link_to("/phones", Html::text(site.say(Word::phones_all))), "gestures");
    return site.page(title, content, "/practice");
}

Result<std::string> keep_answer(const Site& site, const Request& request, PracticeFile& file)
{
    const application::PageSetting setting = site.page_setting();
    const auto [device, place] = TRY(asked(request, file, setting.today));
    const auto given = checklist::answer_named(request.field("answer"));
    if (!given) {
        return fail(ErrorCode::bad_usage, "an answer");
    }
    TRY(application::answer_look(file, application::phone_looks.at(place), device, *given, setting, site.now()));
    return place + 1 < application::phone_looks.size() ? path_of_look(device, place + 1) : std::string("/phones");
}

Result<Response> overview(const Site& site, const PracticeFile& file)
{
    const application::PageSetting setting = site.page_setting();
    const auto devices = TRY(file.entries(Register::device, setting.today));
    const auto evidence = TRY(file.evidence());
    return site.page(application::phones_page(devices, evidence, setting), paragraph(link_to("/practice/device/new?kind=phone", Html::text(site.say(Word::phones_add))))
        + paragraph(link_to("/practice", Html::text(site.say(Word::site_back)))), "/practice");
}

}  // namespace

void phones(Site& site)
{
    site.get_open("/phones", [&site](const Request&, const PracticeFile& file) { return overview(site, file); });
    site.get_open("/phones/{id}/{look}", [&site](const Request& request, const PracticeFile& file) { return question(site, request, file); });
    site.post_open("/phones/{id}/{look}", [&site](const Request& request, PracticeFile& file) { return keep_answer(site, request, file); });
}

}  // namespace asepsie::web::pages
