// IRIs: checked, put together, escaped.
#pragma once
#include <string>
#include <string_view>

namespace relata {

// Has a scheme, and no space, control or character that IRIs can't hold.
[[nodiscard]] bool is_absolute_iri(std::string_view iri);

// One path segment: everything but unreserved ASCII as %XX, so that different ids never give one IRI.
[[nodiscard]] std::string iri_segment(std::string_view id);

}  // namespace relata
