#pragma once
// Stable names of enumerations for --json and the command line. Words for people are made in ui.

#include <array>
#include <optional>
#include <string_view>

#include "core/model/image.h"

namespace safelight::model {

std::string_view kindName(ImageKind kind);      // radiograph, photo, document
std::string_view viewName(View view);           // bitewing, periapical ...
std::string_view phaseName(Phase phase);        // none, before, during, after
std::string_view sideName(Side side);           // none, right, left, both
std::string_view statusName(ImageStatus status);  // filed, inbox, binned, purged

/// Every view there is, in the order of their stored numbers.
inline constexpr std::array kAllViews = {
    View::Unknown, View::Bitewing, View::Periapical, View::Occlusal, View::Panoramic, View::Cephalogram, View::Cbct,
    View::PhotoFrontal, View::PhotoFrontalSmile, View::PhotoProfileRight, View::PhotoProfileLeft,
    View::IntraoralFrontal, View::IntraoralRight, View::IntraoralLeft, View::IntraoralUpper, View::IntraoralLower,
    View::IntraoralClose, View::Other};
/// The view with that name.
std::optional<View> viewFromName(std::string_view name);

}  // namespace safelight::model
