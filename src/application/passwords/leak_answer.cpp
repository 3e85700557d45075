#include "application/passwords/leak_answer.h"

#include "application/leaks/leak_list.h"
#include "domain/passwords/tried_words.h"

namespace asepsie::application {

LeakAnswer leak_answer(const crypto::Secret& password, const std::string& list)
{
    LeakAnswer answer;
    answer.is_leaked = passwords::is_common(password);
    answer.file = list;
    auto opened = leaks::LeakList::open(list);
    if (!opened.ok() && opened.error().code == ErrorCode::not_found) {
        return answer;
    }
    const auto found = opened.ok() ? opened->contains(password) : Result<bool>(opened.error());
    if (!found.ok()) {
        answer.own = LeakAnswer::OwnList::unreadable;
        return answer;
    }
    answer.own = LeakAnswer::OwnList::asked;
    answer.is_leaked |= *found;
    answer.entries = opened->header().entries;
    answer.origin = opened->header().origin;
    answer.date = opened->header().date;
    return answer;
}

}  // namespace asepsie::application
