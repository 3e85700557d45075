#include "foundation/document/html_page.h"

#include "foundation/base/encoding.h"
#include "foundation/document/assets.h"
#include "foundation/document/field_figure.h"

#include <fmt/core.h>

#include <cmath>

namespace asepsie::document {
namespace {

using html::element;
using html::Html;
using html::Name;
using html::Tag;

Html sign(Tone tone, const std::string& word)
{
    // A circle before every line of a list would say nothing.
    if (tone == Tone::neutral && word.empty()) {
        return {};
    }
    return element(Tag::span, {{Name::class_, "sign"}, {Name::aria_hidden, "true"}}, Html::text(sign_of(tone)))
        + (word.empty() ? Html() : element(Tag::span, {{Name::class_, "word"}}, Html::text(word + ". ")));
}

std::string with_tone(std::string_view name, Tone tone) { return std::string(name) + " " + std::string(name_of(tone)); }

// A petal pointing up from the middle of a 200 by 200 drawing, from radius 30 to 30 + 58 * scale.
std::string petal_path(double scale)
{
    const double tip = -(30 + 58 * scale);
    const double width = 19 * std::sqrt(scale);
    const double middle = -30 + (tip + 30) * 0.62;
    return fmt::format("M0 -30 C{0:.1f} {1:.1f} {0:.1f} {2:.1f} 0 {3:.1f} C-{0:.1f} {2:.1f} -{0:.1f} {1:.1f} 0 -30 Z", width, -30 + (middle + 30) * 0.5, middle, tip);
}

Html row_of(const std::vector<std::string>& cells, Tag tag)
{
    Html row;
    for (const std::string& cell : cells) {
        row += tag == Tag::th ? element(tag, {{Name::scope, "col"}}, Html::marked(cell)) : element(tag, {}, Html::marked(cell));
    }
    return element(Tag::tr, {}, row);
}

Html ring_figure(const Ring& ring)
{
    Html petals = element(Tag::title, {}, Html::text(ring.title));
    for (std::size_t i = 0; i < ring.petals.size(); ++i) {
        const Petal& petal = ring.petals[i];
        const double degrees = 360.0 * static_cast<double>(i) / static_cast<double>(ring.petals.size());
        const std::string turn = fmt::format("translate(100 100) rotate({:.1f})", degrees);
        Html drawn = element(Tag::title, {}, Html::text(petal.name + ": " + petal.word));
        drawn += element(Tag::path, {{Name::class_, with_tone("outline", petal.tone)}, {Name::d, petal_path(1)}});
        if (petal.filled > 0) {
            drawn += element(Tag::path, {{Name::class_, "cover"}, {Name::d, petal_path(petal.filled)}});
        }
        petals += element(Tag::g, {{Name::class_, std::string(name_of(petal.tone))}, {Name::transform, turn}}, drawn);
        const double angle = degrees * 3.14159265358979 / 180;
        const auto written = [&](double radius, std::string_view text) {
            return element(Tag::text, {{Name::x, fmt::format("{:.1f}", 100 + radius * std::sin(angle))}, {Name::y, fmt::format("{:.1f}", 103 - radius * std::cos(angle))}},
                Html::text(text));
        };
        petals += written(19, std::to_string(i + 1));
        petals += petal.tone == Tone::neutral ? Html() : written(97, sign_of(petal.tone));
    }
    Html table;
    if (!ring.columns.empty()) {
        for (const Petal& petal : ring.petals) {
            table += row_of({petal.name, petal.word, petal.known}, Tag::td);
        }
        table = element(Tag::div, {{Name::class_, "word"}}, element(Tag::table, {}, element(Tag::thead, {}, row_of(ring.columns, Tag::th)) + element(Tag::tbody, {}, table)));
    }
    return element(Tag::figure, {},
        element(Tag::svg, {{Name::class_, "ring"}, {Name::viewBox, "-8 -8 216 216"}, {Name::role, "img"}, {Name::aria_label, ring.title}}, petals)
            + element(Tag::figcaption, {}, Html::text(ring.title)) + table);
}

// A bar: full where a defence is in place, pale where it is known to be missing, dotted where nobody knows.
Html gauge_figure(const Gauge& gauge)
{
    constexpr double width = 200;
    const auto bar = [](std::string_view name, double from, double to) {
        return element(Tag::path, {{Name::class_, std::string(name)}, {Name::d, fmt::format("M{:.1f} 6 H{:.1f}", from, std::max(from, to))}});
    };
    const double in_place = width * gauge.in_place;
    const double known = std::max(width * gauge.known, in_place);
    const Html drawn = bar("unknown-part", known, width) + bar("missing-part", in_place, known) + bar("in-place-part", 0, in_place);
    return element(Tag::div, {{Name::class_, "gauge"}},
        element(Tag::p, {}, element(Tag::span, {{Name::class_, "name"}}, Html::text(gauge.name)) + element(Tag::span, {{Name::class_, "verdict"}}, Html::text(gauge.word)))
            + element(Tag::svg, {{Name::viewBox, "0 0 200 12"}, {Name::preserve_aspect_ratio, "none"}, {Name::aria_hidden, "true"}}, drawn) + element(Tag::p, {{Name::class_, "quiet"}}, Html::text(gauge.aside)));
}

Html items_of(const std::vector<std::string>& items)
{
    Html all;
    for (const std::string& item : items) {
        all += element(Tag::li, {}, Html::marked(item));
    }
    return all;
}

struct HtmlRender {
    Links links;

