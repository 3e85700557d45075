#include "domain/mail/authentication/header_fields.h"

#include "foundation/base/text.h"

namespace asepsie::authentication {

bool is_named(const HeaderField& field, std::string_view lower_case_name) { return text::equals_ignoring_case(text::trim(field.name), lower_case_name); }

}  // namespace asepsie::authentication
