#include "foundation/document/answer_page.h"

#include "foundation/base/encoding.h"
#include "foundation/base/text.h"
#include "foundation/crypto/digest.h"
#include "foundation/crypto/pbkdf2.h"
#include "foundation/json/json.h"

#include <fmt/core.h>

#include <algorithm>

namespace asepsie::document {
namespace {

constexpr std::string_view answers_start = R"(<script type="application/json" id="asepsie-answers">)";
constexpr std::string_view closing = "</script>";
constexpr std::string_view format = "asepsie-answers-1";
constexpr std::size_t code_signs = 12;
constexpr std::size_t code_group = 4;

constexpr std::string_view answers_mark = "asepsie-answers";
constexpr std::string_view code_salt = "asepsie-code-2";
constexpr int code_rounds = 1 << 18;  // a twentieth of a second here: answers are read within 150 ms
constexpr std::size_t code_bytes = 8;

// Walks over the elements of a page as a browser does, as far as it takes to tell what is an element with our mark and what only a text that speaks of it.
class Tags {
public:
    explicit Tags(std::string_view page) : m_lowered(text::lower(page)) {}

    struct Found {
        std::size_t elements = 0;
        std::size_t start = 0;  // of the first
        bool is_in_comment = false;
    };
    Found find()
    {
        Found found;
        while ((m_at = m_lowered.find('<', m_at)) != std::string::npos) {
            if (m_lowered.compare(m_at, 4, "<!--") == 0) {
                found.is_in_comment = found.is_in_comment || text::contains(past("-->", 4), answers_mark);
            } else if (m_at + 1 < m_lowered.size() && m_lowered[m_at + 1] >= 'a' && m_lowered[m_at + 1] <= 'z') {
                const std::size_t start = m_at;
                const std::string_view tag = past_tag();
                if (has_our_id(tag)) {
                    found.start = found.elements == 0 ? start : found.start;
                    ++found.elements;
                }
                pass_content(tag);
            } else {
                ++m_at;
            }
        }
        return found;
    }

private:
    // Goes behind the end, and gives what stood before it.
    std::string_view past(std::string_view end, std::size_t from)
    {
        const std::size_t start = m_at;
        const std::size_t found = m_lowered.find(end, m_at + from);
        m_at = found == std::string::npos ? m_lowered.size() : found + end.size();
        return std::string_view(m_lowered).substr(start, m_at - start);
    }
    std::string_view past_tag()
    {
        const std::size_t start = m_at;
        char quote = 0;
        for (; m_at < m_lowered.size() && (quote != 0 || m_lowered[m_at] != '>'); ++m_at) {
            const char c = m_lowered[m_at];
            if (quote != 0) {
                quote = c == quote ? '\0' : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            }
        }
        return std::string_view(m_lowered).substr(start, m_at - start);
    }
    // Whether the element's id is our mark, or holds it. What somebody typed stands in other attributes, and may say what it likes.
    static bool has_our_id(std::string_view tag)
    {
        constexpr std::string_view between = " \t\n\r\f/";
        std::size_t at = std::min(tag.find_first_of(between), tag.size());
        while ((at = tag.find_first_not_of(between, at)) < tag.size()) {
            const std::size_t name_end = std::min(tag.find_first_of(" \t\n\r\f/=", at + 1), tag.size());
            const std::string_view name = tag.substr(at, name_end - at);
            at = tag.find_first_not_of(" \t\n\r\f", name_end);
            if (at >= tag.size() || tag[at] != '=') {
                at = std::min(at, tag.size());
                continue;
            }
            at = std::min(tag.find_first_not_of(" \t\n\r\f", at + 1), tag.size());
            const char quote = at < tag.size() && (tag[at] == '"' || tag[at] == '\'') ? tag[at] : '\0';
            const std::size_t start = quote == '\0' ? at : at + 1;
            const std::size_t end = std::min(quote == '\0' ? tag.find_first_of(" \t\n\r\f", start) : tag.find(quote, start), tag.size());
            if (name == "id" && text::contains(tag.substr(start, end - start), answers_mark)) {
                return true;
            }
            at = end + (quote == '\0' ? 0 : 1);
            at = std::min(at, tag.size());
        }
        return false;
    }
    // What stands in these is text, whatever it looks like.
    void pass_content(std::string_view tag)
    {
        for (const std::string_view name : {"script", "style", "textarea", "title"}) {
            const std::string_view rest = tag.substr(1);
            const bool is_it = rest.starts_with(name) && (rest.size() == name.size() || text::contains(" \t\n\r\f/", rest.substr(name.size(), 1)));
            if (is_it) {
                past("</" + std::string(name), 0);
            }
        }
    }

    std::string m_lowered;
    std::size_t m_at = 0;
};

Result<std::string_view> answers_in(std::string_view page)
{
    const Tags::Found found = Tags(page).find();
    if (found.elements == 0 || found.is_in_comment) {
        return fail(ErrorCode::malformed, found.is_in_comment ? "answer page: answers in a comment" : "answer page: holds no answers");
    }
    if (found.elements > 1) {
        return fail(ErrorCode::malformed, fmt::format("answer page: holds answers {} times", found.elements));
    }
    if (!page.substr(found.start).starts_with(answers_start)) {
        return fail(ErrorCode::malformed, fmt::format("answer page: the element at byte {} is not spelt as the form spells it", found.start));
    }
    const std::size_t start = found.start + answers_start.size();
    const std::size_t end = page.find(closing, start);
    if (end == std::string_view::npos) {
        return fail(ErrorCode::malformed, fmt::format("answer page: the answers at byte {} do not end", found.start));
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
    if (json::write_compact(value) != held) {
        return fail(ErrorCode::malformed, "answer page: the answers are not spelt as the form spells them");
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
    const std::string digest = crypto::sha256(std::string(key) + std::string(payload));
    std::string code = text::to_crockford(crypto::pbkdf2_sha256(digest, code_salt, code_rounds, code_bytes), code_signs);
    for (std::size_t at = code_group; at < code.size(); at += code_group + 1) {
        code.insert(at, "-");
    }
    return code;
}

}  // namespace asepsie::document
