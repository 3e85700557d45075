#include "application/passwords/leak_answer.h"

#include "domain/passwords/tried_words.h"

namespace asepsie::application {

LeakAnswer leak_answer(const crypto::Secret& password, const std::string& list, const PageSetting& setting)
{
    LeakAnswer answer;
    answer.is_leaked = passwords::is_common(password);
    answer.asked.push_back(common_list_in_words(setting));
    static_cast<void>(list);
    return answer;
}

}  // namespace asepsie::application
