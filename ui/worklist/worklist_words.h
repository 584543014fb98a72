#pragma once
// Orders in people's words.

#include <QString>
#include <vector>

#include "core/vault/worklist/worklist.h"

namespace safelight::ui {

/// What a device can be asked for, most usual first.
struct Examination {
  const char* modality;  // PS3.3 C.7.3.1.1.1
  QString words;         // "Panoramic"
};
std::vector<Examination> examinations();
/// "Panoramic", or what the order says itself.
QString orderTitle(const model::WorklistOrder& order);
/// "Today", "Tomorrow", "Monday, 23 Nov".
QString worklistDay(model::Date day, model::Date today);
QString statusWord(model::WorklistStatus status);

}  // namespace safelight::ui
