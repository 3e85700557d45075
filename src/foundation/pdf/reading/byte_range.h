// A signature's place in the raw bytes, without which nothing that a parser says of it counts. Only for the sources of this folder.
#pragma once

#include "foundation/pdf/reading/pdf_signature.h"
#include "foundation/pdf/reading/qpdf_file.h"

#include <array>
#include <string>

namespace asepsie::pdf {

struct Placed {
    std::array<std::string_view, 2> signed_pieces;
    std::string contents;           // decoded
    std::size_t signed_length = 0;  // where the second piece ends
    std::size_t object_begin = 0;   // of the object that holds it
    std::size_t object_end = 0;
};

// Where the signature stands, or the first flaw in the way. holder: the indirect object it stands in, itself or its field.
struct Placing {
    std::optional<Placed> placed;
    SignatureFlaw flaw = SignatureFlaw::no_dictionary;  // where it is not placed
};
Placing place_signature(std::string_view bytes, QPDF& pdf, QPDFObjectHandle signature, QPDFObjGen holder);

// Just behind "%%EOF" and at most one end of line.
bool ends_a_revision(std::string_view bytes);

}  // namespace asepsie::pdf
