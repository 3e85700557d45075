#include "domain/watch/content.h"

#include <algorithm>

namespace asepsie::watch {
namespace {

using namespace std::string_view_literals;
using manifest::ContentKind;

bool ends_as_its_kind(ContentKind kind, std::string_view tail)
{
    constexpr std::size_t end_of_pdf = 1024;  // where readers look for the mark
    switch (kind) {
    case ContentKind::pdf: return tail.substr(tail.size() - std::min(tail.size(), end_of_pdf)).find("%%EOF"sv) != std::string_view::npos;
    case ContentKind::zip:
    case ContentKind::office: return tail.find("PK\x05\x06"sv) != std::string_view::npos;  // APPNOTE.TXT, 4.3.16
    case ContentKind::jpeg: return tail.ends_with("\xFF\xD9"sv);
    case ContentKind::png: return tail.ends_with("IEND\xAE\x42\x60\x82"sv);
    default: return false;
    }
}

bool has_random_middle(const Content& content) { return content.bytes >= manifest::middle_sampled_from && manifest::looks_random(content.traits.middle_entropy, manifest::sample_bytes); }
bool has_random_tail(const Content& content) { return manifest::looks_random(content.tail_entropy, tail_bytes(content.bytes)); }
bool has_random_rest(const Content& content) { return has_random_middle(content) || has_random_tail(content); }

// One that is read while it is written is shorter, and ends anywhere: it is none.
bool lost_its_rest(const Content& before, const Content& now)
{
    const bool may_be_the_same = now.traits.kind == before.traits.kind || now.traits.kind == ContentKind::unknown;
    if (!may_be_the_same || now.bytes < before.bytes) {
        return false;
    }
    // No text has a part as even as chance, whatever its language.
    const bool is_scrambled_text = before.traits.kind == ContentKind::text && !has_random_rest(before) && has_random_rest(now);
    return is_scrambled_text || (before.has_its_end && !now.has_its_end && has_random_tail(now));
}

}  // namespace

Content content_of_samples(std::string_view head, std::string_view middle, std::string_view tail, std::int64_t bytes)
{
    Content content;
    content.bytes = bytes;
    content.traits.kind = manifest::kind_of(head);
    content.traits.head_entropy = manifest::entropy_of(head);
    content.traits.middle_entropy = middle.empty() ? content.traits.head_entropy : manifest::entropy_of(middle);
    content.tail_entropy = manifest::entropy_of(tail);
    content.has_its_end = ends_as_its_kind(content.traits.kind, tail);
    return content;
}

bool became_unreadable(const Content& before, const Content& now)
{
    // What was unknown, empty or locked before says nothing when it looks like chance.
    const ContentKind kind = before.traits.kind;
    const bool was_known = kind != ContentKind::unknown && kind != ContentKind::empty && kind != ContentKind::locked;
    return was_known && (manifest::looks_encrypted(now.traits, now.bytes) || lost_its_rest(before, now));
}

bool may_be_unreadable(const Content& now) { return manifest::looks_encrypted(now.traits, now.bytes) || (has_random_rest(now) && !now.has_its_end); }

}  // namespace asepsie::watch
