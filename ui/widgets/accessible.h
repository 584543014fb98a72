#pragma once
// What screen readers are told about the painted controls.

namespace safelight::ui {

/// Makes Qt ask Safelight for its own controls' roles and states. Called once by applyTheme.
void installAccessibility();

}  // namespace safelight::ui
