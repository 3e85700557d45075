// On the day of the attack: the first gestures and whom to call, whether the notebook is open or not.
#include "application/practice/attack_sheet.h"
#include "interfaces/web/site/site.h"

#include "interfaces/web/pages/all.h"

#include <algorithm>

namespace asepsie::web::pages {
namespace {

using application::Call;
using document::html::element;
using document::html::Name;
using document::html::Tag;
using document::html::Url;

Html linked(const std::string& address, const std::string& shown)
{
    const auto url = Url::create(address);
    return url ? document::html::link(*url, Html::text(shown)) : Html::text(shown);
}

// A telephone dials digits: what people write between them is for the eye.
std::string dialled(const std::string& phone)
{
    std::string digits = "tel:";
    std::copy_if(phone.begin(), phone.end(), std::back_inserter(digits), [](char c) { return (c >= '0' && c <= '9') || c == '+'; });
    return digits;
}

Html call(const Call& one)
{
    Html said = element(Tag::strong, {}, Html::text(one.name));
    if (!one.phone.empty()) {
        said += Html::text(" ") + linked(dialled(one.phone), one.phone);
    }
    if (!one.url.empty()) {
        said += Html::text(" ") + linked(one.url, one.url.substr(one.url.find("://") + 3));
    }
    return said;
}

Html calls(const std::string& title, const std::vector<Call>& all)
{
    Html lines = all.empty() ? Html() : heading(2, title);
    for (const Call& one : all) {
        const Html below = one.purpose.empty() ? Html() : element(Tag::span, {{Name::class_, "below"}}, Html::text(one.purpose));
        lines += paragraph(element(Tag::span, {{Name::class_, "what"}}, call(one) + below), "status neutral");
    }
    return lines;
}

Html steps(const application::AttackSheet& sheet)
{
    Html all;
    for (const application::AttackStep& step : sheet.steps) {
        Html said = Html::text(step.text);
        for (const Call& one : step.calls) {
            said += element(Tag::span, {{Name::class_, "call"}}, call(one));
        }
        if (!step.missing.empty()) {
            said += element(Tag::span, {{Name::class_, "call"}}, Html::text(step.missing));
        }
        all += element(Tag::li, {}, said);
    }
    return element(Tag::ol, {}, all);
}

std::vector<practice::Entry> callable(Site& site)
{
    std::vector<practice::Entry> entries;
    for (const auto list : {practice::Register::supplier, practice::Register::number}) {
        for (practice::Entry& entry : site.file()->entries(list, date_of(site.now())).value_or({})) {
            entries.push_back(std::move(entry));
        }
    }
    return entries;
}

}  // namespace

void attack(Site& site)
{
    site.router.get("/attack", [&site](const Request&) {
        const std::vector<practice::Entry> own = site.file() != nullptr ? callable(site) : std::vector<practice::Entry>();
        const application::AttackSheet sheet = application::attack_sheet(site.catalogue(), site.file() != nullptr ? &own : nullptr, date_of(site.now()), site.setting().language);
        const Html content = heading(1, sheet.title) + paragraph(Html::text(sheet.lead), "lead danger") + steps(sheet) + paragraph(Html::text(sheet.own_note), "quiet note")
            + calls(sheet.calls_title, sheet.calls) + calls(sheet.own_title, sheet.own) + element(Tag::section, {{Name::class_, "others"}}, calls(sheet.others_title, sheet.others));
        return site.page(sheet.title, element(Tag::div, {{Name::class_, "attack-sheet"}}, content), "/attack");
    });
}

}  // namespace asepsie::web::pages
