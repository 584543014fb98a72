#pragma once
// How the vault is, while people work: asked for at once, then found out in small pieces beside their work.

#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>

#include "core/vault/health/health.h"
#include "core/vault/health/repair.h"
#include "ui/bridge/one_shot.h"
#include "ui/bridge/vault_session.h"

namespace safelight::ui {

/// One a session, and its child. GUI thread only.
class HealthWatch : public QObject {
  Q_OBJECT
 public:
  /// The session's watch.
  static HealthWatch& of(VaultSession& session);
  ~HealthWatch() override;

  /// Begins to look at originals, a while after people have signed in.
  void watch();
  /// Begins now (tests, pictures).
  void checkNow();
  /// Asks the places of backups that are there whether they know a later state, on a thread beside the vault's: a disk may sleep.
  void askPlaces();
  /// Asks anew, without looking at originals.
  void refresh();

  /// Nothing until it was asked for the first time.
  const std::optional<vault::Health>& health() const { return m_health; }
  /// How many originals this session has looked at.
  std::uint64_t looked() const { return m_looked; }

 Q_SIGNALS:
  void changed();

 private:
  struct Work;
  explicit HealthWatch(VaultSession& session);
  void noteDamage();
  void step();
  void tellHealth();

  VaultSession& m_session;
  std::shared_ptr<Work> m_work;
  std::shared_ptr<const std::vector<vault::SavedState>> m_saved;
  std::optional<vault::Health> m_health;
  std::uint64_t m_looked = 0;
  QTimer m_next, m_begin;
  bool m_sampleTold = false, m_isAsking = false;
  OneShot m_thread;  // last: its thread ends before anything else goes
};

}  // namespace safelight::ui
