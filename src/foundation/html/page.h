// What a page of a message shows, hides and leads to, read in one pass without building a tree: a page of a million nested tags costs no more than its bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::html {

constexpr std::size_t most_links = 5'000;

enum class LinkKind : std::uint8_t { anchor, area, form, forwarding, frame };

struct PageLink {
    LinkKind kind = LinkKind::anchor;
    std::string address;         // as written, entities resolved
    std::size_t text_begin = 0;  // in Page::text
    std::size_t text_end = 0;
    std::size_t pictures = 0;    // within it
};

struct PageForm {
    std::string action;
    bool asks_password = false;
    bool asks_anything = false;  // a field that a person types into
};

struct PagePicture {
    std::string address;  // "https://…", "cid:…", "data:…" (cut short)
    std::string alternative;
    bool is_tiny = false;  // two pixels wide or high at most, or hidden
};

struct Page {
    std::string text;    // what a person reads: blanks drawn together, blocks on lines of their own
    std::string hidden;  // what the page's own style hides
    std::vector<PageLink> links;
    std::vector<PageForm> forms;
    std::vector<PagePicture> pictures;
    std::string base;     // <base href>
    bool is_cut_short = false;
};

// html: UTF-8. What stands in comments for Outlook ("<!--[if mso]>") is read like the rest: its readers see it.
Page read_page(std::string_view html);

// The address of a refresh ("0; url='https://…'"), where "url=" may be missing; empty where there is none (HTML Standard, shared declarative refresh steps).
std::string forwarding_in(std::string_view content);

}  // namespace asepsie::html
