#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

namespace asepsie::mail::detectors {
namespace {

constexpr std::size_t least_figures = 10;
constexpr std::size_t most_figures = 13;
constexpr std::size_t least_common_phrases = 2;    // different phrases that honest mail says too
constexpr std::size_t longest_number = 24;  // bytes, blanks and signs included

// "+1 (888) 555-0100", "01 23 45 67 89", "0800 123 456": the first such run, or nothing.
std::string telephone_number_in(std::string_view text)
{
    std::size_t at = 0;
    while ((at = text.find_first_of("+0123456789(", at)) != std::string_view::npos) {
        std::size_t end = at;
        std::size_t figures = 0;
        std::size_t groups = 0;
        while (end < text.size() && end - at < longest_number && std::string_view("+0123456789()-. /").find(text[end]) != std::string_view::npos) {
            const bool is_figure = text[end] >= '0' && text[end] <= '9';
            groups += is_figure && (end == at || text[end - 1] < '0' || text[end - 1] > '9') ? 1U : 0U;
            figures += is_figure ? 1U : 0U;
            ++end;
        }
        const bool is_date_or_sum = text.substr(at, end - at).find('/') != std::string_view::npos;
        if (figures >= least_figures && figures <= most_figures && groups >= 3 && !is_date_or_sum) {
            return std::string(text.substr(at, text.find_last_of("0123456789", end) + 1 - at));
        }
        at = end + 1;
    }
    return {};
}

bool speaks_of_money(const Look& look)
{
    constexpr std::array<std::string_view, 5> signs{"wants_invoice_paid", "wants_support_call", "wants_subscription_paid", "calls_back", "wants_account_check"};
    const auto& catalogue = look.lexicon().catalogue();
    std::set<std::uint32_t> common;  // phrases
    for (const auto* said : {&look.said_in_subject(), &look.said_in_text()}) {
        for (const Said& one : *said) {
            if (!one.is_intent()) {
                continue;
            }
            const std::string_view sign = catalogue.mail_signs[catalogue.intents[one.index].sign].id;
            if (std::find(signs.begin(), signs.end(), sign) == signs.end()) {
                continue;
            }
            if (one.kind != Said::Kind::common_intent) {
                return true;
            }
            common.insert(one.phrase);
        }
    }
    return common.size() >= least_common_phrases;
}

}  // namespace

// A number to call, in a message that speaks of a payment or a fault. One word of it is not enough: an honest invoice has a number at its foot.
void call_this_number(Look& look)
{
    if (look.message().is_list || !speaks_of_money(look)) {
        return;
    }
    const std::string number = telephone_number_in(look.message().text);
    if (!number.empty()) {
        look.found("call_this_number", Where::text, number);
    }
}

}  // namespace asepsie::mail::detectors
