#include "foundation/pdf/drawing/typeface.h"

#include "foundation/base/result.h"
#include "foundation/pdf/drawing/typeface_files.h"
#include "foundation/pdf/drawing/unicode.h"

#include <harfbuzz/hb-ot.h>
#include <harfbuzz/hb.h>

#include <algorithm>

namespace asepsie::pdf {

// HarfBuzz's objects, owned. Not in the unnamed namespace: Typeface::Handles, a type of the header, holds them.
namespace shaping {

template <typename T, void (*Destroy)(T*)>
struct Destroyed {
    void operator()(T* thing) const { Destroy(thing); }
};
using Face = std::unique_ptr<hb_face_t, Destroyed<hb_face_t, hb_face_destroy>>;
using Font = std::unique_ptr<hb_font_t, Destroyed<hb_font_t, hb_font_destroy>>;
using Buffer = std::unique_ptr<hb_buffer_t, Destroyed<hb_buffer_t, hb_buffer_destroy>>;

}  // namespace shaping

namespace {

constexpr int em = 1000;

shaping::Face face_in(std::string_view file)
{
    hb_blob_t* blob = hb_blob_create(file.data(), static_cast<unsigned>(file.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    shaping::Face face(hb_face_create(blob, 0));
    hb_blob_destroy(blob);
    ASSERT(hb_face_get_glyph_count(face.get()) > 0);
    return face;
}

// The letter without its accents, or without the stroke that Unicode does not count as one; itself where it has neither.
char32_t without_accent(char32_t character)
{
    switch (character) {
    case U'\u0110': return U'D';
    case U'\u0111': return U'd';
    case U'\u0126': return U'H';
    case U'\u0127': return U'h';
    case U'\u0141': return U'L';
    case U'\u0142': return U'l';
    default: break;
    }
    hb_codepoint_t base = character;
    hb_codepoint_t first = 0;
    hb_codepoint_t accent = 0;
    while (hb_unicode_decompose(hb_unicode_funcs_get_default(), base, &first, &accent) != 0) {
        base = first;
    }
    return base;
}

Metrics metrics_of(hb_font_t* font, unsigned glyph_count)
{
    Metrics metrics;
    hb_font_extents_t extents{};
    hb_font_get_h_extents(font, &extents);
    metrics.ascent = extents.ascender;
    metrics.descent = extents.descender;
    hb_position_t cap_height = 0;
    hb_ot_metrics_get_position(font, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap_height);
    metrics.cap_height = cap_height;
    for (unsigned id = 0; id < glyph_count; ++id) {
        hb_glyph_extents_t glyph{};
        if (hb_font_get_glyph_extents(font, id, &glyph) != 0) {
            metrics.box[0] = std::min(metrics.box[0], glyph.x_bearing);
            metrics.box[1] = std::min(metrics.box[1], glyph.y_bearing + glyph.height);
            metrics.box[2] = std::max(metrics.box[2], glyph.x_bearing + glyph.width);
            metrics.box[3] = std::max(metrics.box[3], glyph.y_bearing);
        }
    }
    return metrics;
}

}  // namespace

struct Typeface::Handles {
    shaping::Face face;
    shaping::Font font;
    shaping::Buffer buffer;
};

Typeface::Typeface(Weight weight) : m_weight(weight)
{
    shaping::Face face = face_in(file());
    shaping::Font font(hb_font_create(face.get()));
    hb_font_set_scale(font.get(), em, em);
    m_handles = std::make_unique<Handles>(Handles{std::move(face), std::move(font), shaping::Buffer(hb_buffer_create())});
    m_metrics = metrics_of(m_handles->font.get(), glyph_count());
}

Typeface::~Typeface() = default;

std::vector<Glyph> Typeface::shape(std::string_view text) const
{
    std::u32string characters = unicode::characters_of(text);
    hb_buffer_t* buffer = m_handles->buffer.get();
    hb_buffer_clear_contents(buffer);
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const char32_t character = characters[i];
        const bool is_lacking = !has(character) && has(without_accent(character));
        hb_buffer_add(buffer, is_lacking ? without_accent(character) : character, static_cast<unsigned>(i));
    }
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
    hb_shape(m_handles->font.get(), buffer, nullptr, 0);

    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    std::vector<Glyph> glyphs;
    glyphs.reserve(count);
    for (unsigned i = 0; i < count; ++i) {
        Glyph glyph{static_cast<std::uint16_t>(infos[i].codepoint), positions[i].x_advance, positions[i].x_offset, positions[i].y_offset, {}};
        const bool is_first = i == 0 || infos[i].cluster != infos[i - 1].cluster;
        if (is_first) {
            unsigned next = i + 1;
            while (next < count && infos[next].cluster == infos[i].cluster) {
                ++next;
            }
            const std::size_t end = next < count ? infos[next].cluster : characters.size();
            glyph.text = unicode::utf8_of(std::u32string_view(characters).substr(infos[i].cluster, end - infos[i].cluster));
        }
        glyphs.push_back(std::move(glyph));
    }
    return glyphs;
}

std::uint16_t Typeface::glyph_of(char32_t character) const
{
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(m_handles->font.get(), character, &glyph) != 0 ? static_cast<std::uint16_t>(glyph) : std::uint16_t{0};
}

bool Typeface::has(char32_t character) const { return glyph_of(character) != 0; }

int Typeface::advance_of(std::uint16_t glyph) const { return hb_font_get_glyph_h_advance(m_handles->font.get(), glyph); }

unsigned Typeface::glyph_count() const { return hb_face_get_glyph_count(m_handles->face.get()); }

std::string_view Typeface::file() const { return m_weight == Weight::bold ? typeface_files::bold : typeface_files::regular; }

std::string_view Typeface::name() const { return m_weight == Weight::bold ? "AtkinsonHyperlegibleNext-Bold" : "AtkinsonHyperlegibleNext-Regular"; }

}  // namespace asepsie::pdf
