#pragma once
// What the practice has chosen, who works here, and whether everything is in its place.

#include <QWidget>

#include "ui/bridge/vault_session.h"

class QScrollArea;

namespace safelight::ui {

class Preferences;
struct DeviceServices;

/// A scrolling page of cards. Choices are saved as they are made. GUI thread only.
class PracticePage : public QWidget {
  Q_OBJECT
 public:
  /// `devices` outlives it.
  PracticePage(VaultSession& session, Preferences& preferences, const DeviceServices& devices, QWidget* parent = nullptr);

  /// Scrolls to how the vault is.
  void showHealth();

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  class PeopleCard* m_people;
  class BackupCard* m_backups;
  class HealthCard* m_health;
  QScrollArea* m_scroll;
  bool m_staysAtHealth = false;  // until somebody scrolls
};

}  // namespace safelight::ui
