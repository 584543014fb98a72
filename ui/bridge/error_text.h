#pragma once
// Codes to translated words.

#include <QString>

#include "core/base/error.h"

namespace safelight::ui {

/// What happened and what to do, in the person's language: "what toDo".
QString errorText(const Error& error);
/// Only what happened, for tight places.
QString errorWhat(const Error& error);

}  // namespace safelight::ui
