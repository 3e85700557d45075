// Opening a PDF with qpdf behind limits and a fence: nothing thrown leaves this folder. Only for the sources of this folder.
#pragma once

#include "foundation/base/result.h"

// qpdf 11's JSON.hh cannot be read by clang with libstdc++ in C++20 (a std::vector of a class that is not complete yet must be destroyed). Nothing here needs it.
#define JSON_HH
class JSON;
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <exception>
#include <memory>
#include <string>
#include <string_view>

namespace asepsie::pdf {

constexpr std::size_t largest_pdf_bytes = 64U << 20U;
constexpr std::size_t most_objects = 100'000;

// tried: a damaged table of objects is made anew from what looks like objects. Not where signatures are judged: two readers could then see two documents.
enum class Repair : std::uint8_t { refused, tried };

// bytes must outlive it. Errors: too_large, malformed, denied (it takes a password to open).
Result<std::shared_ptr<QPDF>> open_pdf(std::string_view bytes, Repair repair);

// What read() gives, or malformed where qpdf throws. How far streams expand is bounded by the memory of the process alone.
template <typename Read>
auto fenced(Read read) -> decltype(read())
{
    try {
        return read();
    } catch (const QPDFExc& thrown) {
        return fail(thrown.getErrorCode() == qpdf_e_password ? ErrorCode::denied : ErrorCode::malformed, "pdf: not readable at byte " + std::to_string(thrown.getFilePosition()));
    } catch (const std::exception&) {
        return fail(ErrorCode::malformed, "pdf: not readable");
    }
}

// The dictionary of a dictionary or stream; null otherwise.
QPDFObjectHandle dictionary_of(QPDFObjectHandle object);

}  // namespace asepsie::pdf
