#include "application/mail/check_mail.h"

#include "foundation/json/json.h"

#include <algorithm>

namespace asepsie::application {
namespace {

constexpr std::size_t most_together = 64;             // messages
constexpr std::size_t most_bytes_together = 8U << 20U;

// What says something of the message, not of this computer.
bool is_the_messages_fault(ErrorCode code)
{
    return code == ErrorCode::too_slow || code == ErrorCode::too_large || code == ErrorCode::io_failed || code == ErrorCode::malformed || code == ErrorCode::truncated;
}

Result<std::vector<MailReport>> ask(const worker::Asking& worker, const std::vector<std::string>& messages, const std::string& context, const knowledge::Catalogue& catalogue)
{
    std::vector<std::string> parts{context};
    parts.insert(parts.end(), messages.begin(), messages.end());
    const std::vector<std::string> answer = TRY(worker.ask(read_mail_task, parts));
    if (answer.size() != messages.size()) {
        return fail(ErrorCode::malformed, "the worker's answer");
    }
    std::vector<MailReport> reports;
    for (const std::string& json : answer) {
        reports.push_back(TRY(mail_report_in(json, catalogue)));
    }
    return reports;
}

}  // namespace

worker::Limits mail_limits()
{
    using namespace std::chrono_literals;
    return {10s, 256U << 20U, 64U << 20U, 2s};
}

Result<MailReport> check_mail(const worker::Asking& worker, std::string_view bytes, const MailContext& context, const knowledge::Catalogue& catalogue)
{
    std::vector<MailReport> reports = TRY(check_mails(worker, {std::string(bytes)}, context, catalogue));
    return std::move(reports.front());
}

Result<std::vector<MailReport>> check_mails(const worker::Asking& worker, const std::vector<std::string>& messages, const MailContext& context, const knowledge::Catalogue& catalogue)
{
    const std::string known = to_json(context);
    std::vector<MailReport> reports;
    std::size_t begin = 0;
    while (begin < messages.size()) {
        std::size_t end = begin;
        std::size_t bytes = 0;
        while (end < messages.size() && end - begin < most_together && (end == begin || bytes + messages[end].size() <= most_bytes_together)) {
            bytes += messages[end].size();
            ++end;
        }
        const auto first = messages.begin() + static_cast<std::ptrdiff_t>(begin);
        auto together = ask(worker, {first, messages.begin() + static_cast<std::ptrdiff_t>(end)}, known, catalogue);
        if (!together.ok() && !is_the_messages_fault(together.error().code)) {
            return together.error();
        }
        for (std::size_t i = begin; !together.ok() && i < end; ++i) {
            auto alone = ask(worker, {messages[i]}, known, catalogue);
            if (!alone.ok() && !is_the_messages_fault(alone.error().code)) {
                return alone.error();
            }
            reports.push_back(alone.ok() ? std::move(alone->front()) : unreadable(alone.error()));
        }
        if (together.ok()) {
            std::move(together->begin(), together->end(), std::back_inserter(reports));
        }
        begin = end;
    }
    return reports;
}

std::string to_json(const MailContext& context)
{
    json::Array people;
    for (const AcquaintedPerson& person : context.people) {
        people.push_back(json::Object{{"name", person.name}, {"addresses", json::array_of(person.addresses)}});
    }
    json::Object records;
    for (const auto& [name, texts] : context.records) {
        records[name] = json::array_of(texts);
    }
    return json::write_compact(json::Object{{"people", std::move(people)}, {"receivers", json::array_of(context.receivers)}, {"records", std::move(records)}, {"now", to_iso(context.now)}});
}

Result<MailContext> mail_context_in(std::string_view json)
{
    const json::Value value = TRY(json::parse(json));
    const json::Object* object = value.if_object();
    const auto now = object == nullptr ? std::nullopt : parse_moment(json::string_in(*object, "now").value_or(""));
    if (!now) {
        return fail(ErrorCode::malformed, "what is known around a message");
    }
    MailContext context;
    context.now = *now;
    if (const json::Array* people = json::array_in(*object, "people")) {
        for (const json::Value& entry : *people) {
            if (const json::Object* person = entry.if_object()) {
                const json::Array* addresses = json::array_in(*person, "addresses");
                context.people.push_back({std::string(json::string_in(*person, "name").value_or("")), addresses == nullptr ? std::vector<std::string>{} : json::texts_in(*addresses)});
            }
        }
    }
    if (const json::Array* receivers = json::array_in(*object, "receivers")) {
        context.receivers = json::texts_in(*receivers);
    }
    if (const json::Object* records = json::object_in(*object, "records")) {
        for (const auto& [name, texts] : *records) {
            const json::Array* array = texts.if_array();
            context.records[std::string(name)] = array == nullptr ? std::vector<std::string>{} : json::texts_in(*array);
        }
    }
    return context;
}

}  // namespace asepsie::application
