#pragma once
// How the vault is, in people's words: pure decisions over values.

#include <QString>

#include "core/vault/health/health_plan.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

/// One sentence and how it is meant.
struct HealthLine {
  QString words;
  Text::Tone tone = Text::Tone::First;
};

/// The one line: "Everything is in its place", or the worst that is known.
HealthLine healthHeadline(const vault::Health& health);
/// When it was found out: "200 images looked at today, 08:12; all of them on 3 Nov."
QString healthDates(const vault::Health& health);
/// A finding with what to do about it.
HealthLine healthFindingLine(const vault::HealthFinding& finding);
/// For the line across the window: short; empty while the vault is green.
QString healthBarWords(const vault::Health& health);
QString healthIcon(vault::HealthLevel level);

}  // namespace safelight::ui
