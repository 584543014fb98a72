#pragma once
// Stable names of enumerations for --json and the command line. Words for people are made in ui.

#include <string_view>

#include "core/model/image.h"

namespace safelight::model {

std::string_view kindName(ImageKind kind);      // radiograph, photo, document
std::string_view viewName(View view);           // bitewing, periapical ...
std::string_view phaseName(Phase phase);        // none, before, during, after
std::string_view sideName(Side side);           // none, right, left, both
std::string_view statusName(ImageStatus status);  // filed, inbox, binned, purged

}  // namespace safelight::model
