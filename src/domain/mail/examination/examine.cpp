#include "domain/mail/examination/examine.h"

#include "domain/mail/look/excuses.h"
#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

#include <algorithm>

namespace asepsie::mail {
namespace {

constexpr std::size_t deepest = 3;  // messages in messages

Result<Examination> examine_at(std::string_view bytes, const Surroundings& surroundings, std::size_t depth);

Examination examine_read(Message read, const Surroundings& surroundings, std::size_t depth)
{
    Examination examination;
    examination.message = std::move(read);
    Message& message = examination.message;
    for (const std::string& enclosed : message.enclosed) {
        auto inner = depth < deepest ? examine_at(enclosed, surroundings, depth + 1) : fail(ErrorCode::too_large, "messages in messages");
        if (inner.ok()) {
            examination.enclosed.push_back(std::move(*inner));
        } else {
            message.limits_met.emplace_back("enclosed");
        }
    }
    for (const Message& inner : message.read_enclosed) {
        examination.enclosed.push_back(examine_read(inner, surroundings, depth + 1));
    }
    bool is_whole = message.limits_met.empty();
    Look look(message, surroundings.lexicon);
    const std::set<ExcuseKind> excuses = excuses_of(look);  // of who sent it: whom a text names proves nothing
    do {
        for (const detectors::Unit& detector : detectors::all) {
            detector.run(look);
        }
    } while (look.turn_to_quoted());
    if (look.met_limit()) {
        examination.message.limits_met.emplace_back("links");
        is_whole = false;
    }
    examination.judgement = judge(surroundings.lexicon.catalogue(), look.findings(), excuses, !is_whole ? Seen::in_part : message.source == Source::mail ? Seen::whole : Seen::text_alone);
    return examination;
}

Result<Examination> examine_at(std::string_view bytes, const Surroundings& surroundings, std::size_t depth)
{
    Message message = TRY(read_message(bytes, surroundings));
    return examine_read(std::move(message), surroundings, depth);
}

// From the mildest to the gravest, which is not the order of the enumeration.
int gravity(Opinion opinion)
{
    switch (opinion) {
    case Opinion::clear: return 0;
    case Opinion::unreadable: return 1;
    case Opinion::suspicious: return 2;
    case Opinion::dangerous: return 3;
    }
    return 0;
}

}  // namespace

Opinion Examination::opinion() const
{
    Opinion worst = judgement.opinion;
    for (const Examination& inner : enclosed) {
        worst = gravity(inner.opinion()) > gravity(worst) ? inner.opinion() : worst;
    }
    return worst;
}

Result<Examination> examine(std::string_view bytes, const Surroundings& surroundings) { return examine_at(bytes, surroundings, 0); }

}  // namespace asepsie::mail
