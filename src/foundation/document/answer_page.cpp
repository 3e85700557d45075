#include "foundation/document/answer_page.h"

#include "foundation/base/encoding.h"
#include "foundation/crypto/digest.h"
#include "foundation/json/json.h"

#include <fmt/core.h>

#include <algorithm>

namespace asepsie::document {
namespace {

constexpr std::string_view opening = R"(<script type="application/json" id="asepsie-answers">)";
constexpr std::string_view closing = "</script>";
constexpr std::string_view format = "asepsie-answers-1";
constexpr std::size_t code_signs = 12;
constexpr std::size_t code_group = 4;

Result<std::string_view> answers_in(std::string_view page)
{
    const std::size_t at = page.find(opening);
    if (at == std::string_view::npos) {
        return fail(ErrorCode::malformed, "answer page: holds no answers");
    }
    const std::size_t start = at + opening.size();
    if (const std::size_t second = page.find(opening, start); second != std::string_view::npos) {
        return fail(ErrorCode::malformed, fmt::format("answer page: holds answers twice, at bytes {} and {}", at, second));
    }
    const std::size_t end = page.find(closing, start);
    if (end == std::string_view::npos) {
        return fail(ErrorCode::malformed, fmt::format("answer page: the answers at byte {} do not end", at));
    }
    return page.substr(start, end - start);
}

Result<std::string> bytes_in(const json::Object& object, std::string_view name, std::size_t limit)
{
    const auto letters = json::string_in(object, name);
    if (!letters) {
        return fail(ErrorCode::malformed, fmt::format("answer page: no {}", name));
    }
    if (letters->size() > (limit + 2) / 3 * 4) {
        return fail(ErrorCode::too_large, fmt::format("answer page: {} of {} signs", name, letters->size()));
    }
    std::string bytes = TRY(text::from_base64(*letters));
    if (bytes.empty()) {
        return fail(ErrorCode::malformed, fmt::format("answer page: {} is empty", name));
    }
    return bytes;
}

bool is_name(std::string_view name)
{
    const auto is_sign = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-'; };
    return !name.empty() && name.size() <= answer_name_bytes && std::all_of(name.begin(), name.end(), is_sign);
}

}  // namespace

Result<AnswerPage> read_answer_page(std::string_view bytes)
{
    if (bytes.size() > answer_page_bytes) {
        return fail(ErrorCode::too_large, fmt::format("answer page: {} bytes", bytes.size()));
    }
    const std::string_view held = TRY(answers_in(bytes));
    const json::Value value = TRY(json::parse(held));
    const json::Object* object = value.if_object();
    if (object == nullptr) {
        return fail(ErrorCode::malformed, "answer page: the answers are no object");
    }
    if (object->empty()) {
        return fail(ErrorCode::not_found, "answer page: nothing filled in");
    }
    AnswerPage page;
    if (object->size() == 1) {
        page.payload = TRY(bytes_in(*object, "draft", answer_payload_bytes));
        return page;
    }
    page.payload = TRY(bytes_in(*object, "payload", answer_payload_bytes));
    page.key = TRY(bytes_in(*object, "key", answer_key_bytes));
    page.signature = TRY(bytes_in(*object, "signature", answer_signature_bytes));
    if (object->size() != 3 || page.signature.size() != answer_signature_bytes) {
        return fail(ErrorCode::malformed, fmt::format("answer page: {} members, a signature of {} bytes", object->size(), page.signature.size()));
    }
    return page;
}

Result<std::map<std::string, std::string, std::less<>>> fields_of(std::string_view payload)
{
    if (payload.size() > answer_payload_bytes) {
        return fail(ErrorCode::too_large, fmt::format("answers: {} bytes", payload.size()));
    }
    const json::Value value = TRY(json::parse(payload));
    const json::Object* whole = value.if_object();
    const json::Object* fields = whole != nullptr ? json::object_in(*whole, "fields") : nullptr;
    if (fields == nullptr || whole->size() != 2 || json::string_in(*whole, "format") != format) {
        return fail(ErrorCode::malformed, fmt::format("answers: not of the format {}", format));
    }
    if (fields->size() > answer_fields) {
        return fail(ErrorCode::too_large, fmt::format("answers: {} fields", fields->size()));
    }
    std::map<std::string, std::string, std::less<>> found;
    for (const auto& member : *fields) {
        const std::string_view name(member.key().data(), member.key().size());
        const auto answer = json::string_in(*fields, name);
        if (!is_name(name) || !answer) {
            return fail(ErrorCode::malformed, fmt::format("answers: field {} is no name with a text", found.size()));
        }
        if (answer->size() > answer_value_bytes) {
            return fail(ErrorCode::too_large, fmt::format("answers: {} holds {} bytes", name, answer->size()));
        }
        found.emplace(name, *answer);
    }
    // JSON.stringify of the browsers and write_compact spell alike, so whatever differs was written by another hand; a name that stands twice would be lost unseen.
    if (json::write_compact(value) != payload) {
        return fail(ErrorCode::malformed, "answers: not spelt as the form spells them");
    }
    return found;
}

std::string telephone_code(std::string_view key, std::string_view payload)
{
    const std::string digest = crypto::sha256("asepsie-code-1\n" + std::string(key) + std::string(payload));
    std::string code = text::to_crockford(digest, code_signs);
    for (std::size_t at = code_group; at < code.size(); at += code_group + 1) {
        code.insert(at, "-");
    }
    return code;
}

}  // namespace asepsie::document
