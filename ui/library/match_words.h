#pragma once
// Why an image waits, or where it went, in words.

#include <QString>

#include "core/model/image.h"
#include "core/vault/import/match_plan.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

/// A sentence about one image, the icon that goes with it, and how urgent it is.
struct MatchWords {
  QString sentence;
  QString icon;
  Text::Tone tone = Text::Tone::Care;
};
/// "Name differs; number and birth date agree".
MatchWords matchWords(vault::MatchReason reason);

/// What a file says of its patient: "LINDQUIST, MARTA, born 14 Mar 1987, No. 20417". Empty when it says nothing.
QString identityWords(const model::SourceIdentity& identity);
/// The same as a patient's details, to create them from.
model::PatientDetails detailsOf(const model::SourceIdentity& identity);

}  // namespace safelight::ui