    [[nodiscard]] Html linked(const std::string& link, const Html& content) const
    {
        const auto url = links == Links::followed && !link.empty() ? html::Url::create(link) : std::nullopt;
        return url ? html::link(*url, content) : content;
    }
    Html operator()(const Heading& block) const
    {
        return element(block.level == 1 ? Tag::h1 : block.level == 2 ? Tag::h2 : block.level == 3 ? Tag::h3 : Tag::h4, {}, Html::marked(block.text));
    }
    Html operator()(const Paragraph& block) const { return element(Tag::p, {}, Html::marked(block.text)); }
    Html operator()(const Lead& block) const { return element(Tag::p, {{Name::class_, with_tone("lead", block.tone)}}, Html::marked(block.text)); }
    Html operator()(const List& block) const { return element(Tag::ul, {}, items_of(block.items)); }
    Html operator()(const Steps& block) const { return element(Tag::ol, {}, items_of(block.items)); }
    Html operator()(const StatusLine& block) const
    {
        Html said = sign(block.tone, block.word) + linked(block.link, Html::marked(block.text));
        if (!block.below.empty()) {
            said += element(Tag::span, {{Name::class_, "below"}}, Html::marked(block.below));
        }
        return element(Tag::p, {{Name::class_, with_tone("status", block.tone)}},
            element(Tag::span, {{Name::class_, "what"}}, said) + element(Tag::span, {{Name::class_, "aside"}}, Html::marked(block.aside)));
    }
    Html operator()(const Action& block) const
    {
        Html content = element(Tag::h3, {}, element(Tag::span, {}, sign(block.tone, block.word)) + element(Tag::span, {}, linked(block.link, Html::marked(block.title))));
        content += element(Tag::p, {{Name::class_, "who"}}, Html::marked(block.aside));
        content += element(Tag::p, {}, Html::marked(block.why));
        content += element(Tag::ol, {}, items_of(block.steps));
        if (!block.more.empty()) {
            content += element(Tag::p, {{Name::class_, "quiet"}}, Html::marked(block.more));
        }
        return element(Tag::section, {{Name::class_, with_tone("action", block.tone)}}, content);
    }
    Html operator()(const Table& block) const
    {
        Html rows;
        for (const auto& row : block.rows) {
            rows += row_of(row, Tag::td);
        }
        return element(Tag::table, {}, element(Tag::thead, {}, row_of(block.columns, Tag::th)) + element(Tag::tbody, {}, rows));
    }
    Html operator()(const Details& block) const
    {
        Html pairs;
        for (const auto& [label, value] : block.pairs) {
            pairs += element(Tag::dt, {}, Html::marked(label)) + element(Tag::dd, {}, Html::marked(value));
        }
        return element(Tag::dl, {}, pairs);
    }
    Html operator()(const Ring& block) const { return ring_figure(block); }
    Html operator()(const Gauge& block) const { return gauge_figure(block); }
    Html operator()(const Field& block) const { return field_figure(block); }
    Html operator()(const Card& block) const
    {
        Html lines = element(Tag::p, {}, element(Tag::strong, {}, Html::marked(block.title)));
        for (const std::string& line : block.lines) {
            lines += element(Tag::p, {}, Html::marked(line));
        }
        return element(Tag::section, {{Name::class_, "card"}}, lines);
    }
    Html operator()(const Code& block) const
    {
        const auto url = html::Url::create(block.address);
        return element(Tag::p, {}, url ? html::link(*url, Html::marked(block.label)) : Html::marked(block.label + "  " + block.address));
    }
    Html operator()(const Aside& block) const { return element(Tag::p, {{Name::class_, "quiet"}}, Html::marked(block.text)); }
};

std::string font_face(int weight, std::string_view font)
{
    return fmt::format("@font-face{{font-family:\"Atkinson Hyperlegible Next\";font-weight:{};src:url(data:font/woff2;base64,{}) format(\"woff2\")}}\n", weight, text::to_base64(font));
}

}  // namespace

std::string inline_style() { return font_face(400, assets::font_regular) + font_face(700, assets::font_bold) + std::string(assets::page_style); }

Html to_html(const std::vector<Block>& blocks, Links links)
{
    Html all;
    for (const Block& block : blocks) {
        all += std::visit(HtmlRender{links}, block);
    }
    return all;
}

std::string to_html_page(const Document& document)
{
    // Its own policy: styles and fonts from the page itself, nothing else, from nowhere.
    return fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; font-src data:\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n<main>\n{}\n</main>\n</body>\n</html>\n",
        html::escaped(document.language), html::escaped(document.title), inline_style(),
        to_html(document.blocks, Links::plain_text).markup());
}

}  // namespace asepsie::document
