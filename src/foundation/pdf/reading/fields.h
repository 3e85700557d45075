// The tree of a form's fields, with the names and what is inherited (ISO 32000-1, section 12.7.3). Only for the sources of this folder.
#pragma once

#include "foundation/pdf/reading/qpdf_file.h"

#include <vector>

namespace asepsie::pdf {

constexpr std::size_t most_field_nodes = 20'000;  // fields, their parents and their widgets
constexpr std::size_t deepest_field = 32;
constexpr std::size_t longest_name_bytes = 1000;

struct Field {
    std::string name;                       // fully qualified: "parent.kid", safe to show
    std::vector<QPDFObjectHandle> lineage;  // itself, its parent, and so on to the root
    std::vector<QPDFObjectHandle> widgets;  // itself or its kids without a name

    [[nodiscard]] QPDFObjectHandle object() const { return lineage.front(); }
    [[nodiscard]] QPDFObjectHandle inherited(const std::string& key) const;  // null where nobody has it
    [[nodiscard]] bool is_of_type(const std::string& type) const;            // "/Tx", "/Sig"…
};

struct FieldTree {
    std::vector<Field> fields;             // those at the ends
    std::vector<QPDFObjectHandle> nodes;   // all there are, parents and widgets too
    bool is_odd = false;                   // loops, fields in two places, names that are missing, unsafe or hold a dot, no dictionary where one belongs
    bool is_cut_short = false;             // a limit was met
};

// The catalog's /AcroForm; null where there is none.
QPDFObjectHandle form_of(QPDF& pdf);
FieldTree fields_of(QPDF& pdf);  // may throw as qpdf does

}  // namespace asepsie::pdf
