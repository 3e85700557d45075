#include "application/passwords/leak_answer.h"

#include "application/leaks/leak_list.h"
#include "application/practice/page_words.h"
#include "domain/passwords/tried_words.h"

namespace asepsie::application {

LeakAnswer leak_answer(const crypto::Secret& password, const std::string& list, const PageSetting& setting)
{
    LeakAnswer answer;
    answer.is_leaked = passwords::is_common(password);
    answer.asked.push_back(common_list_in_words(setting));
    auto opened = leaks::LeakList::open(list);
    if (!opened.ok() && opened.error().code == ErrorCode::not_found) {
        return answer;  // none was made here
    }
    const auto found = opened.ok() ? opened->contains(password) : Result<bool>(opened.error());
    if (!found.ok()) {
        answer.failed.push_back(say(setting, Word::password_leak_list_failed, {{"file", document::literal(list)}}));
        return answer;
    }
    answer.is_leaked |= *found;
    answer.asked.push_back(say(setting, Word::password_leak_list,
        {{"n", words::show_integer(static_cast<std::int64_t>(opened->header().entries), setting.language)}, {"origin", document::literal(opened->header().origin)}, {"date", date(setting, opened->header().date)}}));
    return answer;
}

}  // namespace asepsie::application
