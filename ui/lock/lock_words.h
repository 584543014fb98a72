#pragma once
// The sentences of the lock screen.

#include <optional>

#include <QDateTime>
#include <QString>

#include "core/model/user.h"
#include "ui/bridge/guard_protocol.h"

namespace safelight::ui {

/// What the lock screen knows about the last lock.
struct LockedSince {
  LockReason reason = LockReason::Button;
  QDateTime at;
  /// Seconds without use, for LockReason::Idle.
  std::uint32_t idleSeconds = 0;
  /// Who was working; may be empty.
  QString person;
};

/// "Locked at 14:27 after 5 minutes without use · Dr A. Okafor was working".
QString lockedSentence(const LockedSince& since);
/// The role as it stands under a name.
QString tileRoleWord(model::Role role);
/// "Prof. Dr F. Hohenstein" gives "F. Hohenstein": what identifies, where there is no room for all.
QString withoutTitles(const QString& displayName);
/// Two letters for a round picture: "Dr A. Okafor" gives "AO".
QString initialsOf(const QString& displayName);

}  // namespace safelight::ui
