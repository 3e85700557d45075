// The one typeface of everything drawn, Atkinson Hyperlegible Next: which glyphs write a text, and the file to embed. The only place that sees HarfBuzz.
//
// It comes with the program and no other is looked for, so the same text is drawn alike on every computer and without a file. All lengths are thousandths
// of the em.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::pdf {

enum class Weight : std::uint8_t { regular, bold };

struct Glyph {
    std::uint16_t id = 0;  // 0 draws the box of what the typeface lacks
    int advance = 0;       // with kerning
    int x_offset = 0;
    int y_offset = 0;
    std::string text;  // the UTF-8 it stands for; empty where the glyph before it does already
};

struct Metrics {
    int ascent = 0;
    int descent = 0;  // below the line: negative
    int cap_height = 0;
    int box[4] = {};  // of all glyphs: left, bottom, right, top
};

class Typeface {
public:
    explicit Typeface(Weight weight);
    ~Typeface();
    Typeface(const Typeface&) = delete;
    Typeface& operator=(const Typeface&) = delete;

    // A letter it lacks is written without its accent where it has that one ("ő" as "o"), so that a name stays legible.
    [[nodiscard]] std::vector<Glyph> shape(std::string_view text) const;
    [[nodiscard]] bool has(char32_t character) const;
    [[nodiscard]] std::uint16_t glyph_of(char32_t character) const;  // 0: none
    [[nodiscard]] int advance_of(std::uint16_t glyph) const;
    [[nodiscard]] unsigned glyph_count() const;
    [[nodiscard]] const Metrics& metrics() const { return m_metrics; }

    // The TrueType file, whole.
    [[nodiscard]] std::string_view file() const;
    // "AtkinsonHyperlegibleNext-Regular": as PDF names it.
    [[nodiscard]] std::string_view name() const;

private:
    struct Handles;
    Weight m_weight;
    std::unique_ptr<Handles> m_handles;
    Metrics m_metrics;
};

// Both weights, loaded once for a drawing.
struct Typefaces {
    Typeface regular{Weight::regular};
    Typeface bold{Weight::bold};

    [[nodiscard]] const Typeface& of(Weight weight) const { return weight == Weight::bold ? bold : regular; }
};

}  // namespace asepsie::pdf
